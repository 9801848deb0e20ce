"""A step of the ladder: who stands on it, what they may use, how they influence others, and what they are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, LANE_SUB, SMALL
from cxmap.drawing.layouts.tiers.contacts import Contacts, draw_contact, set_contacts
from cxmap.drawing.layouts.tiers.style import BAR, FIGURE, NAME_WIDTH, PAD, STEP_NAME
from cxmap.drawing.scene import Box, line
from cxmap.views.tiers import Figure, Step

_CONTACTS = "Touchpoints that are not for every tier"
_LEAST = 76.0


@dataclass(frozen=True, slots=True)
class Block:
    """Texts beneath each other.

    Attributes:
        texts: The texts, the first of them a heading.
        bar: How long the bar beneath the second text is, as a share of the width; None for no bar.
        tooltip: What the texts tell on hovering, where none of them is cut.
    """

    texts: tuple[Prose, ...]
    bar: float | None = None
    tooltip: str = ""

    @property
    def height(self) -> float:
        """The height of texts and bar.

        Units:
            px.
        """
        bar = 0.0 if self.bar is None else BAR + 4
        return sum(text.height for text in self.texts) + 3 + bar


@dataclass(frozen=True, slots=True)
class SetStep:
    """A step before it has a place.

    Attributes:
        step: The tier.
        name: Its number and its name.
        columns: What is told of it, from left to right.
        contacts: Its own touchpoints.
        heading: What stands above them.
        width: How wide it is.
        height: How tall it is at least.

    Units:
        px.
    """

    step: Step
    name: tuple[Prose, Prose]
    columns: tuple[Block, ...]
    contacts: Contacts
    heading: Prose
    width: float
    height: float

    @property
    def column_width(self) -> float:
        """The width of a column with its share of the gaps.

        Units:
            px.
        """
        return (self.width - NAME_WIDTH - PAD) / max(len(self.columns), 1)


def set_step(step: Step, number: int, steps: Sequence[Step], width: float) -> SetStep:
    """Break the texts of a step into lines.

    Args:
        step: The tier.
        number: Its place from 1, the lowest.
        steps: All tiers: what one of them has, has its column in all.
        width: How wide the step is.

    Units:
        px.
    """
    kinds = [
        any(one.access for one in steps),
        any(one.influence for one in steps),
        any(one.value for one in steps),
    ]
    room = (width - NAME_WIDTH - PAD) / max(sum(kinds), 1) - PAD
    blocks = [
        _set_words("What they may use", step.access, room),
        _set_words("How they influence others", step.influence, room),
        _set_value(step.value, max((one.value.value or 0 for one in steps if one.value), default=0), room),
    ]
    columns = tuple(block for block, kind in zip(blocks, kinds, strict=True) if kind)
    name = (
        set_prose(f"Tier {number}", LANE_SUB, NAME_WIDTH - 2 * PAD, "head-ink", max_lines=1),
        set_prose(step.name, STEP_NAME, NAME_WIDTH - 2 * PAD, "head-ink", bold=True, max_lines=5),
    )
    contacts = set_contacts(step.contacts, width - NAME_WIDTH - 2 * PAD)
    heading = set_prose(
        _CONTACTS if step.contacts else "", LANE_SUB, width - NAME_WIDTH - 2 * PAD, "muted", max_lines=1
    )
    beneath = contacts.height + heading.height + 15 if step.contacts else 0.0
    told = max((block.height for block in columns), default=0.0) + beneath
    height = max(_LEAST, told + 2 * PAD, name[0].height + name[1].height + 2 * PAD)
    return SetStep(step, name, columns, contacts, heading, width, height)


def draw_step(layout: SetStep, left: float, top: float, height: float, ids: Mapping[str, str]) -> list[AnyShape]:
    """A step.

    Args:
        layout: The step.
        left: Where it begins.
        top: Its upper border.
        height: How tall it becomes.
        ids: Ids of the boxes of touchpoints, by touchpoint, for those that have theirs on this step.

    Units:
        px.
    """
    number, name = layout.name
    above = top + (height - number.height - name.height) / 2
    shapes: list[AnyShape] = [
        Box(left, top, layout.width, height, "card", "head", 1.3, id=f"tier-{layout.step.id}"),
        Box(left, top, NAME_WIDTH, height, fill="head"),
        *place(number, left + PAD, above),
        *place(name, left + PAD, above + number.height),
    ]
    x = left + NAME_WIDTH + PAD
    for column in layout.columns:
        shapes += _draw_block(column, x, top + PAD, layout.column_width - PAD)
        x += layout.column_width
    if layout.contacts.places:
        x, below = left + NAME_WIDTH + PAD, top + height - PAD - layout.contacts.height
        rule = below - layout.heading.height - 9
        shapes += [line((x, rule), (left + layout.width - PAD, rule), "line")]
        shapes += place(layout.heading, x, rule + 5)
        for one, right, down in layout.contacts.places:
            shapes += draw_contact(one, x + right, below + down, id=ids.get(one.contact.id, ""))
    return shapes


def _set_words(heading: str, words: str, room: float) -> Block:
    return Block(
        (
            _set_heading(heading, room),
            set_prose(
                words or "not written", BODY + 1, room, "ink" if words else "muted", italic=not words, max_lines=5
            ),
        )
    )


def _set_value(figure: Figure | None, most: float, room: float) -> Block:
    heading = _set_heading("Worth a year, each", room)
    if figure is None:
        return Block((heading, set_prose("not written", BODY + 1, room, "muted", italic=True, max_lines=1)))
    number = set_prose(figure.text, FIGURE, room, "ink", bold=True, max_lines=1)
    note = set_prose(figure.note, SMALL, room, "muted" if figure.text else "barrier", max_lines=4)
    bar = figure.value / most if figure.value and figure.value > 0 else None
    return Block((heading, number, note), bar, figure.tooltip)


def _set_heading(text: str, room: float) -> Prose:
    return set_prose(text, LANE_SUB, room, "muted", max_lines=1)


def _draw_block(block: Block, left: float, top: float, width: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for index, text in enumerate(block.texts):
        shapes += place(text, left, top)
        top += text.height + (3 if index == 0 else 0)
        if index == 1 and block.bar is not None:
            shapes.append(Box(left, top + 1, width * block.bar, BAR, fill="accent", tooltip=block.tooltip))
            top += BAR + 4
    return shapes
