"""How much work a regular expression is: a matcher that goes back as `re` does, and counts its steps.

Time differs from run to run and from machine to machine; steps do not. Where `re` takes a short cut, there are more
steps here: what is linear here is linear there.
"""

import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Go = Callable[[int], bool]

MOST_STEPS = 400_000
"""A text of a hundred characters that needs more is one for which nobody waits."""


class Endless(Exception):  # noqa: N818  (named by what happens)
    """There are more steps than anybody waits for."""


@dataclass
class Matcher:
    """Matches one expression and counts.

    Attributes:
        nodes: The expression, parsed.
        flags: Its flags.
        steps: How many steps there were so far.
    """

    nodes: Any
    flags: int
    steps: int = 0
    _text: str = ""
    _groups: dict[int, tuple[int, int]] = field(default_factory=dict)

    def run(self, text: str, *, anchored: bool, whole: bool) -> int:
        """Count the steps that finding every match takes.

        Args:
            text: The text.
            anchored: Whether to try at the start only, as `match` does.
            whole: Whether the match must end where the text does, as for `fullmatch`.

        Raises:
            Endless: There are too many.
        """
        self._text, self.steps, start = text, 0, 0
        ends: list[int] = []

        def accept(at: int) -> bool:
            if whole and at != len(text):
                return False
            ends.append(at)
            return True

        while start <= len(text):
            ends.clear()
            self._groups.clear()
            if not self._follow(list(self.nodes), 0, start, accept) or anchored:
                if anchored:
                    break
                start += 1
            else:
                start = max(ends[0], start + 1)
        return self.steps

    def _follow(self, nodes: list[Any], at: int, place: int, go: Go) -> bool:
        if at == len(nodes):
            return go(place)
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Endless
        kind, given = nodes[at]

        def rest(there: int) -> bool:
            return self._follow(nodes, at + 1, there, go)

        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            return place < len(self._text) and fits(kind, given, self._text[place], self.flags) and rest(place + 1)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._look(given, place) is (kind is op.ASSERT) and rest(place)
        if kind is op.AT:
            return self._stands(given, place) and rest(place)
        return self._choose(kind, given, place, rest)

    def _choose(self, kind: Any, given: Any, place: int, rest: Go) -> bool:
        """Follow a part that can be taken in several ways."""
        if kind is op.SUBPATTERN:
            return self._enter(given[0], list(given[3]), place, rest)
        if kind is op.ATOMIC_GROUP:
            return self._enter_once(list(given), place, rest)
        if kind is op.BRANCH:
            return any(self._follow(list(way), 0, place, rest) for way in given[1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self._repeat(given, place, 0, rest, greedy=kind is op.MAX_REPEAT)
        assert kind is op.GROUPREF, f"{kind} is not known here"
        start, end = self._groups.get(given, (0, 0))
        return self._text.startswith(self._text[start:end], place) and rest(place + end - start)

    def _enter(self, number: int | None, nodes: list[Any], place: int, rest: Go) -> bool:
        def leave(there: int) -> bool:
            if number is not None:
                self._groups[number] = (place, there)
            return rest(there)

        return self._follow(nodes, 0, place, leave)

    def _enter_once(self, nodes: list[Any], place: int, rest: Go) -> bool:
        """The first way through a group that does not lead back into it."""
        ends: list[int] = []
        return self._follow(nodes, 0, place, lambda there: not ends.append(there)) and rest(ends[0])  # type: ignore[func-returns-value]

    def _repeat(self, given: Any, place: int, count: int, rest: Go, *, greedy: bool) -> bool:
        least, most, body = given

        def again(there: int) -> bool:
            # A round that takes nothing is the last.
            return (there > place or count < least) and self._repeat(given, there, count + 1, rest, greedy=greedy)

        more = (most is op.MAXREPEAT or count < most) and (lambda: self._follow(list(body), 0, place, again))
        if count < least:
            return bool(more and more())
        if greedy:
            return bool(more and more()) or rest(place)
        return rest(place) or bool(more and more())

    def _look(self, given: Any, place: int) -> bool:
        direction, nodes = given
        if direction > 0:
            return self._follow(list(nodes), 0, place, lambda _: True)
        width = nodes.getwidth()[0]
        return place >= width and self._follow(list(nodes), 0, place - width, lambda there: there == place)

    def _stands(self, where: Any, place: int) -> bool:
        text = self._text
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            multiline = where is op.AT_BEGINNING and self.flags & 8
            return place == 0 or bool(multiline and text[place - 1] == "\n")
        if where is op.AT_END:
            return place == len(text) or text[place:] == "\n" or bool(self.flags & 8 and text[place] == "\n")
        if where is op.AT_END_STRING:
            return place == len(text)
        before, behind = (0 <= each < len(text) and is_word(text[each]) for each in (place - 1, place))
        return (before != behind) is (where is op.AT_BOUNDARY)


def is_word(char: str) -> bool:
    """Whether a character belongs to a word."""
    return char.isalnum() or char == "_"


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: is_word,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_NOT_WORD: lambda char: not is_word(char),
}


def fits(kind: Any, given: Any, char: str, flags: int) -> bool:
    """Whether a part of an expression that takes one character takes this one."""
    if kind is op.ANY:
        return char != "\n" or bool(flags & 16)
    same = {char, char.lower(), char.upper()} if flags & 2 else {char}
    if kind is op.LITERAL:
        return chr(given) in same
    if kind is op.NOT_LITERAL:
        return chr(given) not in same
    negated = given[0][0] is op.NEGATE
    return any(_holds(item, part, each) for item, part in given[negated:] for each in same) is not negated


def _holds(kind: Any, given: Any, char: str) -> bool:
    if kind is op.LITERAL:
        return chr(given) == char
    if kind is op.RANGE:
        return bool(given[0] <= ord(char) <= given[1])
    return _CATEGORIES[given](char)


def parse(pattern: str | bytes, flags: int = 0) -> Matcher:
    """A matcher of an expression."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    nodes = parser.parse(text, flags)
    return Matcher(nodes, nodes.state.flags)
