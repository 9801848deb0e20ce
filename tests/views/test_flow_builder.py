"""From a journey to its flow."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.flow import FlowView, FlowWay, Outside
from cxmap.views.flow_builder import build_flow_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"


def view_of(text: str, *, stages: tuple[str, ...] = (), persona: str = "") -> FlowView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_flow_view(make_scope(loaded.journeys[0], stages=stages, persona=persona))


def stage(*touchpoints: str, id: str = "s") -> str:
    """A stage of touchpoints a, b, c… (k, l, m… in another stage) with the keys that are given."""
    first = ord("a") if id == "s" else ord("k")
    lines = "".join(f"      {chr(first + n)}: {{name: N{n}{keys}}}\n" for n, keys in enumerate(touchpoints))
    return f"  {id}:\n    touchpoints:\n{lines}"


def ways_of(view: FlowView) -> dict[str, FlowWay]:
    return {f"{way.source} {way.target or way.end}": way for way in view.ways}


def list_flow(view: FlowView) -> str:
    """Everything a flow shows, one thing a line."""
    lines = [f"flow {view.id}: {view.title}", f"  {view.subtitle}"]
    lines += [f"channel {key.colour} {key.id}: {key.name}" for key in view.channels]
    for one in view.stages:
        lines.append(f"stage {one.id}: {one.name} | {one.question}")
        for card in one.cards:
            star = "moment of truth" if card.moment_of_truth else ""
            channel = card.channel.id if card.channel else ""
            parts = (channel, card.owner, star, card.tooltip.removeprefix(card.name), card.link)
            lines.append(" | ".join([f"  {card.number} {card.id}: {card.name}", *(part for part in parts if part)]))
            lines += [f"    {decision.decider}: {decision.tooltip}" for decision in card.decisions]
    for way in view.ways:
        signs = (way.share, way.when, "hand-off" if way.handoff else "", "assumed" if way.assumed else "")
        lines.append(" | ".join([f"{way.source} > {way.target or way.end}", *(sign for sign in signs if sign)]))
        lines.append(f"  {way.tooltip}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ["broadband", "vending-machine", "machine-tool-commissioning"])
def test_the_examples(golden: Callable[[str, Path], None], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_flow_view(make_scope(load_maps([Path(f"{name}.journey.yaml")]).journeys[0]))
    golden(list_flow(view), HERE / "golden" / f"{name}.flow.txt")
    golden(view.description.replace(". ", ".\n") + "\n", HERE / "golden" / f"{name}.flow.story.txt")


def test_a_share_is_shown_where_it_says_something() -> None:
    evidence = "evidence: {e: {kind: analytics, source: Counts, n: 400}}\n"
    counted = "{share: {value: 0.75, n: 400, from: e}}"
    view = view_of(
        f"{HEAD}{evidence}stages:\n"
        + stage(f", next: {{b: {counted}, leaves: {{}}}}", ", next: {c: 1}", ", next: {a: 0.5, done: 0.5}")
    )
    shown = {name: (way.share.replace("\u00a0", " "), way.assumed) for name, way in ways_of(view).items()}
    # The rest of a counted share is told; that all go the only way is not.
    assert shown == {
        "a b": ("75 %", False),
        "a leaves": ("25 %", False),
        "b c": ("", False),
        "c a": ("~50 %", True),
        "c done": ("~50 %", True),
    }


def test_nothing_is_guessed_where_two_ways_have_no_share() -> None:
    view = view_of(f"{HEAD}stages:\n{stage(', next: {b: {}, leaves: {}}', '')}")
    assert [way.share for way in view.ways] == ["", "", ""]


def test_who_decides_tells_the_rule_and_who_takes_over() -> None:
    by = "{system: crm, rule: score > 7, fallback: b}"
    keys = f", next: {{b: {{by: employee, share: 0.2}}, c: {{by: {by}}}, leaves: {{by: customer}}}}"
    view = view_of(f"{HEAD}systems: {{crm: {{name: CRM}}}}\nstages:\n{stage(keys, '', '')}")
    cards = view.stages[0].cards
    assert [(decision.decider, decision.tooltip) for decision in cards[0].decisions] == [
        ("customer", "Decided by the customer"),
        ("employee", "Decided by an employee"),
        ("automated", "Decided by a system: CRM, score > 7, a person takes over at 2 N1"),
    ]
    assert cards[1].decisions == ()
    bare = view_of(f"{HEAD}stages:\n{stage(', next: {b: {by: {}}}', '')}").stages[0].cards[0]
    assert [decision.tooltip for decision in bare.decisions] == ["Decided by a system"]


def test_a_hand_off_says_between_whom() -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}}\n"
    next_ = ", next: {b: {when: it rains, share: 0.4}, done: {handoff: {wait: 2d}}}"
    view = view_of(f"{HEAD}{teams}stages:\n{stage(f', owner: x{next_}', ', owner: y, next: {a: {}}')}")
    ways = ways_of(view)
    assert ways["a b"].tooltip.replace("\u00a0", " ") == "1 N0 → 2 N1, when it rains, ~40 %, hand-off from X to Y"
    assert ways["a done"].tooltip.replace("\u00a0", " ") == "1 N0 → reaches the goal, ~60 %, hand-off"
    assert [way.handoff for way in view.ways] == [True, True, True]
    assert "three ways on · three hand-offs" in view.subtitle
    assert "2 N1 → back to 1 (hand-off)" in view.description


def test_without_owners_nothing_is_said_of_hand_offs() -> None:
    assert view_of(f"{HEAD}stages:\n{stage('', '')}").subtitle == (
        "Current state · one stage · two touchpoints · two ways on"
    )


def test_the_main_channel_is_the_first_and_only_main_channels_are_listed() -> None:
    channels = "channels: {x: {name: X}, y: {name: Y}, z: {name: Z}}\n"
    view = view_of(f"{HEAD}{channels}stages:\n{stage(', channels: [x, y]', ', channels: [z]', '')}")
    assert [card.channel and card.channel.id for card in view.stages[0].cards] == ["x", "z", None]
    # The colours are those of the whole map, in which y comes second.
    assert [(key.id, key.colour) for key in view.channels] == [("x", 0), ("z", 2)]


def test_a_part_keeps_the_shares_of_the_whole_map() -> None:
    text = f"{HEAD}stages:\n{stage(', next: {b: 0.3, k: 0.7}', '')}{stage('', '', id='t')}"
    view = view_of(text, stages=("s",))
    assert [(way.source, way.target, way.share) for way in view.ways[:1]] == [("a", "b", "~30\u00a0%")]
    assert [one.id for one in view.stages] == ["s"]


def test_a_part_tells_who_decides_and_that_customers_go_on_to_what_is_left_out() -> None:
    ways = ", next: {k: {by: employee, share: 0.7}, leaves: {by: customer, share: 0.3}}"
    text = f"{HEAD}stages:\n{stage(ways, ', next: {l: 1}')}{stage('', '', id='t')}"
    view = view_of(text, stages=("s",))
    assert [[one.decider for one in card.decisions] for card in view.stages[0].cards] == [["customer", "employee"], []]
    assert view.description == (
        "Buying: where customers go from each touchpoint. S: 1 N0 → 3 N0 (~70\u00a0%, not shown); "
        "gives up (~30\u00a0%); decided by the customer and an employee. 2 N1 → 4 N1 (not shown)."
    )


def test_ways_out_of_a_part_say_where_they_lead() -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}}\n"
    ways = ", owner: x, next: {k: {when: it rains, share: 0.4}, a: {}}"
    text = f"{HEAD}{teams}stages:\n{stage(', owner: x', ways)}{stage(', owner: y', '', id='t')}"
    assert [way.outside for way in view_of(text).ways] == [None] * 5
    here = ways_of(view_of(text, stages=("s",)))
    assert here["b "].outside == Outside(3, "N0", "Y")
    assert here["b "].tooltip.replace("\u00a0", " ") == "2 N1 → 3 N0, when it rains, ~40 %, hand-off from X to Y"
    assert [way.outside for way in here.values() if way.target] == [None, None]
    there = view_of(text.replace("{name: N1}", "{name: N1, next: {a: {}}}"), stages=("t",))
    assert [way.outside and way.outside.number for way in there.ways] == [None, 1]
    assert there.description.endswith("T: 3 N0 → 4. 4 N1 → back to 1 N0 (not shown).")


def test_a_persona_has_no_ways_to_what_is_not_for_it() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    text = f"{HEAD}{people}stages:\n{stage(', next: {b: {}, k: {}, l: {}}', ', personas: [q]')}"
    text += stage(", personas: [q]", "", id="t")
    assert [way.outside and way.outside.number for way in view_of(text, stages=("s",), persona="p").ways] == [4]
    assert view_of(text, persona="p").description.startswith(
        "Buying: where customers go from each touchpoint. S: 1 N0 → 4; to what is not shown."
    )


def test_a_persona_goes_past_what_is_not_for_it() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    view = view_of(f"{HEAD}{people}stages:\n{stage('', ', personas: [q]', '')}", persona="p")
    assert [(way.source, way.target or way.end, way.share) for way in view.ways] == [("a", "c", ""), ("c", "done", "")]


def test_a_persona_goes_past_a_whole_stage_that_is_not_for_it() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    last = "  u:\n    touchpoints: {z: {name: Z}}\n"
    text = f"{HEAD}{people}stages:\n{stage('')}{stage(', personas: [q]', ', personas: [q]', id='t')}{last}"
    assert [(way.source, way.target or way.end) for way in view_of(text, persona="p").ways] == [
        ("a", "z"),
        ("z", "done"),
    ]
    # A stage that was not asked for is not passed: the way leads out of the part.
    assert [(way.source, way.target or way.end) for way in view_of(text, stages=("s", "u")).ways] == [
        ("a", ""),
        ("z", "done"),
    ]


def test_a_stage_without_touchpoints_is_still_a_stage() -> None:
    view = view_of(f"{HEAD}stages:\n{stage('')}  t: {{name: T}}\n")
    assert [(one.id, len(one.cards)) for one in view.stages] == [("s", 1), ("t", 0)]
    assert "T: no touchpoints" in view.description


def test_without_a_touchpoint_there_is_nothing_to_draw() -> None:
    with pytest.raises(NothingToDraw, match=r"`a\.journey\.yaml` has no touchpoint to go through") as caught:
        view_of(f"{HEAD}stages:\n  s: {{}}\n")
    assert "touchpoints:" in caught.value.help
    with pytest.raises(NothingToDraw, match=r"\(only T\)"):
        view_of(f"{HEAD}stages:\n{stage('')}  t: {{name: T}}\n", stages=("t",))
