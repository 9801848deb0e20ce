"""From a journey to the ladder of its tiers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.scope import make_scope
from cxmap.views.tiers import Figure, TiersView
from cxmap.views.tiers_builder import build_tiers_view

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"
STAGES = "stages:\n  s: {name: Use, touchpoints: {a: {name: A}}}\n"
EVIDENCE = "evidence: {our-poll: {kind: relationship-survey, date: 2026-01-01}, a-guess: {kind: assumption}}\n"


def view_of(text: str, *, stages: tuple[str, ...] = ()) -> TiersView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    return build_tiers_view(make_scope(loaded.journeys[0], stages=stages))


def figure_of(written: str) -> Figure:
    figure = view_of(f"{HEAD}{EVIDENCE}tiers: {{t: {{reach: {written}}}}}\n{STAGES}").steps[0].reach
    assert figure is not None
    return figure


def list_figure(figure: Figure | None) -> str:
    return "-" if figure is None else f"{figure.text or '?'} ({figure.note}; {figure.tooltip or '-'})"


def list_ladder(view: TiersView) -> str:
    """Everything a ladder shows, one thing a line."""
    lines = [f"tiers {view.id}: {view.title}", f"  {view.subtitle}"]
    lines += [f"channel {key.colour} {key.id}: {key.name}" for key in view.channels]
    for step in view.steps:
        lines.append(f"tier {step.id}: {step.name} | {step.access} | {step.influence}")
        lines.append(f"  reach {list_figure(step.reach)}, value {list_figure(step.value)}")
        lines += [f"  {one.number} {one.id}: {one.tooltip} {one.link}".rstrip() for one in step.contacts]
    for climb in view.climbs:
        through = climb.through.id if climb.through else "-"
        lines.append(f"{climb.source} > {climb.target} through {through}{', hand-off' * climb.handoff}: {climb.terms}")
        lines.append(f"  {climb.tooltip}")
    lines.append(f"begins at {view.entry} | {view.question} | {view.shared} for every tier")
    return "\n".join([*lines, view.description.replace(". ", ".\n")]) + "\n"


def test_the_example(golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_tiers_view(make_scope(load_maps([Path("machine-tool.journey.yaml")]).journeys[0]))
    golden(list_ladder(view), HERE / "golden" / "machine-tool.tiers.txt")


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("3", Figure("~3", 3, "assumed", True, "")),
        ("{value: 3, n: 1200}", Figure("~3", 3, "assumed", True, "n = 1,200")),
        ("{value: 2.5, n: 40, from: a-guess}", Figure("~2.5", 2.5, "assumed", True, "n = 40, from A guess")),
        ("{value: 2.5, from: our-poll}", Figure("2.5", 2.5, "measured", False, "from Our poll")),
        (
            "{value: 2.5, n: 40, low: 2, high: 3, date: 2026-02-03, from: our-poll}",
            Figure("2.5", 2.5, "n = 40", False, "95 %: 2–3, n = 40, from Our poll, 2026-02-03"),
        ),
    ],
)
def test_numbers_say_how_far_to_trust_them(written: str, figure: Figure) -> None:
    assert figure_of(written) == figure


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("{value: 3, n: 0, from: our-poll}", "cannot be used: nobody answered"),
        (
            "{value: 3, low: 4, high: 5, from: our-poll}",
            "cannot be used: 3 is below its own interval, which begins at 4",
        ),
        ("{answers: [1, 2], from: our-poll}", "cannot be used: an amount cannot be given as counted answers"),
    ],
)
def test_numbers_that_cannot_be_used_say_why(written: str, note: str) -> None:
    assert figure_of(written) == Figure("", None, note, assumed=False, tooltip=note)


def test_what_is_not_written_is_not_shown() -> None:
    (step,) = view_of(f"{HEAD}tiers: {{first-order: {{}}}}\n{STAGES}").steps
    assert (step.name, step.access, step.influence, step.reach, step.value) == ("First order", "", "", None, None)


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (
            "value: 10, reach: 1",
            "value: 25, reach: 3",
            "is worth 2.5 times as much (assumed) and brings 3 times as many ",
        ),
        ("value: 10", "value: 5, reach: 3", "is worth 0.5 times as much (assumed) as one"),
        ("value: 1000", "value: 12", "is worth 0.01 times as much (assumed) as one"),
        (
            "reach: {value: 1, n: 9, from: our-poll}",
            "reach: {value: 4, n: 9, from: our-poll}",
            "at the top brings 4 times as many new prospects as one at the bottom",
        ),
    ],
)
def test_the_headline_compares_top_and_bottom(low: str, high: str, told: str) -> None:
    assert told in view_of(f"{HEAD}{EVIDENCE}tiers: {{a: {{{low}}}, b: {{}}, c: {{{high}}}}}\n{STAGES}").subtitle


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("", "value: 5"),
        ("value: 0", "value: 5"),
        ("value: -1", "value: 5"),
        ("value: 5", "value: -1"),
        ("value: 5", "value: 0"),
    ],
)
def test_the_headline_compares_only_what_can_be_compared(low: str, high: str) -> None:
    subtitle = view_of(f"{HEAD}tiers: {{a: {{{low}}}, b: {{{high}}}}}\n{STAGES}").subtitle
    assert subtitle == "Current state · one stage · one touchpoint · two tiers"


def test_one_tier_is_compared_with_nothing() -> None:
    assert view_of(f"{HEAD}tiers: {{a: {{value: 5}}}}\n{STAGES}").subtitle.endswith("one tier")


def test_ways_between_tiers_tell_touchpoint_and_hand_off() -> None:
    tiers = (
        "roles: {clerk: {name: Clerk}}\ntiers:\n  low: {to: {high: {through: a, handoff: "
        "{carries: file, repeats: true, wait: 2d, role: clerk}}}}\n  high: {to: {low: {}}}\n"
    )
    up, down = view_of(f"{HEAD}{tiers}{STAGES}").climbs
    assert (up.source, up.target, up.through and up.through.id, up.handoff) == (0, 1, "a", True)
    assert up.terms == "carries file, customers say everything again, they wait 2d, received by Clerk"
    assert up.tooltip == f"Low → High, through 1 A, {up.terms}"
    assert (down.source, down.target, down.through, down.handoff, down.terms) == (1, 0, None, False, "")
    assert down.tooltip == "High → Low"


def test_prospects_begin_at_awareness_else_at_the_first_stage() -> None:
    tiers = "tiers: {t: {reach: 1}}\n"
    assert view_of(f"{HEAD}{tiers}stages: {{a: {{name: A}}, b: {{name: B}}}}\n").entry == "A"
    aware = "stages: {a: {name: A}, b: {name: B, phase: awareness, question: Who?}}\n"
    view = view_of(f"{HEAD}{tiers}{aware}")
    assert (view.entry, view.question) == ("B", "Who?")
    assert view.description.endswith("New prospects begin at B.")


def test_touchpoints_stand_at_the_tiers_that_they_are_for() -> None:
    first = "s: {touchpoints: {a: {name: A}, b: {name: B, tiers: [x]}}}"
    second = "t: {touchpoints: {c: {name: C, tiers: [y, x]}, d: {name: D, tiers: [y]}}}"
    stages = f"stages:\n  {first}\n  {second}\n"
    text = f"{HEAD}tiers: {{x: {{}}, y: {{}}, z: {{}}}}\n{stages}"
    view = view_of(text)
    assert [[one.id for one in step.contacts] for step in view.steps] == [["b", "c"], ["c", "d"], []]
    assert view.shared == 1
    part = view_of(text, stages=("t",))
    assert [[one.number for one in step.contacts] for step in part.steps] == [[3], [3, 4], []]
    assert part.shared == 0


def test_a_touchpoint_that_names_all_tiers_is_for_every_one() -> None:
    view = view_of(
        f"{HEAD}tiers: {{x: {{}}, y: {{}}}}\nstages: {{s: {{touchpoints: {{a: {{name: A, tiers: [y, x]}}}}}}}}\n"
    )
    assert [step.contacts for step in view.steps] == [(), ()]
    assert view.shared == 1


def test_the_story_tells_what_cannot_be_used_and_where_customers_come_again() -> None:
    tiers = "tiers: {x: {reach: {answers: [1, 2]}, to: {x: {through: a}, y: {}}}, y: {to: {x: {}}}}\n"
    story = view_of(f"{HEAD}{tiers}{STAGES}").description
    assert (
        "X: how many it brings cannot be used: an amount cannot be given as counted answers; comes again to X" in story
    )
    assert "goes on to Y. Y: goes back to X." in story


def test_a_map_without_tiers_says_what_to_write() -> None:
    with pytest.raises(NothingToDraw, match="has no tiers") as raised:
        view_of(f"{HEAD}{STAGES}")
    assert "tiers: {one-order:" in raised.value.help
