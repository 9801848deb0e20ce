"""What stands on a way: its label, the ends of the journey, and where a way goes on in another band."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from cxmap.drawing.layouts.flow.nodes import Block
from cxmap.drawing.layouts.flow.style import LABEL_ROOM
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, join_groups, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import END_NAMES, END_ROLES, draw_handoff
from cxmap.drawing.layouts.shared.sizes import HANDOFF, SMALL
from cxmap.drawing.scene import Box
from cxmap.views.flow import FlowCard, FlowWay, Outside

_PAD = 3.0
_PILL_PAD = 6.0
_BESIDE = HANDOFF + 4


@dataclass(frozen=True, slots=True)
class _Look:
    """How a sign looks.

    Attributes:
        fill: Colour role of its ground.
        stroke: Colour role of its border; None for none.
        pad: Room around its text.
        dashed: Whether its border is.
        diamond: Whether the diamond of a hand-off stands before the text.
    """

    fill: str
    stroke: str | None
    pad: float
    dashed: bool = False
    diamond: bool = False


def make_label(way: FlowWay) -> Block | None:
    """What stands on a way: the diamond of a hand-off, the share and when; None where there is nothing to say."""
    if not (way.share or way.when or way.handoff):
        return None
    look = _Look("surface", None, _PAD, diamond=way.handoff)
    return _make(_set_label(way), look, join_groups((way.source, way.target)), way.tooltip)


def make_end(way: FlowWay) -> Block:
    """An end of the journey with its share."""
    role = END_ROLES[way.end]
    name = f"{END_NAMES[way.end]} {way.share}".strip()
    blocks = [
        set_prose(name, SMALL, LABEL_ROOM, "ink", bold=True, max_lines=2),
        set_prose(way.when, SMALL, LABEL_ROOM, "ink", max_lines=4),
    ]
    look = _Look(f"{role}-bg", role, _PILL_PAD, diamond=way.handoff)
    return _make(blocks, look, f"tp-{way.source}", way.tooltip)


def make_exit(way: FlowWay, target: FlowCard | Outside, *, back: bool) -> Block:
    """Where a way leaves its band, or the part that is shown: label and target."""
    word = "back to" if back else "→"
    to = set_prose(f"{word} {target.number} {target.name}", SMALL, LABEL_ROOM, "accent", max_lines=4)
    look = _Look("card", "handoff" if way.handoff else "rule", _PILL_PAD, back, way.handoff)
    return _make([*_set_label(way), to], look, join_groups((way.source, way.target)), way.tooltip)


def make_entry(ways: Sequence[FlowWay], sources: Sequence[FlowCard], *, back: bool) -> Block:
    """Where ways of one kind come in from other bands, all to the same target."""
    word = "back from" if back else "from"
    name = f" {sources[0].name}" if len(sources) == 1 else ""
    numbers = ", ".join(str(source.number) for source in sources)
    text = set_prose(f"{word} {numbers}{name}", SMALL, LABEL_ROOM, "accent", max_lines=4)
    look = _Look("card", "handoff" if ways[0].handoff else "rule", _PILL_PAD, back, ways[0].handoff)
    group = join_groups([*(way.source for way in ways), ways[0].target])
    return _make([text], look, group, "\n".join(way.tooltip for way in ways))


def _set_label(way: FlowWay) -> list[Prose]:
    return [
        set_prose(way.share, SMALL, LABEL_ROOM, "ink", bold=True, max_lines=1),
        set_prose(way.when, SMALL, LABEL_ROOM, "muted", max_lines=5),
    ]


def _make(blocks: Sequence[Prose], look: _Look, group: str, tooltip: str) -> Block:
    blocks = [block for block in blocks if block.lines]
    text = max((block.width for block in blocks), default=0.0)
    beside = (_BESIDE if blocks else HANDOFF) if look.diamond else 0.0
    width = 2 * ceil((beside + text) / 2 + look.pad)
    height = ceil(max(sum(block.height for block in blocks), HANDOFF * look.diamond) + 2 * look.pad)

    def draw(left: float, top: float) -> list[AnyShape]:
        shapes: list[AnyShape] = [
            Box(left, top, width, height, look.fill, look.stroke, 1.1, look.stroke is not None, look.dashed)
        ]
        if look.diamond:
            shapes.append(draw_handoff(left + look.pad + HANDOFF / 2, top + height / 2))
        below = top + (height - sum(block.height for block in blocks)) / 2
        for block in blocks:
            shapes += place(block, left + look.pad + beside, below)
            below += block.height
        return tag(shapes, group=group, tooltip=tooltip)

    return Block(width, height, draw)
