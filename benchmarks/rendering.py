"""Measure `cxmap render` and `cxmap report`: beside mermaid-cli and PlantUML, every view, every form."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from full_maps import SIZES, write_full
from measure import Command, Comparison, Place, compare, find_median, measure_memory, run
from peers import CXMAP, MODULES
from report import CACHED, COLD, List, table_of_drawers, table_of_pictures

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "broadband.journey.yaml"
"""The map of 24 touchpoints that all programs draw."""

KEPT = "map, from the cache"
"""The one picture that an earlier run drew; all others are drawn each time."""

PICTURES: dict[str, tuple[str, ...]] = {
    "map": ("render", "-o", "a.svg"),
    KEPT: ("render", "-o", "a.svg"),
    "map, by touchpoint": ("render", "--by", "touchpoint", "-o", "a.svg"),
    "flow": ("render", "--view", "flow", "-o", "a.svg"),
    "silo": ("render", "--view", "silo", "-o", "a.svg"),
    "blueprint": ("render", "--view", "blueprint", "-o", "a.svg"),
    "matrix": ("render", "--view", "matrix", "-o", "a.svg"),
    "technology": ("render", "--view", "technology", "-o", "a.svg"),
    "portfolio": ("render", "--view", "portfolio", "-o", "a.svg"),
    "compare": ("render", "--view", "compare", "--against", "BELIEVED", "-o", "a.svg"),
    "plan": ("render", "--view", "plan", "-o", "a.svg"),
    "map, as png": ("render", "--scale", "1", "-o", "a.png"),
    "map, as mermaid": ("render", "--format", "mermaid"),
    "report, in the terminal": ("report",),
    "report, as a page": ("report", "-o", "a.html"),
}
"""What is drawn, by the name in the table."""

LIMITS = {200: (2.5, 0), 2_000: (20.0, 600)}
"""The most processor time and memory that the map was to take. Units: seconds, MiB."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def measure_rendering(place: Place, seconds: float) -> tuple[str, list[str]]:
    """Measure it, and tell what was found.

    Args:
        place: Where the maps are written and the commands run.
        seconds: The time for the pairs of each comparison.

    Returns:
        How often commands were run, and the tables.
    """
    maps = {size: write_full(place.folder, size) for size in SIZES}
    believed = {size: write_full(place.folder, size, "believed") for size in SIZES}
    compared = {name: _compare(theirs, place, seconds) for name, theirs in _list_drawers(place).items()}
    pictures = {
        name: [_measure(name, options, maps[size], believed[size], place) for size in SIZES]
        for name, options in PICTURES.items()
    }
    return "3 runs of every picture", [
        *table_of_drawers(compared),
        "",
        *table_of_pictures(SIZES, pictures, LIMITS),
    ]


def _list_drawers(place: Place) -> Mapping[str, Command | None]:
    """The programs that draw a journey too, each with its command; None where one is not installed."""
    node, mmdc = shutil.which("node"), MODULES / "@mermaid-js" / "mermaid-cli" / "src" / "cli.js"
    browser = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    plantuml = shutil.which("plantuml")
    diagram = place.folder / "broadband.mmd"
    run([CXMAP, "render", EXAMPLE, "--format", "mermaid", "-o", diagram], place)
    settings = place.folder / "puppeteer.json"
    settings.write_text(json.dumps({"executablePath": browser, "args": ["--no-sandbox"]}), encoding="utf-8")
    drawn = place.folder / "broadband.puml"
    drawn.write_text(_write_plantuml(diagram.read_text(encoding="utf-8")), encoding="utf-8")
    mermaid: Command = [str(node), mmdc, "-q", "-p", settings, "-i", diagram, "-o", "theirs.svg"]
    return {
        "mermaid-cli 11, `journey`": mermaid if node and browser and mmdc.exists() else None,
        "PlantUML, an activity diagram": [plantuml, "-tsvg", drawn] if plantuml else None,
    }


def _write_plantuml(diagram: str) -> str:
    """The stages and touchpoints of a Mermaid diagram as an activity diagram, one partition a stage."""
    lines = ["@startuml", "start"]
    names: dict[str, None] = {}
    for line in map(str.strip, diagram.splitlines()):
        if line.startswith("section "):
            lines += [*(f":{name};" for name in names), *(["}"] if names else [])]
            names = {}
            lines.append(f'partition "{line.removeprefix("section ")}" {{')
        elif ": " in line:
            names[line.partition(": ")[0]] = None
    return "\n".join([*lines, *(f":{name};" for name in names), "}", "stop", "@enduml", ""])


def _compare(theirs: Command | None, place: Place, seconds: float) -> Mapping[str, Comparison] | None:
    """How ours compares, without a cache and from it."""
    if theirs is None:
        return None
    ours: list[str | Path] = [CXMAP, "render", EXAMPLE, "-o", "ours.svg"]
    found = compare({COLD: [*ours, "--no-cache"], CACHED: ours}, theirs, place, most_turns=15, seconds=seconds)
    for way, one in found.items():
        told = f"cpu {one.cpu_ratio:.3f}, wall {one.wall_ratio:.3f}, pairs {one.pairs}"
        print(f"{theirs[0]}, {way}: {told}", flush=True)
    return found


def _measure(name: str, options: tuple[str, ...], path: Path, believed: Path, place: Place) -> List | None:
    """What a picture costs; None where the map holds nothing that it shows, or it would be too large."""
    verb, *rest = (str(believed) if option == "BELIEVED" else option for option in options)
    command: list[str | Path] = [CXMAP, verb, path, *rest]
    if name == KEPT:
        run(command, place)  # which fills the cache
    elif verb == "render":
        command.append("--no-cache")
    runs = [run(command, place) for _ in range(3)]
    if any(one.code for one in runs):
        return None
    found = List(find_median(runs).cpu, measure_memory(command, place))
    print(f"{name}, {path.name}: {found.cpu:.2f} s cpu, {found.memory:.0f} MiB", flush=True)
    return found
