"""Sizes, spaces and markers that the parts of the map share."""

from cxmap.drawing.scene import MarkShape

MARGIN = 24.0
LABEL_WIDTH = 112.0
LABEL_GAP = 6.0
CONTENT_LEFT = MARGIN + LABEL_WIDTH + LABEL_GAP
FRAME_WIDTH = CONTENT_LEFT + MARGIN

# A band is at most 1,600 px wide; a map of six stages or seven comes to about 1,300.
MAX_CONTENT = 1600 - FRAME_WIDTH
USUAL_CONTENT = 1300 - FRAME_WIDTH
MIN_CONTENT = 560.0

TITLE, SUBTITLE = 22.0, 12.0
STAGE, QUESTION = 14.0, 11.5
LANE, LANE_SUB = 12.5, 10.5
CARD, CHANNEL = 12.0, 10.5
BODY, SMALL = 11.0, 10.0

ROW_GAP = 2.0
COLUMN_PAD = 6.0

MARKER = 13.0
ICON = 18.0
HANDOFF = 13.0

# Pointed figures look smaller than round ones of the same size.
_EXTRA = {"circle": 0.0, "diamond": 2.0, "square": -1.5, "triangle": 1.0}
_SHAPES: tuple[MarkShape, ...] = ("circle", "diamond", "square", "triangle")


def persona_mark(index: int) -> tuple[MarkShape, float]:
    """The marker of a persona and its size; shape and colour together tell sixteen personas apart.

    Units:
        px.
    """
    shape = _SHAPES[(index + index // len(_SHAPES)) % len(_SHAPES)]
    return shape, MARKER + _EXTRA[shape]
