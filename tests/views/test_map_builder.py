"""From a journey to the map by stage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.views.listing import list_view

from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.map import MapView, OwnerRun
from cxmap.views.map_builder import build_map_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parents[1] / "examples").glob("*.journey.yaml"))
HEAD = "cxmap: 1\ntitle: Buying\n"


def view_of(text: str, *stages: str) -> MapView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_map_view(make_scope(loaded.journeys[0], stages=stages))


def stage(*touchpoints: str, id: str = "s", more: str = "") -> str:
    """A stage of touchpoints a, b, c… with the keys that are given."""
    first = ord("a") if id == "s" else ord("k")
    lines = "".join(f"      {chr(first + n)}: {{name: N{n}{keys}}}\n" for n, keys in enumerate(touchpoints))
    return f"  {id}:\n{more}    touchpoints:\n{lines}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.partition(".")[0])
def test_the_examples(golden: Callable[[str, Path], None], path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    view = build_map_view(make_scope(load_maps([path]).journeys[0]))
    name = path.name.partition(".")[0]
    golden(list_view(view), HERE / "golden" / f"{name}.txt")
    golden(view.description.replace(". ", ".\n") + "\n", HERE / "golden" / f"{name}.story.txt")


def test_the_smallest_map() -> None:
    view = view_of(f"{HEAD}stages:\n  s: {{}}\n")
    assert list_view(view) == (
        "map standard-input: Buying\n  Current state · one stage\nstage s: S | \nhand-offs: 0, shown before none\n"
    )


@pytest.mark.parametrize("state", ["current", "future", "intended", "believed"])
def test_the_subtitle_counts_and_dates(state: str) -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    view = view_of(f"{HEAD}state: {state}\nreviewed: 2026-11-02\n{people}stages:\n{stage(*[''] * 13)}")
    assert view.subtitle == (f"{state.title()} state · two personas · one stage · 13 touchpoints · reviewed 2026-11-02")


def test_channels_have_colours_in_order_of_first_use() -> None:
    channels = "channels: {x: {name: X}, y: {name: Y}, unused: {name: U}, z: {}}\n"
    view = view_of(f"{HEAD}{channels}stages:\n{stage(', channels: [z, x]', ', channels: [y, x]')}")
    assert [(key.id, key.name, key.colour) for key in view.channels] == [("z", "Z", 0), ("x", "X", 1), ("y", "Y", 2)]
    assert [key.id for key in view.stages[0].cards[1].channels] == ["y", "x"]


def test_emotions_are_one_for_each_persona() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}, r: {name: R}}\n"
    view = view_of(
        f"{HEAD}{people}stages:\n{stage(', feels: -1', ', feels: {q: 2, p: 0}', ', personas: [r], feels: 1', '')}"
    )
    assert [card.feels for card in view.stages[0].cards] == [
        (-1, -1, -1),
        (0, 2, None),
        (None, None, 1),
        (None, None, None),
    ]
    assert [sorted(card.absent) for card in view.stages[0].cards] == [[], [], [0, 1], []]
    alone = view_of(f"{HEAD}stages:\n{stage(', feels: 1.5', '')}")
    assert [(card.feels, card.absent) for card in alone.stages[0].cards] == [
        ((1.5,), frozenset()),
        ((None,), frozenset()),
    ]


def test_who_decides_is_shown_once_in_a_fixed_order() -> None:
    systems = "systems: {crm: {name: CRM}}\n"
    automated = "done: {by: {system: crm, rule: x}}"
    edges = f"next: {{b: {{by: employee, share: 0.2}}, c: {{by: customer}}, {automated}, leaves: {{by: employee}}}}"
    view = view_of(f"{HEAD}{systems}stages:\n{stage(f', {edges}', ', next: {c: 1}', '')}")
    assert [card.decides for card in view.stages[0].cards] == [("customer", "employee", "automated"), (), ()]


def test_who_decides_is_the_same_where_the_way_on_is_left_out() -> None:
    text = f"{HEAD}stages:\n{stage(', next: {k: {by: employee}}')}{stage('', id='t')}"
    assert view_of(text, "s").stages[0].cards[0].decides == ("employee",)


def test_owners_run_over_stages_and_gaps_are_no_hand_off() -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}}\n"
    first = stage(", owner: x", ", owner: x", "", ", owner: y", more="    name: First\n")
    second = stage(", owner: y", ", owner: x", id="t")
    view = view_of(f"{HEAD}{teams}stages:\n{first}{second}")
    assert view.owners == (OwnerRun("X", 1, 2), OwnerRun("", 3, 3), OwnerRun("Y", 4, 5), OwnerRun("X", 6, 6))
    assert view.handoffs == (6,)


def test_hand_offs_between_distant_cards_are_counted() -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}}\n"
    cards = stage(", owner: x, next: {b: 0.5, c: 0.5}", ", owner: x, next: {done: 1}", ", owner: y")
    view = view_of(f"{HEAD}{teams}stages:\n{cards}")
    assert (view.handoffs, view.handoff_count) == ((3,), 1)


def test_a_run_is_marked_only_where_the_team_before_it_hands_over() -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}, z: {name: Z}}\n"
    cards = stage(", owner: x, next: {b: 0.5, c: 0.5}", ", owner: y, next: {leaves: 1}", ", owner: z")
    view = view_of(f"{HEAD}{teams}stages:\n{cards}")
    # Z takes over from X, not from Y, whose run stands before it.
    assert (view.handoffs, view.handoff_count) == ((2,), 2)
    nobody = stage(", next: {b: {handoff: {wait: 1d}}}", ", owner: y")
    assert view_of(f"{HEAD}{teams}stages:\n{nobody}").handoffs == (2,)


def test_open_initiatives_stand_at_every_touchpoint_they_touch() -> None:
    initiatives = (
        "initiatives:\n  one: {title: One, touches: [b, a, b]}\n  two: {title: Two, touches: [a], status: doing}\n"
        "  old: {title: Old, touches: [a], status: done}\n  no: {title: No, touches: [a], status: dropped}\n"
    )
    view = view_of(f"{HEAD}{initiatives}stages:\n{stage('', '')}")
    assert [(item.number, item.text) for item in view.stages[0].initiatives] == [(1, "One"), (1, "Two"), (2, "One")]


def test_remarks_with_and_without_details() -> None:
    keys = ", barriers: [One, {text: Two, severity: 3}], enablers: [{text: Good}]"
    column = view_of(f"{HEAD}stages:\n{stage('', keys)}").stages[0]
    assert [(item.number, item.touchpoint, item.text) for item in column.barriers] == [(2, "b", "One"), (2, "b", "Two")]
    assert [item.text for item in column.enablers] == ["Good"]


def test_tooltips_and_links() -> None:
    links = "[{title: X, url: 'https://x.example'}, {title: Y, url: y}]"
    keys = f", does: Looks, thinks: Why?, expects: An answer, links: {links}"
    cards = view_of(f"{HEAD}stages:\n{stage('', keys)}").stages[0].cards
    assert [(card.tooltip, card.link) for card in cards] == [
        ("N0", ""),
        ("N1 — Looks — “Why?” — An answer", "https://x.example"),
    ]


def test_what_a_stage_asks_is_its_question_or_its_goal() -> None:
    stages = "  a: {question: Why?, goal: g}\n  b: {goal: Be done}\n  c: {name: See, question: How?}\n"
    assert [(one.name, one.question) for one in view_of(f"{HEAD}stages:\n{stages}").stages] == [
        ("A", "Why?"),
        ("B", "Be done"),
        ("See", "How?"),
    ]


def test_personas_have_a_note_and_a_goal() -> None:
    people = "personas:\n  p: {name: P, segment: Rich, goal: Win}\n  q: {summary: Waits}\n"
    assert [(card.name, card.note, card.goal) for card in view_of(f"{HEAD}{people}stages:\n  s: {{}}\n").personas] == [
        ("P", "Rich", "Win"),
        ("Q", "", "Waits"),
    ]


def test_a_mark_stands_only_where_a_hand_off_arrives() -> None:
    teams = "teams: {x: {name: Same}, y: {name: Same}}\n"
    owned = (", owner: x, next: {c: {}}", ", owner: y", ", owner: x")
    view = view_of(f"{HEAD}{teams}stages:\n{stage(*owned)}")
    # a goes to c of the same team; b, which nobody comes to from another team, hands over to c. Two teams of one
    # name are two runs.
    assert [(run.name, run.first, run.last) for run in view.owners] == [("Same", 1, 1), ("Same", 2, 2), ("Same", 3, 3)]
    assert (view.handoffs, view.handoff_count) == ((3,), 1)
