"""Measure `cxmap validate` and `cxmap score` beside their peers and print the tables; `--write PAGE` stores them.

The machine should be doing nothing else. Absolute times say little, so only ratios are reported,
measured in pairs that take turns.
"""

import argparse
import datetime as dt
import os
import platform
import subprocess
import tempfile
from pathlib import Path

from maps import TODAY, write_huge, write_many, write_one
from measure import Comparison, Place, Run, compare, measure_memory, run
from peers import BIN, PEERS, Data, Peer
from report import TASKS, table_of_ours, table_of_peers, tell_scoring, write_between_markers

CXMAP = BIN / "cxmap"
COLD, CACHED = "without a cache", "from the cache"
SCORING = "score, 2,000 touchpoints, 10,000 draws"
MEMORY_LIMITS = {"validate, 1,000 files": 80, "validate, 20,000 touchpoints": 400}
SECONDS = {SCORING: 3.0}


def _make_place(folder: Path) -> Place:
    """A place where nothing of this user is read or written."""
    unwanted = ("PYTHON", "CXMAP", "XDG_CACHE_HOME")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return Place(folder, {**kept, "XDG_CACHE_HOME": str(folder / "user")})


def _write_data(folder: Path) -> Data:
    schema = folder / "journey.schema.json"
    schema.write_bytes(subprocess.run([CXMAP, "schema", "journey"], check=True, stdout=subprocess.PIPE).stdout)
    write_many(folder / "many")
    one, huge, scored = (folder / f"{name}.journey.yaml" for name in ("one", "huge", "scored"))
    return Data(write_one(one), folder / "many", write_huge(huge), schema, write_huge(scored, 2_000))


def _ours(task: str, data: Data, *options: str) -> list[str | Path]:
    # Whether a review is due depends on the day.
    return [CXMAP, "validate", "--today", TODAY, *options, data.target(task)]


def _score(data: Data) -> list[str | Path]:
    return [CXMAP, "score", "--format", "json", "--draws", "10000", data.scored]


def _measure_ours(data: Data, place: Place, repeats: int) -> tuple[dict[str, Run], dict[str, float]]:
    commands: dict[str, list[str | Path]] = {
        "bare interpreter": [BIN / "python", "-c", "pass"],
        "--version": [CXMAP, "--version"],
        "--help": [CXMAP, "--help"],
        "validate, 1 file": _ours("one", data, "--no-cache"),
        "validate, 1 file, from the cache": _ours("one", data),
        "validate, 1,000 files, one process": _ours("many", data, "--no-cache", "--jobs", "1"),
        "validate, 1,000 files": _ours("many", data, "--no-cache"),
        "validate, 1,000 files, from the cache": _ours("many", data),
        "validate, 20,000 touchpoints": _ours("huge", data, "--no-cache"),
        SCORING: _score(data),
    }
    runs, memory = {}, {}
    for name, command in commands.items():
        if run(command, place).code:
            raise SystemExit(f"{name}: the maps are not sound any more, see what `cxmap validate` says to them")
        found = sorted((run(command, place) for _ in range(repeats)), key=lambda one: one.cpu)
        runs[name] = found[len(found) // 2]
        memory[name] = measure_memory(command, place)
        print(f"{name}: {runs[name].cpu:.3f} s cpu, {runs[name].wall:.3f} s, {memory[name]:.0f} MiB", flush=True)
    return runs, memory


Found = dict[tuple[str, str], Comparison]


def _compare_all(data: Data, place: Place, peers: list[Peer], seconds: float) -> dict[str, Found]:
    """Compare with every peer: ours without a cache, and ours from the cache."""
    found: dict[str, Found] = {COLD: {}, CACHED: {}}
    for task in TASKS:
        ours = {COLD: _ours(task, data, "--no-cache"), CACHED: _ours(task, data)}
        for peer in peers:
            turns = 21 if task == "one" else 5
            compared = compare(ours, peer.call(task, data), place, most_turns=turns, seconds=seconds)
            for way, result in compared.items():
                found[way][peer.name, task] = result
                print(
                    f"{task} · {peer.name}, {way}: cpu {result.cpu_ratio:.3f}, wall {result.wall_ratio:.3f}, theirs "
                    f"{result.theirs.cpu:.2f} s, pairs {result.pairs}{', REFUSED' if result.failed else ''}",
                    flush=True,
                )
    return found


def _compare_scoring(data: Data, place: Place, seconds: float) -> Comparison | None:
    """Compare the draws with those of the obvious build; None where scipy is not installed."""
    python = BIN / "python"
    if run([python, "-c", "import scipy"], place).code:
        return None
    theirs = [python, Path(__file__).with_name("obvious_scoring.py"), data.scored]
    found = compare({"ours": _score(data)}, theirs, place, most_turns=5, seconds=seconds)["ours"]
    print(f"{SCORING}: cpu {found.cpu_ratio:.3f}, theirs {found.theirs.cpu:.2f} s, pairs {found.pairs}", flush=True)
    return found


def main() -> None:
    """Measure everything that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="the page whose marked part is replaced")
    parser.add_argument("--seconds", type=float, default=30, help="time for the pairs of one comparison")
    parser.add_argument("--peers", nargs="*", help="only peers whose name contains one of these words")
    arguments = parser.parse_args()
    chosen = [p for p in PEERS if not arguments.peers or any(word in p.name for word in arguments.peers)]
    load = os.getloadavg()[0]
    installed = [peer for peer in chosen if peer.program.exists()]
    missing = [peer.name for peer in PEERS if not peer.program.exists()]
    with tempfile.TemporaryDirectory() as folder:
        place = _make_place(Path(folder))
        data = _write_data(place.folder)
        runs, memory = _measure_ours(data, place, 3 if arguments.seconds < 10 else 7)
        found = _compare_all(data, place, installed, arguments.seconds)
        scoring = _compare_scoring(data, place, arguments.seconds)
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version().rpartition('.')[0]}"
    pairs = [result.pairs for result in found[COLD].values() if not result.failed]
    today = f"{dt.datetime.now(tz=dt.UTC):%-d %B %Y}"
    lines = [
        f"Measured on {today}: {machine}, load {load:.1f} when it began; {min(pairs)} to {max(pairs)} pairs each.",
        "",
        *table_of_peers("without a cache, ours ÷ theirs, lower is better", found[COLD], missing, cached=False),
        "",
        *table_of_peers("from the cache, ours ÷ theirs", found[CACHED], missing, cached=True),
        "",
        *table_of_ours(runs, memory, MEMORY_LIMITS, SECONDS),
        "",
        tell_scoring(SCORING, scoring),
    ]
    print("\n".join(lines))
    if arguments.write:
        write_between_markers(arguments.write, lines)


if __name__ == "__main__":
    main()
