"""What the benchmarks measure is what they say: sound maps of the stated sizes, the same every time."""

import importlib.util
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def maps() -> ModuleType:
    """The generator."""
    return _load("maps")


def test_generated_maps_are_sound(maps: ModuleType, tmp_path: Path, run_cxmap: Callable[..., Any]) -> None:
    maps.write_many(tmp_path / "many", 12)
    maps.write_huge(tmp_path / "huge.journey.yaml", 300)
    maps.write_one(tmp_path / "one.journey.yaml")
    run = run_cxmap("validate", tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr


def test_sizes_are_as_stated(maps: ModuleType, tmp_path: Path) -> None:
    sizes = [path.stat().st_size for path in maps.write_many(tmp_path, 200)]
    assert statistics.mean(sizes) == pytest.approx(10_500, rel=0.05)
    huge = maps.write_huge(tmp_path / "huge.journey.yaml", 1_000)
    assert huge.stat().st_size / 1_000 == pytest.approx(410, rel=0.05)


def test_the_same_maps_every_time(maps: ModuleType, tmp_path: Path) -> None:
    first, second = maps.write_many(tmp_path / "a", 3), maps.write_many(tmp_path / "b", 3)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len({path.read_bytes() for path in first}) == 3


def test_only_the_marked_part_of_a_page_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report = _load("report")
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold \\1\n{report.END}\nafter\n", encoding="utf-8")
    report.write_between_markers(page, ["new \\1"])
    assert page.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\n\nnew \\1\n\n{report.END}\nafter\n"
    page.write_text("no markers", encoding="utf-8")
    with pytest.raises(SystemExit, match="0 pairs"):
        report.write_between_markers(page, [])
