"""The whole service blueprint: bands of layers, the arrows through them, legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cxmap.drawing.layouts.blueprint.stops import Layer, Stop, draw_stop, set_stop
from cxmap.drawing.layouts.shared.columns import Columns, Span, set_columns
from cxmap.drawing.layouts.shared.frame import Row, least_height, measure_label
from cxmap.drawing.layouts.shared.legend import draw_legend, list_deciders, pain_entry
from cxmap.drawing.layouts.shared.lines import draw_tip, shorten
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, FRAME_WIDTH, HEAD_GAP, LEGEND_GAP, MARGIN, MAX_CONTENT
from cxmap.drawing.layouts.shared.stages import name_part
from cxmap.drawing.layouts.shared.table import Lane, draw_table
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Point, Scene, line
from cxmap.views.blueprint import BlueprintView

# Nine columns fill the widest band: lines of about twenty-five letters.
_LEAST = MAX_CONTENT / 9
_SIDE = 9.0
_PAD = 13.0

_LAYERS: Final[dict[Layer, tuple[str, str]]] = {
    "evidence": ("Evidence", "what customers see or hold"),
    "customer": ("Customer", "what customers do"),
    "frontstage": ("Frontstage", "what is seen"),
    "backstage": ("Backstage", "what is not seen"),
    "support": ("Support", "processes, systems, owner"),
}
_LINES: Final[dict[Layer, str]] = {
    "frontstage": "Line of interaction",
    "backstage": "Line of visibility",
    "support": "Line of internal interaction",
}


@dataclass(frozen=True, slots=True)
class _End:
    """Where arrows meet a stop.

    Units:
        px.
    """

    stop: Stop
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of a band: what stands in it, how high each box is, and the row.

    Units:
        px.
    """

    name: Layer
    stops: tuple[Stop | None, ...]
    height: float
    room: float
    used: bool

    def draw(self, top: float) -> Row | None:
        """The row beneath an upper border; nothing where the whole picture leaves the layer out."""
        if not self.used:
            return None
        begin = self.begin(top)
        shapes = [shape for stop in self.stops if stop for shape in draw_stop(stop, begin, self.height)]
        return Row(*_LAYERS[self.name], self.room, tuple(shapes))

    def begin(self, top: float) -> float:
        """Where the boxes begin in a row with this upper border."""
        return top + (self.room - self.height) / 2

    def reach(self, top: float) -> "list[_End | None]":
        """Where arrows meet each stop in a row with this upper border."""
        begin = self.begin(top)
        return [_End(stop, *stop.reach(begin, self.height)) if stop else None for stop in self.stops]


def lay_out_blueprint(view: BlueprintView) -> Scene:
    """The service blueprint as a picture.

    Up to nine touchpoints side by side. More go into several bands beneath each other, stage by stage; only a stage
    that is longer than a band is split. None is wider than 1,600 px.
    """
    columns = set_columns([len(stage.steps) for stage in view.stages], least=_LEAST)
    width = columns.content + FRAME_WIDTH
    bottom, shapes = draw_titles(view.title, view.subtitle, width - 2 * MARGIN)
    stops = {name: [_set_stops(view, columns, spans, name) for spans in columns.bands] for name in _LAYERS}
    for index, spans in enumerate(columns.bands):
        # A layer that is written anywhere stands in every band: where it is empty, something is missing.
        layers = [
            _set_layer(name, bands[index], used=any(any(band) for band in bands)) for name, bands in stops.items()
        ]
        bottom, drawn = _draw_band(view, spans, layers, bottom + (BAND_GAP if index else HEAD_GAP))
        shapes += drawn
    steps = [step for stage in view.stages for step in stage.steps]
    pains = [pain_entry()] if any(step.barriers for step in steps) else []
    signs = pains + list_deciders(decider for step in steps for decider in step.card.decides)
    legend = draw_legend([signs], bottom + LEGEND_GAP, width)
    return close_picture(view, width, bottom, shapes, legend)


def _draw_band(
    view: BlueprintView, spans: Sequence[Span], layers: Sequence[_Layer], top: float
) -> tuple[float, list[AnyShape]]:
    heads = [name_part(view.stages[one.stage], one.number, one.count, one.left, one.width) for one in spans]
    lanes = [Lane(layer.draw, _LINES.get(layer.name, ""), solid=layer.name == "backstage") for layer in layers]
    table = draw_table(heads, lanes, top, sum(span.width for span in spans), striped=False)
    reached = [layer.reach(begin) for layer, begin in zip(layers, table.tops, strict=True) if begin is not None]
    arrows: list[AnyShape] = []
    for column in zip(*reached, strict=True):
        for giver, taker in pairwise(end for end in column if end is not None):
            arrows += _draw_arrow(giver, taker)
    return table.bottom, [*table.ground, *arrows, *table.content]


def _set_stops(view: BlueprintView, columns: Columns, spans: Sequence[Span], name: Layer) -> tuple[Stop | None, ...]:
    return tuple(
        set_stop(step, name, left + _SIDE, right - left - 2 * _SIDE)
        for span in spans
        for step, (left, right) in zip(
            view.stages[span.stage].steps[span.first : span.first + span.size], columns.edges(span), strict=True
        )
    )


def _set_layer(name: Layer, stops: tuple[Stop | None, ...], *, used: bool) -> _Layer:
    height = max((stop.need for stop in stops if stop is not None), default=0.0)
    room = least_height([height + 2 * _PAD], label=measure_label(*_LAYERS[name]))
    return _Layer(name, stops, height, room, used)


def _draw_arrow(giver: _End, taker: _End) -> list[AnyShape]:
    """The way down to the next layer that holds something; what is seen is no action, so no tip leads away from it."""
    ends: tuple[Point, Point] = (giver.stop.centre, giver.bottom), (taker.stop.centre, taker.top)
    if giver.stop.layer == "evidence":
        shapes: list[AnyShape] = [line(*ends, "rule", 1.4)]
    else:
        begin, end = shorten(ends)
        shapes = [line(begin, end, "rule", 1.4), draw_tip(ends, "rule")]
    return tag(shapes, group=f"tp-{giver.stop.step.card.id}")
