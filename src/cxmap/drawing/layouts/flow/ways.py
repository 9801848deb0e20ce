"""Lines: ways on in grey, hand-offs thick and orange, ways back dashed."""

from collections.abc import Sequence

from cxmap.drawing.layouts.flow.graph import Link
from cxmap.drawing.layouts.shared.lines import draw_tip, trim
from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, tag
from cxmap.drawing.layouts.shared.sizes import HANDOFF_WAY, WAY
from cxmap.drawing.scene import Path, Point


def draw_link(link: Link, points: Sequence[Point], *, back: bool) -> list[AnyShape]:
    """A line as the customer goes, with a tip where it arrives.

    Args:
        link: What it is.
        points: Its pieces, from its left end to its right.
        back: Whether the way leads back to an earlier touchpoint.

    Shape:
        points: 1 + 3·k pairs.

    Units:
        px.
    """
    role, width = ("handoff", HANDOFF_WAY) if link.way.handoff else ("rule", WAY)
    going = tuple(reversed(points)) if link.backwards else tuple(points)
    shapes: list[AnyShape] = [Path(trim(going) if link.tip else going, role, width, dashed=back)]
    if link.tip:
        shapes.append(draw_tip(going, role))
    return tag(shapes, group=join_groups((link.way.source, link.way.target)), tooltip=link.way.tooltip)
