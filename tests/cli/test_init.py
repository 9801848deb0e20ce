"""`cxmap init`: starter maps that work at once, and nothing that is ever lost."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import GOOD, write

from cxmap.language.schema import schema_text
from cxmap.source import read_document

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("template", ["lifecycle", "b2b"])
def test_a_starter_map_validates_scores_and_draws(run_cxmap: Run, tmp_path: Path, template: str) -> None:
    done = run_cxmap("init", "buy-it", "--template", template)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "wrote buy-it.journey.yaml\nwrote schemas/journey-1.schema.json, for editors\n",
        "next: cxmap validate buy-it.journey.yaml\n",
    )
    assert run_cxmap("validate").stdout == "Checked 1 file: nothing to mend.\n"
    scored = run_cxmap("score", "--format", "json")
    assert scored.returncode == 0
    assert len(json.loads(scored.stdout)["unranked"]) > 3
    for form in ("svg", "png", "dot"):
        assert run_cxmap("render", "-o", f"map.{form}").returncode == 0
    text = (tmp_path / "buy-it.journey.yaml").read_text(encoding="utf-8")
    assert read_document(tmp_path / "buy-it.journey.yaml").data["title"] == "Buy it"  # type: ignore[index]
    assert text.count("#") > 5
    assert "TITLE" not in text


def test_a_name_of_its_own(run_cxmap: Run, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "journey-1.schema.json").write_text(schema_text(), encoding="utf-8")
    for given, written in (
        (None, "my-journey.journey.yaml"),
        ("a", "a.journey.yaml"),
        ("b.journey.yaml", "b.journey.yaml"),
        ("maps/c-2", "maps/c-2.journey.yaml"),
        (tmp_path / "maps" / "d", f"{tmp_path}/maps/d.journey.yaml"),
    ):
        done = run_cxmap("init", *([] if given is None else [given]))
        assert (done.returncode, done.stdout) == (0, f"wrote {written}\n")
        assert (tmp_path / written).is_file()


@pytest.mark.parametrize(
    "title",
    [
        "Say \"yes\" to 'it' # now: {a} [b] & *c ! % @ `d` | > - ? \\n \\",
        "買い物 — Einkäufe 😀 👩‍👩‍👧 e\u0301 \u05e9\u05dc\u05d5\u05dd",
        "yes",
        "1.0",
        "TITLE",
        "- a",
        "x" * 300,
    ],
)
def test_titles_are_text(run_cxmap: Run, tmp_path: Path, title: str) -> None:
    assert run_cxmap("init", "buy", "--title", title).returncode == 0
    assert run_cxmap("validate").stdout == "Checked 1 file: nothing to mend.\n"
    assert read_document(tmp_path / "buy.journey.yaml").data["title"] == title  # type: ignore[index]


@pytest.mark.parametrize(("title", "written"), [("two\nlines\tand a tab ", "two lines and a tab"), ("  ", "Buy it")])
def test_a_title_is_one_line(run_cxmap: Run, tmp_path: Path, title: str, written: str) -> None:
    assert run_cxmap("init", "buy-it", "--title", title).returncode == 0
    assert run_cxmap("validate").returncode == 0
    assert read_document(tmp_path / "buy-it.journey.yaml").data["title"] == written  # type: ignore[index]


@pytest.mark.parametrize("title", ["a\x1b[2Jb", "a\x7fb", "a\x85b\x9bc", "a\udcffb"])
def test_a_title_that_cannot_be_printed(run_cxmap: Run, tmp_path: Path, title: str) -> None:
    done = run_cxmap("init", "buy", "--title", title)
    assert (done.returncode, done.stderr) == (
        2,
        "error: the title holds a character that cannot be printed\nhelp: type the title anew after `--title`\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown", "better"),
    [
        ("Buy It", "Buy It", "buy-it"),
        ("buy_it", "buy_it", "buy-it"),
        ("buy--it", "buy--it", "buy-it"),
        ("Übung", "Übung", "ubung"),
        ("買う", "買う", "my-journey"),
        (".", ".", "my-journey"),
        (".journey.yaml", ".journey.yaml", "my-journey"),
    ],
)
def test_names_that_cannot_be_ids(run_cxmap: Run, tmp_path: Path, name: str, shown: str, better: str) -> None:
    done = run_cxmap("init", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: `{shown}` cannot be the id of a map\n"
        f"help: use small letters and digits, joined by single hyphens: `{better}`\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "file.journey.yaml")
    (tmp_path / "folder.journey.yaml").mkdir()
    (tmp_path / "link.journey.yaml").symlink_to("file.journey.yaml")
    (tmp_path / "dangling.journey.yaml").symlink_to("elsewhere")
    before = sorted(tmp_path.iterdir())
    for name in ("file", "folder", "link", "dangling", "file.journey.yaml"):
        done = run_cxmap("init", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"error: `{name.removesuffix('.journey.yaml')}.journey.yaml` exists already\n"
            "help: choose another name; nothing was changed\n"
        )
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file.journey.yaml").read_text() == GOOD


def test_places_where_nothing_can_be_written(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "file")
    for name, says in (
        ("none/buy", "there is no folder `none`"),
        ("file/buy", "part of the path is a file"),
        ("x" * 300, "file name too long"),
    ):
        done = run_cxmap("init", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert says in done.stderr
        assert "cxmap itself failed" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_unknown_template(run_cxmap: Run, tmp_path: Path) -> None:
    done = run_cxmap("init", "--template", "b2c")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "lifecycle" in done.stderr


def test_a_folder_is_no_name(run_cxmap: Run, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    done = run_cxmap("init", "maps")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: `maps` is a folder\nhelp: name a map in it: `maps/my-journey`\n"
    assert list(tmp_path.iterdir()) == [tmp_path / "maps"]


@pytest.mark.parametrize("name", ["buy", "buy.yaml", "buy.yml", "buy.journey.yaml"])
def test_the_ending_is_always_that_of_a_map(run_cxmap: Run, tmp_path: Path, name: str) -> None:
    assert run_cxmap("init", name).stdout.splitlines()[0] == "wrote buy.journey.yaml"


def test_one_schema_serves_the_project_and_is_written_once(run_cxmap: Run, tmp_path: Path) -> None:
    for folder in (".git", "maps", "maps/new"):
        (tmp_path / folder).mkdir()
    assert "schemas/journey-1.schema.json" in run_cxmap("init", "maps/buy").stdout
    for name, cwd, led_to in (
        ("sell", tmp_path, "schemas/journey-1.schema.json"),
        ("use", tmp_path / "maps" / "new", "../../schemas/journey-1.schema.json"),
    ):
        done = run_cxmap("init", name, cwd=cwd)
        assert (done.stdout, done.stderr) == (
            f"wrote {name}.journey.yaml\n",
            f"next: cxmap validate {name}.journey.yaml\n",
        )
        text = (cwd / f"{name}.journey.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema={led_to}\n# A customer journey map.")
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")] == ["schemas/journey-1.schema.json"]


def test_another_schema_is_left_and_named_with_the_command_that_renews_it(run_cxmap: Run, tmp_path: Path) -> None:
    schema = tmp_path / "schemas" / "journey-1.schema.json"
    write(tmp_path, "schemas/journey-1.schema.json", "{}")
    done = run_cxmap("init", "buy")
    assert (done.returncode, done.stdout) == (0, "wrote buy.journey.yaml\n")
    command = "cxmap schema -o schemas/journey-1.schema.json"
    assert done.stderr == (
        f"schemas/journey-1.schema.json is not the schema of this cxmap; to renew it: {command}\n"
        "next: cxmap validate buy.journey.yaml\n"
    )
    assert schema.read_text() == "{}"
    assert run_cxmap(*command.split()[1:]).returncode == 0
    assert schema.read_text(encoding="utf-8") == schema_text()
