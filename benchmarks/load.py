"""Measure what grows: many maps, many maps on one catalogue, one map of many touchpoints; each twice as large again."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from full_maps import write_full
from maps import TODAY, write_many, write_sharing
from measure import Command, Place, measure_once
from peers import CXMAP


@dataclass(frozen=True, slots=True)
class Load:
    """What a command costs at one size of what it is given.

    Attributes:
        cpu: Its processor time, that of its workers included. Units: seconds.
        wall: Time from start to end. Units: seconds.
        memory: The most memory. Units: MiB.
    """

    cpu: float
    wall: float
    memory: float


LINEAR = 2.2
"""What twice the work may cost and still be told as linear: twice, and a tenth for what the processor's own caches
do not hold any more."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Commands that are given more and more.

    Attributes:
        title: What there is more of.
        sizes: How much, each twice the one before.
        write: Writes so much into a folder and returns what the commands are given.
        tasks: Their arguments, by the name in the table; WORK where what was written belongs, CATALOGUE where the
            catalogue has to change before.
        begin: The first size that is measured, by name; the others are measured at all sizes.
    """

    title: str
    sizes: tuple[int, ...]
    write: Callable[[Path, int], Path]
    tasks: dict[str, tuple[str, ...]]
    begin: dict[str, int]


def _write_maps(folder: Path, count: int) -> Path:
    write_many(folder, count)
    return folder


def _write_sharing(folder: Path, count: int) -> Path:
    write_sharing(folder, count)
    return folder


def _draw(view: str) -> tuple[str, ...]:
    return ("render", "--no-cache", "--view", view, "-o", "a.svg", "WORK")


VALIDATE = ("validate", "--today", TODAY, "WORK")
LARGE = 10_000
"""The touchpoints from which the dearest commands are measured: at fewer they are in the tables above."""

LEAST = 24
"""The least of anything, where only a part is measured: a shorter map would not hold something for every list."""

LADDERS = (
    Ladder(
        "maps of 7 to 20 touchpoints",
        (1_250, 2_500, 5_000, 10_000),
        _write_maps,
        {
            "validate, all new": VALIDATE,
            "validate, from the cache": VALIDATE,
            "score, the ten worst touchpoints of all": ("score", "--top", "10", "WORK"),
            "render, the portfolio": _draw("portfolio"),
        },
        {},
    ),
    Ladder(
        "maps on a page",
        (15, 30, 60),
        _write_maps,
        {"report, as a page with all pictures of each": ("report", "-o", "a.html", "WORK")},
        {},
    ),
    Ladder(
        "maps that use one catalogue",
        (125, 250, 500, 1_000),
        _write_sharing,
        {
            "validate, all new": VALIDATE,
            "validate, from the cache": VALIDATE,
            "validate, after a change of the catalogue": ("CATALOGUE", *VALIDATE),
        },
        {},
    ),
    Ladder(
        "touchpoints in one map",
        (2_500, 5_000, 10_000, 20_000),
        write_full,
        {
            "validate, without a cache": ("validate", "--today", TODAY, "--no-cache", "WORK"),
            "score": ("score", "WORK"),
            "score, what is lost without a system": ("score", "--without", "system:system-1", "WORK"),
            "map": _draw("map"),
            "flow": _draw("flow"),
            "silo": _draw("silo"),
            "blueprint": _draw("blueprint"),
            "matrix": _draw("matrix"),
            "technology": _draw("technology"),
            "plan": _draw("plan"),
            "map, as mermaid": ("render", "--no-cache", "--format", "mermaid", "-o", "a.mmd", "WORK"),
            "report, as a page": ("report", "-o", "a.html", "WORK"),
        },
        dict.fromkeys(("silo", "blueprint", "matrix", "technology", "plan", "report, as a page"), LARGE),
    ),
    Ladder(
        "touchpoints, with an eighth as many systems",
        (625, 1_250, 2_500),
        write_full,
        {"score, what is lost without each thing": ("score", "--show", "dependence", "WORK")},
        {},
    ),
)
"""What is measured. The largest of each is what was to be shown: 10,000 maps, 1,000 users, 20,000 touchpoints."""


def measure_load(place: Place, share: float) -> tuple[str, list[str]]:
    """Measure it, and tell what was found.

    Args:
        place: Where the maps are written and the commands run.
        share: The part of all sizes that is measured; anything but 1 is to try it out.

    Returns:
        How often commands were run, and the tables.
    """
    lines: list[str] = []
    for ladder in LADDERS:
        sizes = [max(min(LEAST, size), round(size * share)) for size in ladder.sizes]
        # The first runs pay for reading programs from the disk.
        _climb(ladder, sizes[0], ladder.sizes[0], place)
        found: dict[str, list[Load | None]] = {name: [] for name in ladder.tasks}
        for size, full in zip(sizes, ladder.sizes, strict=True):
            for name, load in _climb(ladder, size, full, place).items():
                if load:
                    print(f"{name}, {size:,}: {_tell_load(load)}", flush=True)
                found[name].append(load)
        lines += [*table_of_load(ladder.title, sizes, found), ""]
    return "one run each" if share == 1 else f"one run each, of {share:g} of the load", lines[:-1]


def _climb(ladder: Ladder, size: int, full: int, place: Place) -> dict[str, Load | None]:
    """Measure all commands at one size; None for those that are measured at larger ones only."""
    folder = place.folder / "load"
    folder.mkdir()
    work = ladder.write(folder, size)
    # What is kept from run to run lies there too, and goes with it: of a smaller size, half of the maps would be known.
    inside = replace(place, folder=folder)
    loads = {
        name: _measure(task, work, inside) if full >= ladder.begin.get(name, 0) else None
        for name, task in ladder.tasks.items()
    }
    shutil.rmtree(folder)
    return loads


def _measure(task: Sequence[str], work: Path, place: Place) -> Load:
    if task[0] == "CATALOGUE":
        catalogue = work / "shared.catalogue.yaml"
        catalogue.write_text(catalogue.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        task = task[1:]
    command: Command = [CXMAP, *(work if word == "WORK" else word for word in task)]
    run, memory = measure_once(command, place)
    if run.code:
        raise SystemExit(f"`{' '.join(map(str, command))}` ended with {run.code}")
    return Load(run.cpu, run.wall, memory)


def table_of_load(title: str, sizes: Sequence[int], found: Mapping[str, Sequence[Load | None]]) -> list[str]:
    """A row for each command, a column for each size, and what it takes more when the size doubles.

    Args:
        title: What there is more of.
        sizes: How much, each twice the one before.
        found: What was measured, in the order of the sizes, by command; None where it was not.
    """
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [f"| {title} | {heads} | twice as many |", "|---" * (len(sizes) + 2) + "|"]
    for name, loads in found.items():
        cells = [_tell_load(load) if load else "–" for load in loads]
        lines.append(f"| {name} | {' | '.join(cells)} | {_tell_slope([load for load in loads if load])} |")
    return lines


def _tell_load(load: Load) -> str:
    # Work that is spread over the cores is over earlier than its processor time says.
    wall = f" ({load.wall:.2f} s wall)" if load.wall < 0.9 * load.cpu else ""
    return f"{load.cpu:.2f} s{wall}, {load.memory:,.0f} MiB"


def _tell_slope(loads: Sequence[Load]) -> str:
    """How many times the cost is when the size doubles, on average and the last time."""
    if len(loads) < 2:
        return "–"
    times = [later.cpu / earlier.cpu for earlier, later in pairwise(loads)]
    middle = (loads[-1].cpu / loads[0].cpu) ** (1 / len(times))
    memory = (loads[-1].memory / loads[0].memory) ** (1 / len(times))
    verdict = "linear" if max(middle, times[-1]) <= LINEAR else "**more than linear**"
    last = f", the last time {times[-1]:.2f}" if len(times) > 1 else ""
    return f"{middle:.2f} × the time{last}: {verdict}; {memory:.2f} × the memory"
