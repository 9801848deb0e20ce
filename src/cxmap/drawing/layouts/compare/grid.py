"""The columns of a comparison: a touchpoint of either map in each."""

from dataclasses import dataclass
from itertools import pairwise

from cxmap.drawing.layouts.shared.bands import Cell
from cxmap.drawing.layouts.shared.columns import Span, set_columns
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.drawing.layouts.shared.stages import StageHead, name_part
from cxmap.views.comparison import ComparisonView, Pair
from cxmap.views.map import Card

_LEAST = MAX_CONTENT / 12
_MOST = 184.0
_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A touchpoint of either map with its place."""

    pair: Pair
    cell: Cell

    @property
    def left(self) -> float:
        """Where its content begins.

        Units:
            px.
        """
        return self.cell.left + _PAD

    @property
    def width(self) -> float:
        """The width of its content.

        Units:
            px.
        """
        return self.cell.right - self.cell.left - 2 * _PAD

    def tag(self, shapes: list[AnyShape]) -> list[AnyShape]:
        """The same shapes as parts of this touchpoint."""
        return tag(shapes, group=f"tp-{self.pair.id}", tooltip=self.pair.tooltip, link=self.pair.link)


@dataclass(frozen=True, slots=True)
class Band:
    """Columns that stand side by side.

    Units:
        px.
    """

    width: float
    heads: tuple[StageHead, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    name: str
    question: str = ""


def build_bands(view: ComparisonView) -> tuple[float, tuple[Band, ...]]:
    """The width of all columns of the longest band, and the bands.

    Units:
        px.
    """
    columns = set_columns([len(stage.pairs) for stage in view.stages], least=_LEAST, most=_MOST)
    return columns.content, tuple(_build_band(view, columns.width, spans) for spans in columns.bands)


def _build_band(view: ComparisonView, width: float, spans: tuple[Span, ...]) -> Band:
    slots: list[Slot] = []
    for span in spans:
        edges = pairwise(span.left + place * width for place in range(span.size + 1))
        pairs = view.stages[span.stage].pairs[span.first : span.first + span.size]
        slots += [Slot(pair, Cell(_make_card(pair), *edge)) for pair, edge in zip(pairs, edges, strict=True)]
    heads = tuple(_head(view, span) for span in spans)
    return Band(sum(span.width for span in spans), heads, tuple(slots))


def _head(view: ComparisonView, span: Span) -> StageHead:
    stage = view.stages[span.stage]
    return name_part(_Head(stage.id, stage.name), span.number, span.count, span.left, span.width)


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
    )
