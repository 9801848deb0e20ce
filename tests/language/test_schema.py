"""The JSON Schema: sound, described throughout, fresh, and of one mind with the models."""

import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cxmap.language.edition import SchemaKind, schema_name
from cxmap.language.parse import Reading, read_catalogue, read_map
from cxmap.language.schema import DIALECT, build_schema, schema_text
from cxmap.source.document import Document, parse_document

ROOT = Path(__file__).resolve().parents[2]
KINDS: tuple[SchemaKind, ...] = ("journey", "catalogue")
EXAMPLES = sorted((ROOT / "examples").glob("**/*.yaml"))

# What JSON Schema cannot say, with the reason. Each case has no other fault, so that the schema accepts it.
BEYOND_THE_SCHEMA = {
    "a-date-not-in-the-calendar": "`format` is a remark and not a check; a pattern knows no leap years",
    "a-whole-number-with-a-point": "to JSON Schema 3.0 is an integer; the language takes it for a measured number",
    "low-above-high": "a schema cannot compare two values",
    "not-finite": "JSON has no such numbers, so a schema has no word for them",
    "scale-with-an-impossible-cut": "a schema cannot compare two values",
    "scale-without-length": "a schema cannot compare two values",
}

Case = tuple[Path, Document, Reading[Any]]
Subschema = tuple[tuple[str | int, ...], dict[str, Any]]


@functools.cache
def validator(kind: SchemaKind) -> Draft202012Validator:
    """A validator for the schema as it is printed."""
    return Draft202012Validator(json.loads(schema_text(kind)))


def kind_of(path: Path) -> SchemaKind:
    return "catalogue" if path.name.endswith(".catalogue.yaml") else "journey"


def walk(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[Subschema]:
    """Every mapping in a schema, with its path; choices and what only editors read are data and not schema."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in {"enum", "const", "default", "defaultSnippets", "x-intellij-enum-metadata"}:
                yield from walk(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*path, index))


def find_undescribed(schema: dict[str, Any]) -> list[str]:
    """Nouns and keys that an editor could say nothing about."""
    lacking = []
    for path, node in walk(schema):
        where = "/".join(map(str, path))
        lacking += [
            f"{where}/{noun}"
            for noun, body in node.get("$defs", {}).items()
            if not (body.get("title") and body.get("description"))
        ]
        # A node below `properties` is the list of keys itself, in which `properties` could be a key like any other.
        if not path or path[-1] != "properties":
            keys = {**node.get("properties", {}), **node.get("patternProperties", {})}
            lacking += [f"{where}/{key}" for key, body in keys.items() if not body.get("description")]
    return lacking


def find_nulls(schema: dict[str, Any]) -> list[str]:
    """Places where a schema speaks of null: as a type, a value or a choice."""
    return [
        "/".join(map(str, path))
        for path, node in walk(schema)
        if any(
            value is None or value == "null" or (isinstance(value, list) and {None, "null"} & hashable(value))
            for value in node.values()
        )
    ]


def hashable(values: list[Any]) -> set[Any]:
    return {value for value in values if not isinstance(value, (dict, list))}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_its_dialect(kind: SchemaKind) -> None:
    schema = build_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:cxmap:schema:{kind}-1"
    assert list(schema)[:4] == ["$schema", "$id", "title", "description"]
    assert schema["$id"].rpartition(":")[2] + ".schema.json" == schema_name(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_printed_the_same_each_time(kind: SchemaKind) -> None:
    text = schema_text(kind)
    assert text == schema_text(kind)
    assert json.loads(text) == build_schema(kind)
    assert text.endswith("}\n")
    assert "→" in text  # not escaped: people read it


@pytest.mark.parametrize("kind", KINDS)
def test_every_noun_and_key_is_described(kind: SchemaKind) -> None:
    assert find_undescribed(build_schema(kind)) == []


@pytest.mark.parametrize("fault", ["key", "nested key", "noun", "title", "own keys"])
def test_a_missing_description_is_found(fault: str) -> None:
    schema = build_schema()
    nouns = schema["$defs"]
    body, key, found = {
        "key": (schema["properties"]["owner"], "description", "/owner"),
        "nested key": (nouns["Touchpoint"]["properties"]["feels"], "description", "$defs/Touchpoint/feels"),
        "noun": (nouns["Stage"], "description", "/Stage"),
        "title": (nouns["Stage"], "title", "/Stage"),
        "own keys": (nouns["Stage"]["patternProperties"]["^x-"], "description", "$defs/Stage/^x-"),
    }[fault]
    del body[key]
    assert find_undescribed(schema) == [found]


@pytest.mark.parametrize("kind", KINDS)
def test_descriptions_read_well(kind: SchemaKind) -> None:
    for path, node in walk(build_schema(kind)):
        for key in ("title", "description"):
            text = node.get(key)
            if not isinstance(text, str):
                continue  # a key of the language called `title`
            assert text == text.strip(), path
            assert "\n" not in text, path
            assert text[0].isupper() or text[0] == "`" or text.startswith("cxmap"), (path, text)
            if key == "description":
                assert text.endswith("."), (path, text)


@pytest.mark.parametrize("kind", KINDS)
def test_it_never_speaks_of_null(kind: SchemaKind) -> None:
    assert find_nulls(build_schema(kind)) == []
    assert "null" not in schema_text(kind)


@pytest.mark.parametrize(
    "fault", [{"type": "null"}, {"type": ["string", "null"]}, {"default": None}, {"enum": ["a", None]}, {"const": None}]
)
def test_a_null_is_found(fault: dict[str, Any]) -> None:
    schema = build_schema()
    schema["$defs"]["Stage"]["properties"]["goal"] = {"oneOf": [{"type": "string"}, fault]}
    assert find_nulls(schema) == ["$defs/Stage/properties/goal/oneOf/1"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_noun_is_closed_but_for_own_keys(kind: SchemaKind) -> None:
    schema = build_schema(kind)
    for body in (schema, *schema["$defs"].values()):
        assert body["additionalProperties"] is False
        assert list(body["patternProperties"]) == ["^x-"]
    for path, node in walk(schema):
        if isinstance(node.get("additionalProperties"), dict) and (not path or path[-1] != "properties"):
            assert "pattern" in node["propertyNames"], path


def read_like_a_person(path: Path) -> object:
    document = parse_document(path.read_bytes(), path.name)
    assert document.usable
    assert document.faults == ()
    return document.data


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_examples_are_right_by_schema_and_models(path: Path) -> None:
    data = read_like_a_person(path)
    read_data = read_catalogue if kind_of(path) == "catalogue" else read_map
    assert read_data(data).problems == ()
    assert [error.message for error in validator(kind_of(path)).iter_errors(data)] == []


def test_a_bad_case_is_refused_by_schema_and_models(case: Case) -> None:
    path, document, reading = case
    assert reading.problems
    accepted = validator(kind_of(path)).is_valid(document.data)
    assert find_disagreement(path.name.split(".")[0], accepted=accepted) == ""


def find_disagreement(case: str, *, accepted: bool) -> str:
    """What to do where the schema accepts what the models refuse without a reason, or a reason is out of date."""
    if accepted and case not in BEYOND_THE_SCHEMA:
        return f"say `{case}` in the schema too, or name the reason in BEYOND_THE_SCHEMA"
    if not accepted and case in BEYOND_THE_SCHEMA:
        return f"the schema refuses `{case}` now: take it out of BEYOND_THE_SCHEMA"
    return ""


def test_a_disagreement_is_found() -> None:
    assert find_disagreement("state-near", accepted=True).startswith("say `state-near` in the schema too")
    assert find_disagreement("not-finite", accepted=False).startswith("the schema refuses `not-finite` now")


def test_what_the_schema_cannot_say_has_its_case() -> None:
    cases = {path.name.split(".")[0] for path in (Path(__file__).parent / "cases").glob("*.yaml")}
    assert set(BEYOND_THE_SCHEMA) <= cases


def test_each_place_of_a_bad_case_is_refused_by_the_schema_too(case: Case) -> None:
    """Not only the verdict on the file agrees: where the models see a fault, so does the schema."""
    path, document, reading = case
    name = path.name.split(".")[0]
    if name in BEYOND_THE_SCHEMA:
        return
    places = set(flatten(validator(kind_of(path)).iter_errors(document.data)))
    for problem in reading.problems:
        if (name, problem.path) in PLACES_BEYOND_THE_SCHEMA:
            assert problem.path not in places
            continue
        owner = problem.path[:-1] if problem.on_key else problem.path
        assert problem.path in places or owner in places, problem


# Places in cases that have other faults as well.
PLACES_BEYOND_THE_SCHEMA: set[tuple[str, tuple[str | int, ...]]] = {
    ("bad-dates", ("reviewed",)),
    ("whole-number", ("evidence", "log", "n")),
}


def flatten(errors: Any) -> Iterator[tuple[str | int, ...]]:
    """The places of errors, also of those inside the branches of unions."""
    for error in errors:
        yield tuple(error.absolute_path)
        yield from flatten(error.context or ())


def find_drift(folder: Path) -> list[str]:
    """What must be done so that the schemas in a folder are the ones of the models."""
    return [
        f"{name} is stale: run `make schemas` (or `cxmap schema {kind} > {name}`) and review the difference"
        for kind in KINDS
        for name in (f"schemas/{kind}-1.schema.json",)
        if not (folder / name).is_file() or (folder / name).read_bytes() != schema_text(kind).encode()
    ]


def test_the_committed_schemas_are_fresh() -> None:
    assert find_drift(ROOT) == []


@pytest.mark.parametrize("fault", ["missing", "description", "line ends", "last line"])
def test_drift_is_found(tmp_path: Path, fault: str) -> None:
    (tmp_path / "schemas").mkdir()
    for kind in KINDS:
        (tmp_path / f"schemas/{kind}-1.schema.json").write_bytes(schema_text(kind).encode())
    assert find_drift(tmp_path) == []
    stale = tmp_path / "schemas/journey-1.schema.json"
    spoil: dict[str, Callable[[bytes], bytes]] = {
        "description": lambda text: text.replace(b"in order", b"in Order", 1),
        "line ends": lambda text: text.replace(b"\n", b"\r\n"),
        "last line": lambda text: text.rstrip(),
    }
    if fault == "missing":
        stale.unlink()
    else:
        stale.write_bytes(spoil[fault](stale.read_bytes()))
    told = (
        "schemas/journey-1.schema.json is stale: run `make schemas` "
        "(or `cxmap schema journey > schemas/journey-1.schema.json`) and review the difference"
    )
    assert find_drift(tmp_path) == [told]
