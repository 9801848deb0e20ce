"""A page of text for a terminal or a pipe: its width, its colours, its encoding."""

from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from cxmap.reports.printable import calm, calm_lines, printable

PIPE_WIDTH = 80
NARROWEST = 60
"""Narrower than this the numbers of a table have no room; a smaller terminal breaks the lines itself."""

# One cell for one cell, so that columns stay columns. The product sign is the one a reader can type. `±` takes two,
# and stands in sentences alone.
_PLAIN = str.maketrans({**dict(zip("·×−–—─…“”‘’→°▁▂▃▄▅▆▇█│★", "*x----.\"\"''>^12345678|*", strict=True)), "±": "+-"})


class Page:
    """Collects lines and tables, then gives them as one text.

    Args:
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
        narrowest: A smaller width than this is not kept to.
    """

    def __init__(self, width: int | None, *, colour: bool, encoding: str, narrowest: int = NARROWEST) -> None:
        self._stream = StringIO()
        self._encoding = encoding
        self._console = Console(
            file=self._stream,
            width=max(width or PIPE_WIDTH, narrowest),
            force_terminal=colour,
            no_color=not colour,
            color_system="standard" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            # What is asked for decides, not what the variables of this machine say.
            _environ={},
        )
        self.width = self._console.width

    def add(self, content: RenderableType = "") -> None:
        """Add a line of text, wrapped between words, or a table."""
        self._console.print(content)

    def add_whole(self, text: str | Text, indent: int) -> None:
        """Add a line that must not be broken, because somebody copies it: a place or a command."""
        self._console.print(Text.assemble(" " * indent, text), soft_wrap=True)

    def add_wrapped(self, text: str | Text, indent: int, style: str = "", mark: str = "") -> None:
        """Add a paragraph whose every line is indented.

        Args:
            text: The paragraph.
            indent: Cells before each line.
            style: The style of a text that has none of its own.
            mark: What stands before the first line; the others are indented by as much again.
        """
        paragraph = Text(text, style=style) if isinstance(text, str) else text
        lead = mark
        for line in paragraph.wrap(self._console, self.width - indent - len(mark), overflow="fold"):
            line.rstrip()
            self._console.print(Text(" " * indent + lead) + line)
            lead = " " * len(mark)

    def cut(self, text: str, cells: int) -> str:
        """One line of what a person wrote: printable here, and of no more than so many cells."""
        line = Text(self.clean(text))
        line.truncate(cells, overflow="ellipsis")
        return line.plain

    def clean(self, text: str) -> str:
        """One line of what a person wrote, printable here."""
        # Before any width is measured, because a character and its stand-in can differ in it.
        return _encodable(calm(printable(" ".join(text.split()))), self._encoding)

    def text(self) -> str:
        """Everything added so far, in characters that the encoding has."""
        # Only here it is known where lines begin.
        text = _encodable(calm_lines(self._stream.getvalue()), self._encoding)
        return "\n".join(line.rstrip() for line in text.split("\n"))


def _encodable(text: str, encoding: str) -> str:
    """The text with a stand-in for every character that the encoding lacks."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_stand_in(character, encoding) for character in text)
    return text


def _stand_in(character: str, encoding: str) -> str:
    for candidate in (character, character.translate(_PLAIN)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?" if cell_len(character) else ""
