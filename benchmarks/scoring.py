"""Measure `cxmap score`: the draws beside the obvious way to draw, where the time goes, and what every list costs."""

from collections.abc import Sequence
from pathlib import Path

from full_maps import BUDGET, SIZES, write_full
from measure import Command, Comparison, Place, Run, compare, find_median, measure_memory, run
from peers import BIN, CXMAP, HERE
from report import List, table_of_lists, tell_parts, tell_scoring, tell_whole

LARGEST = max(SIZES)
SECONDS = 3.0
"""The most processor time that the largest map with 10,000 draws was to take."""

LISTS: dict[str, tuple[str, ...]] = {
    "touchpoints": (),
    "touchpoints, without draws": ("--draws", "0"),
    "--explain": ("--explain", "step-5"),
    "--against": ("--against", "BELIEVED"),
    "--show methods": ("--show", "methods"),
    "--show personas": ("--show", "personas"),
    "--show paths": ("--show", "paths"),
    "--show seams": ("--show", "seams"),
    "--show teams": ("--show", "teams"),
    "--show dependence": ("--show", "dependence"),
    "--without": ("--without", "system:system-1"),
    "--show plan": ("--show", "plan"),
    "--budget": ("--budget", "BUDGET"),
    "--show evidence": ("--show", "evidence"),
    "--show kpis": ("--show", "kpis"),
    "--show competitors": ("--show", "competitors"),
}
"""What is asked for, by the name in the table."""

READ = """
import gc, sys
from pathlib import Path
gc.disable()
from cxmap.usecases.load import load_maps
load_maps([Path(sys.argv[1])])
"""
"""Only read and validate a map, as `cxmap score` does: without the collector of cycles, which costs a third more."""


def measure_scoring(place: Place, seconds: float) -> tuple[str, list[str]]:
    """Measure it, and tell what was found.

    Args:
        place: Where the maps are written and the commands run.
        seconds: A third of the time for the pairs of the comparison.

    Returns:
        How often commands were run, and the tables.
    """
    maps = {size: write_full(place.folder, size) for size in SIZES}
    believed = {size: write_full(place.folder, size, "believed") for size in SIZES}
    largest = maps[LARGEST]
    bare = _measure([BIN / "python", "-c", "pass"], place, 7)
    turns = 3 if seconds < 10 else 7
    shares, whole = _split(largest, place, turns)
    memory = measure_memory(_score(largest), place)
    compared = _compare(largest, place, seconds)
    lists = {
        name: [_measure_list(name, ask(options, maps[size], believed[size], size), size, place) for size in SIZES]
        for name, options in LISTS.items()
    }
    return f"{turns} runs each, 3 of every list", [
        tell_whole(LARGEST, whole, memory, SECONDS),
        tell_scoring(compared),
        tell_parts(shares),
        "",
        *table_of_lists(SIZES, lists, bare.cpu),
    ]


def _score(path: Path, *options: str) -> list[str | Path]:
    return [CXMAP, "score", "--format", "json", "--draws", "10000", *options, path]


def _measure(command: Command, place: Place, repeats: int) -> Run:
    found = find_median([run(command, place) for _ in range(repeats)])
    if found.code:
        raise SystemExit(f"`{' '.join(map(str, command))}` ended with {found.code}")
    return found


def _split(path: Path, place: Place, turns: int) -> tuple[dict[str, float], Run]:
    """Find the parts of the time, in turns: what each command takes longer than the one before it.

    Returns:
        Each part's share of the processor time, and the whole.
    """
    commands: dict[str, Command] = {
        "reading and validating the map, with starting Python": [BIN / "python", "-c", READ, path],
        "the command line, the scores and writing them": _score(path, "--draws", "0"),
        "the draws, their ranks and writing those": _score(path),
    }
    _measure(_score(path), place, 1)
    rounds = [[_measure(command, place, 1) for command in commands.values()] for _ in range(turns)]
    middle = [find_median(list(runs)) for runs in zip(*rounds, strict=True)]
    whole = middle[-1]
    print(f"{LARGEST} touchpoints: {whole.cpu:.2f} s cpu, {whole.wall:.2f} s", flush=True)
    before = [0.0, *(one.cpu for one in middle[:-1])]
    parts = zip(commands, middle, before, strict=True)
    return {name: (one.cpu - earlier) / whole.cpu for name, one, earlier in parts}, whole


def _compare(path: Path, place: Place, seconds: float) -> Comparison | None:
    """Compare the draws with those of the obvious build; None where scipy is not installed."""
    python = BIN / "python"
    if run([python, "-c", "import scipy"], place).code:
        return None
    theirs = [python, HERE / "obvious_scoring.py", path]
    # A pair takes long, and two of them would say little.
    found = compare({"ours": _score(path)}, theirs, place, most_turns=7, seconds=3 * seconds)["ours"]
    print(
        f"obvious scoring: cpu {found.cpu_ratio:.3f}, theirs {found.theirs.cpu:.2f} s, pairs {found.pairs}", flush=True
    )
    return found


def ask(options: Sequence[str], path: Path, believed: Path, size: int) -> list[str | Path]:
    """Write the command of a list.

    Args:
        options: What is asked for, with BELIEVED and BUDGET where those of the map belong.
        path: The map.
        believed: What is believed of it.
        size: How many touchpoints it has.
    """
    spoken = {"BELIEVED": str(believed), "BUDGET": str(BUDGET * size)}
    return [CXMAP, "score", *(spoken.get(option, option) for option in options), path]


def _measure_list(name: str, command: Command, size: int, place: Place) -> List:
    found = List(_measure(command, place, 3).cpu, measure_memory(command, place))
    print(f"{name}, {size}: {found.cpu:.2f} s cpu, {found.memory:.0f} MiB", flush=True)
    return found
