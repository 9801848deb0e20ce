"""A real language server: examples are clean, keys and words are offered and explained, faults are underlined."""

import re
import shutil
from pathlib import Path

import pytest
from tests.editor.client import Editor, Fault, start_editor
from tests.editor.maps import CATALOGUE, EXAMPLES, MAP, TOUCHPOINT, write_catalogue, write_map

from cxmap.language.anatomy import keys_of
from cxmap.language.glossary import Key, list_keys
from cxmap.language.hints import write_example
from cxmap.language.journey_map import JourneyMap
from cxmap.language.meanings import find_meanings
from cxmap.language.touchpoint import Touchpoint
from cxmap.usecases.start import start_map

pytestmark = pytest.mark.needs_node

FILES = sorted(EXAMPLES.glob("**/*.yaml"))
KEYS = {key.name: key for noun in (JourneyMap, Touchpoint) for key in list_keys(noun)}


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_nothing_is_underlined_in_an_example(editor: Editor, path: Path) -> None:
    assert editor.find_faults(path) == []


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_planted_fault_is_underlined_in_an_example(editor: Editor, path: Path) -> None:
    """So the first line of each example does lead to its schema."""
    spoilt = re.sub(r"^title:", "titel:", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    line = next(number for number, text in enumerate(spoilt.splitlines(), start=1) if text.startswith("titel:"))
    assert Fault(line, "Property titel is not allowed.") in editor.find_faults(path, spoilt)


def test_keys_of_a_touchpoint_are_offered_where_one_stands(editor: Editor) -> None:
    offered = editor.complete(MAP, write_map(f"{TOUCHPOINT}        |\n"))
    assert set(offered) == set(keys_of(Touchpoint)) - {"name"}
    for key in list_keys(Touchpoint):
        if key.name != "name":
            assert offered[key.name].told.startswith(key.description)
            assert f"\n        {key.name}:" in offered[key.name].text


def test_keys_of_a_map_and_of_a_catalogue_are_offered(editor: Editor) -> None:
    assert set(keys_of(JourneyMap)) - {"cxmap", "title"} <= set(editor.complete(MAP, write_map("|\n")))
    offered = editor.complete(CATALOGUE, write_catalogue("|\n"))
    assert {"teams", "channels", "voice"} <= set(offered)
    assert "stages" not in offered


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("state: |\n", KEYS["state"]),
        ("level: |\n", KEYS["level"]),
        ("scales:\n  loyalty: |\n", KEYS["scales"]),
    ],
    ids=["state", "level", "scales"],
)
def test_words_are_offered_with_what_they_mean(editor: Editor, text: str, key: Key) -> None:
    meanings = find_meanings(key.hint) or find_meanings(list_keys(key.nouns[0])[2].hint)
    offered = editor.complete(MAP, write_map(text))
    assert {word: offered[word].told for word in offered} == dict(meanings)


def test_feelings_are_offered_in_words(editor: Editor) -> None:
    offered = editor.complete(MAP, write_map(f"{TOUCHPOINT}        feels: |\n"))
    assert offered["−2 angry"].text.endswith("        feels: -2\n")
    assert len(offered) == 5


def test_no_id_and_no_number_of_our_examples_is_offered(editor: Editor) -> None:
    for key in ("owner", "takes", "from", "journey", "name"):
        assert (
            editor.complete(MAP, write_map(f"{TOUCHPOINT}        {key}: |\n".replace("name: I compare plans\n", "")))
            == {}
        )


@pytest.mark.parametrize("key", [key for key in list_keys(Touchpoint) if key.examples], ids=lambda key: key.name)
def test_a_key_of_a_touchpoint_is_explained_with_an_example(editor: Editor, key: Key) -> None:
    example = write_example(key.name, key.examples[0])
    below = "".join(f"        {line}\n" for line in example.splitlines()).replace(
        key.name, f"{key.name[0]}|{key.name[1:]}", 1
    )
    name = "" if key.name == "name" else "        name: I compare plans\n"
    shown = editor.hover(MAP, write_map(f"{TOUCHPOINT.partition('        name')[0]}{name}{below}"))
    assert key.description in shown
    assert f"```yaml\n{example}\n```" in shown
    assert "\\`" not in shown


def test_a_word_and_what_stands_beside_it_are_explained(editor: Editor) -> None:
    for text in ("sta|te: future\n", "state: fut|ure\n"):
        shown = editor.hover(MAP, write_map(text))
        assert KEYS["state"].description in shown
        for word, told in find_meanings(KEYS["state"].hint).items():
            assert f"* `{word}`: {told}\n" in shown


def test_a_measured_number_is_explained_like_a_bare_one(editor: Editor) -> None:
    for value in ("3.1", "{value: 3.1, from: survey}"):
        shown = editor.hover(MAP, write_map(f"{TOUCHPOINT}        metrics: {{satis|faction: {value}}}\n"))
        assert "How satisfied customers are here" in shown


def test_a_key_of_the_author_is_explained(editor: Editor) -> None:
    assert "Your own key: kept, and never read." in editor.hover(MAP, write_map("x-t|icket: CX-1\n"))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("        nam: I\n", 9, "Property nam is not allowed."),
        (
            "        owner: Sales Team\n",
            9,
            "An id is made of small letters and digits, in groups joined by single hyphens",
        ),
        ("        takes: five minutes\n", 9, "A length of time is a number and s, m, h, d, w or y"),
        ("        feels: 3\n", 9, "Value is above the maximum of 2."),
        ("        owner:\n", 9, 'Incorrect type. Expected "string".'),
        ("      Compare Prices: {name: I}\n", 9, "An id is made of small letters"),
        ("      sign: {feels: 1}\n", 9, 'Missing property "name".'),
        ("reviewed: 2.11.2026\n", 9, "A date is written year first"),
        ("state: currnt\n", 9, 'Valid values: "current", "future", "intended", "believed".'),
        ("scales: {loyalty: npss}\n", 9, 'Valid values: "csat-5-mean"'),
    ],
)
def test_a_planted_fault_is_underlined_on_its_line(editor: Editor, text: str, line: int, message: str) -> None:
    faults = editor.find_faults(MAP, write_map(TOUCHPOINT + text))
    assert [fault.line for fault in faults] == [line]
    assert message in faults[0].message


@pytest.mark.parametrize("template", ["lifecycle", "b2b"])
def test_a_new_map_is_clean_and_completes(node: str, tmp_path: Path, template: str) -> None:
    started = start_map(tmp_path / "buy", None, "b2b" if template == "b2b" else "lifecycle")
    text = started.map.read_text(encoding="utf-8")
    with start_editor(node, tmp_path) as fresh:
        assert fresh.find_faults(started.map) == []
        assert fresh.find_faults(started.map, text.replace("state:", "stat:")) != []
        assert "kpis" in fresh.complete(started.map, f"{text}|\n")


def test_a_server_that_ends_is_no_silence(tmp_path: Path) -> None:
    ended = shutil.which("true")
    assert ended is not None
    with pytest.raises(AssertionError, match="the language server has ended"), start_editor(ended, tmp_path):
        pass
