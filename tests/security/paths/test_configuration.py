"""Configurations of strangers: beside the maps, above them, and behind links."""

import os
from pathlib import Path

import pytest
from tests.security.injection.program import run_here

from cxmap.config.discovery import find_configuration
from cxmap.errors import UsageError
from cxmap.limits import BOUNDS

MAP = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n"
NOBODY = 65_534
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder without a repository, below one with a configuration."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "cxmap.toml").write_text('level = "measured"\n', encoding="utf-8")
    return folder


@needs_root
@pytest.mark.parametrize("command", [["validate"], ["score"], ["render"], ["report"]])
def test_a_configuration_that_somebody_laid_above_is_refused(here: Path, command: list[str]) -> None:
    name = here.parent / "cxmap.toml"
    os.chown(name, NOBODY, NOBODY)
    done = run_here(*command, "a.journey.yaml", cwd=here)
    assert (done.code, done.err.decode()) == (
        2,
        (
            f"error: {name} belongs to another user (number {NOBODY}) than this folder\n"
            f"help: name it if it is meant: `--config {name}`, or keep it away: put an empty `cxmap.toml` here\n"
        ),
    )
    assert run_here(*command, "--config", "../cxmap.toml", "a.journey.yaml", cwd=here).code != 2
    (here / "cxmap.toml").touch()
    assert run_here(*command, "a.journey.yaml", cwd=here).code == 0


@needs_root
def test_the_owner_of_the_folder_decides_as_in_containers(here: Path) -> None:
    for path in (here, here.parent / "cxmap.toml"):
        os.chown(path, NOBODY, NOBODY)
    found = find_configuration(here)
    assert found is not None
    assert found.data == {"level": "measured"}


def test_who_owns_what_is_asked_of_the_system(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_configuration(here) is not None
    stat = Path.stat

    def give_away(self: Path, **named: bool) -> os.stat_result:
        status = stat(self, **named)
        return os.stat_result((*status[:4], NOBODY, *status[5:10])) if self.name == "cxmap.toml" else status

    monkeypatch.setattr(Path, "stat", give_away)
    with pytest.raises(UsageError, match="belongs to another user"):
        find_configuration(here)
    # In the folder itself it lies with the maps: whoever put them there may say how they are read.
    assert find_configuration(here.parent) is not None


def test_nothing_above_a_repository_is_looked_at(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".git").mkdir()
    (here.parent / "cxmap.toml").write_text("this is no TOML\n", encoding="utf-8")
    assert find_configuration(here) is None


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/tty", "nowhere", "cxmap.toml", "folder"])
def test_a_link_to_what_is_no_file_is_no_configuration(here: Path, target: str) -> None:
    (here / "folder").mkdir()
    (here / ".git").mkdir()
    for name in ("cxmap.toml", "pyproject.toml"):
        (here / name).symlink_to(target if target != "cxmap.toml" else name)
    assert find_configuration(here) is None


def test_a_pipe_is_no_configuration(here: Path) -> None:
    (here / ".git").mkdir()
    os.mkfifo(here / "cxmap.toml")
    assert find_configuration(here) is None


def test_a_link_to_a_secret_shows_nothing_of_it(here: Path) -> None:
    (here.parent / "secret").write_text("token hunter2\n", encoding="utf-8")
    (here / "cxmap.toml").symlink_to("../secret")
    done = run_here("validate", "a.journey.yaml", cwd=here)
    assert done.code == 2
    assert done.err.decode().startswith("error: cxmap.toml is no TOML: ")
    assert b"hunter2" not in done.out + done.err


def test_what_never_ends_is_not_read_to_its_end(here: Path) -> None:
    done = run_here("validate", "--config", "/dev/zero", "a.journey.yaml", cwd=here)
    assert (done.code, done.err.decode().splitlines()[0]) == (2, "error: /dev/zero is larger than 1 MiB")


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: bound.setting)
def test_no_limit_can_be_switched_off(here: Path, bound: object) -> None:
    setting, least, most = bound.setting, bound.least, bound.most  # type: ignore[attr-defined]
    for number in (least, most):
        (here / "cxmap.toml").write_text(f"[limits]\n{setting} = {number}\n", encoding="utf-8")
        assert run_here("validate", "a.journey.yaml", cwd=here).code == 0
    says = {
        least - 1: f"write a number from {least:,} upwards",
        most + 1: f"write a number up to {most:,}",
        -1: f"write a number from {least:,} upwards",
        2**63: f"write a number up to {most:,}",
    }
    for number, help in says.items():
        (here / "cxmap.toml").write_text(f"[limits]\n{setting} = {number}\n", encoding="utf-8")
        done = run_here("validate", "a.journey.yaml", cwd=here)
        assert (done.code, done.err.decode()) == (
            2,
            f"error: `limits.{setting}` in cxmap.toml:2 is {number}\nhelp: {help}\n",
        )
    for word in ("inf", "nan", "1e3", '"none"', "false", "[]"):
        (here / "cxmap.toml").write_text(f"[limits]\n{setting} = {word}\n", encoding="utf-8")
        done = run_here("validate", "a.journey.yaml", cwd=here)
        assert (done.code, done.err.decode()) == (
            2,
            (
                f"error: `limits.{setting}` in cxmap.toml:2 is not a whole number\n"
                "help: write a whole number, as in docs/configuration.md\n"
            ),
        )
