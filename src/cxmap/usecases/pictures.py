"""Every view of maps as a picture: from journeys to scenes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from cxmap.errors import UsageError
from cxmap.limits import USUAL, Limits

if TYPE_CHECKING:
    from cxmap.drawing.scene import Scene
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import Ranking
    from cxmap.usecases.score import ScoreWishes
    from cxmap.views.scope import Scope

View = Literal["map", "flow", "silo", "blueprint", "matrix", "technology", "portfolio", "compare", "tiers", "plan"]
VIEWS: Final[tuple[View, ...]] = (
    "map",
    "flow",
    "silo",
    "blueprint",
    "matrix",
    "technology",
    "portfolio",
    "compare",
    "tiers",
    "plan",
)
"""The views there are, in the order in which people should meet them."""

JOINT: Final[frozenset[View]] = frozenset({"portfolio"})
"""Views that show several maps in one picture."""

RANKED: Final[frozenset[View]] = frozenset({"matrix", "plan"})
"""Views that show ranks."""

By = Literal["stage", "touchpoint"]
"""What a column of the map is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWishes:
    """What people want to see.

    Attributes:
        by: What a column of the view `map` is.
        stages: Ids of the stages to show; none shows all.
        persona: Id of the persona to show; empty shows all.
        against: The map to hold the other against, for the view `compare`; None for none.
        score: How touchpoints are ranked, for the views that show ranks; None for what the program does by itself.
        ranking: How they are ranked, by whoever knows it already; None has them ranked.
        engine: What draws, and lays out the view `flow`.
        limits: How much drawing may take.
    """

    by: By = "stage"
    stages: tuple[str, ...] = ()
    persona: str = ""
    against: "Journey | None" = None
    score: "ScoreWishes | None" = None
    ranking: "Ranking | None" = None
    engine: str = "bundled"
    limits: Limits = USUAL


def make_scene(view: View, journeys: "Sequence[Journey]", wishes: PictureWishes) -> "Scene":
    """Lay out one picture.

    Args:
        view: What to show.
        journeys: One map; for a view that shows several in one picture, any number of them.
        wishes: How to show it.

    Raises:
        UsageError: There is no such stage or persona, or `compare` has nothing to compare with.
        NothingToDraw: The map holds nothing that this view shows; the help names what to write.
        EngineMissing: The engine that lays out the flow is not installed.
        EngineFailed: The engine that lays out the flow delivered nothing.
    """
    if view in JOINT:
        return _draw_portfolio(journeys, wishes)
    from cxmap.views.scope import make_scope

    (journey,) = journeys
    return _SCENES[view](make_scope(journey, stages=wishes.stages, persona=wishes.persona), wishes)


def _draw_map(scope: "Scope", wishes: PictureWishes) -> "Scene":
    if wishes.by == "touchpoint":
        from cxmap.drawing.layouts.by_touchpoint import lay_out_wall
        from cxmap.views.wall_builder import build_wall_view

        return lay_out_wall(build_wall_view(scope))
    from cxmap.drawing.layouts.by_stage import lay_out_map
    from cxmap.views.map_builder import build_map_view

    return lay_out_map(build_map_view(scope))


def _draw_flow(scope: "Scope", wishes: PictureWishes) -> "Scene":
    from cxmap.drawing.engines import get_engine
    from cxmap.drawing.layouts.flow import lay_out_flow
    from cxmap.views.flow_builder import build_flow_view

    return lay_out_flow(build_flow_view(scope), get_engine(wishes.engine, wishes.limits))


def _draw_silo(scope: "Scope", wishes: PictureWishes) -> "Scene":  # noqa: ARG001 - all views are asked alike
    from cxmap.drawing.layouts.silo import lay_out_silo
    from cxmap.views.silo_builder import build_silo_view

    return lay_out_silo(build_silo_view(scope))


def _draw_blueprint(scope: "Scope", wishes: PictureWishes) -> "Scene":  # noqa: ARG001 - all views are asked alike
    from cxmap.drawing.layouts.blueprint import lay_out_blueprint
    from cxmap.views.blueprint_builder import build_blueprint_view

    return lay_out_blueprint(build_blueprint_view(scope))


def _draw_matrix(scope: "Scope", wishes: PictureWishes) -> "Scene":
    from cxmap.drawing.layouts.matrix import lay_out_matrix
    from cxmap.views.matrix_builder import build_matrix_view

    return lay_out_matrix(build_matrix_view(scope, _rank(scope, wishes)))


def _draw_technology(scope: "Scope", wishes: PictureWishes) -> "Scene":  # noqa: ARG001 - all views are asked alike
    from cxmap.drawing.layouts.technology import lay_out_technology
    from cxmap.views.technology_builder import build_technology_view

    return lay_out_technology(build_technology_view(scope))


def _draw_compare(scope: "Scope", wishes: PictureWishes) -> "Scene":
    from cxmap.drawing.layouts.compare import lay_out_comparison
    from cxmap.views.comparison_builder import build_comparison_view
    from cxmap.views.scope import make_scope

    if wishes.against is None:
        raise UsageError(
            "the view `compare` needs a second map", "name it: `--against FILE`, e.g. the map of the intended state"
        )
    other = make_scope(wishes.against, persona=wishes.persona if wishes.persona in wishes.against.personas else "")
    return lay_out_comparison(build_comparison_view(scope, other))


def _draw_tiers(scope: "Scope", wishes: PictureWishes) -> "Scene":  # noqa: ARG001 - all views are asked alike
    from cxmap.drawing.layouts.tiers import lay_out_tiers
    from cxmap.views.tiers_builder import build_tiers_view

    return lay_out_tiers(build_tiers_view(scope))


def _draw_plan(scope: "Scope", wishes: PictureWishes) -> "Scene":
    from cxmap.drawing.layouts.plan import lay_out_plan
    from cxmap.views.plan_builder import build_plan_view

    return lay_out_plan(build_plan_view(scope, _rank(scope, wishes)))


def _rank(scope: "Scope", wishes: PictureWishes) -> "Ranking":
    """Ranks are those of the whole map: what is shown must not change them."""
    from cxmap.usecases.score import ScoreWishes, rank_maps

    return wishes.ranking or rank_maps([scope.whole], wishes.score or ScoreWishes())


def _draw_portfolio(journeys: "Sequence[Journey]", wishes: PictureWishes) -> "Scene":
    from cxmap.drawing.layouts.portfolio import lay_out_portfolio
    from cxmap.views.portfolio_builder import build_portfolio_view

    if wishes.stages or wishes.persona:
        raise UsageError(
            "the view `portfolio` shows whole maps", "leave `--stages` and `--persona` out, or choose another view"
        )
    return lay_out_portfolio(build_portfolio_view(journeys))


_SCENES: Mapping[View, "Callable[[Scope, PictureWishes], Scene]"] = {
    "map": _draw_map,
    "flow": _draw_flow,
    "silo": _draw_silo,
    "blueprint": _draw_blueprint,
    "matrix": _draw_matrix,
    "technology": _draw_technology,
    "compare": _draw_compare,
    "tiers": _draw_tiers,
    "plan": _draw_plan,
}
