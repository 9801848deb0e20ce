"""What a command imports before it works: nothing heavy that it does not need."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODELS = {"pydantic", "pydantic_core", "cxmap.language.journey_map", "cxmap.language.base"}
DRAWING = {"graphviz", "pygraphviz", "resvg_py", "fontpkg_arimo", "cxmap.drawing.scene"}
NUMBERS = {"numpy"}
YAML = {"yaml", "ruamel"}
EVERYTHING = MODELS | DRAWING | NUMBERS | YAML

PROBE = """
import sys
before = set(sys.modules)  # a run that counts coverage brings modules of its own
from cxmap.cli import main
sys.argv[0] = "cxmap"
try:
    main()
except SystemExit as end:
    code = end.code
else:
    code = 0
sys.stderr.write(f"\\nPROBE {code or 0} " + " ".join(sorted(set(sys.modules) - before)))
"""


def imported_by(arguments: Sequence[str], path: Path | None = None) -> tuple[int, set[str]]:
    """Run the program and return its exit code and the modules it had loaded at its end."""
    # A test before this one may have run the program in this process.
    env = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    if path:
        env["PYTHONPATH"] = str(path)
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, encoding="utf-8", check=True, env=env
    )
    _, code, *modules = run.stderr.rpartition("\n")[2].split(" ")
    return int(code), set(modules)


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], *([name, "--help"] for name in ("validate", "score", "render", "explain"))]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code, modules = imported_by(arguments)
    assert code == 0
    assert modules & EVERYTHING == set()


def test_validate_imports_nothing_that_draws_or_computes() -> None:
    code, modules = imported_by(["validate", "--no-cache", str(ROOT / "examples/vending-machine.journey.yaml")])
    assert code == 0
    assert "cxmap.language.journey_map" in modules  # the probe does see what is loaded
    assert modules & (DRAWING | NUMBERS | {"ruamel", "rich.markdown", "jinja2"}) == set()


@pytest.mark.parametrize("word", ["CX201", "touchpoint"])
def test_explain_imports_nothing_that_draws_or_computes(word: str) -> None:
    code, modules = imported_by(["explain", word])
    assert code == 0
    assert modules & (DRAWING | NUMBERS | {"ruamel", "rich.markdown", "pygments", "jinja2"}) == set()


SOUND = "cxmap: 1\ntitle: Buying\nstages:\n  buy:\n    touchpoints:\n      pay: {name: I pay}\n"
CHECKING = {"cxmap.usecases.examination", "cxmap.usecases.library", "cxmap.journey.model", "cxmap.rules.registry"}
SHOWING = {"cxmap.diagnostics.record", "cxmap.source.document", "cxmap.source.places", "rich", "tomllib"}


@pytest.mark.parametrize("configuration", ["", 'level = "sketch"\n[rules]\nignore = ["CX3"]\n'])
def test_a_sound_map_from_the_cache_imports_nothing_that_reads_or_judges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configuration: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "buy.journey.yaml").write_text(SOUND, encoding="utf-8")
    needed = set()
    if configuration:
        (tmp_path / "cxmap.toml").write_text(configuration, encoding="utf-8")
        needed = {"tomllib"}
    _, first = imported_by(["validate"])
    assert first >= MODELS | CHECKING | {"yaml"}
    code, modules = imported_by(["validate"])
    assert code == 0
    assert modules & (EVERYTHING | CHECKING | SHOWING) <= needed
    assert not {module for module in modules if module.startswith("cxmap.rules.cx")}


def test_findings_from_the_cache_are_shown_without_judging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "buy.journey.yaml").write_text(SOUND.replace("I pay", "I pay, chanels: []"), encoding="utf-8")
    for form in ("pretty", "concise", "json", "github", "junit"):
        code, modules = imported_by(["validate", "--format", form])
        assert code == 1
    assert modules & (EVERYTHING | CHECKING) == set()
    assert "cxmap.diagnostics.record" in modules


LAYING_OUT = {"cxmap.drawing.draw", "cxmap.views.scope", "cxmap.usecases.load", "cxmap.usecases.score"}


@pytest.mark.parametrize("configuration", ["", '[render]\ntheme = "dark"\n[score]\nseed = 7\n'])
@pytest.mark.parametrize("options", [[], ["--view", "all"], ["--view", "all", "--format", "png"]])
def test_pictures_from_the_cache_import_nothing_that_reads_or_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], configuration: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "buy.journey.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "out").mkdir()
    needed = set()
    if configuration:
        (tmp_path / "cxmap.toml").write_text(configuration, encoding="utf-8")
        needed = {"tomllib"}
    _, first = imported_by(["render", "-o", "out", *options])
    assert first >= MODELS | (LAYING_OUT - {"cxmap.usecases.score"}) | {"yaml", "cxmap.drawing.scene"}
    for check in ([], ["--check"]):
        code, modules = imported_by(["render", "-o", "out", *options, *check])
        assert code == 0
        assert modules & (EVERYTHING | CHECKING | SHOWING | LAYING_OUT) <= needed


def test_score_imports_nothing_that_draws() -> None:
    code, modules = imported_by(["score", str(ROOT / "examples/broadband.journey.yaml"), "--format", "json"])
    assert code == 0
    assert modules & DRAWING == set()


def test_score_imports_numbers_only_to_draw_them() -> None:
    arguments = ["score", str(ROOT / "examples/broadband.journey.yaml"), "--top", "3"]
    for draws, needed in (("0", set()), ("100", NUMBERS)):
        code, modules = imported_by([*arguments, "--draws", draws])
        assert code == 0
        # Random numbers of the library may change with it, and importing them takes time.
        assert modules & (NUMBERS | {"numpy.random", "scipy"}) == needed


def test_render_imports_no_numbers() -> None:
    arguments = ["render", str(ROOT / "examples/vending-machine.journey.yaml"), "--format", "dot", "--output", "-"]
    code, modules = imported_by(arguments)
    assert code == 0
    assert modules & NUMBERS == set()


def test_plugins_of_pydantic_are_not_loaded(tmp_path: Path) -> None:
    """Whatever else is installed beside the program must not see, or change, how it reads maps."""
    (tmp_path / "stranger-1.dist-info").mkdir()
    (tmp_path / "stranger-1.dist-info" / "METADATA").write_text("Name: stranger\nVersion: 1\n", encoding="utf-8")
    (tmp_path / "stranger-1.dist-info" / "entry_points.txt").write_text("[pydantic]\nx = stranger\n", encoding="utf-8")
    (tmp_path / "stranger.py").write_text("def new_schema_validator(*_, **__):\n    raise SystemExit(77)\n")
    code, modules = imported_by(
        ["validate", "--no-cache", str(ROOT / "examples/vending-machine.journey.yaml")], tmp_path
    )
    assert (code, modules & {"pydantic", "stranger"}) == (0, {"pydantic"})
    # A program that does not see to it does load it.
    (tmp_path / "cxmap").mkdir()
    (tmp_path / "cxmap" / "__init__.py").touch()
    careless = "import pydantic\ndef main():\n    class Model(pydantic.BaseModel):\n        x: int\n    Model(x=1)\n"
    (tmp_path / "cxmap" / "cli.py").write_text(careless, encoding="utf-8")
    assert imported_by(["--help"], tmp_path)[0] == 77


@pytest.mark.parametrize("module", ["pydantic", "yaml", "graphviz", "numpy"])
def test_a_planted_import_is_seen(tmp_path: Path, module: str) -> None:
    # A package that shadows the program, imports one heavy library and ends well.
    (tmp_path / "cxmap").mkdir()
    (tmp_path / "cxmap" / "__init__.py").touch()
    (tmp_path / "cxmap" / "cli.py").write_text(f"import {module}\ndef main(): ...\n", encoding="utf-8")
    (tmp_path / "numpy.py").touch()  # not installed with the program, and only its name is looked for
    code, modules = imported_by(["--help"], tmp_path)
    assert code == 0
    assert modules & EVERYTHING >= {module}
