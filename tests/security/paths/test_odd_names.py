"""Names of files and folders that strangers chose."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.security.injection.program import run_here

from cxmap.usecases.library import MOST_COMPARED

MAP = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A repository with a map."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    return folder


NAMES = (
    b"a\nb.journey.yaml",
    b"a\x1b[31mb.journey.yaml",
    b"a\xffb.journey.yaml",
    b"a\rb.journey.yaml",
    b"-o.journey.yaml",
    b"--fix.journey.yaml",
    b"$(touch x).journey.yaml",
    b" .journey.yaml",
    b".journey.yaml",
    b"..journey.yaml",
    "a\u202eb.journey.yaml".encode(),
    b"x" * 242 + b".journey.yaml",
)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: os.fsdecode(name)[:20].encode("unicode_escape").decode())
def test_a_map_of_any_name_is_read(here: Path, name: bytes) -> None:
    (here / os.fsdecode(name)).write_text(MAP, encoding="utf-8")
    for command in (["validate"], ["score"], ["report"], ["render", "-o", "out"]):
        (here / "out").mkdir(exist_ok=True)
        done = run_here(*command, ".", cwd=here)
        # A picture whose name has an ending more than the longest name of a file is told.
        assert done.code == 0 or (command[0] == "render" and len(name) > 250), done.err
        assert b"\x1b" not in done.out + done.err
        assert b"cxmap itself failed" not in done.err
    assert not (here / "x").exists()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("../out/x.catalogue.yaml", "`../out/x.catalogue.yaml` lies outside the project folder"),
        ("a/../../out/x.catalogue.yaml", "`a/../../out/x.catalogue.yaml` lies outside the project folder"),
        ("/etc/x.catalogue.yaml", "`/etc/x.catalogue.yaml` is an absolute path"),
        ("//host/share/x.catalogue.yaml", "`//host/share/x.catalogue.yaml` is an absolute path"),
        ("~/x.catalogue.yaml", "no catalogue `~/x.catalogue.yaml`"),
        ("C:/x.catalogue.yaml", "no catalogue `C:/x.catalogue.yaml`"),
        ("\\\\\\\\host\\\\x.catalogue.yaml", "no catalogue `\\\\host\\x.catalogue.yaml`"),
        ("file:///etc/x.catalogue.yaml", "no catalogue `file:///etc/x.catalogue.yaml`"),
        ("https://example.com/x.catalogue.yaml", "no catalogue `https://example.com/x.catalogue.yaml`"),
        ("/etc/passwd", "`/etc/passwd` is not named like a catalogue"),
        ("out.catalogue.yaml", "`out.catalogue.yaml` lies outside the project folder"),
        ("way/x.catalogue.yaml", "`way/x.catalogue.yaml` lies outside the project folder"),
        ("nowhere.catalogue.yaml", "no catalogue `nowhere.catalogue.yaml`"),
        ("loop.catalogue.yaml", "no catalogue `loop.catalogue.yaml`"),
        ("fifo.catalogue.yaml", "no catalogue `fifo.catalogue.yaml`"),
        ("socket.catalogue.yaml", "no catalogue `socket.catalogue.yaml`"),
        ("zero.catalogue.yaml", "`zero.catalogue.yaml` lies outside the project folder"),
        ("folder.catalogue.yaml", "no catalogue `folder.catalogue.yaml`"),
        ("x" * 4000 + ".catalogue.yaml", "cannot be read: file name too long"),
        ("a/" * 3000 + "x.catalogue.yaml", "cannot be read: file name too long"),
        ("a\\0b.catalogue.yaml", "cannot be read: embedded null byte"),
    ],
)
def test_a_path_in_a_map_leads_nowhere_else(here: Path, sockets: Path, written: str, says: str) -> None:
    out = here.parent / "out"
    out.mkdir()
    (out / "x.catalogue.yaml").write_text("cxmap: 1\nteams: {secret: {name: hunter2}}\n", encoding="utf-8")
    for link, target in {
        "out": "../out/x", "nowhere": "none", "loop": "loop", "zero": "/dev/zero", "socket": str(sockets),
    }.items():  # fmt: skip
        (here / f"{link}.catalogue.yaml").symlink_to(target if target.startswith("/") else f"{target}.catalogue.yaml")
    (here / "way").symlink_to("../out")
    (here / "folder.catalogue.yaml").mkdir()
    os.mkfifo(here / "fifo.catalogue.yaml")
    (here / "b.journey.yaml").write_text(f'{MAP}uses: ["{written}"]\n', encoding="utf-8")
    done = run_here("validate", "--format", "concise", "b.journey.yaml", cwd=here)
    assert done.code == 1
    assert "CX217" in done.text
    assert says in done.text or (written.startswith("socket") and "lies outside" in done.text)
    assert b"hunter2" not in done.out + done.err


@pytest.fixture
def sockets(tmp_path: Path) -> Iterator[Path]:
    """A socket, which a link may lead to."""
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(path))
        yield path


def test_maps_and_catalogues_in_circles_end(here: Path) -> None:
    for number in range(20):
        (here / f"c{number}.catalogue.yaml").write_text(
            f"cxmap: 1\nuses: [{', '.join(f'c{other}.catalogue.yaml' for other in range(20))}]\n", encoding="utf-8"
        )
    below = "".join(f", d{number}: {{name: I go, journey: a.journey.yaml}}" for number in range(50))
    touchpoints = f"{{pay: {{name: I pay}}{below}}}"
    (here / "a.journey.yaml").write_text(
        f"cxmap: 1\ntitle: Buying\nuses: [c0.catalogue.yaml]\nstages: {{buy: {{touchpoints: {touchpoints}}}}}\n",
        encoding="utf-8",
    )
    done = run_here("validate", "--format", "concise", ".", cwd=here)
    assert done.code == 1
    found = [line for line in done.text.splitlines() if "CX218" in line]
    # Each entry of each `uses` leads back to where it is written.
    assert len(found) == 20 * 20
    assert found[1].startswith(
        "c0.catalogue.yaml:2:27: error: the catalogue `c1.catalogue.yaml` leads back to this file: "
        "c0.catalogue.yaml → c1.catalogue.yaml → c0.catalogue.yaml"
    )


@pytest.mark.parametrize("shape", ["wide", "deep"])
def test_more_catalogues_than_people_have_are_refused(here: Path, shape: str) -> None:
    names = [f"c{number}.catalogue.yaml" for number in range(60)]
    for number, name in enumerate(names):
        below = f"uses: [c{number + 1}.catalogue.yaml]\n" if shape == "deep" and number < 59 else ""
        (here / name).write_text(f"cxmap: 1\n{below}", encoding="utf-8")
    uses = ", ".join(names if shape == "wide" else names[:1])
    (here / "a.journey.yaml").write_text(f"{MAP}uses: [{uses}]\nowner: nobody\n", encoding="utf-8")
    done = run_here("validate", "--format", "concise", "a.journey.yaml", cwd=here)
    assert done.code == 1
    [line] = [line for line in done.text.splitlines() if line.startswith("a.journey.yaml")]
    which = "c50" if shape == "wide" else "c0"
    assert f"with `{which}.catalogue.yaml`, the file builds on more than 50 catalogues (help: gather what" in line


def test_many_names_that_lead_nowhere_are_told_in_time(here: Path) -> None:
    for number in range(300):
        (here / f"x{number}.journey.yaml").touch()
    below = ", ".join(f"d{number}: {{name: I go, journey: y{number}.journey.yaml}}" for number in range(1000))
    (here / "a.journey.yaml").write_text(
        f"cxmap: 1\ntitle: Buying\nstages: {{buy: {{touchpoints: {{{below}}}}}}}\n", encoding="utf-8"
    )
    done = run_here("validate", "--format", "concise", "a.journey.yaml", cwd=here)
    told = [line for line in done.text.splitlines() if "CX219" in line]
    assert len(told) == 1000
    assert 0 < sum("did you mean" in line for line in told) <= MOST_COMPARED


def test_a_folder_that_leads_back_to_itself_is_searched_once(here: Path) -> None:
    (here / "x").mkdir()
    (here / "x" / "again").symlink_to("..")
    (here / "x" / "self").symlink_to("self")
    done = run_here("validate", ".", cwd=here)
    assert (done.code, done.text) == (0, "Checked 1 file: nothing to mend.\n")


def test_a_folder_named_like_a_map_is_searched(here: Path) -> None:
    (here / "b.journey.yaml").mkdir()
    (here / "b.journey.yaml" / "c.journey.yaml").write_text(MAP, encoding="utf-8")
    assert run_here("validate", ".", cwd=here).text == "Checked 2 files: nothing to mend.\n"


def test_too_many_maps_are_told_before_one_is_read(here: Path) -> None:
    for number in range(4):
        (here / f"{number}.journey.yaml").write_text("not: [read", encoding="utf-8")
    (here / "cxmap.toml").write_text("[limits]\nmaps = 4\n", encoding="utf-8")
    for command in ("validate", "score", "render", "report"):
        done = run_here(command, ".", cwd=here)
        assert (done.code, done.err.decode()) == (
            2,
            (
                "error: more than 4 maps and catalogues were found when `.` was searched\n"
                "help: name folders that hold fewer, or raise `limits.maps`, which can be 200,000\n"
            ),
        )
    assert "Checked 5 files" not in run_here("validate", "a.journey.yaml", cwd=here).text


def test_a_pipe_that_is_named_does_not_keep_anybody_waiting(here: Path) -> None:
    os.mkfifo(here / "b.journey.yaml")
    for words in (["validate", "b.journey.yaml"], ["score", "a.journey.yaml", "--against", "b.journey.yaml"]):
        done = subprocess.run(
            [sys.executable, "-m", "cxmap", *words], cwd=here, capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: `b.journey.yaml` is a pipe, not a file")
