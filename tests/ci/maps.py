"""Small projects that CI looks at."""

from pathlib import Path

CATALOGUE = """\
cxmap: 1
channels:
  web: {name: Website}
"""

GOOD = """\
cxmap: 1
title: Buying a drink
uses: [shared.catalogue.yaml]
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, channels: [web]}
"""

BAD = GOOD.replace("[web]", "[wbe]")


def write_project(folder: Path, **files: str) -> Path:
    """Write a project: a catalogue, a good map, a bad one, something else in YAML, and files by their names."""
    contents = {
        "shared.catalogue.yaml": CATALOGUE,
        "good.journey.yaml": GOOD,
        "bad.journey.yaml": BAD,
        "other.yaml": "not: [a map\n",
        **files,
    }
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
