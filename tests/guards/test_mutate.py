"""The list of changes that no test can notice, or that one notices now, and what counts towards the share."""

import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from tests.guards.programs import load_program

ROOT = Path(__file__).resolve().parents[2]
LISTED = tomllib.loads((ROOT / "tools" / "survivors.toml").read_text(encoding="utf-8"))
DIFFERENCE = """\
# cxmap.source.tree.xǁFrameǁ__init____mutmut_20: survived
--- src/cxmap/source/tree.py
+++ src/cxmap/source/tree.py
@@ -1,3 +1,3 @@
     before = 1
-    self.key = ""
+    self.key = "XXXX"
"""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/mutate.py, which is no package."""
    return load_program("tools/mutate.py")


def test_every_test_that_is_said_to_notice_a_change_is_there() -> None:
    missing = []
    for change in LISTED["noticed"]:
        file, _, name = change["by"].partition("::")
        if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8"):
            missing.append(change["by"])
    assert missing == []


def test_what_cannot_be_noticed_still_stands_there_and_has_a_reason() -> None:
    gone = [
        change["function"] for change in LISTED["equivalent"] if change["was"] not in read_module(change["function"])
    ]
    assert gone == [], "take them out of tools/survivors.toml"
    assert all(change["because"].endswith(".") for change in LISTED["equivalent"])


def read_module(function: str) -> str:
    """The file of a function, each line without what it is indented with."""
    parts = function.split(".")
    files = (ROOT.joinpath("src", *parts[:length]).with_suffix(".py") for length in range(len(parts), 0, -1))
    file = next(file for file in files if file.is_file())
    return "\n".join(line.strip() for line in file.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("cxmap.source.tree.xǁFrameǁ__init____mutmut_20", "cxmap.source.tree.Frame.__init__"),
        ("cxmap.source.syntax_text.x__advise__mutmut_3", "cxmap.source.syntax_text._advise"),
    ],
)
def test_a_change_is_known_by_its_lines(tool: ModuleType, name: str, function: str) -> None:
    assert tool.read_change(name, DIFFERENCE) == tool.Change(function, 'self.key = ""', 'self.key = "XXXX"')


def test_the_same_seed_chooses_the_same(tool: ModuleType) -> None:
    names = [f"m{number}" for number in range(100)]
    chosen = tool.choose(names, 10, 6)
    assert chosen == tool.choose(reversed(names), 10, 6)
    assert chosen != tool.choose(names, 10, 7)
    assert len({*chosen}) == 10
    assert tool.choose(names, 1000, 6) == sorted(names)


def test_what_is_explained_counts_neither_way(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (tool.Change("cxmap.source.x", "a", now) for now in "bc")
    outcome = tool.Outcome("source", 1000, 20, (one, other))
    assert tool.report(outcome, {one: "because"}) == (18, 19)
    told = capsys.readouterr().out
    assert "cxmap.source.x\n  was a\n  now c\n" in told
    assert "now b" not in told
    assert told.endswith("source: 20 of 1000 mutants tried, 18 noticed, 1 explained, 1 survived: 94.7%\n")


@pytest.mark.parametrize(("survivors", "code"), [(3, 0), (4, 1)])
def test_below_the_share_that_is_asked_for_it_fails(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch, survivors: int, code: int
) -> None:
    changes = tuple(tool.Change("cxmap.source.x", "a", str(number)) for number in range(survivors))
    monkeypatch.setattr(tool, "try_room", lambda room, *_: tool.Outcome(room, 99, 20, changes))
    assert tool.main(["source", "rules"]) == code
