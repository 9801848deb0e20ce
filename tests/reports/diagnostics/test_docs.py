"""The page about the forms shows what the program prints."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxmap.reports.diagnostics.forms import COUNTED, FORMS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "forms.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
Run = Callable[..., subprocess.CompletedProcess[str]]


def list_blocks(page: str, language: str) -> list[str]:
    """The examples in a language."""
    return [text for found, text in BLOCK.findall(page) if found == language]


def print_all(run_cxmap: Run, folder: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """What the program prints about the files of the page: by command, and as objects that the page shows parts of."""
    (folder / "cxmap.toml").touch()
    for text in list_blocks(PAGE, "yaml"):
        (folder / text.partition("\n")[0].removeprefix("# ")).write_text(text, encoding="utf-8")
    commands = [block.partition("\n")[0] for block in list_blocks(PAGE, "console")]
    printed = {command: run_cxmap(*command.removeprefix("$ cxmap ").split()).stdout for command in commands}
    return printed, [
        *json.loads(run_cxmap("validate", "--format", "json").stdout)["diagnostics"],
        *json.loads(run_cxmap("validate", "--format", "sarif").stdout)["runs"][0]["results"],
        json.loads(run_cxmap("validate", "--format", "json", "--statistics").stdout),
    ]


def find_untrue(page: str, printed: dict[str, str], objects: list[dict[str, Any]]) -> list[str]:
    """Examples of output that the program does not print."""
    parts = (block.partition("\n") for block in list_blocks(page, "console"))
    shown = map(json.loads, list_blocks(page, "json"))
    return [
        *(command for command, _, output in parts if printed[command] != output),
        *(f"json {number}" for number, value in enumerate(shown) if "owner" not in value and value not in objects),
    ]


def test_every_example_is_true(run_cxmap: Run, tmp_path: Path) -> None:
    printed, objects = print_all(run_cxmap, tmp_path)
    assert len(printed) == 5
    assert find_untrue(PAGE, printed, objects) == []
    for right, wrong, untrue in (
        ("--fix`.\n```\n\nThe form", "--mend`.\n```\n\nThe form", "$ cxmap validate"),
        ("junit\n<?xml", "junit\n<!xml", "$ cxmap validate --format junit"),
        ('"files": 2', '"files": 3', "json 3"),
        ('"ruleIndex": 1', '"ruleIndex": 0', "json 2"),
    ):
        assert right in PAGE
        assert find_untrue(PAGE.replace(right, wrong), printed, objects) == [untrue]


def test_every_form_has_its_part() -> None:
    assert re.findall(r"^## (\w+)$", PAGE, flags=re.MULTILINE) == list(FORMS)
    assert [form for form in FORMS if f"| `{form}` |" not in PAGE] == []
    assert "with `pretty`, `concise` and `json`" in PAGE
    assert {"pretty", "concise", "json"} == COUNTED


def test_the_matcher_reads_what_is_printed() -> None:
    matcher = next(shown for text in list_blocks(PAGE, "json") if "owner" in (shown := json.loads(text)))["pattern"]
    concise = next(text for text in list_blocks(PAGE, "console") if "--format concise" in text)
    _, *lines, summary = concise.splitlines()
    found = [re.match(matcher["regexp"], line) for line in lines]
    places = [(match[matcher["file"]], match[matcher["line"]], match[matcher["code"]]) for match in found if match]
    assert places == [("order.journey.yaml", "9", "CX201"), ("order.journey.yaml", "12", "CX214")]
    assert re.match(matcher["regexp"], summary) is None
