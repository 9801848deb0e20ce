"""Laws of the language: nothing is ever raised, what fits is accepted, and a fault is told where it is."""

import copy
import functools
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cxmap.language.edition import SchemaKind
from cxmap.language.parse import read_catalogue, read_map
from cxmap.language.schema import build_schema

Schema = dict[str, Any]
Path = tuple[str | int, ...]

# Control characters never come through the source, and regular expressions disagree about which of them are spaces.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
WORDS = st.sampled_from(
    ["scalar", "mapping", "list", "text", "number", "[key]", "x-own", "name", "leaves", "value", "from"]
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT, WORDS)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT | WORDS, inner, max_size=4), max_leaves=12
)
# Whole maps are large data, and a busy machine is slow.
large = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
)


def of_schema(schema: Schema, root: Schema) -> st.SearchStrategy[Any]:
    """Data of the shape of a schema, which is the shape of the models."""
    match schema:
        case {"$ref": str(reference)}:
            name = reference.removeprefix("#/$defs/")
            return st.deferred(lambda: of_noun(name, root))
        case {"anyOf": list(branches)}:
            return st.one_of(*(of_schema(branch, root) for branch in branches))
        case {"const": value}:
            return st.just(value)
        case {"enum": list(words)}:
            return st.sampled_from(words)
        case {"type": "boolean"}:
            return st.booleans()
        case {"type": "array"}:
            least, most = schema.get("minItems", 0), min(schema.get("maxItems", 4), 4)
            return st.lists(of_schema(schema["items"], root), min_size=least, max_size=most)
        case {"type": "object"}:
            keys = of_schema(schema["propertyNames"], root).filter(
                lambda key: key not in schema["propertyNames"].get("not", {}).get("enum", ())
            )
            values = of_schema(schema["additionalProperties"], root)
            return st.dictionaries(keys, values, min_size=schema.get("minProperties", 0), max_size=3)
    return of_scalar(schema)


def of_scalar(schema: Schema) -> st.SearchStrategy[Any]:
    match schema:
        case {"format": "date"}:
            return st.dates().map(lambda day: day.isoformat())
        case {"pattern": r"\S"}:
            return TEXT.filter(lambda text: bool(text.strip()))
        case {"type": "string", "pattern": str(pattern)}:
            # Python's `$` also matches before a last line end, ECMA's and the models' does not.
            return st.from_regex(pattern.removesuffix("$") + r"\Z", alphabet=st.characters(codec="ascii"))
        case {"type": "integer"}:
            return st.integers(schema["minimum"], schema["maximum"])
        case {"type": "number"}:
            low, high = schema["minimum"], schema["maximum"]
            return st.floats(low, high) | st.integers(low, high)
    raise AssertionError(f"no data for {schema}")


@functools.cache
def whole(kind: SchemaKind) -> Schema:
    return build_schema(kind)


def of_noun(name: str, root: Schema) -> st.SearchStrategy[Any]:
    body = root["$defs"][name] if name else root
    required = body.get("required", [])
    keys = {key: of_schema(value, root) for key, value in body["properties"].items()}

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        optional = st.lists(
            st.sampled_from([key for key in keys if key not in required] or ["x-"]), unique=True, max_size=5
        )
        chosen = [*required, *(key for key in draw(optional) if key in keys)]
        data = {key: draw(keys[key]) for key in chosen}
        if draw(st.booleans()):
            data["x-own"] = draw(JSON)
        return settle(name, data, draw, keys)

    return build()


def settle(name: str, data: dict[str, Any], draw: st.DrawFn, keys: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    """What a noun asks of several keys at once."""
    if name.startswith("Measured") and name != "MeasuredBy":
        data.pop("answers" if "value" in data else "value", None)
        if "answers" not in data:
            data.setdefault("value", draw(keys["value"]))
        if "low" in data and "high" in data:
            data["low"], data["high"] = sorted([data["low"], data["high"]])
    if name == "Trigger":
        data.pop("above" if "below" in data else "below", None)
        if "above" not in data:
            data.setdefault("below", draw(keys["below"]))
    if name == "Kpi" and "stage" in data:
        data.pop("touchpoint", None)
    if name == "Scale":
        assume(data["min"] != data["max"])
        data["min"], data["max"] = sorted([data["min"], data["max"]])
        assume(data.get("method") != "count" or data["min"] >= 0)
        if "dissatisfied_below" in data:
            data["dissatisfied_below"] = data["max"]
    return data


MAPS = st.deferred(lambda: of_noun("", whole("journey")))
CATALOGUES = st.deferred(lambda: of_noun("", whole("catalogue")))


def places(data: Any, path: Path = ()) -> list[Path]:
    """The path of every node, but for what lies in the author's own keys."""
    below: list[Path] = []
    if isinstance(data, dict):
        below = [
            deep for key, value in data.items() if not key.startswith("x-") for deep in places(value, (*path, key))
        ]
    elif isinstance(data, list):
        below = [deep for index, value in enumerate(data) for deep in places(value, (*path, index))]
    return [path, *below]


def follow(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


@st.composite
def spoilt_maps(draw: st.DrawFn) -> tuple[Any, Path]:
    """A valid map with one thing done to it, and where."""
    data = copy.deepcopy(draw(MAPS))
    path = draw(st.sampled_from(places(data)[1:]))
    parent, last = follow(data, path[:-1]), path[-1]
    done = draw(st.sampled_from(["replace", "remove", "add"]))
    if done == "replace":
        parent[last] = draw(JSON)
    elif done == "remove":
        del parent[last]
    elif isinstance(parent, dict):
        path = (*path[:-1], draw(TEXT | WORDS))
        parent[path[-1]] = draw(JSON)
    else:
        parent.append(draw(JSON))
        path = (*path[:-1], len(parent) - 1)
    return data, path


@given(JSON)
def test_any_data_is_read_without_an_exception(data: object) -> None:
    for reading in (read_map(data), read_catalogue(data)):
        assert (reading.value is None) == bool(reading.problems)


@given(st.dictionaries(st.sampled_from(sorted(build_schema()["properties"])), JSON))
def test_any_data_below_the_right_keys_is_read_without_an_exception(data: dict[str, object]) -> None:
    for problem in read_map({"cxmap": 1, "title": "T", **data}).problems:
        follow({"cxmap": 1, "title": "T", **data}, problem.path)


@large
@given(MAPS)
def test_a_map_of_the_right_shape_is_accepted_and_left_as_it_is(data: dict[str, Any]) -> None:
    before = repr(data)
    assert read_map(data).problems == ()
    assert repr(data) == before


@large
@given(CATALOGUES)
def test_a_catalogue_of_the_right_shape_is_accepted(data: dict[str, Any]) -> None:
    assert read_catalogue(data).problems == ()


@large
@given(spoilt_maps())
def test_a_fault_is_told_once_and_where_it_is(spoilt: tuple[Any, Path]) -> None:
    data, path = spoilt
    problems = read_map(data).problems
    assert len({(problem.path, problem.on_key, problem.message) for problem in problems}) == len(problems)
    for problem in problems:
        follow(data, problem.path)
        shorter = min(len(path), len(problem.path))
        assert problem.path[:shorter] == path[:shorter], problem


@large
@given(spoilt_maps())
def test_what_the_models_accept_the_schema_accepts(spoilt: tuple[Any, Path]) -> None:
    data, _ = spoilt
    if not read_map(data).problems:
        assert Draft202012Validator(whole("journey")).is_valid(data)
