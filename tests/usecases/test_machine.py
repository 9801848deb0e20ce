"""What `doctor` knows of the machine."""

import importlib.util
import re
import sys
from importlib import metadata

import pytest

from cxmap.errors import EngineFailed, EngineMissing
from cxmap.usecases.machine import LIBRARIES, Part, examine_machine

ALWAYS = [requirement for requirement in metadata.requires("cxmap") or () if "extra ==" not in requirement]
RUNTIME = {re.match(r"[\w-]+", requirement)[0] for requirement in ALWAYS}  # type: ignore[index]


def parts() -> dict[str, Part]:
    return {part.name: part for part in examine_machine()}


def test_every_library_of_the_package_is_looked_at() -> None:
    assert set(LIBRARIES) == RUNTIME


def test_a_sound_machine_lacks_nothing() -> None:
    for part in parts().values():
        assert part.found or not part.needed
        assert bool(part.remedy) != part.found
    assert parts()["YAML reader"].detail == "libyaml"
    assert parts()["engine bundled"].detail.startswith("Graphviz ")
    assert parts()["engine pure"].detail.startswith("Graphviz ")
    assert parts()["pdf"] == Part("pdf", found=True, needed=False, detail="drawn with the shipped font")


def test_what_comes_on_request_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise metadata.PackageNotFoundError

    find = importlib.util.find_spec
    monkeypatch.setattr(metadata, "files", missing)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "vl_convert" else find(name))
    for name, extra in (("engine pure", "pure"), ("pdf", "pdf")):
        part = parts()[name]
        assert (part.found, part.needed) == (False, False)
        assert f"-m pip install 'cxmap[{extra}]'" in part.remedy


def test_a_slow_reader_is_there_and_can_be_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.source.find_parser_name", lambda: "python")
    reader = parts()["YAML reader"]
    assert (reader.found, reader.detail) == (True, "pure Python, about ten times slower")
    assert reader.remedy == (f"run `{sys.executable} -m pip install --force-reinstall --only-binary :all: pyyaml`")


def test_what_is_installed_and_does_not_work_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise EngineFailed("the drawing program ended with code 3", "choose another")

    monkeypatch.setattr("cxmap.drawing.engines.bundled.run", fail)
    engine = parts()["engine bundled"]
    assert engine == Part(
        "engine bundled",
        found=False,
        needed=True,
        detail="the drawing program ended with code 3",
        remedy="choose another",
    )


def test_an_engine_that_does_not_say_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.drawing.engines.bundled.run", lambda *_: b"<svg/>")
    assert parts()["engine bundled"].detail == "Graphviz of unknown version"


def test_what_is_missing_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    def no_engine(_: str) -> object:
        raise EngineMissing("the engine is missing", "run `get it`")

    def no_library() -> str:
        raise ModuleNotFoundError("No module named 'yaml'")

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr("cxmap.drawing.engines.get_engine", no_engine)
    monkeypatch.setattr("cxmap.source.find_parser_name", no_library)
    found = parts()
    assert found["rich"] == Part(
        "rich", found=False, needed=True, detail="", remedy=f"run `{sys.executable} -m pip install rich`"
    )
    assert found["engine system"] == Part("engine system", found=False, needed=False, detail="", remedy="run `get it`")
    assert found["YAML reader"].remedy == "install the packages that are missing, above (No module named 'yaml')"
