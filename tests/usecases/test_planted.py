"""Independent faults planted into a sound map: each is found at its place, and nothing else is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.source import parse_document
from cxmap.usecases.check import check_paths

ROOT = Path(__file__).resolve().parents[2]
SOUND = (ROOT / "examples/broadband.journey.yaml").read_text(encoding="utf-8").splitlines()

# What is measured everywhere stays in use when one reference to it is broken.
POPULAR = "journey-cohort|contact-survey-q3|site-intercept-q3|relationship-survey-2026"


@dataclass(frozen=True)
class Kind:
    """A kind of fault: the code it gets, the text it spoils, and what stands there instead."""

    code: str
    pattern: str
    instead: str


KINDS = (
    Kind("CX010", r"^        does: (?P<old>)\S", "!made-up "),
    Kind("CX101", r"^        (?P<old>interface|thinks|expects|frontstage|backstage|support): ", "zz_{}"),
    Kind("CX103", r"^        moment_of_truth: (?P<old>true)$", "maybe"),
    Kind("CX103", r"^        name: (?P<old>.*)$", "[zz-{}]"),
    Kind("CX104", r"^    kind: (?P<old>[a-z-]+)$", "gossip"),
    Kind("CX105", r"^        meant_to_feel: (?P<old>-?[0-9])$", "9"),
    Kind("CX105", r"[ {]n: (?P<old>[0-9]+), from", "-5"),
    Kind("CX107", r"^        takes: (?P<old>\S+)$", "soon"),
    Kind("CX201", r"^        channels: \[(?P<old>[a-z-]+)", "zz-{}"),
    Kind("CX203", r"^        owner: (?P<old>[a-z-]+)$", "zz-{}"),
    Kind("CX205", r"^        systems: \[(?P<old>[a-z-]+)", "zz-{}"),
    Kind("CX206", rf", from: (?P<old>{POPULAR})}}", "zz-{}"),
    Kind("CX207", r"^          (?P<old>[a-z]+-[a-z-]+):$", "zz-{}"),
    Kind("CX210", r"^        kpis: \[(?P<old>[a-z-]+)", "zz-{}"),
    Kind("CX212", r"^        tone: (?P<old>[a-z-]+)$", "zz-{}"),
)
CHOICES = [(kind, number) for kind in KINDS for number, line in enumerate(SOUND) if re.search(kind.pattern, line)]


def plant(faults: Mapping[int, Kind]) -> tuple[str, list[tuple[str, int, int]]]:
    """The map with faults on some of its lines, and where each should be found."""
    lines, places = list(SOUND), []
    for number, kind in faults.items():
        match = re.search(kind.pattern, lines[number])
        assert match is not None
        start, end = match.span("old")
        lines[number] = f"{lines[number][:start]}{kind.instead.format(number)}{lines[number][end:]}"
        places.append((kind.code, number + 1, start + 1))
    return "\n".join(lines) + "\n", sorted(places, key=lambda place: place[1:])


def find(text: str) -> list[tuple[str, int, int]]:
    """What checking finds, as code, line and column."""
    checked = check_paths([], [parse_document(text.encode(), "planted.journey.yaml")])
    return [(found.code, found.span.line, found.span.column) for found in checked.report.diagnostics]


def test_the_map_is_sound() -> None:
    assert find("\n".join(SOUND) + "\n") == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.code}-{kind.instead}")
def test_every_kind_of_fault_is_found_alone(kind: Kind) -> None:
    numbers = [number for chosen, number in CHOICES if chosen == kind]
    assert numbers
    for number in (numbers[0], numbers[len(numbers) // 2], numbers[-1]):
        text, places = plant({number: kind})
        assert find(text) == places


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(CHOICES), min_size=2, max_size=9, unique_by=lambda choice: choice[1]))
def test_each_fault_is_found_and_nothing_else(choices: list[tuple[Kind, int]]) -> None:
    text, places = plant({number: kind for kind, number in choices})
    assert find(text) == places
