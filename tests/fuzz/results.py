"""Targets that begin with sound maps: every view in every form, every report, every list of scores."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import get_args

import yaml
from tests.fuzz.answers import check_answers, check_width
from tests.fuzz.files import MAP, TODAY
from tests.fuzz.journeys import Data, to_bytes, write_journey
from tests.fuzz.mutations import FILES
from tests.fuzz.numbers import change_numbers
from tests.fuzz.questions import WIDTHS, ask, list_questions
from tests.fuzz.readers import PICTURES, REPORTS
from tests.fuzz.rounds import blame, check_refusal
from tests.fuzz.shapes import write_shape

from cxmap.drawing.theme import ThemeMode
from cxmap.errors import CxmapError
from cxmap.reports.overview.markdown import render_markdown
from cxmap.reports.overview.page import write_page
from cxmap.reports.overview.terminal import render_terminal
from cxmap.reports.papers.forms import Style
from cxmap.source import parse_document
from cxmap.usecases.load import Loaded, load_maps
from cxmap.usecases.pictures import VIEWS, By, PictureWishes, View
from cxmap.usecases.render import Form, render_view
from cxmap.usecases.report import ReportWishes, make_overview
from cxmap.usecases.wishes import Flags, make_wishes

EXAMPLES = [path for path in FILES if path.parent.name == "examples" and path.name.endswith(".journey.yaml")]
FORMS: tuple[Form, ...] = get_args(Form)
LIKELY: tuple[Form, ...] = (*("svg",) * 12, *("dot",) * 4, *("mermaid",) * 3, "png", "png")
"""Forms in the order of what they cost: a PDF takes a program of its own, and is seldom tried."""
JUDGING = make_wishes(Flags(today=TODAY))


def write_map(dice: Random, most: int = 9) -> tuple[Path, Data]:
    """A map that is sound, or nearly so, and where it lies."""
    roll = dice.random()
    if roll < 0.5:
        return Path(MAP), write_journey(dice, most)
    if roll < 0.8:
        return Path(MAP), write_shape("journey", dice)
    path = dice.choice(EXAMPLES)
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return path, change_numbers(data, dice, dice.choice((0.0, 0.02, 0.2)))


def load_some(files: dict[Path, bytes]) -> Loaded | None:
    """Maps as they are loaded; None where they are not sound."""
    loaded = load_maps([], [parse_document(content, path.name, path) for path, content in files.items()], JUDGING)
    return None if loaded.checked.report.failed else loaded


def write_some(dice: Random, count: int) -> dict[Path, bytes]:
    """Maps as files."""
    maps = zip("abc"[:count], [write_map(dice) for _ in range(count)], strict=True)
    return {path.with_name(f"{letter}.journey.yaml"): to_bytes(data) for letter, (path, data) in maps}


def draw_pictures(dice: Random, folder: Path) -> None:
    """Views of a map, cut and coloured in some way, are pictures that programs can show, and the same ones twice."""
    path, data = write_map(dice, dice.choice((3, 9, 9, 30)))
    later = {**data, "state": dice.choice(("future", "intended", "believed"))}
    other = later if dice.random() < 0.7 else write_journey(dice, 5)
    files = {path: to_bytes(data), path.with_name("other.journey.yaml"): to_bytes(other)}
    with blame({path.name: content for path, content in files.items()}):
        loaded = load_some(files)
        for _ in range(3 if loaded else 0):
            _draw(loaded, dice)  # type: ignore[arg-type]  # there is one


def _draw(loaded: Loaded, dice: Random) -> None:
    view, wishes = _wish(loaded, dice)
    form: Form = "pdf" if dice.random() < 0.01 else dice.choice(LIKELY)
    theme: ThemeMode = dice.choice(get_args(ThemeMode))
    journeys = loaded.journeys if view == "portfolio" else loaded.journeys[:1]
    try:
        drawings = [
            render_view(journeys, view, wishes, form=form, theme=theme, scale=0.1 if form == "png" else 1)
            for _ in range(2 if form in {"svg", "dot", "mermaid"} else 1)
        ]
    except CxmapError as error:
        check_refusal(error)
        return
    assert all(drawing == drawings[0] for drawing in drawings)
    PICTURES[form](drawings[0].content)


def _wish(loaded: Loaded, dice: Random) -> tuple[View, PictureWishes]:
    journey = loaded.journeys[0]
    stages = [stage.id for stage in journey.stages] + ["nowhere"]
    personas = [*journey.personas, "nobody"]
    wishes = PictureWishes(
        by=dice.choice(get_args(By)),
        stages=tuple(dice.sample(stages, dice.randint(1, len(stages)))) if dice.random() < 0.2 else (),
        persona=dice.choice(personas) if dice.random() < 0.2 else "",
        against=loaded.journeys[1] if dice.random() < 0.9 else None,
    )
    return dice.choice(VIEWS), wishes


def tell_reports(dice: Random, folder: Path) -> None:
    """Maps are reported in every form, and each can be read by what it is for."""
    files = write_some(dice, dice.choice((1, 1, 2)))
    with blame({path.name: content for path, content in files.items()}):
        loaded = load_some(files)
        if loaded:
            _report(loaded, dice)


def _report(loaded: Loaded, dice: Random) -> None:
    pictures, width = dice.random() < 0.2, dice.choice(WIDTHS)
    overview = make_overview(loaded, ReportWishes(today=TODAY, pictures=pictures))
    texts = {"terminal": render_terminal(overview, width=width), "markdown": render_markdown(overview)}
    if pictures:
        texts["html"] = write_page(overview)
    assert overview == make_overview(loaded, ReportWishes(today=TODAY, pictures=pictures))
    for form, text in texts.items():
        REPORTS[form](text)
    check_width(texts["terminal"].splitlines(), max(width or 80, 60))


def ask_scores(dice: Random, folder: Path) -> None:
    """Every list of `cxmap score` is told in every form."""
    files = write_some(dice, dice.choice((1, 1, 1, 2, 3)))
    other = folder / "other.journey.yaml"
    content = next(iter(files.values()))
    other.write_bytes(to_bytes(write_map(dice)[1]) if dice.random() < 0.5 else content)
    with blame({path.name: content for path, content in {**files, other: other.read_bytes()}.items()}):
        loaded = load_some(files)
        if loaded is None or load_some({other: other.read_bytes()}) is None:
            return
        for question in list_questions(loaded.journeys, dice, other):
            width = dice.choice(WIDTHS)
            try:
                check_answers(ask(loaded, question, Style(width)), width)
            except Exception as error:
                error.add_note(f"asked for {replace(question.request, limits=None)}")  # type: ignore[arg-type]
                raise
