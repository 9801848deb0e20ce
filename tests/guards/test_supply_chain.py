"""What cxmap asks to be installed, and what is installed: bounded, published, whole, and quiet until it is called."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from tests.guards.programs import load_program
from tests.guards.test_licences import install

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

BOUNDED = {"pydantic", "typer"}
"""What docs/dependencies.md gives a reason for not taking the newest of."""

UNBOUNDED = {"types-jsonschema", "types-pyyaml"}
"""Types of libraries, which go with the version that is installed."""


def list_required(project: Mapping[str, Any]) -> Iterator[Requirement]:
    """Everything that a project asks to be installed: to build it, to run it, with every extra, to develop it."""
    about = project.get("project", {})
    lines = [*project.get("build-system", {}).get("requires", []), *about.get("dependencies", [])]
    for group in (about.get("optional-dependencies", {}), project.get("dependency-groups", {})):
        lines += [line for wanted in group.values() for line in wanted]
    yield from map(Requirement, lines)


def find_loose(requirements: Iterable[Requirement]) -> list[str]:
    """Requirements that do not keep to the rules: a released version or later, from the registry."""
    faults = []
    for one in requirements:
        operators = {specifier.operator for specifier in one.specifier}
        if one.url:
            faults.append(f"{one.name} comes from an address")
        if ">=" not in operators and one.name not in UNBOUNDED:
            faults.append(f"{one.name} has no oldest version")
        if operators - {">=", "<"}:
            faults.append(f"{one.name} is bound by {', '.join(sorted(operators - {'>=', '<'}))}")
        if "<" in operators and one.name not in BOUNDED:
            faults.append(f"{one.name} has a newest version without a reason in docs/dependencies.md")
        if any(Version(specifier.version).is_prerelease for specifier in one.specifier):
            faults.append(f"{one.name} names a version that is not released")
    return faults


def find_damaged(found: metadata.Distribution) -> list[str]:
    """Files of a distribution that are not what its maker packed, or that Python runs before anybody asks it to."""
    faults = []
    for file in found.files or ():
        path = Path(str(file.locate()))
        if file.suffix == ".pth":
            faults.append(f"{file} is run whenever Python starts")
        if file.hash is None:
            continue
        content = path.read_bytes() if path.is_file() else None
        if content is None:
            faults.append(f"{file} is missing")
        elif base64.urlsafe_b64encode(hashlib.new(file.hash.mode, content).digest()).decode().rstrip("=") != (
            file.hash.value
        ):
            faults.append(f"{file} was changed")
    return faults


def find_strange(found: metadata.Distribution) -> list[str]:
    """What tells that a distribution does not come from a registry as a released wheel."""
    faults = []
    if Version(found.version).is_prerelease:
        faults.append(f"{found.name} {found.version} is not released")
    if found.read_text("WHEEL") is None or not found.files:
        faults.append(f"{found.name} was not installed from a wheel")
    if origin := found.read_text("direct_url.json"):
        faults.append(f"{found.name} comes from {json.loads(origin)['url']}")
    return faults


def list_installed() -> list[metadata.Distribution]:
    """Everything that cxmap needs to run, with all extras."""
    return [
        metadata.distribution(one.name) for one in load_program("tools/licences.py").list_libraries() if one.installed
    ]


def test_every_requirement_is_bounded_and_comes_from_a_registry() -> None:
    assert find_loose(list_required(PROJECT)) == []


def test_every_newest_version_has_its_reason() -> None:
    bounded = {one.name for one in list_required(PROJECT) if "<" in str(one.specifier)}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert bounded == BOUNDED == set(re.findall(r"`(\w+)>=[\d.]+,<[\d.]+`", page))
    for one in list_required(PROJECT):
        if one.name in BOUNDED:
            low, high = sorted(map(str, one.specifier), reverse=True)
            assert f"`{one.name}{low},{high}`" in page


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("planted @ https://example.org/planted.whl", "planted comes from an address"),
        ("planted @ git+https://example.org/planted.git", "planted comes from an address"),
        ("planted", "planted has no oldest version"),
        ("planted==1.0", "planted is bound by =="),
        ("planted>=1,!=1.5", "planted is bound by !="),
        ("planted>=1,<2", "planted has a newest version without a reason in docs/dependencies.md"),
        ("planted>=1.0rc1", "planted names a version that is not released"),
    ],
)
@pytest.mark.parametrize("place", ["build-system", "dependencies", "extra", "group"])
def test_planted_requirements_are_found(line: str, fault: str, place: str) -> None:
    projects: dict[str, dict[str, Any]] = {
        "build-system": {"build-system": {"requires": [line]}},
        "dependencies": {"project": {"dependencies": [line]}},
        "extra": {"project": {"optional-dependencies": {"more": [line]}}},
        "group": {"dependency-groups": {"dev": ["pytest>=8", line]}},
    }
    assert fault in find_loose(list_required(projects[place]))


def test_what_is_installed_fits_together() -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_what_is_installed_is_released_and_from_a_registry() -> None:
    assert [fault for found in list_installed() for fault in find_strange(found)] == []


def test_what_is_installed_is_what_its_makers_packed() -> None:
    assert [fault for found in list_installed() for fault in find_damaged(found)] == []


def test_planted_installations_are_found(tmp_path: Path) -> None:
    install(tmp_path, "planted")
    info = tmp_path / "planted-1.0.dist-info"
    (tmp_path / "sound.py").write_text("")
    (tmp_path / "changed.py").write_text("import os\n")
    (tmp_path / "early.pth").write_text("import sound\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"").digest()).decode().rstrip("=")
    names = ("sound.py", "changed.py", "gone.py")
    record = [*(f"{name},sha256={digest},0" for name in names), "early.pth,,"]
    (info / "RECORD").write_text("\n".join([*record, ""]))
    [found] = metadata.distributions(path=[str(tmp_path)])
    assert find_damaged(found) == [
        "changed.py was changed",
        "gone.py is missing",
        "early.pth is run whenever Python starts",
    ]
    assert find_strange(found) == ["planted was not installed from a wheel"]
    (info / "WHEEL").write_text("Wheel-Version: 1.0\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0b1\n")
    (info / "direct_url.json").write_text('{"url": "file:///elsewhere", "dir_info": {}}')
    [found] = metadata.distributions(path=[str(tmp_path)])
    assert find_strange(found) == ["planted 1.0b1 is not released", "planted comes from file:///elsewhere"]


def find_unlocked(lock: Mapping[str, Any]) -> list[str]:
    """Packages of a lock file of npm whose bytes are not held fast, or that run a script when they are installed."""
    packages = {name: about for name, about in lock["packages"].items() if name}
    faults = [f"{name} has no digest" for name, about in packages.items() if "integrity" not in about]
    return [*faults, *(f"{name} runs a script" for name, about in packages.items() if about.get("hasInstallScript"))]


@pytest.mark.parametrize("room", ["browser", "editor"])
def test_tools_from_npm_are_held_fast(room: str) -> None:
    lock = json.loads((ROOT / "tests" / room / "package-lock.json").read_text(encoding="utf-8"))
    assert len(lock["packages"]) > 1
    assert find_unlocked(lock) == []
    planted = {"packages": {"": {}, "a": {"integrity": "sha512-", "hasInstallScript": True}, "b": {}}}
    assert find_unlocked(planted) == ["b has no digest", "a runs a script"]


@pytest.mark.parametrize(
    ("file", "command", "option"),
    [
        ("action.yml", "pip install", "--only-binary :all:"),
        (".ci/dependencies", "--constraint", "--only-binary :all:"),
        (".ci/run", "/dist/*.whl", "--only-binary :all:"),
        ("Makefile", "npm ci", "--ignore-scripts"),
    ],
)
def test_installing_runs_no_script_of_others(file: str, command: str, option: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    installing = [line for line in lines if command in line]
    assert installing
    assert [line for line in installing if option not in line] == []
