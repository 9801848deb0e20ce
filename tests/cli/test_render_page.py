"""docs/render.md: the views, forms and engines there are, and commands that answer as the page says."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from tests.cli.program import write

from cxmap.cli.targets import ENDINGS
from cxmap.drawing.engines import ENGINES
from cxmap.limits import PICTURE_SIDE
from cxmap.usecases.pictures import VIEWS
from cxmap.usecases.render import SCALE, Form

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "render.md").read_text(encoding="utf-8")
Run = Callable[..., subprocess.CompletedProcess[str]]


def list_rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in re.findall(r"^\| `.*$", part, re.MULTILINE)]


def test_every_view_form_and_engine_is_told() -> None:
    assert [row[0].strip("`") for row in list_rows("Views")] == list(VIEWS)
    assert [row[0].strip("`") for row in list_rows("Engines")] == list(ENGINES)
    forms = {row[0].strip("`"): re.findall(r"`(\.\w+)`", row[1]) for row in list_rows("Forms")}
    assert list(forms) == list(get_args(Form))
    assert {ending: form for form, endings in forms.items() for ending in endings} == ENDINGS


def test_the_numbers_of_the_page() -> None:
    assert f"more than {PICTURE_SIDE.usual:,} on a side are refused" in PAGE
    assert SCALE == 2
    assert "two for each unit unless `--scale`" in PAGE


@pytest.mark.parametrize("number", [0, 1])
def test_commands_answer_as_the_page_says(run_cxmap: Run, tmp_path: Path, number: int) -> None:
    write(tmp_path, "buy.journey.yaml")
    (tmp_path / "pictures").mkdir()
    example = re.findall(r"^```text\n\$ cxmap (.*)\n((?:.*\n)*?)```$", PAGE, re.MULTILINE)[number]
    if number:
        run_cxmap("render", "buy.journey.yaml", "--view", "map,flow", "-o", "pictures")
        (tmp_path / "pictures" / "buy-flow.svg").write_text("old", encoding="utf-8")
    done = run_cxmap(*example[0].split())
    assert (done.returncode, done.stdout + done.stderr) == (number, example[1])
