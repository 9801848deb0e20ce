"""The head of the picture: what the map is called and whose journey it shows."""

from dataclasses import dataclass
from math import ceil, floor

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.signs import persona_mark
from cxmap.drawing.layouts.shared.sizes import BODY, LANE, MARGIN, MARKER
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Box, Mark
from cxmap.drawing.text import measure
from cxmap.drawing.theme import persona_role
from cxmap.views.keys import PersonaCard

_GAP = 12.0
_BESIDE_WIDTH = 304.0
_LEAST_WIDTH, _ALONE_WIDTH = 260.0, 420.0
_TEXT_LEFT, _TEXT_RIGHT = 36.0, 12.0
_PAD = 10.0


@dataclass(frozen=True, slots=True)
class Head:
    """The head with the place where it ends.

    Units:
        px.
    """

    bottom: float
    shapes: tuple[AnyShape, ...]


def draw_head(title: str, subtitle: str, personas: tuple[PersonaCard, ...], width: float) -> Head:
    """Title and subtitle, with the personas beside them where two fit and beneath them where not.

    Args:
        title: What the picture is called.
        subtitle: What it shows, in a line; may be empty.
        personas: Whose journey it is.
        width: The width of the picture.

    Units:
        px.
    """
    inner = width - 2 * MARGIN
    beside = len(personas) * (_BESIDE_WIDTH + _GAP)
    if len(personas) <= 2 and beside <= inner / 2 + _GAP:
        bottom, shapes = draw_titles(title, subtitle, inner - beside - _GAP)
        left = MARGIN + inner - beside + _GAP
        boxes = _draw_personas(personas, left, MARGIN - 4, _BESIDE_WIDTH, 2)
    else:
        bottom, shapes = draw_titles(title, subtitle, inner)
        rows = ceil(len(personas) / max(1, floor((inner + _GAP) / (_LEAST_WIDTH + _GAP))))
        a_row = ceil(len(personas) / rows)
        # One persona alone would stretch over the whole picture.
        box_width = _ALONE_WIDTH if a_row == 1 else (inner - _GAP * (a_row - 1)) / a_row
        boxes = _draw_personas(personas, MARGIN, bottom + 14, box_width, a_row)
    bottom = max([bottom, *(shape.y + shape.height for shape in boxes if isinstance(shape, Box))])
    return Head(bottom, (*shapes, *boxes))


def _draw_personas(
    personas: tuple[PersonaCard, ...], left: float, top: float, width: float, a_row: int
) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for first in range(0, len(personas), a_row):
        blocks = [_set_persona(persona, width) for persona in personas[first : first + a_row]]
        height = max(block.height for block in blocks)
        for place_in_row, block in enumerate(blocks):
            x = left + place_in_row * (width + _GAP)
            shapes += _draw_persona(personas[first + place_in_row], block, (x, top, width, height))
        top += height + _GAP
    return shapes


@dataclass(frozen=True, slots=True)
class _Block:
    name: Prose
    note: Prose
    goal: Prose
    note_left: float

    @property
    def height(self) -> float:
        note = 0.0 if self.note_left else self.note.height
        return max(2 * _PAD + self.name.height + note + self.goal.height + 2, 2 * _PAD + MARKER + 4)


def _set_persona(persona: PersonaCard, width: float) -> _Block:
    room = width - _TEXT_LEFT - _TEXT_RIGHT
    name = set_prose(persona.name, LANE, room, "ink", bold=True, max_lines=2)
    note = set_prose(persona.note, BODY, room, "muted", max_lines=3)
    goal = set_prose(persona.goal, BODY, room, "ink", max_lines=4)
    note_left = name.width + 8
    fits = len(name.lines) == 1 and len(note.lines) == 1
    if not fits or note_left + measure(note.lines[0], BODY) > room:
        note_left = 0.0
    return _Block(name, note, goal, note_left)


def _draw_persona(persona: PersonaCard, block: _Block, frame: tuple[float, float, float, float]) -> list[AnyShape]:
    x, top, width, height = frame
    text, below = x + _TEXT_LEFT, top + _PAD + block.name.height
    middle = top + _PAD + LANE * 0.6
    shape, size = persona_mark(persona.place)
    shapes: list[AnyShape] = [
        Box(x, top, width, height, fill="surface", stroke="line", rounded=True, id=f"persona-{persona.id}"),
        Mark(shape, x + 20, middle, size + 1, size + 1, fill=persona_role(persona.place)),
        *place(block.name, text, top + _PAD),
    ]
    if block.note_left:
        # Both stand on one baseline although the note is smaller.
        shapes += place(block.note, text + block.note_left, top + _PAD + (LANE - BODY) * 0.95)
    else:
        shapes += place(block.note, text, below)
        below += block.note.height
    return [*shapes, *place(block.goal, text, below + 2)]
