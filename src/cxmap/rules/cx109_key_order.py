"""Keys stand where nobody looks for them.

## What it does
Reports a map that does not begin with `cxmap` and `title`, a stage or touchpoint that does not begin with its `name`,
and a key of a stage that stands behind its `touchpoints`. All other keys may stand in any order.

Repaired by `--fix`.

## Why it matters
A reader wants to know what they are looking at before the details. An `owner` that stands behind three pages of
touchpoints is not found, and somebody writes a second one.

## Example
```yaml
level: mapped
stages:
  purchase:
    touchpoints:
      insert-money: {barriers: [takes no notes], name: I insert money}
    name: Purchase
```

## Instead
```yaml
level: mapped
stages:
  purchase:
    name: Purchase
    touchpoints:
      insert-money: {name: I insert money, barriers: [takes no notes]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.repair import Reorder, Repair
from cxmap.rules.rule import Finding, Rule, Spot, Subject


@dataclass(frozen=True, slots=True)
class Order:
    """What stands first and last in a mapping.

    Attributes:
        called: The word for the mapping, with its article.
        first: The keys it begins with.
        last: The keys it ends with.
    """

    called: str
    first: tuple[str, ...]
    last: tuple[str, ...] = ()

    def arrange(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Keys in the order they should have; those that may stand anywhere keep theirs."""
        first = tuple(key for key in self.first if key in keys)
        last = tuple(key for key in self.last if key in keys)
        return (*first, *(key for key in keys if key not in first + last), *last)


MAP = Order("a map", ("cxmap", "title"))
STAGE = Order("a stage", ("name",), ("touchpoints",))
TOUCHPOINT = Order("a touchpoint", ("name",))


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first key of every mapping that stands in the wrong place."""
    for path, keys, order in _list_mappings(subject):
        wanted = order.arrange(keys)
        if wanted != keys:
            place = Place(subject.file, path)
            yield _describe(place, keys, wanted, order)


def _list_mappings(subject: Subject) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Order]]:
    """The mappings that have an order, each with its path and its keys as they stand in the file."""
    if not isinstance(subject.data, dict):
        return
    yield (), tuple(subject.data), MAP
    for id, stage in subject.data["stages"].items():
        at = ("stages", id)
        yield at, tuple(stage), STAGE
        for touchpoint_id, touchpoint in stage.get("touchpoints", {}).items():
            yield (*at, "touchpoints", touchpoint_id), tuple(touchpoint), TOUCHPOINT


def _describe(place: Place, keys: tuple[str, ...], wanted: tuple[str, ...], order: Order) -> Finding:
    fix = Repair("move the keys to their places", (Reorder(place.path, wanted),), safe=True)
    first = tuple(key for key in order.first if key in keys)
    for at, key in enumerate(first):
        if keys[at] != key:
            message = f"{order.called} begins with `{key}`, which stands behind `{keys[at]}` here"
            if at:
                message = f"`{key}` comes right behind `{first[at - 1]}`, and stands behind `{keys[at]}` here"
            advice = f"move `{key}` {f'right behind `{first[at - 1]}`' if at else 'to the beginning'}"
            return Finding(Spot(place.below(key), on_key=True), message, advice, fix=fix)
    last = next(key for key in order.last if key in keys)
    key = keys[keys.index(last) + 1]
    message = f"`{key}` stands behind `{last}`, which {order.called} ends with"
    return Finding(Spot(place.below(key), on_key=True), message, f"move `{key}` before `{last}`", fix=fix)


RULE = Rule("CX109", "key-order", Severity.NOTE, check, level="mapped")
