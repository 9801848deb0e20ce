"""What a schema tells editors beyond JSON Schema: examples to look at, skeletons, faults in words.

These keys are no part of the standard, and whoever does not know them passes over them. The language server for YAML,
which VS Code, Neovim, Helix and Zed use, reads `markdownDescription`, `enumDescriptions`, `defaultSnippets`,
`patternErrorMessage` and `doNotSuggest`; editors of JetBrains read `x-intellij-enum-metadata`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cxmap.language.base import DATE_PATTERN, DURATION_PATTERN, ID_PATTERN, TEXT_PATTERN, URL_PATTERN
from cxmap.language.entries import write_entry
from cxmap.language.snippets import DECISION, EMOTIONS, ENTRIES, MAPPINGS, Snippet
from cxmap.language.words import flow

Schema = dict[str, Any]

_FAULTS = {
    ID_PATTERN: "An id is made of small letters and digits, in groups joined by single hyphens, like compare-plans.",
    DURATION_PATTERN: "A length of time is a number and s, m, h, d, w or y, like 5m or 90d.",
    DATE_PATTERN: "A date is written year first, like 2026-11-02.",
    URL_PATTERN: "An address begins with https://, http:// or mailto:, or is a path inside the project.",
    TEXT_PATTERN: "Write a text, or leave the key out.",
}

_SHAPES = {"number": "A number.", "string": "A text.", "array": "A list.", "object": "A mapping."}


def add_hints(schema: Schema) -> None:
    """Add to a schema what only editors read, and take from it what they would misread.

    Examples are shown and not offered: an editor that offers them would fill a map with the words of another one.
    """
    nouns: dict[str, Schema] = schema["$defs"]
    for name, noun in (("", schema), *nouns.items()):
        _add_snippets(name, noun)
        for key, body in noun["properties"].items():
            _show_examples(key, body)
    for node in _walk(schema):
        if node.get("pattern") in _FAULTS:
            node["patternErrorMessage"] = _FAULTS[node["pattern"]]
        if "propertyNames" in node:
            # There is nothing to offer: an id is the author's own word.
            node["propertyNames"]["doNotSuggest"] = True
        for branch in node.get("anyOf", ()):
            _tell_branch(branch, node)
        if "enumDescriptions" in node:
            told = zip(node["enum"], node["enumDescriptions"], strict=True)
            node["x-intellij-enum-metadata"] = {word: {"description": meaning} for word, meaning in told}


def write_example(key: str, value: object) -> str:
    """A key with an example as authors would write it, in as many lines as it takes to be read at a glance."""
    if isinstance(value, str):
        return write_entry(key, value)
    if isinstance(value, dict):
        return "\n".join([f"{key}:", *(f"  {name}: {flow(part)}" for name, part in value.items())])
    if isinstance(value, list) and len(value) > 1:
        return "\n".join([f"{key}:", *(f"  - {flow(part)}" for part in value)])
    return f"{key}: {flow(value)}"


def _show_examples(key: str, body: Schema) -> None:
    examples: Sequence[object] = body.pop("examples", ())
    blocks = [f"```yaml\n{write_example(key, example)}\n```" for example in examples]
    if blocks or "`" in body["description"]:
        shown = ["For example:", "\n\nor\n\n".join(blocks)] if blocks else []
        body["markdownDescription"] = "\n\n".join([body["description"], *shown])


def _tell_branch(branch: Schema, whole: Schema) -> None:
    """Make a branch of a union tell what its key means.

    The language server for YAML shows what it finds at the branch that fits, and takes branches that tell nothing for
    one and the same.
    """
    if "$ref" not in branch:
        branch.setdefault("description", _SHAPES[branch["type"]])
    told = whole.get("markdownDescription") or whole.get("description")
    if told:
        branch["markdownDescription"] = told


def _add_snippets(name: str, noun: Schema) -> None:
    if name in MAPPINGS:
        _offer(noun, MAPPINGS[name])
    for key, body in noun["properties"].items():
        entry = str(body.get("additionalProperties", {}).get("$ref", "")).removeprefix("#/$defs/")
        if entry in ENTRIES:
            _offer(body, ENTRIES[entry].under_id())
        elif (name, key) == ("Touchpoint", "next"):
            _offer(body, DECISION)
        elif (name, key) == ("Touchpoint", "feels"):
            _offer(body["anyOf"][0], *EMOTIONS)


def _offer(node: Schema, *snippets: Snippet) -> None:
    node["defaultSnippets"] = [snippet.to_json() for snippet in snippets]


def _walk(node: object) -> Iterator[Schema]:
    """Every mapping in a schema, which are all schemas but for the lists of keys and the words of choices."""
    if isinstance(node, dict):
        yield node
        for part in list(node.values()):
            yield from _walk(part)
    elif isinstance(node, list):
        for part in node:
            yield from _walk(part)
