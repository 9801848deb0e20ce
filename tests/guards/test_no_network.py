"""Nothing that cxmap does asks the network: not an import, not a command, not a program that it starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "broadband.journey.yaml"

ASKED = 97
"""The exit code of a process that asked the network."""

GUARD = f"""
import os, sys
def look(event, arguments):
    # A socket of this machine has a path for an address, one of the network a pair.
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request") or (
        event in ("socket.connect", "socket.bind", "socket.sendto") and not isinstance(arguments[1], (str, bytes))
    ):
        os.write(2, f"{{event}} {{arguments}}".encode())
        os._exit({ASKED})
sys.addaudithook(look)
"""

COMMANDS = [
    ("validate", EXAMPLE),
    ("validate", ROOT / "examples", "--jobs", "2", "--no-cache", "--format", "sarif"),
    ("score", EXAMPLE, "--top", "3"),
    ("render", EXAMPLE, "-o", "map.svg"),
    ("render", EXAMPLE, "-o", "map.png"),
    ("render", EXAMPLE, "-o", "map.pdf"),
    ("render", EXAMPLE, "--engine", "pure", "--view", "flow", "-o", "flow.svg"),
    ("report", EXAMPLE, "-o", "page.html"),
    ("init", "first"),
    ("schema", "journey"),
    ("explain", "CX201"),
    ("doctor",),
]
"""The commands, `serve` left out: it waits for a browser of this machine, and tests of its own look after it."""

IMPORTS = """
import importlib, pkgutil, cxmap
for found in pkgutil.walk_packages(cxmap.__path__, "cxmap."):
    if found.name != "cxmap.__main__":
        importlib.import_module(found.name)
"""


FORKED = """
pid = os.fork()
if not pid:
    import socket; socket.getaddrinfo('example.org', 443)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


def run_guarded(folder: Path, program: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a program that ends as soon as it asks the network; workers that it forks do too."""
    return subprocess.run(
        [*without_network(), sys.executable, "-c", GUARD + program, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def without_network() -> list[str]:
    """What runs a command where there is no network at all, so that programs that are started have none either.

    Where that is not allowed, nothing: then only Python itself is watched.
    """
    unshare = shutil.which("unshare")
    for options in ((), ("--map-root-user",)):
        command = [unshare or "", "--net", *options]
        if unshare and not subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
            return command
    return []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(map(str, command[:1])))
def test_no_command_asks_the_network(tmp_path: Path, command: tuple[str | Path, ...]) -> None:
    done = run_guarded(tmp_path, "from cxmap.cli import main\nsys.argv[0] = 'cxmap'\nmain()\n", *command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_import_asks_the_network(tmp_path: Path) -> None:
    done = run_guarded(tmp_path, IMPORTS)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "planted",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 443)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
        FORKED,
    ],
)
def test_a_planted_question_is_heard(tmp_path: Path, planted: str) -> None:
    assert run_guarded(tmp_path, planted).returncode == ASKED


def test_there_is_no_network_for_programs_that_are_started() -> None:
    command = without_network()
    if not command:
        pytest.skip("this machine lets nobody leave the network")
    routes = subprocess.run([*command, "cat", "/proc/net/route"], capture_output=True, check=True).stdout
    assert len(routes.splitlines()) <= 1  # the heads of the columns
