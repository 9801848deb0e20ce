"""The heads of the columns: a chevron for each stage and what the customer asks there."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.frame import Row
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import QUESTION, STAGE
from cxmap.drawing.scene import Mark
from cxmap.views.heads import NamedStage

CHEVRON_TIP = 12.0
_PAD = 12.0
_LEAST = 36.0


@dataclass(frozen=True, slots=True)
class StageHead:
    """What stands above the columns of a stage, or of a part of it.

    Attributes:
        id: Id of the chevron.
        name: What it says.
        question: What the customer asks; may be empty.
        left: Where it begins.
        width: How far it reaches.

    Units:
        px.
    """

    id: str
    name: str
    question: str
    left: float
    width: float


def name_part(stage: NamedStage, number: int, count: int, left: float, width: float) -> StageHead:
    """The head of a stage, which says so where it is one of several parts.

    Args:
        stage: The stage.
        number: Which part of it this is, from 1.
        count: How many parts it has.
        left: Where the part begins.
        width: How far it reaches.

    Units:
        px.
    """
    name = f"{stage.name} ({number} of {count})" if count > 1 else stage.name
    return StageHead(f"stage-{stage.id}{f'_{number}' * (number > 1)}", name, stage.question, left, width)


def draw_chevrons(heads: Sequence[StageHead], top: float) -> Row:
    """The names of the stages, each in a chevron that points to the next.

    Units:
        px.
    """
    names = [
        set_prose(head.name, STAGE, head.width - 2 * _PAD - CHEVRON_TIP, "head-ink", bold=True, max_lines=4)
        for head in heads
    ]
    height = max([_LEAST, *(name.height + 16 for name in names)])
    shapes: list[AnyShape] = []
    for head, name in zip(heads, names, strict=True):
        shapes.append(
            Mark(
                "chevron",
                head.left + head.width / 2,
                top + height / 2,
                head.width,
                height,
                fill="head",
                stroke="canvas",
                id=head.id,
                tooltip=name.rest,
            )
        )
        shapes += place(name, head.left + _PAD, top + (height - name.height) / 2)
    return Row("", "", height, tuple(shapes))


def draw_questions(heads: Sequence[StageHead], top: float) -> Row | None:
    """What the customer asks at each stage; nothing where nobody asks.

    Units:
        px.
    """
    questions = [set_prose(head.question, QUESTION, head.width - 2 * _PAD + 4, "muted", max_lines=6) for head in heads]
    if not any(question.lines for question in questions):
        return None
    shapes: list[AnyShape] = []
    for head, question in zip(heads, questions, strict=True):
        shapes += place(question, head.left + _PAD - 2, top + 9)
    return Row("", "", max(question.height for question in questions) + 20, tuple(shapes))
