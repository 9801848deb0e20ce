"""Under which names the schemas of the language are published."""

from typing import Literal

SchemaKind = Literal["journey", "catalogue"]

VERSION = 1
"""The version of the language: what a file says behind `cxmap:`, and part of the names below."""


def schema_name(kind: SchemaKind) -> str:
    """The name of the file that holds a schema."""
    return f"{kind}-{VERSION}.schema.json"


def schema_id(kind: SchemaKind) -> str:
    """What a schema calls itself: a name and no address, so that nothing tries to fetch it."""
    return f"urn:cxmap:schema:{kind}-{VERSION}"
