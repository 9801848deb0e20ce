"""What people are told about text that is no YAML."""

import re
from pathlib import Path

import pytest

from cxmap.source import parse_document
from cxmap.source.syntax import Problem
from cxmap.source.tags import get_rest_of_line

GOLDEN = Path(__file__).parent / "golden" / "syntax.txt"

CASES = {
    "tab as indentation": "stages:\n\tbuy:\n",
    "tab below a text": "title: Buying\n\tsummary: x\n",
    "tab between dash and key": "- \tname: x\n",
    "tab on a line of its own": "title: Buying\n\t\nsummary: x\n",
    "no space behind the colon of the first key": "title:Buying\nsummary: x\n",
    "no space behind the colon": "buy:\n  owner: sales\n  name:I buy\n  does: x\n",
    "colon in a text": "name: I say: hello\n",
    "colon in a text before a comment": "name: I say: hello # really\n",
    "colon in a text of a list item": "thinks:\n  - name: I ask: why\n",
    "two colons": "name: 1: 2\n",
    "colon in a text between braces": "buy: {name: I say: hello}\n",
    "colon in the second line of a text": "summary: I call the shop\n  and then I say: hello\n",
    "key below a text": "buy:\n  name: I buy\n    owner: sales\n",
    "no colon": "title: Buying\nowner sales\n",
    "no colon, one word": "title: Buying\nowner\nsummary: x\n",
    "no colon on the first line": "stages\nbuy: x\n",
    "no colon behind the first key of a mapping": "wait:\n  name I wait\n  owner: sales\n",
    "no colon, a text that needs quotes": "wait:\n  name @home or away\n  owner: sales\n",
    "no colon behind a key that stands elsewhere": "a:\n  name: I ask\nb:\n  does: ask me\n  name I wait\n  owner: x\n",
    "no colon behind an id": "wait\n  name: I stay\n",
    "no colon, a sentence": "This is my map\ntitle: Buying\n",
    "no colon below a list": "channels: [web]\ndoes all of this\nowner: x\n",
    "no-break space behind a colon": "a:\n  takes:\u00a025m\n  owner: x\n",
    "no-break space behind the last colon": "name: x\ntakes:\u00a025m\n",
    "ideographic space behind a colon": "name: x\ntakes:\u300025m\nowner: x\n",
    "zero-width space behind a colon": "name: x\ntakes:\u200b 25m\nowner: x\n",
    "no-break space in the indentation": "a:\n  name: x\n \u00a0\u00a0owner: y\n",
    "no-break space below a key": "a:\n  b:\n \u00a0  name: x\n    owner: y\n",
    "no-break spaces below the last key": "a:\n  b: 1\n  c: x\n \u00a0 \u00a0d: [\n",
    "ideographic spaces as indentation": "a:\n\u3000\u3000name: x\n  owner: y\n",
    "zero-width space in the indentation": "a:\n  name: x\n \u200bowner: y\n",
    "id indented too little": "all:\n  ids:\n    a:\n      name: x\n  b:\n      name: y\n    c:\n      name: z\n",
    "id between braces indented too little": "all:\n  ids:\n    a: {name: x}\n  b: {name: y}\n    c: {name: z}\n",
    "key with a text indented too little": "a:\n    name: x\n  does: y\n    owner: z\n",
    "key indented too little, two follow": "a:\n  b:\n    name: x\n  does: y\n    owner: z\n    takes: 5m\n",
    "known key indented too little": "a:\n  b:\n    does: x\n  c:\n    name: x\n  does: y\n    owner: z\n",
    "known key, the line below it indented too much": "a:\n  b:\n      x: 1\n  does: y\n      z: 1\nb:\n  does: z\n",
    "key with a text indented like the ids": "ids:\n  a:\n    name: x\n  does: y\n    owner: z\n",
    "key among keys, the line below it indented too much": "ids:\n  a:\n    b: 1\n  c: 1\n  d: y\n    e: z\n",
    "no colon, two words below a text": "does: I call the shop\nand wait\nowner: x\n",
    "no-break space in a text above": "a: x\u00a0y\n  z\n  b: c\n",
    "id indented by one too many": "ids:\n  a:\n    name: x\n   b:\n    name: y\n",
    "key indented by one too few": "ids:\n  a:\n    name: x\n   does: y\n    owner: z\n",
    "id among items": "ids:\n  - visit:\n      name: x\n  wait:\n      name: y\n",
    "item among ids": "ids:\n  visit:\n    name: x\n  - wait: {name: y}\n",
    "text that is indented too little": "summary: I call the shop\nand they answer me\nowner: x\n",
    "indentation between two levels": "buy:\n    name: x\n  owner: y\n",
    "indentation under a quoted text": 'name: "x"\n  owner: y\n',
    "indentation below a comment": "buy:\n    name: x\n\n# why\n      # why not\n  owner: y\n",
    "text among keys": "name: {a: b}\n[c]\n",
    "colon without a key": "name: x\n: y\n",
    "colon in a word between braces": "buy: {name: x: y}\n",
    "comma missing between lists": "tags: [[] x]\n",
    "indentation of an item": "tags:\n  - a\n - b\n",
    "indentation within an item": "steps:\n  - name: a\n    does: b\n   owner: c\n",
    "first line indented": "  title: Buying\nstages: x\n",
    "item among keys": "name: x\n- y\n",
    "key among items": "tags:\n  - a\n  b: 1\n",
    "key among items at the root": "- a\nb: 1\n",
    "item behind a key": "tags: - a\n",
    "question mark": "question: ? what\n",
    "quote never closed": 'name: "I buy\nowner: sales\n',
    "single quote never closed": "name: 'I buy\n",
    "quote never closed, nothing behind it": 'name: "\n---\n"\n',
    "quote closed by the next one": 'name: "I buy\nowner: "sales"\n',
    "quote with an anchor never closed": 'name: &n "I buy\nowner: "sales"\n',
    "quote closed by the next one between braces": 'buy: {name: "I buy}\nowner: "sales"\n',
    "text behind a quote": 'name: "I buy" today\nowner: x\n',
    "colon behind a quote": 'name: "I" : say\n',
    "apostrophe": "name: 'it's mine'\nowner: x\n",
    "apostrophe between braces": "buy: {name: x, does: 'it's mine'}\n",
    "comma behind a value": 'name: "x",\nowner: y\n',
    "unknown escape": 'name: "C:\\quick"\n',
    "bad hexadecimal escape": 'name: "\\xZZ"\n',
    "list never closed": "tags: [a, b\nowner: x\n",
    "list never closed at the end": "tags: [a, b\n",
    "mapping never closed": "buy: {name: x\nowner: y\n",
    "list never closed, lines below": "tags: [a,\n  b: c\nowner: x\n",
    "wrong bracket": "buy: {tags: [a, b}\nowner: x\n",
    "bracket too many": "tags: [a, b]]\n",
    "bracket alone": "tags: ]\n",
    "brace alone": "tags: }\n",
    "comma missing between braces": "buy: {name: x owner: y}\n",
    "comma missing on lines": "buy: {\n  name: {a: b}\n  owner: {c: d}\n  }\n",
    "two commas": "tags: [a,, b]\n",
    "comma alone": "tags: ,\n",
    "at sign": "name: @home\n",
    "at sign in a list": "tags: [a, @home, b]\n",
    "backtick": "name: `home`\n",
    "per cent sign": "name: %home\n",
    "asterisk": "name: * b\n",
    "asterisks around a word": "name: *important*\n",
    "ampersand": "name: & sons\n",
    "tag with an unknown handle": "name: !a!b c\n",
    "tag never closed": "name: !<a b\n",
    "two anchors": "name: &a &b c\n",
    "text behind the sign of a block": "name: > text\n",
    "text behind a mapping": "{a: 1}\nb: 2\n",
    "text behind the end": "a: 1\n...\nb: 2\n",
    "future version": "%YAML 3.0\n---\na: 1\n",
    "conflict": "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
    "CR LF": 'a: 1\r\nb: "x\r\nc: "y"\r\n',
    "indentation below an empty first line": "\n  a: 1\n b: 2\n",
    "no colon before a blank at the end": "title: Buying\nowner sales \nsummary: x\n",
    "id among items that are texts": "tags:\n  - a\n  b:\n    c: 1\n",
    "indentation between two levels, a line less deep below": "a:\n  b:\n    c: 1\n   d: 2\n  e: 3\n",
    "unknown escape before one that is known": 'name: "C:\\quick"\nsummary: "a\\nb"\n',
}

ONLY_PYTHON = {"tab in brackets": "tags: [\ta]\n"}
"""Tabs that libyaml takes for a space and the other parser of the same library refuses."""

ONLY_LIBYAML = {"colon without a space between braces": "buy: {name, owner:}\n"}


def test_every_syntax_fault_has_its_place_and_its_repair(golden, show_faults):
    shown = (f"## {name}\n{show_faults(parse_document(text.encode(), 'x'))}" for name, text in CASES.items())
    golden("\n".join(shown), GOLDEN)


@pytest.mark.parametrize("name", CASES)
def test_there_is_exactly_one_syntax_fault_and_the_document_is_not_usable(name: str, parse):
    document = parse(CASES[name])
    assert [fault.kind for fault in document.faults].count("yaml-syntax") == 1
    assert not document.usable


@pytest.mark.parametrize("name", CASES)
def test_both_parsers_lead_to_the_same_words(name: str):
    faults = [parse_document(CASES[name].encode(), "x", parser=parser).faults for parser in ("libyaml", "python")]
    if "no valid YAML" in faults[0][-1].message:  # the parser's own words, which differ
        assert [fault.span for fault in faults[0]] == [fault.span for fault in faults[1]]
    else:
        assert faults[0] == faults[1]


def test_only_one_case_is_left_to_the_words_of_the_parser():
    unexplained = [
        name for name, text in CASES.items() if "no valid YAML" in parse_document(text.encode(), "x").faults[-1].message
    ]
    assert unexplained == ["two anchors"]


def test_known_differences_between_the_parsers(cut):
    for cases, refuses in ((ONLY_PYTHON, "python"), (ONLY_LIBYAML, "libyaml")):
        for text in cases.values():
            for parser in ("libyaml", "python"):
                faults = parse_document(text.encode(), "x", parser=parser).faults
                assert bool(faults) == (parser == refuses)
    document = parse_document(ONLY_LIBYAML["colon without a space between braces"].encode(), "x", parser="libyaml")
    assert cut(document, document.faults[0].span) == "owner:"
    assert document.faults[0].message == "`owner:` has no space behind its colon"
    assert document.faults[0].help == "write `owner: ` and the value"


@pytest.mark.parametrize(
    ("text", "offset", "end"),
    [("\nab", 0, 0), ("ab\ncd", 0, 2), ("ab\ncd", 3, 5), ("ab \t\r\ncd", 0, 2), ("a b\rcd", 1, 3), ("  \n", 1, 1)],
)
def test_where_a_line_ends(text: str, offset: int, end: int):
    assert Problem(text, "", "", offset, offset, None).get_line_end(offset) == end


def test_what_stands_on_one_line_as_it_is():
    assert get_rest_of_line("a:  b c # d", 2, "b c") == "b c"
    assert get_rest_of_line("a: b\nc", 2, "b\nc") == ""
    assert get_rest_of_line("a: c", 2, "b") == ""


@pytest.mark.parametrize(("length", "too_long"), [(1024, False), (1025, True)])
def test_a_word_without_a_colon_is_too_long_for_a_key_or_not(length: int, too_long: bool):
    document = parse_document(f"title: x\n{'a' * length}\nsummary: y\n".encode(), "x")
    assert ("longer than the 1,024 characters" in document.faults[-1].message) is too_long


REPAIRED = {
    "colon in a text": ("I say: hello", '"I say: hello"'),
    "at sign": ("@home", '"@home"'),
    "apostrophe": ("'it's mine'", '"it\'s mine"'),
    "asterisks around a word": ("*important*", '"*important*"'),
    "no space behind the colon": ("name:I buy", "name: I buy"),
    "tag with an unknown handle": ("!a!b c", '"!a!b c"'),
    "text behind a quote": ('"I buy" today', "'\"I buy\" today'"),
    "no colon behind the first key of a mapping": ("name I wait", "name: I wait"),
    "no colon, a text that needs quotes": ("name @home or away", 'name: "@home or away"'),
    "no colon behind a key that stands elsewhere": ("name I wait", "name: I wait"),
    "no colon behind an id": ("wait\n", "wait:\n"),
    "no colon, a sentence": ("This is my map", "# This is my map"),
    "no colon below a list": ("does all of this", "does: all of this"),
    "no-break space behind a colon": ("takes:\u00a025m", "takes: 25m"),
    "no-break space behind the last colon": ("takes:\u00a025m", "takes: 25m"),
    "ideographic space behind a colon": ("takes:\u300025m", "takes: 25m"),
    "zero-width space behind a colon": ("takes:\u200b 25m", "takes: 25m"),
    "id among items": ("- visit:", "visit:"),
    "item among ids": ("- wait: {name: y}", "wait: {name: y}"),
    "single quote never closed": ("'I buy", "'I buy'"),
}


@pytest.mark.parametrize("name", REPAIRED)
def test_the_repair_that_is_offered_repairs_the_file(name: str, parse):
    wrong, right = REPAIRED[name]
    text = CASES[name]
    assert right.rstrip() in parse(text).faults[-1].help
    assert parse(text.replace(wrong, right)).usable


INDENTED = [name for name, text in CASES.items() if "indent" in name and "\n" in text]


@pytest.mark.parametrize("name", INDENTED)
def test_the_first_indentation_that_is_offered_repairs_the_file(name: str, parse):
    text = CASES[name]
    fault = parse(text).faults[-1]
    offered = re.search(r"indent .*?with (\d+|no) spaces?", fault.help)
    if offered is None:  # the help names another repair
        assert "indent" not in fault.help or "indent the line further" in fault.help or "alike" in fault.help
        return
    lines = text.split("\n")
    spaces = 0 if offered.group(1) == "no" else int(offered.group(1))
    lines[fault.span.line - 1] = " " * spaces + lines[fault.span.line - 1].strip()
    assert parse("\n".join(lines)).faults == ()


def test_a_key_that_is_too_long(parse):
    fault = parse("a: 1\n" + "k" * 1100 + ": x\n").faults[0]
    assert fault.message == f"the key `{'k' * 59}…` is longer than the 1,024 characters that YAML allows"
    assert fault.span.line == 2
    assert fault.help == "write a shorter key"


def test_a_merge_conflict_is_seen_though_the_parser_stumbles_elsewhere(parse, cut):
    document = parse("a: 1\n=======\nb: [\n")
    assert cut(document, document.faults[0].span) == "======="


def test_faults_before_a_syntax_fault_are_told_too(parse, cut):
    document = parse("a: 1\na: 2\nb: !x 3\nc: @d\n")
    assert [fault.kind for fault in document.faults] == ["duplicate-key", "tag-refused", "yaml-syntax"]
    assert document.data == {"a": 1, "b": 3}
    assert cut(document, document.span(("b",))) == "3"
