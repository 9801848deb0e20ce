"""What a project can set: `cxmap.toml`, or `[tool.cxmap]` in `pyproject.toml`."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from cxmap.config.ages import find_days
from cxmap.errors import UsageError
from cxmap.limits import DEPTH, ENGINE_MEMORY, ENGINE_SECONDS, FILE_SIZE, MAPS, NODES, PICTURE_SIDE, TEXT_LENGTH

_BRANCHES = frozenset({"str", "literal['never']", "function-after[_read_age(), str]"})
"""Parts of the validator's path that are not in the file."""

_SHAPES = {
    "list_type": "a list of texts",
    "dict_type": "a table",
    "model_type": "a table",
    "string_type": "a text",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bad_age": "an age in days, weeks or years, such as `180d`, or `never`",
}

_BOUNDS = {"greater_than_equal": "from {:,} upwards", "less_than_equal": "up to {:,}"}

Word = Literal["error", "warning", "note"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _read_age(text: str) -> str:
    if find_days(text) is None:
        raise PydanticCustomError("bad_age", "an age is a whole number and `d`, `w` or `y`: `180d`")
    return text


Age = Annotated[str, AfterValidator(_read_age)]
"""A length of time in whole days, weeks or years: `180d`, `26w`, `2y`."""


class Table(BaseModel):
    """A table of the configuration: these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_kebab)


class RuleSettings(Table):
    """`[rules]`: which rules are heard, and how much they weigh."""

    select: list[str] | None = Field(default=None, description="Hear only these rules.")
    ignore: list[str] = Field(default_factory=list, description="Do not hear these rules.")
    severity: dict[str, Word] = Field(default_factory=dict, description="How much findings of a rule weigh.")
    per_file_ignores: dict[str, list[str]] = Field(
        default_factory=dict, description="Pattern of files, seen from the configuration's folder → rules."
    )
    evidence_age: dict[str, Age | Literal["never"]] = Field(
        default_factory=dict, description="Kind of evidence → how long it stays fresh."
    )


Metric = Literal["frequency", "satisfaction", "loyalty", "value"]


class ProfileSettings(Table):
    """How a list is made: `[score]` itself, and each of its profiles."""

    method: Literal["at-risk", "need", "opportunity", "ipa", "rpn"] | None = Field(
        default=None, description="How a score is made."
    )
    weights: dict[Metric, Annotated[float, Field(ge=0, allow_inf_nan=False)]] = Field(
        default_factory=dict, description="How much each metric counts, for methods that weigh."
    )
    cut: Literal["mean", "median", "midpoint"] | None = Field(default=None, description="Where quadrants are cut.")


class ScoreSettings(ProfileSettings):
    """`[score]`: how touchpoints are ranked."""

    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] | None = Field(
        default=None, description="What the draws begin from."
    )
    draws: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        default=None, description="How often the numbers are drawn; 0 for no intervals."
    )
    profiles: dict[str, ProfileSettings] = Field(
        default_factory=dict, description="Name → other ways to make a list, for `--profile`."
    )


class RenderSettings(Table):
    """`[render]`: how pictures are drawn."""

    theme: Literal["light", "dark", "auto"] | None = Field(default=None, description="The colours of pictures.")
    engine: Literal["bundled", "system", "pure"] | None = Field(default=None, description="What draws them.")
    scale: Annotated[float, Field(ge=0.1, le=10, allow_inf_nan=False)] | None = Field(
        default=None, description="Pixels per unit in a png."
    )


class LimitSettings(Table):
    """`[limits]`: how much maps and pictures may ask for."""

    file_size: Annotated[int, Field(ge=FILE_SIZE.least, le=FILE_SIZE.most)] = Field(
        default=FILE_SIZE.usual, description="The largest file that is read, in MiB."
    )
    nodes: Annotated[int, Field(ge=NODES.least, le=NODES.most)] = Field(
        default=NODES.usual, description="How many keys and values a file may hold, aliases followed."
    )
    text_length: Annotated[int, Field(ge=TEXT_LENGTH.least, le=TEXT_LENGTH.most)] = Field(
        default=TEXT_LENGTH.usual, description="The longest text of a file, in characters."
    )
    depth: Annotated[int, Field(ge=DEPTH.least, le=DEPTH.most)] = Field(
        default=DEPTH.usual, description="The deepest nesting of mappings and lists."
    )
    maps: Annotated[int, Field(ge=MAPS.least, le=MAPS.most)] = Field(
        default=MAPS.usual, description="How many maps and catalogues the folders of a run may hold."
    )
    engine_seconds: Annotated[int, Field(ge=ENGINE_SECONDS.least, le=ENGINE_SECONDS.most)] = Field(
        default=ENGINE_SECONDS.usual, description="How long drawing one picture may take, in seconds."
    )
    engine_memory: Annotated[int, Field(ge=ENGINE_MEMORY.least, le=ENGINE_MEMORY.most)] = Field(
        default=ENGINE_MEMORY.usual, description="How much memory drawing one picture may take, in MiB."
    )
    picture_side: Annotated[int, Field(ge=PICTURE_SIDE.least, le=PICTURE_SIDE.most)] = Field(
        default=PICTURE_SIDE.usual, description="The longest side of a png, in pixels."
    )


class Settings(Table):
    """Everything that can be set.

    Attributes of the tables are described in docs/configuration.md.
    """

    level: Literal["sketch", "mapped", "measured"] | None = Field(
        default=None, description="Level of maps that name none themselves."
    )
    fail_on: Word | None = Field(default=None, description="The least that makes a run fail.")
    rules: RuleSettings = Field(default_factory=RuleSettings)
    score: ScoreSettings = Field(default_factory=ScoreSettings)
    render: RenderSettings = Field(default_factory=RenderSettings)
    limits: LimitSettings = Field(default_factory=LimitSettings)


def read_settings(data: dict[str, Any], name: str, text: str) -> Settings:
    """Check what a configuration holds.

    Args:
        data: The content, as TOML gives it.
        name: The file, as shown to people.
        text: The file, for the line of what is wrong.

    Raises:
        UsageError: A key or a value is none that can be set. The message names it, the help the nearest.
    """
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise _explain(error, name, text) from error


def _explain(error: ValidationError, name: str, text: str) -> UsageError:
    """Say what the first problem is and what to write instead."""
    first = error.errors(include_url=False)[0]
    path = [str(part) for part in first["loc"] if part not in _BRANCHES]
    if path[-1] == "[key]":
        # It is the key that cannot be, not what stands under it.
        path = path[:-2]
    key = ".".join(path)
    name = f"{name}{_find_line(path, text)}"
    if first["type"] == "extra_forbidden":
        table = _find_table(path[:-1])
        return UsageError(f"`{key}` in {name} is no setting", _suggest(path[-1], table))
    if first["type"] == "literal_error":
        expected = str(first["ctx"]["expected"]).replace("'", "`")
        return UsageError(f"`{first['input']}` in {name} is nothing that `{key}` can be", f"choose {expected}")
    if first["type"] in _SHAPES:
        shape = _SHAPES[first["type"]]
        return UsageError(f"`{key}` in {name} is not {shape}", f"write {shape}, as in docs/configuration.md")
    if first["type"] in _BOUNDS:
        word = _BOUNDS[first["type"]].format(*map(_shorten, first["ctx"].values()))
        return UsageError(f"`{key}` in {name} is {first['input']}", f"write a number {word}")
    return UsageError(f"`{key}` in {name} cannot be used: {first['msg']}", "see docs/configuration.md")


def _shorten(bound: float) -> float:
    """A whole number without decimals."""
    return int(bound) if bound == int(bound) else bound


def _find_line(path: list[str], text: str) -> str:
    """`:` and the line on which a setting is written, or nothing where it cannot be found."""
    written = [part for part in path if not part.isdigit()]
    key = re.compile(rf"""(?:^|[\s{{,.\["'])(?:{re.escape(written[-1])})["']?\s*(?:[.=\]])""")
    lines = (number for number, line in enumerate(text.splitlines(), 1) if key.search(line.split("#")[0]))
    number = next(lines, None)
    return f":{number}" if number else ""


def _find_table(path: list[str]) -> type[Table]:
    match path:
        case ["rules"]:
            return RuleSettings
        case ["score"]:
            return ScoreSettings
        case ["render"]:
            return RenderSettings
        case ["limits"]:
            return LimitSettings
        case ["score", "profiles", _]:
            return ProfileSettings
    return Settings


def _suggest(key: str, table: type[Table]) -> str:
    """The nearest key of a table, as a help text."""
    from difflib import get_close_matches

    known = [_kebab(name) for name in table.model_fields]
    near = get_close_matches(key.replace("_", "-").lower(), known, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"the settings here are {', '.join(f'`{name}`' for name in known)}"
