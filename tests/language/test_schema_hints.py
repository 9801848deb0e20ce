"""What schemas tell editors: examples that are true, skeletons that are valid, a sentence for each word and fault."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.language.skeletons import fill, write_skeleton
from tests.language.test_schema import KINDS, walk

from cxmap.language.base import ID_PATTERN
from cxmap.language.edition import SchemaKind
from cxmap.language.glossary import list_keys, list_nouns
from cxmap.language.hints import write_example
from cxmap.language.parse import read_map
from cxmap.language.schema import build_schema
from cxmap.source import parse_document

Schema = dict[str, Any]
SHOWN = re.compile(r"^```yaml\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
SKELETONS = {
    "/".join(map(str, path)): snippet
    for path, node in walk(build_schema())
    for snippet in node.get("defaultSnippets", ())
}

# Entries that take up what stands elsewhere in the map: their ids are not new.
TAKING_UP = {"Metrics.by_channel", "Metrics.by_persona", "Tier.to", "Touchpoint.benchmarks", "Initiative.sets"}


def list_keys_of(schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    """Every key of every noun with what the schema says of it."""
    for name, body in (("", schema), *schema["$defs"].items()):
        for key, node in body["properties"].items():
            yield name, key, node


@pytest.mark.parametrize("kind", KINDS)
def test_examples_that_are_shown_are_valid_where_they_are_shown(kind: SchemaKind) -> None:
    schema = build_schema(kind)
    count = 0
    for name, key, node in list_keys_of(schema):
        for shown in SHOWN.findall(node.get("markdownDescription", "")):
            document = parse_document(shown.encode(), "example.yaml")
            assert document.faults == ()
            assert isinstance(document.data, dict)
            assert list(document.data) == [key]
            Draft202012Validator({**node, "$defs": schema["$defs"]}).validate(document.data[key])
            count += 1
        assert shown_or_told(node), f"{name}.{key} has neither an example nor words nor entries of its own"
    assert count > 40


def shown_or_told(node: Schema) -> bool:
    is_noun = "$ref" in node or "$ref" in str(node.get("additionalProperties", ""))
    return "For example" in node.get("markdownDescription", "") or "enum" in node or is_noun


def test_every_example_of_the_models_is_shown() -> None:
    whole, shared = build_schema(), build_schema("catalogue")
    bodies = {**whole["$defs"], "JourneyMap": whole, "Catalogue": shared}
    for noun in list_nouns():
        for key in list_keys(noun):
            text = bodies[noun.__name__]["properties"][key.name].get("markdownDescription", "")
            assert SHOWN.findall(text) == [write_example(key.name, example) for example in key.examples]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_another_map_is_offered(kind: SchemaKind) -> None:
    """Editors offer `examples` as values; an id or a number of our examples is nothing to take over."""
    assert [
        path for path, node in walk(build_schema(kind)) if "examples" in node and path[-1:] != ("properties",)
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_code_is_shown_as_code(kind: SchemaKind) -> None:
    """A description is plain text to editors, in which backticks would be seen."""
    for _, _, node in list_keys_of(build_schema(kind)):
        if "`" in node["description"]:
            assert node["markdownDescription"].startswith(node["description"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_explained(kind: SchemaKind) -> None:
    count = 0
    for path, node in walk(build_schema(kind)):
        if "enum" not in node or "not" in path:
            continue
        assert len(node["enum"]) == len(node["enumDescriptions"]), path
        told = {word: meaning["description"] for word, meaning in node["x-intellij-enum-metadata"].items()}
        assert list(told) == node["enum"]
        assert list(told.values()) == node["enumDescriptions"]
        count += 1
    assert count > 5


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_has_a_sentence(kind: SchemaKind) -> None:
    for path, node in walk(build_schema(kind)):
        if isinstance(node.get("pattern"), str):
            assert node["patternErrorMessage"].endswith("."), path


@pytest.mark.parametrize("kind", KINDS)
def test_branches_of_a_union_tell_what_the_key_means(kind: SchemaKind) -> None:
    count = 0
    for path, node in walk(build_schema(kind)):
        for branch in node.get("anyOf", ()):
            assert "$ref" in branch or branch["description"], path
            assert branch.get("markdownDescription") == node.get("markdownDescription", node.get("description")), path
            count += 1
    assert count > 5


def test_every_entry_under_an_id_has_a_skeleton() -> None:
    lacking = {
        f"{name}.{key}"
        for name, key, node in list_keys_of(build_schema())
        if "$ref" in str(node.get("additionalProperties", "")) and "defaultSnippets" not in node
    }
    assert lacking == TAKING_UP


@pytest.mark.parametrize("where", SKELETONS)
def test_a_skeleton_is_valid_as_it_is_inserted(where: str) -> None:
    """Filled with its own placeholders it is what the schema asks for at its place, with none of the stops left."""
    schema = build_schema()
    body = SKELETONS[where]["body"]
    text = fill(f"at:\n{write_skeleton(body, 1)}" if isinstance(body, dict) else f"at: {body}\n")
    assert "$" not in text
    document = parse_document(text.encode(), "skeleton.yaml")
    assert document.faults == ()
    assert isinstance(document.data, dict)
    node: Any = schema
    for part in where.split("/") if where else ():
        node = node[int(part)] if isinstance(node, list) else node[part]
    Draft202012Validator({**node, "$defs": schema["$defs"]}).validate(document.data["at"])


def test_skeletons_are_read_by_the_models() -> None:
    sections = {where.rpartition("/")[2]: snippet["body"] for where, snippet in SKELETONS.items()}
    for section in ("personas", "evidence", "stages", "kpis", "initiatives", "playbooks", "ancillary", "tiers"):
        stages = "" if section == "stages" else "stages: {s: {}}\n"
        text = fill(f"cxmap: 1\ntitle: T\n{stages}{section}:\n{write_skeleton(sections[section], 1)}")
        assert read_map(parse_document(text.encode(), "map.journey.yaml").data).problems == (), section


@pytest.mark.parametrize("where", SKELETONS)
def test_stops_are_numbered_in_the_order_of_reading(where: str) -> None:
    stops = [int(stop) for stop in re.findall(r"\$\{(\d+)[:|]", json.dumps(SKELETONS[where]["body"]))]
    assert stops == list(range(1, len(stops) + 1))
    assert SKELETONS[where]["description"].endswith(".")


@pytest.mark.parametrize("where", SKELETONS)
def test_no_entry_of_a_map_hides_a_skeleton(where: str) -> None:
    """The language server offers nothing under the name of a key that stands there already."""
    label = SKELETONS[where]["label"]
    noun = build_schema()["$defs"].get(where.removeprefix("$defs/"))
    assert label not in noun["properties"] if noun else not re.fullmatch(ID_PATTERN, label)


def test_what_is_left_of_a_skeleton() -> None:
    assert fill("a: ${1:b}\nc: ${2|d,e|}\n") == "a: b\nc: d\n"
    assert write_skeleton({"a": ["b", {"c": "d", "e": 1}], "f": {"g": "h"}}, 1) == (
        "  a:\n    - b\n    - c: d\n      e: 1\n  f:\n    g: h\n"
    )
