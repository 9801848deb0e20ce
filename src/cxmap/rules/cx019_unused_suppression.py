"""A comment asks for silence about a rule that says nothing there.

## What it does
Reports each rule that a `# cxmap: ignore[…]` comment names and that has nothing to say about the line the comment is
about: the line it ends, or the next line with content where it stands alone. Nothing is reported where part of the file
could not be read, nor in a catalogue for rules about whole maps, because another map may need it, nor for rules that
would speak at the level of the map and were not asked, because the run asks for a lower one (`--level`).

Repaired by `--fix`.

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
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.language.words import shown
from cxmap.rules.repair import Change, RemoveComment, Repair, ShortenComment
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.source import Span

if TYPE_CHECKING:
    from cxmap.diagnostics.suppression import Suppression


def check(subject: Subject) -> Iterator[Finding]:
    """Report the wishes for silence that the checker found idle."""
    for suppression, idle in groupby(subject.idle, key=itemgetter(0)):
        places = {selector: at for at, selector in enumerate(suppression.selectors)}
        for _, selector in idle:
            message = f"`{shown(selector.text)}` has nothing to say on line {suppression.line}"
            others = len(suppression.selectors) > 1
            advice = f"remove `{shown(selector.text)}` from the brackets" if others else "remove this comment"
            spot = Spot(Place(subject.file, ()), span=selector.span)
            change = _remove(suppression, places[selector])
            yield Finding(spot, message, advice, fix=Repair(advice, (change,), safe=True))


def _remove(suppression: "Suppression", at: int) -> Change:
    """The comment goes; where it silences something else, only the selector with the comma beside it."""
    if len(suppression.selectors) == 1:
        return RemoveComment(suppression.span)
    selector = suppression.selectors[at]
    line = selector.span.line
    if at + 1 < len(suppression.selectors):
        start, end = selector.span.column, suppression.selectors[at + 1].span.column
    else:
        start, end = suppression.selectors[at - 1].span.end_column, selector.span.end_column
    return ShortenComment(Span(line, start, line, end))


RULE = Rule("CX019", "unused-suppression", Severity.WARNING, check)
