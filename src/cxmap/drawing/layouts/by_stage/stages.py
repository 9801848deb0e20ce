"""The heads of the columns: a chevron for each stage and what the customer asks there."""

from cxmap.drawing.layouts.by_stage.grid import Band, Column
from cxmap.drawing.layouts.shared.frame import Row
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import QUESTION, STAGE
from cxmap.drawing.scene import Mark

CHEVRON_TIP = 12.0
_PAD = 12.0
_LEAST = 36.0


def draw_chevrons(band: Band, top: float) -> Row:
    """The names of the stages, each in a chevron that points to the next.

    Units:
        px.
    """
    names = [
        set_prose(_name(column), STAGE, column.width - 2 * _PAD - CHEVRON_TIP, "head-ink", bold=True, max_lines=4)
        for column in band.columns
    ]
    height = max([_LEAST, *(name.height + 16 for name in names)])
    shapes: list[AnyShape] = []
    for column, name in zip(band.columns, names, strict=True):
        part = column.part
        number = f"_{part.number}" if part.number > 1 else ""
        shapes.append(
            Mark(
                "chevron",
                column.left + column.width / 2,
                top + height / 2,
                column.width,
                height,
                fill="head",
                stroke="canvas",
                id=f"stage-{part.stage.id}{number}",
                tooltip=name.rest,
            )
        )
        shapes += place(name, column.left + _PAD, top + (height - name.height) / 2)
    return Row("", "", height, tuple(shapes))


def draw_questions(band: Band, top: float) -> Row | None:
    """What the customer asks at each stage; nothing where nobody asks.

    Units:
        px.
    """
    questions = [
        set_prose(column.part.stage.question, QUESTION, column.width - 2 * _PAD + 4, "muted", max_lines=6)
        for column in band.columns
    ]
    if not any(question.lines for question in questions):
        return None
    shapes: list[AnyShape] = []
    for column, question in zip(band.columns, questions, strict=True):
        shapes += place(question, column.left + _PAD - 2, top + 9)
    return Row("", "", max(question.height for question in questions) + 20, tuple(shapes))


def _name(column: Column) -> str:
    part = column.part
    return f"{part.stage.name} ({part.number} of {part.count})" if part.count > 1 else part.stage.name
