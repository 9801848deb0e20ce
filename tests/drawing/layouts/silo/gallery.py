"""Silos of every kind: few and many teams, straight and tangled ways, in several scripts."""

from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.flow.gallery import branch, build_flow, go_straight

from cxmap.views.flow import FlowView
from cxmap.views.silo import SiloLane, SiloView


def split_flow(flow: FlowView, teams: int, *, name: str = "Customer Care", orphans: int = 0) -> SiloView:
    """The silos of a flow, whose touchpoints belong to so many teams in turn; every n-th to nobody."""
    owned: dict[str, list[str]] = {}
    for stage in flow.stages:
        for card in stage.cards:
            lane = "" if orphans and card.number % orphans == 0 else f"team{card.number * 7 % teams}"
            owned.setdefault(lane, []).append(card.id)
    order = [*filter(None, owned), *([""] if "" in owned else [])]
    lanes = tuple(
        SiloLane(id, f"{name} {id.removeprefix('team')}" if id else "", tuple(owned[id]), place % 3, place % 4)
        for place, id in enumerate(order)
    )
    return SiloView(flow.id, flow.title, flow.subtitle, flow.description, lanes, flow.stages, flow.ways, flow.channels)


def build_gallery() -> dict[str, SiloView]:
    """Named silos, each of another kind."""
    views = {}
    for script, wording in WORDINGS.items():
        flow = build_flow([5, 1, 6, 4], branch(16), wording)
        views[f"{script}, tangled"] = split_flow(flow, 5, name=wording.owner, orphans=6)
    views["one touchpoint"] = split_flow(build_flow([1], [(1, "done")], bare=True), 1)
    views["one touchpoint without a way"] = split_flow(build_flow([1], [], bare=True), 1)
    views["one touchpoint that is repeated"] = split_flow(build_flow([1], [(1, 1), (1, "leaves")]), 1)
    views["one team"] = split_flow(build_flow([4, 8], branch(12)), 1)
    views["twenty teams"] = split_flow(build_flow([20, 20], branch(40)), 20)
    views["a team for each touchpoint"] = split_flow(build_flow([13], go_straight(13)), 13)
    views["twelve stages"] = split_flow(build_flow([3] * 12, branch(36)), 5)
    views["empty stages"] = split_flow(build_flow([0, 2, 0, 0, 1, 0], branch(3)), 2)
    views["a stage of 40"] = split_flow(build_flow([40], branch(40)), 4)
    views["all to one"] = split_flow(build_flow([12], [(number, 12) for number in range(1, 12)]), 7)
    views["one to all"] = split_flow(build_flow([1, 14], [(1, number) for number in range(2, 16)]), 7)
    views["all back to the first"] = split_flow(
        build_flow([10], [*go_straight(10), *((number, 1) for number in range(2, 11))]), 3
    )
    views["everything to everything"] = split_flow(
        build_flow([5, 5], [(one, other) for one in range(1, 11) for other in range(1, 11)]), 3
    )
    views["a team and a way for each of 160"] = split_flow(
        build_flow([160], [(one, one % 160 + 1 - one % 2 * 2) for one in range(2, 161)]), 160
    )
    views["backwards only"] = split_flow(build_flow([3, 5], [(number, number - 1) for number in range(8, 1, -1)]), 3)
    views["200 touchpoints"] = split_flow(build_flow([20] * 10, branch(200)), 6, orphans=11)
    return views
