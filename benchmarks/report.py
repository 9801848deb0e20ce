"""Turn measurements into the tables of docs/performance.md."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import Comparison, Run
from peers import PEERS, Target

TASKS = {"one": "1 file (11 kB)", "many": "1,000 files (11 MB)", "huge": "20,000 touchpoints in a file (9 MB)"}
SPREAD = ("many",)
"""Tasks that are spread over the cores, for which wall time is told too."""
BEGIN = "<!-- measured: begin (make bench writes this part) -->"
END = "<!-- measured: end -->"


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


def table_of_ours(
    runs: Mapping[str, Run], memory: Mapping[str, float], limits: Mapping[str, int], seconds: Mapping[str, float]
) -> list[str]:
    """What cxmap itself costs, as multiples of starting a bare interpreter.

    Args:
        runs: What was measured, by command.
        memory: The most memory of each. Units: MiB.
        limits: The most memory that it was to be. Units: MiB.
        seconds: The most processor time that it was to be. Units: seconds.
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
        time = f"{run.cpu / bare.cpu:.1f} × bare"
        if name in seconds:
            verdict = "reached" if run.cpu <= seconds[name] else f"missed by {run.cpu / seconds[name]:.2g}×"
            time += f", {run.cpu:.1f} s (≤ {seconds[name]:g}: {verdict})"
        lines.append(f"| {name} | {time} | {run.wall / bare.wall:.1f} × bare | {used} |")
    return lines


def tell_scoring(name: str, found: Comparison | None) -> str:
    """How ours compares with drawing from scipy's distributions and ranking with its `rankdata`."""
    told = f"*{name[0].upper()}{name[1:]}*, ours ÷ the same with scipy's `rvs` and `rankdata`: "
    if found is None:
        return f"{told}scipy is not installed."
    if found.failed:
        return f"{told}one of them failed."
    return f"{told}**{found.cpu_ratio:.2g}** processor time, {found.wall_ratio:.2g} wall, {found.pairs} pairs."


def write_between_markers(path: Path, lines: Sequence[str]) -> None:
    """Replace the generated part of a page and leave the rest alone."""
    text = path.read_text(encoding="utf-8")
    part = "\n".join((BEGIN, "", *lines, "", END))
    new, count = re.subn(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: part, text, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{path} holds {count} pairs of the markers, not one")
    path.write_text(new, encoding="utf-8")
