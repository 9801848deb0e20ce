"""The column of phases: which of them a map covers."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, SMALL
from cxmap.drawing.scene import Box
from cxmap.language.plurals import plural
from cxmap.views.portfolio import MapRow

SEGMENT: Final = 68.0

_GAP = 4.0
_THIN, _THICK = 7.0, 16.0


def draw_phase_names(names: Sequence[str], x: float, top: float) -> list[AnyShape]:
    """The names of the phases, each over its segment.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for index, name in enumerate(names):
        said = set_prose(name, SMALL, SEGMENT, "muted", max_lines=1)
        shapes += place(said, x + (index + 0.5) * SEGMENT - _GAP / 2, top, anchor="middle")
    return shapes


def draw_phases(row: MapRow, x: float, middle: float, width: float) -> list[AnyShape]:
    """A thick bar over the phases that a map covers, a thin one over the others; in words where it names none.

    Units:
        px.
    """
    if not row.phases:
        stages = f"{plural(row.stages, 'stage')}, and no phase named"
        said = set_prose(stages, BODY, width, "muted", italic=True, max_lines=1)
        return [*place(said, x, middle - said.height / 2)]
    shapes: list[AnyShape] = []
    for covered, group in groupby(enumerate(row.phases), key=lambda entry: bool(entry[1].stages)):
        segments = list(group)
        if covered:
            told = "\n".join(f"{phase.name}: {', '.join(phase.stages)}" for _, phase in segments)
            left, long = x + segments[0][0] * SEGMENT, len(segments) * SEGMENT - _GAP
            shapes.append(
                Box(left, middle - _THICK / 2, long, _THICK, fill="accent", stroke="accent", rounded=True, tooltip=told)
            )
        else:
            shapes += [
                Box(x + index * SEGMENT, middle - _THIN / 2, SEGMENT - _GAP, _THIN, fill="line")
                for index, _ in segments
            ]
    return shapes
