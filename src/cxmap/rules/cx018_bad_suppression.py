"""A comment to cxmap cannot be followed.

## What it does
Reports comments that begin with `# cxmap:` and say nothing that cxmap knows, and those that name a rule which does not
exist. It also reports the wish to silence a rule that says that the file could not be read: behind such a finding is
what nobody looked at.

## Why it matters
A misspelt wish for silence is not heard, and the reader of the file believes it is. A misspelt code may also become a
rule one day, and then silence what nobody thought of.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}  # cxmap: ignore[CX999] the shop is closed
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.language.words import shown
from cxmap.rules.index import are_binding, find_codes, suggest_selector
from cxmap.rules.rule import Finding, Rule, Spot, Subject

FORM = "write `# cxmap: ignore[CODE] reason`, with the code or the name of a rule"


def check(subject: Subject) -> Iterator[Finding]:
    """Report comments to cxmap that are malformed, or name what is no rule or cannot be silenced."""
    for suppression in subject.suppressions:
        place = Place(subject.file, ())
        if suppression.malformed:
            yield Finding(Spot(place, span=suppression.span), suppression.malformed, FORM)
        for selector, span in suppression.selectors:
            codes, spot = find_codes(selector), Spot(place, span=span)
            if not codes:
                yield Finding(spot, f"no rule `{shown(selector)}` to silence", suggest_selector(selector))
            elif are_binding(codes):
                message = f"`{shown(selector)}` cannot be silenced: where it speaks, the file was not read"
                yield Finding(spot, message, "mend what it reports, and name only rules that can be silenced")


RULE = Rule("CX018", "bad-suppression", Severity.WARNING, check)
