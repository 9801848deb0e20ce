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


def write_old_project(folder: Path) -> Path:
    """Write maps as they grow where nobody checks them: they claim to be mapped, and nobody owns anything."""
    write_file(folder / "company.catalogue.yaml", "cxmap: 1\nchannels:\n  web: {name: Website}\n  shop: {name: Shop}\n")
    for name, channel in (("buy", "web"), ("install", "wbe"), ("legacy/return", "shop"), ("legacy/cancel", "wbe")):
        back = "../" if "/" in name else ""
        write_file(
            folder / f"{name}.journey.yaml",
            f"""\
cxmap: 1
title: A journey to {name.rpartition("/")[2]} something
level: mapped
uses: [{back}company.catalogue.yaml]
stages:
  begin:
    phase: awareness
    touchpoints:
      look: {{name: I look around, channels: [{channel}], feels: 1, enablers: [It is easy to find]}}
      ask: {{name: I ask, channels: [shop], feels: -1, barriers: [Nobody has time]}}
  end:
    phase: advocacy
    touchpoints:
      act: {{name: I do it, channels: [shop], feels: 1, enablers: [It is quick]}}
      tell: {{name: I tell others, channels: [shop], feels: 1, enablers: [People ask me]}}
""",
        )
    return folder


def write_file(path: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
