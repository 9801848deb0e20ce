"""From a journey to the service blueprint."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.blueprint import BlueprintView, Step
from cxmap.views.blueprint_builder import build_blueprint_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"


def view_of(text: str, *, stages: tuple[str, ...] = ()) -> BlueprintView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_blueprint_view(make_scope(loaded.journeys[0], stages=stages))


def step_of(keys: str, more: str = "") -> Step:
    return view_of(f"{HEAD}{more}stages:\n  s:\n    touchpoints:\n      a: {{name: A{keys}}}\n").stages[0].steps[0]


def list_blueprint(view: BlueprintView) -> Iterator[str]:
    """Everything a blueprint says, one thing a line."""
    yield f"map {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    for stage in view.stages:
        yield f"stage {stage.id}: {stage.name} | {stage.question}"
        for step in stage.steps:
            card = step.card
            yield f"  {card.number} {card.id}: {card.name} | {step.does} | {step.evidence} | {','.join(card.decides)}"
            for sign, texts in (
                ("front", step.frontstage),
                ("back", step.backstage),
                ("support", step.support),
                ("system", step.systems),
                ("owner", (step.owner,)),
                ("-", step.barriers),
            ):
                yield from (f"    {sign} {text}" for text in texts if text)


@pytest.mark.parametrize("name", ["broadband", "machine-tool-commissioning"])
def test_the_examples(golden: Callable[[str, Path], None], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_blueprint_view(make_scope(load_maps([Path(f"{name}.journey.yaml")]).journeys[0]))
    golden("\n".join(list_blueprint(view)) + "\n", HERE / "golden" / f"{name}.blueprint.txt")
    told = view.description.replace(". ", ".\n").replace("; ", ";\n  ")
    golden(told + "\n", HERE / "golden" / f"{name}.blueprint.story.txt")


@pytest.mark.parametrize("key", ["interface: X", "frontstage: X", "backstage: [X]", "support: X", "systems: [x]"])
def test_any_one_layer_is_enough_for_a_blueprint(key: str) -> None:
    step = step_of(f", {key}", "systems: {x: {name: X}}\n")
    assert "X" in {step.evidence, *step.frontstage, *step.backstage, *step.support, *step.systems}


def test_a_map_without_any_layer_has_no_blueprint() -> None:
    keys = ", owner: t, channels: [web], does: Looks, thinks: Why?, barriers: [Slow], next: {done: {by: employee}}"
    with pytest.raises(NothingToDraw) as caught:
        step_of(keys, "teams: {t: {name: T}}\nchannels: {web: {name: Web}}\n")
    assert str(caught.value) == "`a.journey.yaml` does not say what stands behind its touchpoints"
    assert "`frontstage`" in caught.value.help


def test_a_part_of_a_map_without_any_layer_says_which_part() -> None:
    stages = "  s: {name: See, touchpoints: {a: {name: A}}}\n  t: {touchpoints: {b: {name: B, backstage: X}}}\n"
    with pytest.raises(NothingToDraw, match=r"behind its touchpoints \(only See\)"):
        view_of(f"{HEAD}stages:\n{stages}", stages=("s",))
    assert view_of(f"{HEAD}stages:\n{stages}", stages=("t",)).stages[0].steps[0].backstage == ("X",)


def test_evidence_is_the_interface_else_the_channels() -> None:
    more = "channels: {web: {name: Web}, app: {name: App}}\n"
    assert step_of(", channels: [web, app], interface: A form", more).evidence == "A form"
    assert step_of(", channels: [web, app], backstage: B", more).evidence == "Web, App"
    assert step_of(", backstage: B").evidence == ""


def test_the_owner_may_be_that_of_the_stage() -> None:
    text = f"{HEAD}teams: {{t: {{name: Team}}}}\nstages:\n  s:\n    owner: t\n    touchpoints:\n"
    assert view_of(f"{text}      a: {{name: A, backstage: B}}\n").stages[0].steps[0].owner == "Team"


def test_the_description_tells_the_layers_from_top_to_bottom() -> None:
    more = "teams: {t: {name: Team}}\nsystems: {crm: {name: CRM}}\n"
    keys = ", owner: t, interface: Form, does: Types, barriers: [Slow], frontstage: F, backstage: B, support: S"
    keys += ", systems: [crm], next: {done: {by: employee}, b: {by: customer}, leaves: {by: {system: crm, rule: r}}}"
    text = f"{HEAD}{more}stages:\n  s:\n    touchpoints:\n      a: {{name: A{keys}}}\n      b: {{name: B}}\n  t: {{}}\n"
    assert view_of(text).description == (
        "Buying: a service blueprint of two stages. S: 1 A — evidence: Form, customer: Types, the customer decides, "
        "frontstage: F, an employee decides, backstage: B, a system decides, support: S, CRM, owner: Team, "
        "pain points: Slow; 2 B. T: no touchpoints."
    )
