"""The cases of the rules: what they hold, how they are run, and which findings they ask for.

A case is a folder. In it, `#! CODE text` at the end of a line asks for a finding of that code on that line whose
underlined text is `text`; `places.txt` asks for findings by file, line and column where no comment can stand. In a
file whose name ends in `.bytes`, `⟨E9⟩` is a byte and `⟨61 × 1000⟩` a thousand of them.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-22"
"""The day on which all cases are judged."""
PLACES = "places.txt"
EXPECTED = "expected."
_BYTES = re.compile(rb"\xe2\x9f\xa8([0-9A-F]{2}(?: [0-9A-F]{2})*)(?: \xc3\x97 (\d+))?\xe2\x9f\xa9")
_WISH = re.compile(r"#! (CX\d{3}) (.*)$")


@dataclass(frozen=True, order=True)
class Wish:
    """A finding that must be there."""

    file: str
    line: int
    code: str
    column: int | None
    text: str | None


@dataclass(frozen=True)
class Run:
    """How the program ended, and what it wrote."""

    exit_code: int
    output: str
    errors: str

    @property
    def diagnostics(self) -> list[dict[str, Any]]:
        """The findings of a run with `--format json`."""
        found: list[dict[str, Any]] = json.loads(self.output)["diagnostics"]
        return found


def to_bytes(text: bytes) -> bytes:
    """Put bytes where they are written out in brackets."""
    return _BYTES.sub(lambda match: bytes.fromhex(match[1].decode()) * int(match[2] or 1), text)


def lay_out(case: Path, folder: Path) -> Path:
    """Copy a case without its expectations, and make its odd files; the folder is a project of its own."""
    folder.mkdir()
    (folder / "cxmap.toml").touch()
    for path in sorted(path for path in case.rglob("*") if path.is_file()):
        if path.name == PLACES or path.name.startswith(EXPECTED):
            continue
        target = folder / path.relative_to(case)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        if path.suffix == ".bytes":
            target, content = target.with_suffix(""), to_bytes(content)
        target.write_bytes(content)
    return folder


def find_wishes(case: Path) -> list[Wish]:
    """The findings that a case asks for."""
    wishes = []
    for path in sorted(path for path in case.rglob("*.yaml") if path.is_file()):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := _WISH.search(line):
                wishes.append(Wish(path.relative_to(case).as_posix(), number, match[1], None, match[2]))
    places = case / PLACES
    if places.exists():
        for entry in places.read_text(encoding="utf-8").splitlines():
            place, code = entry.split()
            file, line, column = place.split(":")
            wishes.append(Wish(file, int(line), code, int(column), None))
    return sorted(wishes, key=_order)


def find_granted(diagnostics: list[dict[str, Any]], wishes: list[Wish], folder: Path) -> list[Wish]:
    """The findings in the form of wishes, each by column where a place was asked for, else by its text."""
    exact = {(wish.file, wish.line, wish.code, wish.column) for wish in wishes if wish.column is not None}
    granted = []
    for found in diagnostics:
        file, line, code, column = found["file"], found["line"], found["code"], found["column"]
        if (file, line, code, column) in exact:
            granted.append(Wish(file, line, code, column, None))
        else:
            granted.append(Wish(file, line, code, None, _get_text(folder / file, found)))
    return sorted(granted, key=_order)


def _order(wish: Wish) -> tuple[str, int, str, int, str]:
    return wish.file, wish.line, wish.code, wish.column or 0, wish.text or ""


def _get_text(path: Path, found: dict[str, Any]) -> str:
    """The text that a finding underlines."""
    line = path.read_text(encoding="utf-8", errors="replace").splitlines()[found["line"] - 1]
    end = found["end_column"] if found["end_line"] == found["line"] else len(line) + 1
    text: str = line[found["column"] - 1 : end - 1]
    return text


def validate(
    folder: Path,
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    paths: tuple[str, ...] = (".",),
    options: tuple[str, ...] = (),
) -> Run:
    """Run `cxmap validate` in a folder: the whole program, in this process, because there are many cases."""
    from cxmap.cli.program import run

    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.argv", ["cxmap", "validate", *paths, "--format", form, "--today", TODAY, *options])
    capsys.readouterr()
    code = run()
    output, errors = capsys.readouterr()
    return Run(code, output, errors)
