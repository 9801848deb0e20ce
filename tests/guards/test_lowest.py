"""The oldest versions that are tested are those that pyproject.toml allows."""

import sys
from types import ModuleType

import pytest
from tests.guards.programs import load_program

PROJECT = {
    "project": {
        "dependencies": ["Typed>=1.2,<2", "elsewhere>=3; sys_platform == 'amiga'"],
        "optional-dependencies": {"more": ["shared[x]>=4"]},
    },
    "dependency-groups": {"dev": ["shared>=4", "types-typed", "tool>=2026.1"], "other": ["unasked>=1"]},
}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/lowest.py, which is no package."""
    return load_program("tools/lowest.py")


def test_lower_bounds_become_constraints(tool: ModuleType) -> None:
    assert tool.write_constraints(PROJECT) == [
        "Typed==1.2",
        'elsewhere==3; sys_platform == "amiga"',
        "shared==4",
        "tool==2026.1",
    ]


def test_two_lower_bounds_are_one_too_many(tool: ModuleType) -> None:
    project = {**PROJECT, "dependency-groups": {"dev": ["shared>=5"]}}
    with pytest.raises(SystemExit, match="shared has two lower bounds: 4 and 5"):
        tool.write_constraints(project)


def test_what_is_not_the_oldest_is_told(tool: ModuleType) -> None:
    oldest = {"typed": "1.2.0", "shared": "4.0.1"}
    assert tool.compare(PROJECT, oldest, {"typed": "1.9", "shared": "5.0", "tool": "2026.3"}) == (
        [
            "                     oldest         newest",
            "typed                1.2.0          1.9",
            "shared               4.0.1          5.0  not 4",
            "tool                 –              2026.3  not 2026.1",
        ],
        2,
    )


def test_it_tells_of_interpreters(tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main([sys.executable, sys.executable]) in (0, 1)
    assert "\npygraphviz           2.0.4          2.0.4\n" in capsys.readouterr().out
    assert tool.main([]) == 0
    assert "pydantic==2.12\n" in capsys.readouterr().out
