"""The whole portfolio: the heads of its columns, its rows, its legend."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cxmap.drawing.layouts.portfolio.cells import (
    LEVELS,
    Block,
    draw_block,
    draw_branch,
    draw_count,
    draw_state,
    find_indent,
    set_name,
    set_owner,
    set_review,
)
from cxmap.drawing.layouts.portfolio.phases import SEGMENT, draw_phase_names, draw_phases
from cxmap.drawing.layouts.portfolio.sparkline import HEIGHT, draw_low_sign, draw_sparkline
from cxmap.drawing.layouts.shared.legend import Entry, draw_legend
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import LANE_SUB, LEGEND_GAP, MARGIN, SMALL
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Box, Scene
from cxmap.language.level import Level
from cxmap.views.portfolio import MapRow, PortfolioView

_PAD, _GAP = 12.0, 18.0
_ROW_PAD = 6.0
_HEAD_GAP, _HEAD = 22.0, 34.0

_NAME, _PHASES, _EMOTION, _COUNT, _OWNER, _STATE, _REVIEW = 246.0, 5 * SEGMENT, 230.0, 66.0, 116.0, 76.0, 108.0
_WIDTHS = (_NAME, _PHASES, _EMOTION, _COUNT, _COUNT, _COUNT, _OWNER, _STATE, _REVIEW)
_LEFTS = tuple(MARGIN + _PAD + sum(_WIDTHS[:index]) + index * _GAP for index in range(len(_WIDTHS)))
_WIDTH = _LEFTS[-1] + _WIDTHS[-1] + _PAD + MARGIN

_HEADS: Final = (
    ("Journey", ""),
    ("Phases", ""),
    ("Emotion", "−2 angry to +2 delighted, mean of personas"),
    ("Touchpoints", ""),
    ("Pain points", ""),
    ("Hand-offs", ""),
    ("Owner", ""),
    ("State", "and level"),
    ("Reviewed", ""),
)
_BARS: Final = ("rule", "barrier", "handoff")
_LEVELS: Final[dict[Level, str]] = {
    "sketch": "Sketch: stages and touchpoints",
    "mapped": "Mapped: owners, channels, emotions",
    "measured": "Measured: numbers with evidence",
}


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row whose words are broken into lines."""

    row: MapRow
    counts: tuple[int, int, int | None]
    name: Block
    owner: Block
    review: Block

    @property
    def height(self) -> float:
        return max(self.name.height, self.owner.height, HEIGHT) + 2 * _ROW_PAD


def lay_out_portfolio(view: PortfolioView) -> Scene:
    """The portfolio as a picture, as wide for one map as for many: a row for each."""
    bottom, shapes = draw_titles(view.title, view.subtitle, _WIDTH - 2 * MARGIN)
    shapes += _draw_heads(view, bottom + _HEAD_GAP)
    below = bottom + _HEAD_GAP + _HEAD
    rows = [_set_row(row) for row in view.rows]
    most = [max((row.counts[place] or 0 for row in rows), default=0) for place in range(len(_BARS))]
    for number, row in enumerate(rows):
        ground = "surface" if number % 2 == 0 else None
        shapes.append(
            Box(MARGIN, below, _WIDTH - 2 * MARGIN, row.height, ground, id=f"map-{number + 1}", tooltip=row.row.tooltip)
        )
        shapes += _draw_row(row, below, most)
        below += row.height
    legend = draw_legend([_list_signs(view)], below + LEGEND_GAP, _WIDTH)
    return close_picture(view, _WIDTH, below, shapes, legend)


def _draw_heads(view: PortfolioView, top: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for (title, sub), left, width in zip(_HEADS, _LEFTS, _WIDTHS, strict=True):
        head = set_prose(title, LANE_SUB, width, "muted", bold=True, max_lines=1)
        shapes += place(head, left, top)
        shapes += place(set_prose(sub, SMALL, width, "muted", max_lines=1), left, top + head.height + 1)
    return [*shapes, *draw_phase_names(view.phases, _LEFTS[1], top + LANE_SUB * 1.2 + 1)]


def _set_row(row: MapRow) -> _SetRow:
    return _SetRow(
        row,
        (row.touchpoints, row.pain_points, row.handoffs),
        set_name(row, _NAME),
        set_owner(row, _OWNER),
        set_review(row, _REVIEW),
    )


def _draw_row(set_row: _SetRow, top: float, most: list[int]) -> list[AnyShape]:
    row, middle = set_row.row, top + set_row.height / 2
    name, phases, emotion, *counts, owner, state, review = _LEFTS
    shapes = draw_branch(row, name, top, middle)
    shapes += draw_block(set_row.name, name + find_indent(row), middle)
    shapes += draw_phases(row, phases, middle, _PHASES)
    shapes += draw_sparkline(row, emotion, middle, _EMOTION)
    for count, largest, role, left in zip(set_row.counts, most, _BARS, counts, strict=True):
        shapes += draw_count(count, largest, role, (left, middle, _COUNT))
    shapes += draw_block(set_row.owner, owner, middle)
    shapes += draw_state(row, state, middle, _STATE)
    return [*shapes, *draw_block(set_row.review, review, middle)]


def _list_signs(view: PortfolioView) -> list[Entry]:
    entries = [Entry("Lowest point", draw_low_sign)] if any(row.low for row in view.rows) else []
    used = {row.level for row in view.rows}
    return entries + [Entry(meaning, _make_sign(level)) for level, meaning in _LEVELS.items() if level in used]


def _make_sign(level: Level) -> Callable[[float, float], list[AnyShape]]:
    colour = LEVELS[level]
    return lambda x, y: [Box(x - 8, y - 6, 18, 12, f"{colour}-bg", f"{colour}-stroke")]
