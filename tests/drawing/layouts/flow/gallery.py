"""Flows of every kind: straight and tangled, short and long, in several scripts, with texts of any length."""

from dataclasses import replace

from tests.drawing.layouts.by_stage.gallery import CHANNEL_COUNT, WORDINGS, Wording
from tests.drawing.layouts.reading import foreign_roles

from cxmap.drawing.scene import Box, Scene
from cxmap.views.flow import Decision, End, FlowCard, FlowStage, FlowView, FlowWay, Outside
from cxmap.views.keys import ChannelKey
from cxmap.views.silo import SiloView

DECIDERS = ("customer", "employee", "automated")
LATIN = WORDINGS["latin"]


def make_card(number: int, wording: Wording = LATIN, *, bare: bool = False) -> FlowCard:
    """A card; signs, channels and owners go through all their values with its number."""
    if bare:
        return FlowCard(f"t{number}", number, f"I do {number}", None, "", False, (), f"I do {number}", "")
    channel = ChannelKey(f"c{number % CHANNEL_COUNT}", f"{wording.channel} {number % CHANNEL_COUNT}", number % 9)
    return FlowCard(
        id=f"t{number}",
        number=number,
        name=f"{wording.card} {number}" if number % 4 else wording.card.split()[0],
        channel=channel if number % 5 else None,
        owner=f"{wording.owner} {number % 4}" if number % 7 else "",
        moment_of_truth=number % 3 == 0,
        decisions=tuple(Decision(decider, f"Decided by {decider}") for decider in DECIDERS[: number % 4]),
        tooltip=wording.goal if number % 2 else "",
        link="https://example.org/?a=1&b=2" if number % 6 == 0 else "",
    )


def make_way(source: int, target: int | End, wording: Wording = LATIN, *, bare: bool = False) -> FlowWay:
    """A way; labels and hand-offs go through all their values with its ends."""
    end: End = target if isinstance(target, str) else ""
    kind = source + (target if isinstance(target, int) else len(target))
    return FlowWay(
        source=f"t{source}",
        target="" if isinstance(target, str) else f"t{target}",
        end=end,
        when="" if bare or kind % 3 == 0 else wording.item,
        share="" if bare or kind % 4 == 0 else ("~" * (kind % 2) + f"{kind % 100}\u00a0%"),
        assumed=not bare and kind % 4 != 0 and kind % 2 == 1,
        handoff=not bare and kind % 5 < 2,
        tooltip=f"{source} → {target}",
    )


def build_flow(
    sizes: list[int], pairs: list[tuple[int, int | End]], wording: Wording = LATIN, *, bare: bool = False
) -> FlowView:
    """A flow with so many touchpoints in each stage and ways between their numbers."""
    stages, total = [], 0
    for index, size in enumerate(sizes):
        cards = tuple(make_card(number, wording, bare=bare) for number in range(total + 1, total + size + 1))
        stages.append(FlowStage(f"s{index}", wording.stage, wording.question if index % 3 != 1 else "", cards))
        total += size
    used = {card.channel.id: card.channel for stage in stages for card in stage.cards if card.channel}
    return FlowView(
        "gallery",
        wording.stage,
        wording.item,
        "A gallery flow.",
        tuple(stages),
        tuple(leave_part(make_way(*pair, wording, bare=bare), pair[1], total) for pair in dict.fromkeys(pairs)),
        tuple(used.values()),
    )


def leave_part(way: FlowWay, target: int | End, shown: int) -> FlowWay:
    """The way, and where its target is none of so many touchpoints, as one that leads out of what is shown."""
    if isinstance(target, str) or target <= shown:
        return way
    return replace(way, target="", outside=Outside(target, f"I do {target}", ""))


def expect_cards(scene: Scene, view: FlowView | SiloView) -> None:
    """Hold that each touchpoint has its card, and every shape a colour of the theme."""
    drawn = {shape.id for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")}
    assert drawn == {f"card-{card.id}" for stage in view.stages for card in stage.cards}
    assert foreign_roles(scene) == set()


def go_straight(count: int) -> list[tuple[int, int | End]]:
    """From each touchpoint to the next, and from the last one to the goal."""
    return [*((number, number + 1) for number in range(1, count)), (count, "done")]


def branch(count: int) -> list[tuple[int, int | End]]:
    """Ways on, over the next one, back, and out."""
    pairs: list[tuple[int, int | End]] = []
    for number in range(1, count + 1):
        if number < count:
            pairs.append((number, number + 1))
        if number % 3 == 1 and number + 2 <= count:
            pairs.append((number, number + 2))
        if number % 5 == 0:
            pairs.append((number, number - 3))
        if number % 4 == 2:
            pairs.append((number, "leaves"))
    return [*pairs, (count, "done")]


def build_gallery() -> dict[str, FlowView]:
    """Named flows, each of another kind."""
    views = {}
    for script, wording in WORDINGS.items():
        views[f"{script}, straight"] = build_flow([1, 2, 1], go_straight(4), wording)
        views[f"{script}, tangled"] = build_flow([5, 1, 6, 4], branch(16), wording)
    views["one touchpoint"] = build_flow([1], [(1, "done")], bare=True)
    views["one touchpoint without a way"] = build_flow([1], [], bare=True)
    views["one touchpoint that is repeated"] = build_flow([1], [(1, 1), (1, "leaves")])
    views["two touchpoints, bare"] = build_flow([2], go_straight(2), bare=True)
    views["twelve stages"] = build_flow([3] * 12, branch(36))
    views["many short stages"] = build_flow([1] * 14, go_straight(14))
    views["empty stages"] = build_flow([0, 2, 0, 0, 1, 0], branch(3))
    views["a stage of 40"] = build_flow([40], branch(40))
    views["nothing hangs together"] = build_flow([9, 20], [])
    views["all to one"] = build_flow([12], [(number, 12) for number in range(1, 12)])
    views["one to all"] = build_flow([1, 14], [(1, number) for number in range(2, 16)])
    views["all back to the first"] = build_flow([10], [*go_straight(10), *((n, 1) for n in range(2, 11))])
    views["everything to everything"] = build_flow([4, 3], [(a, b) for a in range(1, 8) for b in range(1, 8)])
    views["backwards only"] = build_flow([3, 5], [(number, number - 1) for number in range(8, 1, -1)])
    views["back from beneath"] = build_flow([3], [(1, 1), (1, "leaves"), (2, 1), (3, 1)], bare=True)
    views["60 touchpoints"] = build_flow([20] * 3, branch(60))
    return views
