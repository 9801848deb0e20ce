"""Measure `cxmap validate` beside its peers."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from maps import TODAY, write_huge, write_many, write_one
from measure import Comparison, Place, Run, compare, measure_memory, run
from peers import BIN, CXMAP, PEERS, Data, Peer
from report import CACHED, COLD, TASKS, table_of_ours, table_of_peers

MEMORY_LIMITS = {"validate, 1,000 files": 80, "validate, 20,000 touchpoints": 400}

Found = dict[tuple[str, str], Comparison]


def measure_validating(place: Place, named: Sequence[str], seconds: float) -> tuple[str, list[str]]:
    """Measure it, and tell what was found.

    Args:
        place: Where the maps are written and the commands run.
        named: Words of the peers that are asked for; none means all.
        seconds: The time for the pairs of one comparison.

    Returns:
        How often commands were run, and the tables.
    """
    chosen = [peer for peer in PEERS if not named or any(word in peer.name for word in named)]
    installed = [peer for peer in chosen if peer.program.exists()]
    missing = [peer.name for peer in PEERS if not peer.program.exists()]
    data = _write_data(place.folder)
    runs, memory = _measure_ours(data, place, 3 if seconds < 10 else 7)
    found = _compare_all(data, place, installed, seconds)
    pairs = [result.pairs for result in found[COLD].values() if not result.failed]
    return f"{min(pairs)} to {max(pairs)} pairs each" if pairs else "no pairs", [
        *table_of_peers(f"{COLD}, ours ÷ theirs, lower is better", found[COLD], missing, cached=False),
        "",
        *table_of_peers(f"{CACHED}, ours ÷ theirs", found[CACHED], missing, cached=True),
        "",
        *table_of_ours(runs, memory, MEMORY_LIMITS),
    ]


def _write_data(folder: Path) -> Data:
    schema = folder / "journey.schema.json"
    schema.write_bytes(subprocess.run([CXMAP, "schema", "journey"], check=True, stdout=subprocess.PIPE).stdout)
    write_many(folder / "many")
    one, huge = (folder / f"{name}.journey.yaml" for name in ("one", "huge"))
    return Data(write_one(one), folder / "many", write_huge(huge), schema)


def _ours(task: str, data: Data, *options: str) -> list[str | Path]:
    # Whether a review is due depends on the day.
    return [CXMAP, "validate", "--today", TODAY, *options, data.target(task)]


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
