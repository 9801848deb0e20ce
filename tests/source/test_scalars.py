"""What scalars mean: the core schema of YAML 1.2, with and without tags."""

import math

import pytest

VALUES = {
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    "0": 0,
    "-19": -19,
    "+7": 7,
    "007": 7,
    "0o17": 15,
    "0x1F": 31,
    "0.": 0.0,
    "-0.0": -0.0,
    ".5": 0.5,
    "+12e03": 12000.0,
    "-2E-2": -0.02,
    "1e3": 1000.0,
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}

TEXTS = [
    *("no", "No", "NO", "yes", "on", "off", "y", "n", "nUll", "tRUE", "2026-11-22", "12:30:45", "90d"),
    *("1_000", "0b1", "0O17", "-0x1F", "0x", "0o8", "0xG", "1e", "1e+", ".", "..", "+", "-.", "e3", "--1", "<<x", "="),
    *(".Nan", "+.nan", ".infinity", "١٢", "½", "1,5", "1.2.3", "1.e5x"),
]


@pytest.mark.parametrize("text", VALUES)
def test_numbers_truth_values_and_null(parse, text):
    document = parse(f"a: {text}\nb: [{text or 'null'}]\n")
    value = document.data["a"]
    assert (value, type(value)) == (VALUES[text], type(VALUES[text]))
    assert document.data["b"] == [VALUES[text]]


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(parse, text):
    assert math.isnan(parse(f"a: {text}").data["a"])


@pytest.mark.parametrize("text", TEXTS)
def test_everything_else_is_text(parse, text):
    assert parse(f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize("text", ["1", "true", "null", "no", ".inf", ""])
def test_quotes_and_blocks_make_text(parse, text):
    assert parse(f"a: '{text}'\nb: \"{text}\"\n").data == {"a": text, "b": text}
    assert parse(f"a: |-\n  {text}\n").data == {"a": text}


@pytest.mark.parametrize("key", ["1", "no", "true", "null", "~", "1.0", "2026-11-22"])
def test_keys_are_always_text(parse, key):
    assert parse(f"{key}: x\n").data == {key: "x"}
    assert parse(f"!!int {key}: x\n").data == {key: "x"}


def test_a_missing_key_is_the_empty_text(parse):
    assert parse("? \n: x\n").data == {"": "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!!str 1", "1"),
        ("! 1", "1"),
        ("&a ! 1", "1"),
        ("! '1'", "1"),
        ("!!str", ""),
        ("!!int '12'", 12),
        ("!!float 1", 1.0),
        ("!!float '.5'", 0.5),
        ('!!bool "true"', True),
        ("!!null ''", None),
        ("!!map {a: 1}", {"a": 1}),
        ("!!seq [1]", [1]),
        ("! [1]", [1]),
        ("!<tag:yaml.org,2002:int> 7", 7),
    ],
)
def test_tags_of_the_core_schema_are_honoured(parse, text, value):
    document = parse(f"a: {text}\n")
    assert document.faults == ()
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


REFUSED = {
    "!!timestamp 2026-11-22": ("2026-11-22", "!!timestamp", "remove `!!timestamp`"),
    "!!binary aGk=": ("aGk=", "!!binary", "remove `!!binary`"),
    "!!python/object:os.system {}": ({}, "!!python/object:os.system", "remove `!!python/object:os.system`"),
    "!!set {x}": ({"x": None}, "!!set", "remove `!!set`"),
    "&x !thing [1]": ([1], "!thing", "remove `!thing`"),
    "!thing 5": (5, "!thing", 'remove `!thing`, or put the text in quotes: `"!thing 5"`'),
    "!important stuff": (
        "stuff",
        "!important",
        'remove `!important`, or put the text in quotes: `"!important stuff"`',
    ),
    "!thing '5'": ("5", "!thing", "remove `!thing`"),
    "!!int five": ("five", "!!int", "remove `!!int`"),
    "!!int true": ("true", "!!int", "remove `!!int`"),
    "!!float x": ("x", "!!float", "remove `!!float`"),
    "!!float true": ("true", "!!float", "remove `!!float`"),
    "!!bool yes": ("yes", "!!bool", "remove `!!bool`"),
    "!!null x": ("x", "!!null", "remove `!!null`"),
    "!!str [1]": ([1], "!!str", "remove `!!str`"),
    "!!map [1]": ([1], "!!map", "remove `!!map`"),
    "!!map x": ("x", "!!map", "remove `!!map`"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_other_tags_are_refused_at_their_place(parse, cut, text):
    value, tag, help = REFUSED[text]
    document = parse(f"a: {text}\n")
    assert [fault.kind for fault in document.faults] == ["tag-refused"]
    assert cut(document, document.faults[0].span) == tag
    assert document.faults[0].help == help
    assert document.data == {"a": value}
    assert document.usable


def test_a_tag_before_a_key_is_refused_too(parse, cut):
    document = parse("!thing a: 1\n")
    assert cut(document, document.faults[0].span) == "!thing"
    assert document.data == {"a": 1}


def test_a_tag_behind_a_comment_is_shown_with_what_stands_before_it(parse, cut):
    document = parse("a: &x # why\n  !thing\n  b\n")
    assert document.faults[0].kind == "tag-refused"
    assert cut(document, document.faults[0].span).startswith("&x # why")


LONG = "9" * 301


@pytest.mark.parametrize(
    "text", [LONG, "-" + LONG, "1e999", "-1e400", "0x" + "f" * 298, "0o" + "7" * 301, "0." + LONG, "!!int " + LONG]
)
def test_a_number_beyond_use_is_refused_and_stays_text(parse, cut, text):
    document = parse(f"a: {text}\n")
    assert [fault.kind for fault in document.faults] == ["number-too-long"]
    assert cut(document, document.faults[0].span) == text
    assert document.data == {"a": text.removeprefix("!!int ")}


def test_the_longest_number_fits_a_float(parse):
    value = parse("a: " + "9" * 300).data["a"]
    assert float(value) < math.inf
