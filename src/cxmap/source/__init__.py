"""Files and their text: what was written, as data, and where it was written.

The YAML library is imported when a document is read, not before.
"""

from cxmap.source.comments import Comment
from cxmap.source.discovery import CATALOGUE_SUFFIX, MAP_SUFFIX, find_maps, get_folder_in_repository
from cxmap.source.document import Document, parse_document
from cxmap.source.faults import FAULT_KINDS, Fault, FaultKind
from cxmap.source.files import (
    STANDARD_INPUT_NAME,
    get_shown_name,
    read_document,
    read_standard_input,
    real_path,
    write_whole,
)
from cxmap.source.limits import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_EXPANSION
from cxmap.source.parser import ParserName, find_parser_name
from cxmap.source.places import DataPath, Span

__all__ = [
    "CATALOGUE_SUFFIX",
    "FAULT_KINDS",
    "MAP_SUFFIX",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "MAX_EXPANSION",
    "STANDARD_INPUT_NAME",
    "Comment",
    "DataPath",
    "Document",
    "Fault",
    "FaultKind",
    "ParserName",
    "Span",
    "find_maps",
    "find_parser_name",
    "get_folder_in_repository",
    "get_shown_name",
    "parse_document",
    "read_document",
    "read_standard_input",
    "real_path",
    "write_whole",
]
