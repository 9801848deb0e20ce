"""The columns of a comparison: a touchpoint of either map in each."""

from cxmap.drawing.layouts.shared.columns import set_columns
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.slots import LEAST_SLOT, Band, Slot, build_bands
from cxmap.views.comparison import ComparisonView, Pair
from cxmap.views.heads import NamedStage
from cxmap.views.map import Card

PairBand = Band[Pair]
PairSlot = Slot[Pair]


def build_grid(view: ComparisonView) -> tuple[float, tuple[PairBand, ...]]:
    """The width of all columns of the longest band, and the bands.

    Units:
        px.
    """
    columns = set_columns([len(stage.pairs) for stage in view.stages], least=LEAST_SLOT)
    stages = [(NamedStage(stage.id, stage.name, ""), stage.pairs) for stage in view.stages]
    return columns.content, build_bands(columns, stages, _make_card)


def tag_pair(pair: Pair, shapes: list[AnyShape]) -> list[AnyShape]:
    """The same shapes as parts of a touchpoint."""
    return tag(shapes, group=f"tp-{pair.id}", tooltip=pair.tooltip, link=pair.link)


def _make_card(pair: Pair) -> Card:
    """The touchpoint as the row of emotions knows one, the two maps in the place of two personas."""
    shown = pair.here or pair.there
    return Card(
        id=pair.id,
        number=shown.number if shown else 0,
        name=shown.name if shown else "",
        channels=(),
        moment_of_truth=False,
        decides=(),
        feels=(pair.here.feels if pair.here else None, pair.there.feels if pair.there else None),
        tooltip=pair.tooltip,
        link=pair.link,
        absent=frozenset(place for place, face in enumerate((pair.here, pair.there)) if face is None),
    )
