"""Links among the maps: what they lead to is read only where it is a map."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.security.injection.program import Done, run_here

SECRET = "[remote]\n\tsecret = hunter2: {\n"
MAP = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n"
CATALOGUE = "cxmap: 1\nteams: {sales: {name: Sales}}\n"


def told(done: Done) -> str:
    """Everything that a run said."""
    return (done.out + done.err).decode()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, with secrets beside the maps and outside."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / ".git" / "config").write_text(SECRET, encoding="utf-8")
    (tmp_path / "passwords.yaml").write_text(SECRET, encoding="utf-8")
    monkeypatch.chdir(repository)
    return repository


@pytest.mark.parametrize("target", [".git/config", "../passwords.yaml", "{outside}/passwords.yaml"])
@pytest.mark.parametrize("command", [["validate"], ["validate", "--fix"], ["score"], ["render"], ["report"]])
@pytest.mark.parametrize("named", [True, False])
def test_a_link_with_the_name_of_a_map_shows_nothing_else(
    here: Path, target: str, command: list[str], *, named: bool
) -> None:
    (here / "a.journey.yaml").symlink_to(target.format(outside=here.parent))
    done = run_here(*command, "a.journey.yaml" if named else ".", cwd=here)
    assert done.code == 2
    assert "hunter2" not in told(done)
    assert done.err.decode().splitlines()[0] == (
        f"error: `a.journey.yaml` is a link to `{Path(target).name}`, which is not named like a map or catalogue"
    )
    assert "help: let it lead to a file whose name ends in `.journey.yaml` or `.catalogue.yaml`" in done.err.decode()


def test_nothing_else_stands_behind_against(here: Path) -> None:
    (here / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    (here / "b.journey.yaml").symlink_to(".git/config")
    for command in (["score"], ["render", "--view", "compare"]):
        done = run_here(*command, "a.journey.yaml", "--against", "b.journey.yaml", cwd=here)
        assert done.code == 2
        assert "hunter2" not in told(done)


def test_nothing_else_stands_behind_uses(here: Path) -> None:
    (here / "a.journey.yaml").write_text(f"{MAP}uses: [b.catalogue.yaml]\n", encoding="utf-8")
    (here / "b.catalogue.yaml").symlink_to(".git/config")
    done = run_here("validate", "--format", "concise", "a.journey.yaml", cwd=here)
    assert done.code == 1
    assert "hunter2" not in done.text
    assert done.text.startswith(
        "a.journey.yaml:4:8: error: the catalogue `b.catalogue.yaml` cannot be read: it is a link to `config`, whose "
        "name does not end in `.catalogue.yaml`"
    )


def test_a_link_to_a_map_is_followed(here: Path) -> None:
    (here.parent / "real.journey.yaml").write_text(MAP, encoding="utf-8")
    (here / "a.journey.yaml").symlink_to("../real.journey.yaml")
    (here / "shared").mkdir()
    (here / "shared" / "real.catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    (here / "b.catalogue.yaml").symlink_to("shared/real.catalogue.yaml")
    (here / "c.journey.yaml").write_text(f"{MAP}uses: [b.catalogue.yaml]\nowner: sales\n", encoding="utf-8")
    done = run_here("validate", "a.journey.yaml", "c.journey.yaml", cwd=here)
    assert (done.code, done.err) == (0, b"")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("/dev/zero", "`a.journey.yaml` is a device, not a file"),
        ("/dev/stdin", "`a.journey.yaml` is a pipe, not a file"),
        ("/dev/tty", "`a.journey.yaml` is a device, not a file"),
        ("nowhere", "there is no file or folder `a.journey.yaml`"),
        ("a.journey.yaml", "`a.journey.yaml` is a link that leads back to itself"),
        ("b.journey.yaml", "`a.journey.yaml` is a link that leads back to itself"),
        ("fifo", "`a.journey.yaml` is a pipe, not a file"),
    ],
)
def test_a_link_to_what_is_no_file(here: Path, target: str, says: str) -> None:
    os.mkfifo(here / "fifo")
    (here / "b.journey.yaml").symlink_to("a.journey.yaml")
    (here / "a.journey.yaml").unlink(missing_ok=True)
    (here / "a.journey.yaml").symlink_to(target)
    done = subprocess.run(
        [sys.executable, "-m", "cxmap", "validate", "a.journey.yaml"],
        cwd=here, stdin=subprocess.PIPE, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == f"error: {says}"
