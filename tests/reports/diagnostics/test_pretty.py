"""Findings for people: the exact text underlined, whatever is in the line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.pretty import cut_window, render_pretty, wrap
from cxmap.reports.diagnostics.summary import summarise
from cxmap.reports.printable import printable
from cxmap.source import Document, Span, parse_document

GOLDEN = Path(__file__).parent / "golden"


def make(
    text: str, marked: str, *, file: str = "a.journey.yaml", severity: Severity = Severity.ERROR, **more: object
) -> tuple[Diagnostic, Document]:
    """A finding about the first place where a text stands in a file."""
    document = parse_document(text.encode(), file)
    start = text.index(marked)
    line, column = text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
    end_line = line + marked.count("\n")
    end = column + len(marked) if end_line == line else len(marked) - marked.rfind("\n")
    fields: dict[str, object] = {"message": f"no channel `{marked}`", "help": "did you mean `web`?", **more}
    span = Span(line, column, end_line, end)
    found = Diagnostic("CX201", "unknown-channel", severity, file=file, span=span, path=("x",), **fields)  # type: ignore[arg-type]
    return found, document


def show(*made: tuple[Diagnostic, Document], colour: bool = False, width: int | None = None) -> str:
    """The findings as text."""
    documents = {document.name: document for _, document in made}
    return render_pretty(
        Report(tuple(documents), tuple(found for found, _ in made)), documents, colour=colour, width=width
    )


def frame_of(text: str, marked: str, width: int | None = None) -> tuple[str, str]:
    """The line of code and the line of signs below it, without the margin."""
    lines = show(make(text, marked), width=width).splitlines()
    code = next(index for index, line in enumerate(lines) if line.startswith("1 |"))
    return lines[code][4:], lines[code + 1][4:]


def gallery() -> list[tuple[Diagnostic, Document]]:
    """One finding of every sort."""
    error = make("cxmap: 1\nchannels: [wbe]\n", "wbe")
    note = make("x\n" * 98 + "name: I pay\n", "I pay", file="b.journey.yaml", severity=Severity.NOTE, help="")
    warning = make(
        "a: 1\nb: >-\n  first line\n  and second\n",
        "first line\n  and second",
        file="c.journey.yaml",
        severity=Severity.WARNING,
        message="a sentence that is so long that it does not fit into one line of a terminal with eighty columns",
        help="write `" + "x" * 90 + "`, or write something else that is shorter than what stands here now",
    )
    span = error[0].span
    label, far = Label("declared here", "a.journey.yaml", Span(1, 1, 1, 6)), Label("and there", "gone.yaml", span)
    long = Label(
        "a remark that is much too long to stand beside the text that it is about", "c.journey.yaml", Span(3, 3, 3, 13)
    )
    related = make("cxmap: 1\nchannels: [wbe]\n", "channels", related=(label, far, long), message="`web` is here twice")
    return [error, note, related, warning]


@pytest.mark.parametrize(
    ("name", "colour", "width"),
    [("plain", False, None), ("colour", True, None), ("narrow", False, 80), ("narrowest", False, 10)],
)
def test_every_sort_of_finding(golden: Callable[[str, Path], None], name: str, colour: bool, width: int | None) -> None:
    golden(show(*gallery(), colour=colour, width=width), GOLDEN / f"{name}.txt")


@pytest.mark.parametrize("width", [80, 60, 50])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    words = [line for line in show(*gallery(), width=width).splitlines() if "x" * 90 not in line]
    assert max(map(cell_len, words)) <= width


@pytest.mark.parametrize(
    ("text", "marked", "blank", "signs"),
    [
        ("name: 飲み物 wbe", "wbe", 13, 3),
        ("name: 飲み物", "飲み", 6, 4),
        ("e\u0301e\u0301 wbe", "wbe", 3, 3),
        ("a\twbe", "wbe", 2, 3),
        ("a\u200b\u202ewbe", "wbe", 3, 3),
        ("name: ", "", 0, 1),
        ("wbe", "wbe", 0, 3),
    ],
)
def test_signs_stand_below_the_text(text: str, marked: str, blank: int, signs: int) -> None:
    code, under = frame_of(text, marked)
    assert under == " " * blank + "^" * signs
    assert cell_len(code[: code.index(printable(marked))] if marked else "") == blank


def test_emoji_are_underlined_as_wide_as_they_are() -> None:
    code, under = frame_of("name: 👍 wbe", "👍")
    assert under == " " * 6 + "^" * cell_len("👍")
    assert code == "name: 👍 wbe"


@pytest.mark.parametrize(
    "char", [*"\x00\x07\x1b\x7f\x85\x9b\u00ad\u061c\u200b\u200e\u200f\u2028\u202a\u202e\u2066\u2069\ufeff"]
)
def test_nothing_reaches_the_terminal_that_it_would_obey(char: str) -> None:
    made = make(
        f"na{char}me: wbe\n",
        "wbe",
        file=f"a{char}b.yaml",
        message=f"no {char}!",
        help=f"write {char}!",
        related=(Label(f"see {char}", f"a{char}b.yaml", Span(1, 1, 1, 3)),),
    )
    shown = show(made)
    assert char not in shown
    assert shown.count("\ufffd") == 7


def test_markup_of_any_kind_is_only_text() -> None:
    made = make(
        "name: '[/red] [bold]x[/] :smile: \\[a]'\n", "[bold]", message="no `[/red]` :smile:", help="write `[link=x]`"
    )
    plain = show(made)
    for part in ("[/red] [bold]x[/] :smile: \\[a]", "no `[/red]` :smile:", "write `[link=x]`"):
        assert part in plain


@pytest.mark.parametrize("place", [0, 5, 250, 492, 497])
@pytest.mark.parametrize("width", [None, 80])
def test_long_lines_are_shown_around_the_place(place: int, width: int | None) -> None:
    text = "".join("0123456789"[index % 10] for index in range(500))
    code, under = frame_of(f"{text[:place]}wbe{text[place + 3 :]}", "wbe", width)
    assert under.strip() == "^^^"
    assert code[len(under) - 3 : len(under)] == "wbe"
    assert len(code) <= (100 if width is None else width - 4)
    assert code.startswith("…") == (place > 100)
    assert code.endswith("…") == (place < 400)


def test_a_place_longer_than_the_window() -> None:
    code, under = frame_of("key: " + "x" * 5000, "x" * 5000)
    assert code.endswith("x…")
    assert len(code) == len(under) == 100


def test_a_huge_line_is_not_walked_through() -> None:
    """A map may stand on one line of 64 MiB, with many findings in it."""

    class Line(str):  # noqa: SLOT000  (it counts on the class)
        longest = 0

        def __getitem__(self, key: object) -> str:
            assert isinstance(key, slice)
            part = str.__getitem__(self, key)
            Line.longest = max(Line.longest, len(part))
            return part

    line = Line("x" * 10_000_000)
    assert cut_window(line, 5_000_000, 5_000_003, 100)[1] == "xxx"
    assert cut_window(line, 0, 10_000_000, 100)[2] == ""
    assert Line.longest <= 400


def test_thousands_of_marks_on_one_letter() -> None:
    assert cut_window("e" + "\u0301" * 5000 + "wbe", 5001, 5004, 100)[1:] == ("wbe", "")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=150) | st.text(
    st.sampled_from("ab 飲😀e\u0301\u200d\t\u202e"), max_size=300
)


@given(TEXTS, st.integers(0, 300), st.integers(0, 60), st.integers(20, 120))
def test_a_window_shows_the_place_and_fits(line: str, start: int, length: int, cells: int) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    before, marked, after = cut_window(line, start, end, cells)
    assert cell_len(before) + cell_len(marked) + cell_len(after) <= cells + cell_len(line[start:end][:1])
    assert printable(line[:start]).endswith(before.removeprefix("…"))
    assert printable(line[start:end]).startswith(marked.removesuffix("…").rstrip())
    whole = printable(line)
    if cell_len(whole) <= cells and len(line) <= cells:
        assert before + marked + after.rstrip() == (before + marked + printable(line[end:]).rstrip())


@given(st.text(st.sampled_from("ab飲 "), max_size=200), st.integers(0, 60), st.integers(0, 20), st.integers(40, 100))
def test_wrapping_loses_no_word(text: str, first: int, others: int, width: int) -> None:
    lines = wrap(text, width, first, others)
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    assert all(line.startswith(" " * others) for line in lines[1:])
    for index, line in enumerate(lines):
        taken = first if index == 0 else 0
        assert taken + cell_len(line) <= width or len(line.split()) <= 1


def test_a_file_that_is_not_at_hand_has_no_frame() -> None:
    found, _ = make("wbe\n", "wbe")
    shown = render_pretty(Report(("a",), (found,)), {})
    assert shown.splitlines()[1:3] == [" --> a.journey.yaml:1:1", "  = help: did you mean `web`?"]


def test_the_last_sentence_counts() -> None:
    error, note, warning = (
        make("x", "x", severity=severity)[0] for severity in (Severity.ERROR, Severity.NOTE, Severity.WARNING)
    )
    for found, says in (
        ((), "Checked 3 files: nothing to mend."),
        ((error,), "Found 1 error in 3 files."),
        ((error, error), "Found 2 errors in 3 files."),
        ((error, warning), "Found 1 error and 1 warning in 3 files."),
        ((note, error, warning, note), "Found 1 error, 1 warning and 2 notes in 3 files."),
    ):
        assert summarise(Report(("a", "b", "c"), found)) == says
    assert summarise(Report(("a",), ())) == "Checked 1 file: nothing to mend."
    assert summarise(Report(tuple(map(str, range(1234))), (error,) * 1500)) == "Found 1,500 errors in 1,234 files."
