"""What `cxmap init` writes is clean as the sketch it is, and nearly so as what it is to become."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "cxmap" / "templates"
NAMES = sorted(path.name.removesuffix(".journey.yaml") for path in TEMPLATES.glob("*.journey.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_started_map_lacks_only_its_first_review(run_cxmap: Callable[..., CompletedProcess[str]], name: str) -> None:
    assert run_cxmap("init", "my", "--template", name).returncode == 0
    clean = run_cxmap("validate", "my.journey.yaml", "--fail-on", "note")
    assert (clean.returncode, clean.stdout) == (0, "Checked 1 file: nothing to mend.\n")
    mapped = run_cxmap("validate", "my.journey.yaml", "--level", "mapped", "--format", "json")
    assert [found["name"] for found in json.loads(mapped.stdout)["diagnostics"]] == ["never-reviewed"]


def test_the_templates_are_there() -> None:
    assert NAMES == ["b2b", "lifecycle"]
