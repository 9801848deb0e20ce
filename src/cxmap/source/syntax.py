"""What is said about text that is no YAML: libyaml says where it gave up, the author needs to know what to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.source.faults import Fault
from cxmap.source.words import shorten

if TYPE_CHECKING:
    from yaml import YAMLError

    from cxmap.source.encoding import Decoded
    from cxmap.source.parser import Event
    from cxmap.source.places import Span


@dataclass(frozen=True, slots=True)
class LastScalar:
    """The scalar that was read last.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        style: Its quote or the sign of a block scalar; empty without quotes.
    """

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What the parser reports, with the text around it.

    Attributes:
        text: The text of the file.
        words: What went wrong, in the parser's words.
        context: What the parser was doing, in its words; empty where it does not say.
        at: Where it gave up. Units: code points from the start of the text.
        context_at: Where the thing begins that it was reading.
        last: The scalar read last, if any.
    """

    text: str
    words: str
    context: str
    at: int
    context_at: int
    last: LastScalar | None

    def get_line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        line_feed = self.text.rfind("\n", 0, offset)
        return max(line_feed, self.text.rfind("\r", line_feed + 1, offset)) + 1

    def get_line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, its line end and trailing white space left out."""
        text = self.text
        line_feed = text.find("\n", offset)
        end = line_feed if line_feed >= 0 else len(text)
        carriage_return = text.find("\r", offset, end)
        end = carriage_return if carriage_return >= 0 else end
        while end > offset and text[end - 1] in " \t":
            end -= 1
        return end

    def get_char(self, offset: int) -> str:
        """Return the character at an offset; empty at the end of the text."""
        return self.text[offset : offset + 1]

    def get_indent(self, offset: int) -> str:
        """Return the white space at the start of the line of an offset."""
        start = self.get_line_start(offset)
        line = self.text[start : self.get_line_end(start)]
        return line[: len(line) - len(line.lstrip(" \t"))]


@dataclass(frozen=True, slots=True)
class Advice:
    """What an author is told.

    Attributes:
        message: One sentence that names what stands there.
        help: The repair, in the imperative.
        start: Where the text begins that must change.
        end: Where it ends, exclusive.
        related: What else explains it: what stands there, where it begins and where it ends.
    """

    message: str
    help: str
    start: int
    end: int
    related: tuple[str, int, int] | None = None


def explain(error: YAMLError, decoded: Decoded, last: Event | None) -> Fault:
    """Return the fault for a text that the parser refuses.

    Args:
        error: What the parser raised.
        decoded: The text that it read.
        last: The scalar that it read last.
    """
    from cxmap.source import syntax_flow, syntax_lines, syntax_text

    problem = _describe(error, decoded.text, last)
    advisers = (*syntax_lines.FIRST, *syntax_text.ADVISERS, *syntax_flow.ADVISERS, *syntax_lines.ADVISERS)
    advice = next((advice for adviser in advisers if (advice := adviser(problem)) is not None), None)
    if advice is None:
        advice = _repeat(problem)
    lines = decoded.lines
    related: tuple[tuple[str, Span], ...] = ()
    if advice.related:
        words, start, end = advice.related
        related = ((words, lines.get_span(start, end)),)
    return Fault("yaml-syntax", advice.message, advice.help, lines.get_span(advice.start, advice.end), related)


def _describe(error: YAMLError, text: str, last: Event | None) -> Problem:
    at = context_at = 0
    words, context = str(error), ""
    from yaml.error import MarkedYAMLError

    if isinstance(error, MarkedYAMLError):
        words, context = error.problem or "", error.context or ""
        at = error.problem_mark.index if error.problem_mark else 0
        context_at = error.context_mark.index if error.context_mark else at
    else:
        at = getattr(error, "position", 0)
    at = min(at, len(text))
    quoted = None if last is None else LastScalar(last.start_mark.index, last.end_mark.index, last.style or "")
    return Problem(text, words, context, at, context_at, quoted)


def _repeat(problem: Problem) -> Advice:
    words = " ".join(word for word in (problem.context, problem.words) if word)
    help = "compare this line and the one above with the YAML around them; put text with special signs in quotes"
    end = max(problem.get_line_end(problem.at), problem.at)
    return Advice(f"this is no valid YAML ({shorten(words, 200)})", help, problem.at, end)
