"""Maps as text for Mermaid; whether Mermaid itself reads it so is tested in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.errors import NothingToDraw
from cxmap.journey.model import Journey
from cxmap.reports.mermaid import write_mermaid
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HERE = Path(__file__).parent


def read(text: str) -> Journey:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return loaded.journeys[0]


def read_touchpoint(keys: str, more: str = "") -> list[str]:
    """The lines of a touchpoint; a last one is there so that there is something to draw."""
    text = (
        f"cxmap: 1\ntitle: T\n{more}stages:\n  s:\n    touchpoints:\n      a: {keys}\n      z: {{name: Z, feels: 0}}\n"
    )
    *lines, last = write_mermaid(read(text)).splitlines()[3:]
    assert last.strip().startswith("Z: 3: ")
    return [line.strip() for line in lines]


def test_the_example(golden: Callable[[str, Path], None]) -> None:
    journey = load_maps([EXAMPLES / "broadband.journey.yaml"]).journeys[0]
    golden(write_mermaid(journey), HERE / "golden" / "broadband.mermaid.txt")


PERSONAS = "personas: {ann: {name: Ann}, bob: {name: 'Bob, jr'}}\n"


def test_those_who_feel_alike_share_a_line() -> None:
    assert read_touchpoint("{name: N, feels: 1}", PERSONAS) == ["N: 4: Ann, Bob#44; jr"]
    assert read_touchpoint("{name: N, feels: {ann: 1, bob: -2}}", PERSONAS) == ["N: 4: Ann", "N: 1: Bob#44; jr"]


def test_a_persona_that_does_not_come_has_no_line() -> None:
    assert read_touchpoint("{name: N, feels: 1, personas: [ann]}", PERSONAS) == ["N: 4: Ann"]


def test_a_map_without_personas_is_about_the_customer() -> None:
    assert read_touchpoint("{name: N, feels: -1}") == ["N: 2: Customer"]


def test_what_nobody_wrote_is_no_number() -> None:
    assert read_touchpoint("{name: N}") == ["%% N: no emotion is written"]
    assert read_touchpoint("{name: N}", PERSONAS) == ["%% N: no emotion is written"]


def test_a_map_without_emotions_has_nothing_to_draw() -> None:
    journey = read("cxmap: 1\ntitle: T\nstages:\n  s:\n    touchpoints:\n      a: {name: N}\n")
    with pytest.raises(NothingToDraw) as caught:
        write_mermaid(journey)
    assert caught.value.message == "no emotion is written in `a.journey.yaml`, and Mermaid's journeys show nothing else"


@pytest.mark.parametrize(
    ("feels", "score"), [(-2, 1), (-1.5, 1), (-1.4, 2), (-0.5, 2), (-0.4, 3), (0.4, 3), (0.5, 4), (1.5, 5), (2, 5)]
)
def test_scores_are_whole_steps(feels: float, score: int) -> None:
    assert read_touchpoint(f"{{name: N, feels: {feels}}}") == [f"N: {score}: Customer"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Pay: now; or #1, later", "Pay#58; now#59; or #35;1#44; later"),
        ("a<br>b", "a#60;br>b"),
        ("50 %% off %%{init}%%", "50 #37;#37; off #37;#37;{init}#37;#37;"),
        ("Section 8", "#83;ection 8"),
        ("titles", "#116;itles"),
        ("%x", "#37;x"),
        ("__proto__", "#95;_proto__"),
        ("ﬂ°°58¶ß", "#64258;°°58#182;ß"),
        ("two\\nlines", "two lines"),
    ],
)
def test_names_are_escaped(name: str, written: str) -> None:
    assert read_touchpoint(f'{{name: "{name}", feels: 0}}') == [f"{written}: 3: Customer"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=40))
def test_no_name_breaks_out_of_its_line(name: str) -> None:
    quoted = "'" + " ".join(name.split()).replace("'", "''") + "x'"
    (line,) = read_touchpoint(f"{{name: {quoted}, feels: 2}}")
    assert line.endswith(": 5: Customer")
    assert ":" not in line.removesuffix(": 5: Customer")
    assert "%%" not in line
