"""From a journey to the technology landscape behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.views.technology_listing import list_technology

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.scope import make_scope
from cxmap.views.technology import SystemCard, TechnologyView
from cxmap.views.technology_builder import build_technology_view

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"
STAGES = """\
stages:
  s:
    touchpoints:
      a: {name: I look, systems: [shop, crm], measured_by: {system: crm}}
      b: {name: I ask, systems: [crm], measured_by: {system: counter}}
  t:
    touchpoints:
      c: {name: I pay, next: {done: {by: {system: bank, rule: x}}}}
      d: {name: I wait}
"""


def view_of(text: str, *stages: str) -> TechnologyView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_technology_view(make_scope(loaded.journeys[0], stages=stages))


def cards_of(view: TechnologyView) -> dict[str, SystemCard]:
    return {card.id: card for layer in view.layers for card in layer.systems}


def verdicts_of(systems: str, more: str = "") -> dict[str, str]:
    text = f"{HEAD}systems:\n{systems}{more}stages:\n  s: {{touchpoints: {{a: {{name: A}}}}}}\n"
    return {id: card.verdict for id, card in cards_of(view_of(text)).items()}


@pytest.mark.parametrize("name", ["broadband", "machine-tool"])
def test_the_examples(golden: Callable[[str, Path], None], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_technology_view(make_scope(load_maps([Path(f"{name}.journey.yaml")]).journeys[0]))
    golden(list_technology(view), HERE / "golden" / f"{name}.technology.txt")
    golden(view.description.replace(". ", ".\n") + "\n", HERE / "golden" / f"{name}.technology.story.txt")


def test_verdicts_follow_from_the_state_and_from_what_takes_over() -> None:
    systems = (
        "  kept: {}\n  new: {state: planned}\n  gone: {state: retiring}\n  old: {state: retiring, replaced_by: new}\n"
        "  told: {replaced_by: kept}\n  twice: {state: retiring, replaced_by: [old, kept]}\n"
        "  wish: {state: planned, replaced_by: new}\n"
    )
    assert verdicts_of(systems) == {
        "kept": "keep",
        "new": "new",
        "gone": "retire",
        "old": "replace",
        "told": "replace",
        "twice": "replace",
        "wish": "new",
    }


def test_what_stays_is_changed_where_an_open_initiative_needs_it() -> None:
    systems = "".join(f"  {id}: {{}}\n" for id in ("proposed", "doing", "done", "dropped", "beside"))
    plans = "".join(
        f"  i{status}: {{title: T, touches: [a], status: {status}, needs: [{status}]}}\n"
        for status in ("proposed", "doing", "done", "dropped")
    )
    assert verdicts_of(systems, f"initiatives:\n{plans}") == {
        "proposed": "change",
        "doing": "change",
        "done": "keep",
        "dropped": "keep",
        "beside": "keep",
    }


def test_touchpoints_that_run_on_it_are_recorded_by_it_or_decided_by_it_depend_on_it() -> None:
    cards = cards_of(
        view_of(f"{HEAD}systems: {{shop: {{}}, crm: {{}}, counter: {{}}, bank: {{}}, idle: {{}}}}\n{STAGES}")
    )
    assert {id: card.touchpoints for id, card in cards.items()} == {
        "shop": ("a",),
        "crm": ("a", "b"),
        "counter": ("b",),
        "bank": ("c",),
        "idle": (),
    }
    assert cards["crm"].tooltip == "Crm: kept\nruns on it: 1 I look, 2 I ask"
    assert cards["counter"].tooltip == "Counter: kept\nrecorded by it: 2 I ask"
    assert cards["bank"].tooltip == "Bank: kept\nit decides here: 3 I pay"


def test_a_part_shows_what_its_touchpoints_depend_on_and_what_takes_over() -> None:
    systems = (
        "systems:\n  shop: {state: retiring, replaced_by: new-shop}\n  new-shop: {state: planned}\n  crm: {}\n"
        "  counter: {}\n  bank: {state: retiring, replaced_by: giro}\n  giro: {state: retiring, replaced_by: crm}\n"
        "  idle: {}\n  wish: {state: planned}\n"
    )
    plans = "initiatives:\n  i: {title: Far away, touches: [d], needs: [crm]}\n"
    text = f"{HEAD}{systems}{plans}{STAGES}"
    assert list(cards_of(view_of(text, "s"))) == ["shop", "new-shop", "crm", "counter"]
    part = cards_of(view_of(text, "t"))
    assert list(part) == ["crm", "bank"]
    # What becomes of a system does not depend on the part that is shown; who is counted does.
    assert (part["crm"].verdict, part["crm"].touchpoints, part["bank"].successors) == ("change", (), ("crm",))
    assert len(cards_of(view_of(text))) == 8


def test_layers_come_in_order_of_first_appearance_and_those_without_a_name_last() -> None:
    systems = "systems:\n  a: {}\n  b: {kind: Sell}\n  c: {kind: Know}\n  d: {kind: Sell}\n  e: {kind: Other}\n"
    view = view_of(f"{HEAD}{systems}stages:\n  s: {{}}\n")
    assert [(layer.name, [card.id for card in layer.systems]) for layer in view.layers] == [
        ("Sell", ["b", "d"]),
        ("Know", ["c"]),
        ("Other", ["a", "e"]),
    ]


def test_all_that_is_known_stands_in_the_tooltip() -> None:
    crm = "crm: {name: CRM, vendor: Northstar, owner: it, cost: 48000.5, renews: 2027-03-31}"
    plans = "initiatives:\n  i: {title: One, needs: [crm], due: 2027-01-01}\n  j: {title: Two, needs: [crm, crm]}\n"
    card = cards_of(view_of(f"{HEAD}teams: {{it: {{name: IT}}}}\nsystems: {{{crm}}}\n{plans}stages: {{s: {{}}}}\n"))[
        "crm"
    ]
    assert card.tooltip == (
        "CRM: changed for One and 1 more\nvendor Northstar · owner IT · costs 48,000.5 a year · "
        "contract renews 2027-03-31\nneeded for: One (by 2027-01-01), Two"
    )
    assert (card.note, card.reason) == ("IT · contract renews 2027-03-31", "Initiatives: One and 1 more")


def test_a_part_shows_what_decides_on_ways_to_what_is_left_out() -> None:
    stages = STAGES.replace("systems: [crm], m", "next: {c: {by: {system: bank, rule: x}}}, m")
    card = cards_of(view_of(f"{HEAD}systems: {{shop: {{}}, crm: {{}}, counter: {{}}, bank: {{}}}}\n{stages}", "s"))[
        "bank"
    ]
    assert card.touchpoints == ("b",)


def test_a_map_without_systems_says_what_to_write() -> None:
    with pytest.raises(NothingToDraw) as caught:
        view_of(f"{HEAD}stages:\n  s: {{touchpoints: {{a: {{name: A}}}}}}\n")
    assert caught.value.message == "`a.journey.yaml` names no system"
    assert caught.value.help.startswith("write `systems:` with an id")


def test_a_part_without_systems_says_what_to_write() -> None:
    with pytest.raises(NothingToDraw, match=r"no touchpoint in this part of `a.journey.yaml` runs on a system"):
        view_of(f"{HEAD}systems: {{shop: {{}}}}\nstages:\n  s: {{touchpoints: {{a: {{name: A}}}}}}\n  t: {{}}\n", "s")
