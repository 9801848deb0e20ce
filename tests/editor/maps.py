"""Maps that the tests open: their first line leads to the schemas of this project."""

from pathlib import Path

from cxmap.language.edition import SchemaKind, schema_name
from cxmap.usecases.modeline import write_modeline

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


def lead(path: Path, kind: SchemaKind) -> str:
    """The first line of a file."""
    return write_modeline(path, EXAMPLES.parent / "schemas" / schema_name(kind))


def write_map(text: str) -> str:
    """A map with its first lines; what stands in `text` begins on line 4."""
    return f"{lead(MAP, 'journey')}\ncxmap: 1\ntitle: A map\n{text}"


def write_catalogue(text: str) -> str:
    """A catalogue with its first lines; what stands in `text` begins on line 3."""
    return f"{lead(CATALOGUE, 'catalogue')}\ncxmap: 1\n{text}"
