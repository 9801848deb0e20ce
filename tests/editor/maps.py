"""Maps that the tests open: their first line leads to the schemas of this project."""

from pathlib import Path

from cxmap.usecases.modeline import find_modeline
from cxmap.usecases.project import Project

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MAP = EXAMPLES / "written.journey.yaml"
CATALOGUE = EXAMPLES / "written.catalogue.yaml"

TOUCHPOINT = """\
stages:
  compare:
    touchpoints:
      compare-plans:
        name: I compare plans
"""


def write_map(text: str) -> str:
    """A map with its first lines; what stands in `text` begins on line 4."""
    return f"{find_modeline(MAP, Project())}\ncxmap: 1\ntitle: A map\n{text}"


def write_catalogue(text: str) -> str:
    """A catalogue with its first lines; what stands in `text` begins on line 3."""
    return f"{find_modeline(CATALOGUE, Project())}\ncxmap: 1\n{text}"
