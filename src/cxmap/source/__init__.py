"""Files and their text: what was written, as data, and where it was written.

The YAML library is imported when a document is read, not before; the parts of this room when somebody asks for them,
because a run that finds its results in the cache needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.source.comments import Comment
    from cxmap.source.discovery import find_maps
    from cxmap.source.document import Document, parse_document
    from cxmap.source.faults import FAULT_KINDS, Fault, FaultKind
    from cxmap.source.files import (
        STANDARD_INPUT_NAME,
        is_folder,
        read_document,
        read_standard_input,
        real_path,
    )
    from cxmap.source.limits import MAX_DIGITS
    from cxmap.source.links import CATALOGUE_SUFFIX, MAP_SUFFIX
    from cxmap.source.output import check_place, write_whole
    from cxmap.source.parser import ParserName, find_parser_name
    from cxmap.source.places import DataPath, Span
    from cxmap.source.repository import get_folder_in_repository, get_shown_name

__all__ = [
    "CATALOGUE_SUFFIX",
    "FAULT_KINDS",
    "MAP_SUFFIX",
    "MAX_DIGITS",
    "STANDARD_INPUT_NAME",
    "Comment",
    "DataPath",
    "Document",
    "Fault",
    "FaultKind",
    "ParserName",
    "Span",
    "check_place",
    "find_maps",
    "find_parser_name",
    "get_folder_in_repository",
    "get_shown_name",
    "is_folder",
    "parse_document",
    "read_document",
    "read_standard_input",
    "real_path",
    "write_whole",
]

_PARTS = {
    "comments": ("Comment",),
    "discovery": ("find_maps",),
    "document": ("Document", "parse_document"),
    "faults": ("FAULT_KINDS", "Fault", "FaultKind"),
    "files": (
        "STANDARD_INPUT_NAME",
        "is_folder",
        "read_document",
        "read_standard_input",
        "real_path",
    ),
    "limits": ("MAX_DIGITS",),
    "links": ("CATALOGUE_SUFFIX", "MAP_SUFFIX"),
    "output": ("check_place", "write_whole"),
    "parser": ("ParserName", "find_parser_name"),
    "places": ("DataPath", "Span"),
    "repository": ("get_folder_in_repository", "get_shown_name"),
}
_HOMES = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for."""
    part = _HOMES.get(name)
    if part is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{part}"), name)
    globals()[name] = value
    return value
