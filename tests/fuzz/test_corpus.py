"""What failed once is tried again, by everything that takes a file of its kind."""

import tomllib
from pathlib import Path
from random import Random

import pytest
from tests.cli.program import GOOD
from tests.fuzz.answers import check_answers
from tests.fuzz.files import MAP, TODAY, check_mended, check_project, check_verdict
from tests.fuzz.programs import check_command, check_configuration
from tests.fuzz.questions import ask, list_questions
from tests.fuzz.readers import PICTURES, REPORTS
from tests.fuzz.results import load_some
from tests.fuzz.rounds import check_refusal

from cxmap.errors import CxmapError
from cxmap.reports.overview.markdown import render_markdown
from cxmap.reports.overview.page import write_page
from cxmap.reports.overview.terminal import render_terminal
from cxmap.reports.papers.forms import Style
from cxmap.usecases.load import Loaded
from cxmap.usecases.pictures import VIEWS, By, PictureWishes, View
from cxmap.usecases.render import Form, render_view
from cxmap.usecases.report import ReportWishes, make_overview

CORPUS = Path(__file__).with_name("corpus")
INDEX: dict[str, str] = tomllib.loads((CORPUS / "index.toml").read_text(encoding="utf-8"))["files"]
MAPS = [name for name in INDEX if name.endswith(".journey.yaml")]
FOLDERS = [name for name in INDEX if "." not in name]
CONFIGURATIONS = [name for name in INDEX if name.endswith(".toml")]
COMMANDS = [name for name in INDEX if name.endswith(".words.txt")]
FORMS: tuple[Form, ...] = ("svg", "dot", "mermaid")
SOUND = 12
"""How many of the maps are sound at least, so that there is something to draw and to rank."""


def test_every_file_is_told_of_and_tried() -> None:
    assert sorted(INDEX) == sorted(path.name for path in CORPUS.iterdir() if path.name != "index.toml")
    assert sorted(INDEX) == sorted([*MAPS, *FOLDERS, *CONFIGURATIONS, *COMMANDS])
    assert len(set(INDEX.values())) == len(INDEX)
    assert all(what and what[-1] != "." for what in INDEX.values())


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_judged_and_mended(name: str) -> None:
    content = (CORPUS / name).read_bytes()
    check_verdict(name, content)
    check_mended(content)


@pytest.mark.parametrize("name", MAPS)
def test_a_sound_map_is_drawn_told_and_ranked(name: str) -> None:
    loaded = _load(name)
    if loaded is None:
        return
    for view in VIEWS:
        for form in FORMS:
            _draw(loaded, view, form)
    _draw(loaded, "map", "svg", by="touchpoint")
    overview = make_overview(loaded, ReportWishes(today=TODAY, pictures=True))
    texts = {"terminal": render_terminal(overview), "markdown": render_markdown(overview), "html": write_page(overview)}
    for kind, text in texts.items():
        REPORTS[kind](text)
    for question in list_questions(loaded.journeys, Random(1)):
        check_answers(ask(loaded, question, Style(80)), 80)


def _draw(loaded: Loaded, view: View, form: Form, by: By = "stage") -> None:
    try:
        drawing = render_view(loaded.journeys, view, PictureWishes(by=by, against=loaded.journeys[0]), form=form)
    except CxmapError as error:
        check_refusal(error)
    else:
        PICTURES[form](drawing.content)


def test_many_of_the_maps_are_sound() -> None:
    assert sum(_load(name) is not None for name in MAPS) >= SOUND


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_judged_and_mended(name: str, tmp_path: Path) -> None:
    folder = CORPUS / name
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    assert len(files) > 1 or name == "paths-that-are-none"
    check_project(files, tmp_path)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_is_used_or_refused(name: str, tmp_path: Path) -> None:
    check_configuration((CORPUS / name).read_bytes(), tmp_path / "cxmap.toml")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_ends_as_promised(name: str, tmp_path: Path) -> None:
    (tmp_path / MAP).write_text(GOOD, encoding="utf-8")
    words = (CORPUS / name).read_bytes().decode("utf-8", "surrogateescape").removesuffix("\n").split("\n")
    check_command(words, tmp_path)


def _load(name: str) -> Loaded | None:
    return load_some({Path("examples", name): (CORPUS / name).read_bytes()})
