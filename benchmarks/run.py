"""Measure what `cxmap` costs and print the tables; `--write PAGE` stores them, each in its own part.

The machine should be doing nothing else. Absolute times say little, so ratios are reported where there is a peer,
measured in pairs that take turns.
"""

import argparse
import datetime as dt
import os
import platform
import tempfile
from pathlib import Path

from load import measure_load
from measure import Place
from rendering import measure_rendering
from report import PARTS, write_between_markers
from scoring import measure_scoring
from validating import measure_validating


def _make_place(folder: Path) -> Place:
    """A place where nothing of this user is read or written."""
    unwanted = ("PYTHON", "CXMAP", "XDG_CACHE_HOME")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return Place(folder, {**kept, "XDG_CACHE_HOME": str(folder / "user")})


def _measure(part: str, peers: list[str], seconds: float, share: float) -> list[str]:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        place = _make_place(Path(folder))
        match part:
            case "validating":
                often, tables = measure_validating(place, peers, seconds)
            case "scoring":
                often, tables = measure_scoring(place, seconds)
            case "load":
                often, tables = measure_load(place, share)
            case _:
                often, tables = measure_rendering(place, seconds)
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version().rpartition('.')[0]}"
    today = f"{dt.datetime.now(tz=dt.UTC):%-d %B %Y}"
    loads = f"load {load:.1f} when it began and {os.getloadavg()[0]:.1f} when it ended"
    return [f"Measured on {today}: {machine}, {loads}; {often}.", "", *tables]


def main() -> None:
    """Measure everything that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="measure only this, and replace only its part of the page")
    parser.add_argument("--write", type=Path, help="the page whose marked parts are replaced")
    parser.add_argument("--seconds", type=float, default=30, help="time for the pairs of one comparison")
    parser.add_argument("--share", type=float, default=1, help="part of the load, to try it out")
    parser.add_argument("--peers", nargs="*", default=[], help="only peers whose name contains one of these words")
    arguments = parser.parse_args()
    for part in [arguments.only] if arguments.only else PARTS:
        lines = _measure(part, arguments.peers, arguments.seconds, arguments.share)
        print("\n".join(lines))
        if arguments.write:
            write_between_markers(arguments.write, part, lines)


if __name__ == "__main__":
    main()
