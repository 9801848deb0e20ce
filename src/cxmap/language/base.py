"""What all nouns of the language share: unknown keys, ids, texts, dates and durations."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    Tag,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

OWN_KEY_PREFIX = "x-"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DURATION_PATTERN = r"^([0-9]{1,6}(\.[0-9]{1,6})?[smhdwy])+$"
DATE_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
URL_PATTERN = r"^(https?://\S+|mailto:\S+|[^:\s]+)$"
TEXT_PATTERN = r"\S"

HIGHEST_NUMBER = 10**15
"""Beyond it sums and squares stop being exact, and no quantity of a journey gets there."""

CLOSED: dict[str, Any] = {
    "additionalProperties": False,
    "patternProperties": {f"^{OWN_KEY_PREFIX}": {"description": "Your own key: kept, and never read."}},
}
"""What JSON Schema says of a noun: these keys and no others, but for the author's own."""


def _title(noun: type[BaseModel]) -> str:
    called: str = getattr(noun, "called", noun.__name__)
    words = called.removeprefix("an ").removeprefix("a ").strip("`").replace("_", " ")
    return words[:1].upper() + words[1:]


def _refuse_unknown(key: str) -> str:
    if not key.startswith(OWN_KEY_PREFIX):
        raise PydanticCustomError("unknown_key", "no such key")
    return key


class _Given:
    """Marks a key that may be absent but, once written, must hold a value.

    An empty key (`owner:`) is a slip or an unfinished thought; taken as "absent" it would pass unseen.
    """

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


T = TypeVar("T")
Maybe = Annotated[T | None, _Given()]
"""A key that may be left out."""


class Noun(BaseModel):
    """A mapping of the language: known keys, and the author's own keys that begin with `x-`."""

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        strict=True,
        # Nested models are built once, inside the root's validator, not once each on import.
        defer_build=True,
        allow_inf_nan=False,
        model_title_generator=_title,
        json_schema_extra=CLOSED,
    )
    __pydantic_extra__: dict[Annotated[str, AfterValidator(_refuse_unknown)], Any]

    called: ClassVar[str] = "a mapping"
    """The word for it in messages, with its article."""


def _read_date(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and re.match(DATE_PATTERN, value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass  # a well-formed date that the calendar does not have, refused below
    raise PydanticCustomError("bad_date", "not a date")


def shape_of(value: object) -> str:
    """The branch of a union that a value belongs to: by its shape, so that only one branch complains."""
    match value:
        case Mapping() | BaseModel():
            return "mapping"
        case list():
            return "list"
        case str():
            return "text"
        case _:
            return "number"


def shape_without_list(value: object) -> str:
    """Like `shape_of` for unions of a scalar and a mapping."""
    shape = shape_of(value)
    return shape if shape == "mapping" else "scalar"


def shape_without_mapping(value: object) -> str:
    """Like `shape_of` for unions of a scalar and a list."""
    return "list" if shape_of(value) == "list" else "scalar"


Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A name that never changes: small letters and digits in groups joined by single hyphens."""

Line = Annotated[str, Field(pattern=TEXT_PATTERN)]
"""A text that says something."""

Duration = Annotated[str, Field(pattern=DURATION_PATTERN)]
"""A length of time: a number and s, m, h, d, w or y."""

Url = Annotated[str, Field(pattern=URL_PATTERN)]
"""A web address, a mail address or a path inside the project."""

Date = Annotated[
    dt.date,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN}),
]
"""A day, year first: 2026-11-02."""

Number = Annotated[float, Field(ge=-HIGHEST_NUMBER, le=HIGHEST_NUMBER)]
"""Any number that can be counted with."""

Amount = Annotated[float, Field(ge=0, le=HIGHEST_NUMBER)]
"""A quantity that cannot be negative."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole, from 0 to 1."""

Emotion = Annotated[float, Field(ge=-2, le=2)]
"""How a customer feels: −2 angry, 0 neutral, +2 delighted."""

TenPoints = Annotated[float, Field(ge=0, le=10)]
"""A rating from 0 to 10."""

Count = Annotated[int, Field(ge=0, le=HIGHEST_NUMBER)]
"""A whole number, 0 or more."""

Ids = Annotated[
    Annotated[Id, Tag("scalar")] | Annotated[list[Id], Tag("list")],
    Discriminator(shape_without_mapping),
]
"""One id or a list of ids."""

Texts = Annotated[
    Annotated[Line, Tag("scalar")] | Annotated[list[Line], Tag("list")],
    Discriminator(shape_without_mapping),
]
"""One text or a list of texts."""

MetricName = Literal["frequency", "satisfaction", "loyalty", "value"]
"""The four numbers of a touchpoint."""


def list_values(written: str | list[str] | None) -> tuple[str, ...]:
    """The values of a key that holds one or a list."""
    return (written,) if isinstance(written, str) else tuple(written or ())
