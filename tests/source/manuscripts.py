"""Files as people write them, at random: mappings and lists in every style, with comments that tell their entries."""

import json
from typing import Any

from hypothesis import strategies as st

WORDS = [
    "a",
    "web",
    "phone",
    "I pay",
    "it's",
    "no",
    "5",
    "2.5",
    "true",
    "x: y",
    "a, b",
    "# 1",
    "-2",
    "~",
    "ü",
    "<<",
    "",
]
KEYS = ["name", "owner", "a b", "it's", "5", "true", "x-1", "ü", "web", "a,b", "{k}", "done"]
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(WORDS), st.integers(-9, 99), st.booleans(), st.sampled_from([0.5, 1.25])
)
NAMED = st.deferred(lambda: st.dictionaries(st.sampled_from(KEYS), DATA, min_size=1, max_size=4))
DATA: st.SearchStrategy[Any] = st.deferred(
    lambda: st.one_of(SCALARS, SCALARS, NAMED, st.lists(DATA, min_size=1, max_size=3))
)
PLAIN = {"a", "web", "phone", "I pay", "it's", "no", "ü", "name", "owner", "a b", "x-1", "done"}


class Writer:
    """Writes data as YAML, each choice of style drawn."""

    def __init__(self, draw: Any, *, comments: bool) -> None:
        self._draw = draw
        self._comments = comments
        self._count = 0

    def write(self, data: dict[str, Any]) -> str:
        head = "# about the file\n" if self._chance() and self._comments else ""
        text = head + "".join(f"{line}\n" for line in self._block(data, 0))
        return text if self._draw(st.integers(0, 3)) else text.rstrip("\n")

    def _chance(self) -> bool:
        return bool(self._draw(st.integers(0, 3)) == 0)

    def _block(self, data: Any, indent: int) -> list[str]:
        lines: list[str] = []
        is_map = isinstance(data, dict)
        for number, part in enumerate(data):
            value = data[part] if is_map else part
            self._count += 1
            label = f"about {self._count}"
            pad = " " * indent
            if self._chance() and number:
                lines.append("" if self._draw(st.booleans()) else "   ")
            if self._chance() and self._comments and number:
                lines.append(f"{pad}# above {label}")
            tail = f"  # {label}" if self._chance() and self._comments else " " * self._draw(st.integers(0, 2))
            start = f"{pad}{self._key(part)}:" if is_map else f"{pad}-"
            if isinstance(value, (dict, list)) and not self._chance():
                inner = indent + self._draw(st.integers(1, 3))
                lines += [start + tail.rstrip(" "), *self._block(value, inner)]
            else:
                lines.append(f"{start}{' ' * self._draw(st.integers(1, 3))}{self._flow(value, block=True)}{tail}")
        return lines

    def _key(self, key: str, *, flow: bool = False) -> str:
        return self._text(key, plain=key in PLAIN or (key in {"5", "true"}) or (key == "a,b" and not flow))

    def _flow(self, value: Any, *, block: bool = False) -> str:
        gap = " " if self._draw(st.booleans()) else ""
        if isinstance(value, dict):
            entries = (f"{self._key(key, flow=True)}: {self._flow(part)}" for key, part in value.items())
            return f"{{{gap}{', '.join(entries)}{gap}}}"
        if isinstance(value, list):
            return f"[{gap}{', '.join(map(self._flow, value))}{gap}]"
        if isinstance(value, str):
            return self._text(value, plain=value in PLAIN or (value == "a, b" and block))
        return json.dumps(value)

    def _text(self, text: str, *, plain: bool) -> str:
        quoted = [json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"]
        written: str = self._draw(st.sampled_from([text, text, *quoted] if plain else quoted))
        return written


@st.composite
def manuscripts(draw: Any, *, comments: bool = True) -> tuple[bytes, Any]:
    """The bytes of a file and the data in it."""
    data = draw(NAMED)
    text = Writer(draw, comments=comments).write(data)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    mark = "\ufeff" if draw(st.integers(0, 5)) == 0 else ""
    return (mark + text).encode(), data


def list_paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to all entries and items."""
    paths = []
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in parts:
        paths += [(*path, part), *list_paths(value, (*path, part))]
    return paths


def follow(data: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at the end of a way."""
    for part in path:
        data = data[part]
    return data
