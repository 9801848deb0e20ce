"""What the customer does looks told in the words of those who built it.

## What it does
Guesses, and in English only. Reports `does` where it holds a word about how something is built: API, back-end,
batch job (process, run), cron, CRUD, database, DB, endpoint, ETL, foreign or primary key, front-end, GraphQL, HTTP,
JSON, microservice, middleware, MySQL, OAuth, Postgres, RDBMS, SDK, SQL, stored procedure, webhook, XML, YAML. Words
with an everyday sense, such as table, server, queue and batch, are not among them. Where your customers are
developers, ignore it for that map.

## Why it matters
`does` is the customer's row. Where it speaks of a database, somebody described the screen or the system, and what the
customer went through is not in the map at all.

## Example
```yaml
level: mapped
stages:
  order:
    touchpoints:
      place-order: {name: I place my order, does: Submits the form to the orders API}
```

## Instead
```yaml
level: mapped
stages:
  order:
    touchpoints:
      place-order:
        name: I place my order
        does: Checks the address twice and presses the button
        backstage: Form goes to the orders API
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.wording import TECHNICAL_WORDS, find_word


def check(subject: Subject) -> Iterator[Finding]:
    """Report every text about the customer's doing that holds a technical word."""
    for touchpoint in subject.journey.touchpoints.values() if subject.journey else ():
        word = find_word(touchpoint.noun.does or "", TECHNICAL_WORDS)
        if word is not None:
            yield Finding(
                Spot(touchpoint.at.below("does")),
                f"what customers do at `{touchpoint.id}` looks told by those who built it, to judge by `{shown(word)}`",
                "write what somebody beside the customer would see, and move the rest to `backstage` or `systems`",
            )


RULE = Rule("CX602", "implementation-words", Severity.NOTE, check, level="mapped", heuristic=True)
