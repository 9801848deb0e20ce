"""docs/licences.md tells the licence of everything that is installed with cxmap; all of them are allowed."""

from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from tests.guards.programs import load_program

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/licences.py, which is no package."""
    return load_program("tools/licences.py")


def install(folder: Path, name: str, *lines: str, licence: str = "") -> None:
    """Make a distribution in a folder, with these lines in its metadata."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines, ""]))
    (info / "LICENSE").write_text(licence)
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n{info.name}/LICENSE,,\n{info.name}/RECORD,,\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of distributions that are found before all others."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_the_list_is_that_of_what_is_installed(tool: ModuleType) -> None:
    libraries = tool.list_libraries()
    assert {"typer", "rich", "pygments", "pydantic-core", "vl-convert-python", "graphviz-pure", "colorama"} <= {
        one.name for one in libraries
    }
    assert tool.find_faults(libraries, PAGE) == []


def test_the_page_is_read_as_it_is_written(tool: ModuleType) -> None:
    libraries = tool.list_libraries()
    assert tool.read_page(tool.make_page(libraries)) == {one.name: one.licence for one in libraries}
    assert set(tool.INSIDE) | set(tool.READ) <= {one.name for one in libraries}
    assert set(tool.ELSEWHERE) <= set(tool.read_page(PAGE))


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (("License-Expression: MIT AND 0BSD",), "MIT AND 0BSD"),
        (("License: MIT License",), "MIT"),
        (("License: see the file", "Classifier: License :: OSI Approved :: ISC License (ISCL)"), "ISC"),
        (("License-Expression: GPL-3.0-only", "Classifier: License :: OSI Approved :: MIT License"), "GPL-3.0-only"),
        (("License: Beerware",), "Beerware"),
        ((), None),
    ],
)
def test_what_metadata_say(tool: ModuleType, site: Path, lines: tuple[str, ...], licence: str | None) -> None:
    install(site, "planted", *lines)
    assert tool.find_licence("planted") == licence


def test_a_file_is_believed_while_it_says_so(tool: ModuleType, site: Path) -> None:
    _, words = tool.READ["resvg-py"]
    assert tool.find_licence("resvg-py") == "MIT"
    install(site, "resvg_py", licence="All rights reserved.")
    assert tool.find_licence("resvg-py") is None
    assert words


def test_planted_libraries_are_found(tool: ModuleType, site: Path) -> None:
    install(
        site,
        "planted",
        "Provides-Extra: more",
        "Requires-Dist: Deep.Copyleft; extra == 'more'",
        "Requires-Dist: nameless",
        "Requires-Dist: other; sys_platform == 'win32'",
        "Requires-Dist: never; sys_platform == 'amiga'",
        "Requires-Dist: changed",
    )
    install(site, "deep_copyleft", "License-Expression: MIT AND (AGPL-3.0-only OR GPL-2.0-only)")
    install(site, "nameless")
    install(site, "changed", "License-Expression: MIT", "Requires-Dist: new")
    install(site, "new", "License-Expression: MIT")
    listed = "| changed | BSD-3-Clause | – | planted |\n| deep-copyleft | MIT | – | planted |\n"
    assert tool.find_faults(tool.list_libraries("planted"), listed) == [
        "changed is under MIT, and docs/licences.md says BSD-3-Clause",
        "deep-copyleft is under AGPL-3.0-only and GPL-2.0-only, which is not allowed",
        "nobody says under which licence nameless is: read it, and add it to tools/licences.py",
        "new is not in docs/licences.md: run `python tools/licences.py write`",
        "nobody says under which licence other is: read it, and add it to tools/licences.py",
    ]


def test_a_library_that_is_not_installed_is_told(tool: ModuleType, site: Path) -> None:
    install(site, "planted", "Requires-Dist: absent")
    with pytest.raises(metadata.PackageNotFoundError, match="absent"):
        tool.list_libraries("planted")
