"""Turn measurements into the tables of docs/performance.md."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Comparison, Run
from peers import PEERS, Target

TASKS = {"one": "1 file (11 kB)", "many": "1,000 files (11 MB)", "huge": "20,000 touchpoints in a file (9 MB)"}
SPREAD = ("many",)
"""Tasks that are spread over the cores, for which wall time is told too."""
COLD, CACHED = "without a cache", "from the cache"
"""The two ways in which ours is run."""
PARTS = ("validating", "scoring", "rendering", "load")
"""The parts of the page, each between markers of its own."""


DRAWN = {"mermaid-cli 11, `journey`": 0.15, "PlantUML, an activity diagram": 0.2}
"""The largest ratio of ours to theirs that was to be reached, by the program that draws."""


@dataclass(frozen=True, slots=True)
class List:
    """What a list or a picture costs.

    Attributes:
        cpu: The middle processor time. Units: seconds.
        memory: The most memory. Units: MiB.
    """

    cpu: float
    memory: float


def _cell(task: str, found: Comparison | None, target: Target | None) -> str:
    if found is None:
        return "not run"
    if found.failed:
        return "peer refuses the file"
    wall = target is not None and target.wall
    ratio = found.wall_ratio if wall else found.cpu_ratio
    text = f"**{ratio:.2g}**" + (" wall" if wall else "")
    if target is not None:
        verdict = "reached" if ratio <= target.limit else f"missed by {ratio / target.limit:.2g}×"
        text += f" (≤ {target.limit:g}: {verdict})"
    if task in SPREAD:
        text += f", {found.cpu_ratio:.2g}" if wall else f", {found.wall_ratio:.2g} wall"
    return text


def table_of_peers(
    title: str, found: Mapping[tuple[str, str], Comparison], missing: Sequence[str], *, cached: bool
) -> list[str]:
    """A row for each peer, a column for each task: ours divided by theirs.

    Args:
        title: What stands above the names.
        found: What was measured, by the names of peer and task.
        missing: Peers that are not installed.
        cached: Whether ours took its results from the cache.
    """
    lines = [f"| {title} | " + " | ".join(TASKS.values()) + " |"]
    lines.append("|---" * (len(TASKS) + 1) + "|")
    for peer in PEERS:
        targets = peer.cached if cached else peer.targets
        if peer.name in missing:
            cells = ["not installed"] * len(TASKS)
        else:
            cells = [_cell(task, found.get((peer.name, task)), targets.get(task)) for task in TASKS]
        lines.append(f"| {peer.name} ({peer.does}) | {' | '.join(cells)} |")
    return lines


def table_of_ours(runs: Mapping[str, Run], memory: Mapping[str, float], limits: Mapping[str, int]) -> list[str]:
    """What cxmap itself costs, as multiples of starting a bare interpreter.

    Args:
        runs: What was measured, by command.
        memory: The most memory of each. Units: MiB.
        limits: The most memory that it was to be. Units: MiB.
    """
    bare = runs["bare interpreter"]
    lines = ["| cxmap itself | processor time | wall time | most memory |", "|---|---|---|---|"]
    for name, run in runs.items():
        used = "–"
        if name in memory:
            used = f"{memory[name]:.0f} MiB"
            if name in limits:
                kept = memory[name] <= limits[name]
                used += f" (≤ {limits[name]}: {'reached' if kept else f'missed by {memory[name] / limits[name]:.2g}×'})"
        lines.append(f"| {name} | {run.cpu / bare.cpu:.1f} × bare | {run.wall / bare.wall:.1f} × bare | {used} |")
    return lines


def tell_whole(touchpoints: int, run: Run, memory: float, limit: float) -> str:
    """What a whole run of `cxmap score` costs, beside the most processor time that it was to take."""
    verdict = "reached" if run.cpu <= limit else f"missed by {run.cpu / limit:.2g}×"
    return (
        f"- *{touchpoints:,} touchpoints, 10,000 draws, as JSON*: **{run.cpu:.2f} s** processor time "
        f"(≤ {limit:g}: {verdict}), {run.wall:.2f} s wall, {memory:.0f} MiB."
    )


def tell_scoring(found: Comparison | None) -> str:
    """How ours compares with drawing from scipy's distributions and ranking with its `rankdata`."""
    told = "- *The same, ours ÷ drawn with scipy's `rvs` and ranked with its `rankdata`*: "
    if found is None:
        return f"{told}scipy is not installed."
    if found.failed:
        return f"{told}the obvious build failed."
    return f"{told}**{found.cpu_ratio:.2g}** processor time, {found.wall_ratio:.2g} wall, {found.pairs} pairs."


def tell_parts(shares: Mapping[str, float]) -> str:
    """Where the processor time of a whole run goes, as shares of it."""
    return f"- *Of its processor time*: {', '.join(f'{name} **{share:.0%}**' for name, share in shares.items())}."


def table_of_lists(sizes: Sequence[int], lists: Mapping[str, Sequence[List]], bare: float) -> list[str]:
    """A row for each list, a column for each size of map.

    Args:
        sizes: How many touchpoints the maps have.
        lists: What each list costs, in the order of the sizes, by name.
        bare: What starting the interpreter costs. Units: seconds.
    """
    heads = " | ".join(f"{size:,} touchpoints" for size in sizes)
    lines = [f"| the list, as a table for people | {heads} |", "|---" * (len(sizes) + 1) + "|"]
    lines += [
        f"| {name} | {' | '.join(f'{one.cpu:.2f} s, {one.memory:.0f} MiB' for one in found)} |"
        for name, found in lists.items()
    ]
    return [*lines, "", f"Here a bare interpreter took {bare * 1000:.0f} ms of processor time."]


def table_of_drawers(found: Mapping[str, Mapping[str, Comparison] | None]) -> list[str]:
    """A row for each program that draws a journey and each way to run ours: ours divided by theirs.

    Args:
        found: What was measured, by the name of the program and the way; None where it is not installed.
    """
    lines = ["| the map of 24 touchpoints as SVG, ours ÷ theirs | processor time | wall time |", "|---|---|---|"]
    for name, ways in found.items():
        if ways is None:
            lines.append(f"| {name} | not installed | |")
            continue
        for way, one in ways.items():
            if one.failed:
                lines.append(f"| {name}, ours {way} | draws nothing | |")
            else:
                wall = f"{_judge(one.wall_ratio, DRAWN[name])}, {one.pairs} pairs"
                lines.append(f"| {name}, ours {way} | {one.cpu_ratio:.2g} | {wall} |")
    return lines


def _judge(ratio: float, limit: float) -> str:
    verdict = "reached" if ratio <= limit else f"missed by {ratio / limit:.2g}×"
    return f"**{ratio:.2g}** (≤ {limit:g}: {verdict})"


def table_of_pictures(
    sizes: Sequence[int], pictures: Mapping[str, Sequence[List | None]], limits: Mapping[int, tuple[float, int]]
) -> list[str]:
    """A row for each picture, a column for each size of map.

    Args:
        sizes: How many touchpoints the maps have.
        pictures: What each picture costs, in the order of the sizes, by name; None where there is none.
        limits: The most processor time and memory of the first picture, by size. Units: seconds, MiB.
    """
    heads = " | ".join(f"{size:,} touchpoints" for size in sizes)
    lines = [f"| the picture, as SVG unless said | {heads} |", "|---" * (len(sizes) + 1) + "|"]
    for place, (name, found) in enumerate(pictures.items()):
        cells = [
            "–" if one is None else _tell(one, limits.get(size) if place == 0 else None)
            for size, one in zip(sizes, found, strict=True)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def _tell(one: List, limit: tuple[float, int] | None) -> str:
    """What a picture costs, and whether it keeps its limits."""
    told = f"{one.cpu:.2f} s, {one.memory:.0f} MiB"
    if limit is None:
        return told
    seconds, memory = limit
    kept = one.cpu <= seconds and (not memory or one.memory <= memory)
    most = f"≤ {seconds:g} s" + (f" and {memory} MiB" if memory else "")
    return f"{told} ({most}: {'reached' if kept else 'missed'})"


def write_between_markers(path: Path, part: str, lines: Sequence[str]) -> None:
    """Replace one generated part of a page and leave the rest alone."""
    begin = f"<!-- measured, {part}: begin (make bench writes this part) -->"
    end = f"<!-- measured, {part}: end -->"
    text = path.read_text(encoding="utf-8")
    generated = "\n".join((begin, "", *lines, "", end))
    new, count = re.subn(re.escape(begin) + ".*?" + re.escape(end), lambda _: generated, text, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{path} holds {count} pairs of the markers of {part}, not one")
    path.write_text(new, encoding="utf-8")
