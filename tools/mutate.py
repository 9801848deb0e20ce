"""Change the program in small ways, and tell which changes no test of the same room notices.

`python tools/mutate.py [ROOM …]` makes every mutant of the rooms with mutmut, tries as many of them as `--count` says,
chosen by `--seed`, against `tests/ROOM` of the last commit, and ends with 1 where fewer than 85 % are noticed. A
mutant that `tools/survivors.toml` explains cannot be noticed, and counts neither way.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("source", "journey", "scoring", "rules")
LEAST = 0.85
COUNT = 300
SEED = 6
SURVIVED = 0
NO_TEST = 33
"""What mutmut writes down: pytest's exit code where all tests passed, and its own where none calls the function."""

# Four times what the tests take on a quiet machine is no endless loop on a busy one. Workers come from a process that
# ran no test: what functions remember of one would hide a change of what they call.
SETTINGS = """\
[mutmut]
source_paths=src
only_mutate=src/cxmap/{room}/*
also_copy=
    examples
    docs
    schemas
    tools
    benchmarks
    README.md
    CHANGELOG.md
    CONTRIBUTING.md
    Makefile
    action.yml
pytest_add_cli_args=
    -p
    no:cacheprovider
    -p
    no:xdist
pytest_add_cli_args_test_selection=tests/{room}
timeout_multiplier=4
timeout_constant=10
process_isolation=forkserver
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What a mutant changes, in words that stay true while other lines of the function move.

    Attributes:
        function: Module and function.
        was: The lines as they are.
        now: The lines as the mutant has them.
    """

    function: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the mutants of a room.

    Attributes:
        room: The room.
        made: How many mutants there are.
        tried: How many of them were tried.
        survivors: Those that no test noticed, in the order of their names.
    """

    room: str
    made: int
    tried: int
    survivors: tuple[Change, ...]


def choose(names: Iterable[str], count: int, seed: int) -> list[str]:
    """So many of the names, the same ones for the same seed."""
    everything = sorted(names)
    # Any seed will do: nobody gains from guessing it.
    return sorted(random.Random(seed).sample(everything, min(count, len(everything))))  # noqa: S311


def read_change(name: str, difference: str) -> Change:
    """Read what a mutant changes from a unified difference."""
    lines = difference.splitlines()
    was, now = (
        "\n".join(line[1:].strip() for line in lines if line.startswith(sign) and not line.startswith(sign * 3))
        for sign in "-+"
    )
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    function = function.removeprefix("xǁ").removeprefix("x_").replace("ǁ", ".")
    return Change(f"{module}.{function}", was, now)


def read_explained(path: Path) -> dict[Change, str]:
    """Why each mutant that is written down cannot be noticed."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))["equivalent"]
    return {Change(one["function"], one["was"], one["now"]): one["because"] for one in written}


def try_room(room: str, count: int, seed: int, folder: Path) -> Outcome:
    """Try mutants of a room in a clone of its own."""
    clone = folder / room
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    (clone / "setup.cfg").write_text(SETTINGS.format(room=room), encoding="utf-8")
    # mutmut makes its mutants on the way to running some: told to run none, it ends with 1 and they are there.
    _run_mutmut(clone, "run", "--max-children", "1", "none.of.them")
    names = [name for name in _read_codes(clone) if name.startswith(f"cxmap.{room}.")]
    chosen = choose(names, count, seed)
    _run_mutmut(clone, "run", *chosen)
    codes = _read_codes(clone)
    untried = [name for name in chosen if codes[name] is None]
    if untried:
        raise SystemExit(f"mutmut did not try {len(untried)} mutants of {room}; see {clone / 'mutmut.log'}")
    survivors = [name for name in chosen if codes[name] in {SURVIVED, NO_TEST}]
    changes = tuple(read_change(name, _run_mutmut(clone, "show", name)) for name in survivors)
    return Outcome(room, len(names), len(chosen), changes)


def _run_mutmut(clone: Path, *arguments: str) -> str:
    """Run mutmut with what it prints kept in a file; laws are tried with the same examples every time."""
    # What tests start themselves is the program of the clone, not the one that is installed from elsewhere.
    paths = [str(clone / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=clone, env={**os.environ, "CI": "true", "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    with (clone / "mutmut.log").open("a", encoding="utf-8") as log:
        log.write(done.stdout + done.stderr)
    return done.stdout


def _read_codes(clone: Path) -> dict[str, int | None]:
    """How the tests ended for every mutant, where they ran."""
    codes: dict[str, int | None] = {}
    for path in sorted((clone / "mutants" / "src").rglob("*.meta")):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def report(outcome: Outcome, explained: Mapping[Change, str]) -> tuple[int, int]:
    """Print what became of a room.

    Returns:
        How many mutants were noticed, and how many could have been.
    """
    survived = [change for change in outcome.survivors if change not in explained]
    noticed = outcome.tried - len(outcome.survivors)
    could_be = noticed + len(survived)
    for change in survived:
        was, now = (text.replace("\n", "\n      ") for text in (change.was, change.now))
        print(f"\n{change.function}\n  was {was}\n  now {now}")
    print(
        f"\n{outcome.room}: {outcome.tried} of {outcome.made} mutants tried, {noticed} noticed, "
        f"{len(outcome.survivors) - len(survived)} explained, {len(survived)} survived: {noticed / could_be:.1%}",
        flush=True,
    )
    return noticed, could_be


def main(arguments: Sequence[str]) -> int:
    """Try the rooms that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", default=ROOMS, help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--count", type=int, default=COUNT, help="mutants that are tried of each room")
    parser.add_argument("--seed", type=int, default=SEED, help="which of them")
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "mutation", help="where the clones go")
    options = parser.parse_args(arguments)
    explained = read_explained(ROOT / "tools" / "survivors.toml")
    counts = [
        report(try_room(room, options.count, options.seed, options.folder.resolve()), explained)
        for room in options.rooms
    ]
    noticed, could_be = (sum(column) for column in zip(*counts, strict=True))
    print(f"\nin all: {noticed} of {could_be} noticed: {noticed / could_be:.1%} (at least {LEAST:.0%} is asked for)")
    return int(noticed < LEAST * could_be)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
