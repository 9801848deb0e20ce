"""Everything that is told about a folder, by its form."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.security.injection.folders import CHILD, MAP, OTHER, Folder
from tests.security.injection.program import Done, run_here

from cxmap.cli.lists import OPTIONS, Request
from cxmap.cli.results import write_papers
from cxmap.reports.diagnostics.forms import FORMS as FINDING_FORMS
from cxmap.reports.diagnostics.forms import Look
from cxmap.reports.diagnostics.forms import render as render_findings
from cxmap.reports.hypertext import Hypertext
from cxmap.reports.overview.markdown import render_markdown
from cxmap.reports.overview.page import make_page
from cxmap.reports.overview.terminal import render_terminal
from cxmap.reports.papers.forms import FORMS as PAPER_FORMS
from cxmap.reports.papers.forms import Style, render
from cxmap.usecases.check import check_paths
from cxmap.usecases.load import Loaded, load_maps
from cxmap.usecases.report import ReportWishes, make_overview
from cxmap.usecases.score import ScoreFlags
from cxmap.usecases.score import make_wishes as make_score_wishes
from cxmap.usecases.wishes import Flags, make_wishes

TODAY = date(2026, 11, 2)
_WISHES = make_score_wishes(ScoreFlags(draws=100))

Outputs = dict[str, str]
"""What was told, by what was asked, such as `paths.csv`: behind the last full stop stands the form."""


def tell_lists(folder: Folder) -> Outputs:
    """Every list of `cxmap score` in every form."""
    loaded = load(folder)
    told = {}
    for request in _list_requests():
        with contextlib.chdir(folder.path):
            papers = write_papers(request, loaded, _WISHES)
        for form in PAPER_FORMS:
            told[f"{request.subject}.{form}"] = render(papers, form, Style(80))
    return told


def tell_ranking(folder: Folder, *, colour: bool = False) -> Outputs:
    """The first of the lists in every form."""
    papers = write_papers(Request("touchpoints", "table", None), load(folder), _WISHES)
    return {f"touchpoints.{form}": render(papers, form, Style(80, colour)) for form in PAPER_FORMS}


def draw_map(folder: Folder) -> Outputs:
    """The first of the pictures as an SVG."""
    return _draw(folder, "svg", MAP)


def _list_requests() -> Iterator[Request]:
    for subject in OPTIONS:
        match subject:
            case "explanation":
                yield Request(None, "table", None, explain="a")
            case "without":
                yield Request(None, "table", None, without="system:a")
            case "against":
                yield Request(None, "table", None, against=Path(OTHER))
            case "plan":
                yield Request("plan", "table", None, budget=10)
            case _:
                yield Request(subject, "table", None)


def draw_pictures(folder: Folder) -> Outputs:
    """Every picture as an SVG."""
    return {
        **_draw(folder, "svg", "--view", "all", MAP),
        **_draw(folder, "svg", "--view", "compare", "--against", OTHER, MAP),
        **_draw(folder, "svg", "--view", "portfolio", MAP, CHILD),
        **_draw(folder, "svg", "--by", "touchpoint", MAP),
    }


def draw_dots(folder: Folder) -> Outputs:
    """The pictures as graphs."""
    return _draw(folder, "dot", "--view", "all", MAP)


def draw_mermaid(folder: Folder) -> Outputs:
    """The map as Mermaid has it."""
    return {"map.mermaid": expect(run_here("render", "--format", "mermaid", MAP, cwd=folder.path)).text}


def _draw(folder: Folder, form: str, *arguments: str) -> Outputs:
    with TemporaryDirectory(dir=folder.path) as target:
        expect(run_here("render", "--format", form, "-o", f"{target}/", *arguments, cwd=folder.path))
        files = sorted(Path(target).iterdir())
        return {f"{' '.join(arguments)} {file.name}": file.read_text(encoding="utf-8") for file in files}


def tell_reports(folder: Folder) -> Outputs:
    """The report in the forms that have no pictures."""
    overview = make_overview(load(folder), ReportWishes(today=TODAY, score=_WISHES))
    return {"report.terminal": render_terminal(overview), "report.markdown": render_markdown(overview)}


def make_report_page(folder: Folder, *, live: bool = True) -> Hypertext:
    """The report as a page with every picture; a live one is shown by a server."""
    wishes = ReportWishes(today=TODAY, score=_WISHES, pictures=True)
    return make_page(make_overview(load(folder), wishes), live=live)


def tell_findings(folder: Folder, *, colour: bool = False) -> Outputs:
    """What is wrong with the map where everything is asked of it, in every form."""
    with contextlib.chdir(folder.path):
        checked = check_paths([Path(MAP)], wishes=make_wishes(Flags(today=TODAY, level="measured")))
        return {
            f"findings.{form}": render_findings(form, checked.report, checked.documents, Look(colour))
            for form in FINDING_FORMS
        }


def load(folder: Folder) -> Loaded:
    """The map of a folder, which has nothing wrong."""
    with contextlib.chdir(folder.path):
        loaded = load_maps([Path(MAP)], wishes=make_wishes(Flags(today=TODAY)))
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics[0]
    return loaded


def expect(done: Done, code: int = 0) -> Done:
    """A run that ended as it should, and said nothing that anybody would obey."""
    assert done.code == code, done.err.decode()
    assert b"itself failed" not in done.err
    return done
