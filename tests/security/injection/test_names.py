"""Names of files, and what a configuration holds, are texts of strangers as well."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.program import GOOD
from tests.security.injection.folders import CHILD, MAP, SHARED, to_yaml, write_folder
from tests.security.injection.places import ITEM, KEY, walk
from tests.security.injection.program import run_here
from tests.security.injection.readers import (
    check_log,
    read_csv,
    read_json,
    read_markdown,
    read_mermaid,
    read_picture,
)
from tests.security.injection.texts import HARMLESS, TEXTS

from cxmap.config.settings import Settings

NAMES = {name: TEXTS[name].replace("/", "⁄").replace("\0", "") for name in TEXTS if name not in {"long", "words"}}
NAMES["bytes"] = os.fsdecode(b"\xff\xfe\x9b31m")
"""What files can be called: anything but `/` and NUL, also what is no text."""

TOLD = ("markup", "command", "lines", "terminal", "formula", "bytes")

ASKED = (
    ("validate", "--no-cache", "--level", "measured", "--format", "pretty"),
    ("validate", "--no-cache", "--level", "measured", "--format", "concise"),
    ("validate", "--no-cache", "--level", "measured", "--format", "json"),
    ("score", "--draws", "100", "--format", "table"),
    ("score", "--draws", "100", "--format", "csv"),
    ("score", "--draws", "100", "--format", "json"),
    ("score", "--draws", "100", "--format", "markdown"),
    ("score", "--explain", "a"),
    ("report", "--draws", "100"),
    ("report", "--draws", "100", "--format", "markdown"),
    ("render", "--format", "mermaid"),
    ("render", "--view", "map"),
)
READ = {"csv": read_csv, "json": read_json, "markdown": read_markdown, "mermaid": read_mermaid, "map": read_picture}


def write_named(folder: Path, name: str) -> Path:
    """A map that is called so, and what it builds on, too; returns the map."""
    write_folder(folder, HARMLESS)
    text = (folder / MAP).read_text(encoding="utf-8")
    for old in (SHARED, CHILD):
        # No file of YAML can name what is no text.
        if name != "bytes":
            new = f"{NAMES[name]} {old}"
            (folder / old).rename(folder / new)
            text = text.replace(f'"{old}"', to_yaml(new))
    (folder / MAP).unlink()
    path = folder / f"{NAMES[name]}.journey.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", TOLD)
def test_whatever_a_file_is_called(tmp_path: Path, name: str) -> None:
    path = write_named(tmp_path, name)
    for arguments in ASKED:
        done = run_here(*arguments, "--", path.name, cwd=tmp_path)
        assert done.code in {0, 1}, done.err
        READ.get(arguments[-1], check_log)(done.out.decode())
        check_log(done.err.decode())


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / MAP).write_text(GOOD, encoding="utf-8")
    for arguments in (
        ("score", "--", NAMES[name]),
        ("validate", "--config", f"{NAMES[name]}.toml"),
        ("score", "--explain", NAMES[name], MAP),
        ("render", "--view", NAMES[name], MAP),
        ("explain", "--", NAMES[name]),
    ):
        done = run_here(*arguments, cwd=tmp_path)
        assert done.code == 2, done.out
        assert done.out == b""
        check_log(done.err.decode())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "bytes"])
def test_whatever_a_configuration_holds(tmp_path: Path, name: str) -> None:
    """Each of its texts and free keys by itself, and unknown keys and wrong values too."""
    (tmp_path / MAP).write_text(GOOD, encoding="utf-8")
    text, told = json.dumps(TEXTS[name], ensure_ascii=True), 0
    for lines in list_settings(text):
        (tmp_path / "cxmap.toml").write_text(lines, encoding="utf-8")
        done = run_here("validate", "--no-cache", "--verbose", MAP, cwd=tmp_path)
        check_log(done.err.decode())
        check_log(done.out.decode())
        assert b"itself failed" not in done.err
        told += done.code == 2
    assert told > 5


def list_settings(text: str) -> Iterator[str]:
    """Configurations that hold a text in one place each: in every free one, and in place of everything else."""
    yield f"{text} = 1"
    for leaf in walk(Settings):
        *tables, last = [part for part in leaf.path if not part.startswith("<")]
        value = text
        if last == KEY:
            last, value = text, '"x"'
        while last == ITEM:
            last, value = tables.pop(), f"[{value}]"
        # A table by names has one.
        path = [text if part == ITEM else part for part in (*tables, last)]
        yield f"{'.'.join(path)} = {value}"
