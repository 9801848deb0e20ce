"""Write the tables of docs/language.md from the models of the language, or check that they are fresh.

`python tools/language_page.py` writes; with `--check` it ends with 1 where the page is stale. What stands before and
after the markers is written by hand.
"""

import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import Tag
from pydantic.fields import FieldInfo

from cxmap.language import base, flow, measure
from cxmap.language.anatomy import fields_of
from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.scale import AnyScale
from cxmap.language.words import flow as write_flow
from cxmap.source import parse_document

PAGE = Path(__file__).resolve().parents[1] / "docs" / "language.md"
BEGIN = "<!-- Made by tools/language_page.py from here on: `make generated` writes it anew. -->"
END = "<!-- Up to here. -->"

KINDS: dict[str, Any] = {
    "id": base.Id,
    "text": base.Line,
    "duration, as `5m` or `2d`": base.Duration,
    "address": base.Url,
    "date, as `2026-11-02`": base.Date,
    "number": base.Number,
    "number, 0 or more": base.Amount,
    "number, 0 to 1": base.Share,
    "number, −2 to +2": base.Emotion,
    "number, 0 to 10": base.TenPoints,
    "whole number": base.Count,
    "id, or list of ids": base.Ids,
    "text, or list of texts": base.Texts,
    "number, or [measured value](#measured-value)": measure.Measure,
    "number from 0 to 1, or [measured share](#measured-share)": measure.MeasuredShare,
    "number from 0, or [measured amount](#measured-amount)": measure.MeasuredAmount,
    "number from 0 to 10, or [measured rating](#measured-rating)": measure.MeasuredRating,
    "target → number from 0 to 1, or [way on](#way-on)": flow.Next,
    "preset, or [scale](#scale)": AnyScale,
}
"""What authors call the types that many keys share."""

_PLURALS = {"id": "ids", "text": "texts", "whole number": "whole numbers"}
_PLAIN = {bool: "`true` or `false`", str: "text", float: "number", int: "whole number"}


def list_nouns() -> list[type[Noun]]:
    """List the mappings of the language in the order in which a reader of the page meets them, measures last."""
    found = [*dict.fromkeys((*_walk(JourneyMap, set()), *_walk(Catalogue, set())))]
    return sorted(found, key=lambda noun: issubclass(noun, measure.MeasuredValue))


def write_tables() -> str:
    """Write a heading and a table for every mapping of the language."""
    return "\n".join(_write_noun(noun) for noun in list_nouns())


def name_of(noun: type[Noun]) -> str:
    """Return the heading of a mapping."""
    words = noun.called.removeprefix("an ").removeprefix("a ")
    return words if words.startswith("`") else words[:1].upper() + words[1:]


def describe_type(hint: Any) -> str:  # noqa: ANN401  (a type annotation can be any object)
    """Say in the words of authors what a key holds."""
    known = _find_kind(hint)
    if known is not None:
        return known
    if get_origin(hint) is Annotated:
        return _describe_bounds(hint) or describe_type(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Noun):
        name = hint.called.removeprefix("an ").removeprefix("a ").strip("`")
        return f"[{name}](#{_anchor(hint)})"
    return _describe_parts(get_origin(hint), get_args(hint)) or _PLAIN[hint]


def _describe_parts(origin: object, parts: tuple[Any, ...]) -> str | None:
    """What is made of other types: choices, mappings of ids, lists; nothing for a plain type."""
    if origin in {Union, types.UnionType}:
        arms = [_strip_tag(arm) for arm in parts if arm is not type(None)]
        return ", or ".join(dict.fromkeys(map(describe_type, arms)))
    if origin is Literal:
        return " · ".join(f"`{part}`" for part in parts)
    if origin is dict:
        return " → ".join(map(describe_type, parts))
    if origin is list:
        inner = describe_type(parts[0])
        return f"list of {_PLURALS[inner]}" if inner in _PLURALS else f"list, each entry: {inner}"
    return None


def _write_noun(noun: type[Noun]) -> str:
    summary = (noun.__doc__ or "").strip().splitlines()[0]
    keys = zip(fields_of(noun).items(), _hints(noun).values(), strict=True)
    rows = [_write_row(key, field, hint) for (key, field), hint in keys]
    table = "\n".join(["| key | holds | what it says | example |", "|---|---|---|---|", *rows])
    return f"### {name_of(noun)}\n\n{summary}\n\n{table}\n"


def _write_row(key: str, field: FieldInfo, hint: Any) -> str:  # noqa: ANN401  (ditto)
    described = next((info for info in (field, *_infos(hint)) if info.description), field)
    said = (described.description or "").replace("|", "\\|")
    if field.is_required():
        said = f"**Required.** {said}"
    elif isinstance(field.default, str):
        said = f"{said} When absent: `{field.default}`."
    shown = f"`{_write_example(described.examples[0])}`".replace("|", "\\|") if described.examples else ""
    return f"| `{key}` | {describe_type(hint)} | {said} | {shown} |"


def _write_example(value: object) -> str:
    """Write a value as authors would, without quotes where YAML reads the same text without them."""
    if isinstance(value, str) and parse_document(f"key: {value}".encode(), "example").data == {"key": value}:
        return value
    return write_flow(value)


def _hints(noun: type[Noun]) -> dict[str, Any]:
    """The annotations of a mapping's keys, in the order of its fields."""
    hints = get_type_hints(noun, include_extras=True)
    return {name: hints[name] for name in noun.model_fields}


def _find_kind(hint: Any) -> str | None:  # noqa: ANN401  (ditto)
    """The name of a shared type: it is told by the object that carries its bounds."""
    if get_origin(hint) is not Annotated:
        return None
    marks = {id(mark) for mark in hint.__metadata__}
    return next((name for name, kind in KINDS.items() if marks & {id(mark) for mark in kind.__metadata__}), None)


def _describe_bounds(hint: Any) -> str | None:  # noqa: ANN401  (ditto)
    """A number with bounds of its own."""
    own = [mark for mark in hint.__metadata__ if isinstance(mark, FieldInfo)]
    bounds = {type(mark).__name__: mark for info in own for mark in info.metadata}
    if {"Ge", "Le"} <= set(bounds):
        return f"number, {bounds['Ge'].ge:g} to {bounds['Le'].le:g}"
    return None


def _infos(hint: Any) -> Iterator[FieldInfo]:  # noqa: ANN401  (ditto)
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, FieldInfo):
            yield mark
    if get_origin(hint) in {Annotated, Union, types.UnionType}:
        for part in get_args(hint)[: 1 if get_origin(hint) is Annotated else None]:
            yield from _infos(part)


def _strip_tag(hint: Any) -> Any:  # noqa: ANN401  (ditto)
    """Take the name of a union's branch off."""
    if get_origin(hint) is not Annotated:
        return hint
    rest = tuple(mark for mark in hint.__metadata__ if not isinstance(mark, Tag))
    inner = get_args(hint)[0]
    return Annotated[(inner, *rest)] if rest else inner


def _walk(noun: type[Noun], seen: set[type[Noun]]) -> Iterator[type[Noun]]:
    seen.add(noun)
    yield noun
    for hint in _hints(noun).values():
        for inner in _find_nouns(hint):
            if inner not in seen:
                yield from _walk(inner, seen)


def _find_nouns(hint: Any) -> Iterator[type[Noun]]:  # noqa: ANN401  (ditto)
    if isinstance(hint, type) and issubclass(hint, Noun):
        yield hint
    for part in get_args(hint):
        yield from _find_nouns(part)


def _anchor(noun: type[Noun]) -> str:
    """The name under which a heading is found on the page."""
    return re.sub(r"[^\w -]", "", name_of(noun).lower()).replace(" ", "-")


def renew(page: str) -> str:
    """Return the page with fresh tables.

    Raises:
        ValueError: A marker is missing. Put both into the page, the second after the first.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks one of its markers: {BEGIN} and {END}")
    return f"{before}{begin}\n\n{write_tables()}\n{end}{after}"


def main(arguments: list[str], page: Path = PAGE) -> int:
    """Write or check, and return the exit code."""
    text = page.read_text(encoding="utf-8")
    fresh = renew(text)
    if arguments != ["--check"]:
        page.write_text(fresh, encoding="utf-8", newline="\n")
        return 0
    if text != fresh:
        print(f"{page.name} is stale: run `python tools/language_page.py` and review the difference")
        return 1
    print(f"{page.name} is fresh")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: python tools/language_page.py [--check]")
    sys.exit(main(sys.argv[1:]))
