"""A comment asks for silence about a rule that says nothing there.

## What it does
Reports each rule that a `# cxmap: ignore[…]` comment names and that has nothing to say about the line the comment is
about: the line it ends, or the next line with content where it stands alone. Nothing is reported where part of the file
could not be read, nor in a catalogue for rules about whole maps, because another map may need it.

## Why it matters
The reason for the silence is gone, or the comment stands on the wrong line. Left there, it silences the next mistake
on that line.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}  # cxmap: ignore[unknown-channel] not declared yet
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
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the wishes for silence that the checker found idle."""
    for suppression, selector in subject.idle:
        message = f"`{shown(selector.text)}` has nothing to say on line {suppression.line}"
        others = len(suppression.selectors) > 1
        advice = f"remove `{shown(selector.text)}` from the brackets" if others else "remove this comment"
        yield Finding(Spot(Place(subject.file, ()), span=selector.span), message, advice)


RULE = Rule("CX019", "unused-suppression", Severity.WARNING, check)
