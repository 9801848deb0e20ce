"""What stands at one touchpoint in one layer of the service: a box, a decision, or both."""

from dataclasses import dataclass
from typing import Final, Literal

from cxmap.drawing.layouts.shared.legend import WHO
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_names, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider, draw_pain
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, ICON, LANE_SUB
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.drawing.theme import CHANNEL_COLOURS, channel_role
from cxmap.views.blueprint import Step

Layer = Literal["evidence", "customer", "frontstage", "backstage", "support"]

_PAD, _SIDE, _GAP = 10.0, 10.0, 3.0
_MOST_LINES = 9
_CORNER = 4.0
_LEAST = 30.0
_DECIDERS: Final[dict[Layer, str]] = {"customer": "customer", "frontstage": "employee", "backstage": "automated"}
# Layers have the colours of channels, which a blueprint does not show: they are far apart for all eyes.
_COLOURS: Final[dict[Layer, int]] = {"customer": 0, "frontstage": 3, "backstage": 1, "support": CHANNEL_COLOURS}


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint in one layer, before it has a height.

    Attributes:
        step: The touchpoint.
        layer: The layer.
        left: Where its box begins.
        width: The width of its box.
        texts: What the box says; none where there is no box.
        decider: Who decides in this layer; empty where nobody does.

    Units:
        px.
    """

    step: Step
    layer: Layer
    left: float
    width: float
    texts: tuple[Prose, ...]
    decider: str

    @property
    def need(self) -> float:
        """The least height.

        Units:
            px.
        """
        return max(self.text_height + 2 * _PAD, _LEAST) if self.texts else ICON

    @property
    def centre(self) -> float:
        """Where arrows come and go.

        Units:
            px.
        """
        return self.left + self.width / 2

    @property
    def text_height(self) -> float:
        """The height of all texts.

        Units:
            px.
        """
        return sum(text.height for text in self.texts) + _GAP * (len(self.texts) - 1)

    def reach(self, top: float, height: float) -> tuple[float, float]:
        """Where arrows to it end and arrows from it begin.

        Args:
            top: The upper border of all boxes of its layer.
            height: The height of all boxes of its layer.

        Units:
            px.
        """
        if self.texts:
            return top, top + height
        return top + height / 2 - ICON / 2, top + height / 2 + ICON / 2


def set_stop(step: Step, layer: Layer, left: float, width: float) -> Stop | None:
    """What a layer holds at a touchpoint; nothing where nothing is written and nobody decides.

    Units:
        px.
    """
    who = _DECIDERS.get(layer, "")
    decider = who if who in step.card.decides else ""
    texts = tuple(text for text in _set_texts(step, layer, width - 2 * _SIDE) if text.lines)
    return Stop(step, layer, left, width, texts, decider) if texts or decider else None


def draw_stop(stop: Stop, top: float, height: float) -> list[AnyShape]:
    """The box with its text, and the marks on its corners; a decision without a box stands alone.

    Args:
        stop: What is drawn.
        top: The upper border of all boxes of its layer.
        height: The height of all boxes of its layer.

    Units:
        px.
    """
    card, right = stop.step.card, stop.left + stop.width
    shapes = _draw_box(stop, top, height) if stop.texts else []
    if stop.layer == "customer" and stop.step.barriers:
        tooltip = "\n".join(("Pain points", *(f"– {barrier}" for barrier in stop.step.barriers)))
        shapes += tag(draw_pain(right - _CORNER, top), group="", tooltip=tooltip)
    if stop.decider:
        at = (right - _CORNER, top + height) if stop.texts else (stop.centre, top + height / 2)
        shapes += tag(draw_decider(stop.decider, *at), group="", tooltip=WHO[stop.decider])
    return tag(shapes, group=f"tp-{card.id}", tooltip=card.tooltip, link=card.link)


def _set_texts(step: Step, layer: Layer, room: float) -> list[Prose]:
    ink = _find_ink(layer)
    match layer:
        case "evidence":
            return [set_prose(step.evidence, BODY, room, ink, max_lines=_MOST_LINES)]
        case "customer":
            name = set_prose(step.card.name, CARD, room - _indent(step), ink, bold=True, max_lines=6)
            return [name, set_prose(step.does, BODY, room, ink, max_lines=_MOST_LINES)]
        case "frontstage" | "backstage":
            texts = step.frontstage if layer == "frontstage" else step.backstage
            return [set_prose(text, BODY, room, ink, max_lines=_MOST_LINES) for text in texts]
        case "support":
            owner = f"Owner: {step.owner}" if step.owner else ""
            return [
                *(set_prose(text, BODY, room, ink, max_lines=_MOST_LINES) for text in step.support),
                set_names(step.systems, BODY, room, ink, bold=True, max_lines=_MOST_LINES),
                set_prose(owner, LANE_SUB, room, ink, max_lines=3),
            ]


def _draw_box(stop: Stop, top: float, height: float) -> list[AnyShape]:
    card, layer = stop.step.card, stop.layer
    colour = _COLOURS.get(layer)
    fill, stroke = ("card", "rule") if colour is None else (channel_role(colour, "bg"), channel_role(colour, "stroke"))
    main = layer == "customer"
    id = f"card-{card.id}" if main else f"{layer}-{card.id}"
    shapes: list[AnyShape] = [
        Box(stop.left, top, stop.width, height, fill, stroke, 1.2, rounded=layer != "support", id=id)
    ]
    left, below = stop.left + _SIDE, top + (height - stop.text_height) / 2
    if main:
        shapes.append(Text(left, below + CARD * 0.95, str(card.number), CARD, _find_ink(layer), bold=True))
    for index, text in enumerate(stop.texts):
        shapes += place(text, left + (_indent(stop.step) if main and not index else 0.0), below)
        below += text.height + _GAP
    return shapes


def _indent(step: Step) -> float:
    return measure(str(step.card.number), CARD, bold=True) + 6


def _find_ink(layer: Layer) -> str:
    return channel_role(_COLOURS[layer], "ink") if layer in _COLOURS else "ink"
