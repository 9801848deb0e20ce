"""The registry of forms: every name has its printer, its page, and only it."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from tests.reports.papers.samples import full_paper

from cxmap.errors import UsageError
from cxmap.reports.papers.as_csv import render_csv
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_markdown import render_markdown
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.forms import FOR_PROGRAMS, FORMS, Form, Style, render

DOCS = Path(__file__).parents[3] / "docs" / "score-forms.md"


def test_every_name_has_a_printer_and_a_page() -> None:
    assert tuple(FORMS) == get_args(Form)
    assert set(FORMS) >= FOR_PROGRAMS
    page = DOCS.read_text(encoding="utf-8")
    for form in FORMS:
        assert f"\n## {form}\n" in page


def test_each_form_is_what_its_printer_makes() -> None:
    paper, style = full_paper(), Style(width=120, colour=True, encoding="ascii")
    assert render(paper, "table", style) == render_table(paper, width=120, colour=True, encoding="ascii")
    assert render(paper, "table") == render_table(paper)
    for form, printer in (("json", render_json), ("csv", render_csv), ("markdown", render_markdown)):
        assert render(paper, form, style) == printer(paper) == render([paper], form)


@pytest.mark.parametrize("form", ["", "html", "Table", "pretty"])
def test_other_forms_are_refused(form: str) -> None:
    with pytest.raises(UsageError, match=f"^no form `{form}`$") as refused:
        render(full_paper(), form)
    assert refused.value.help == "choose table, json, csv, markdown"


def test_forms_for_programs_need_no_terminal_library() -> None:
    program = (
        "import sys; from cxmap.reports.papers.forms import render; from cxmap.reports.papers.paper import *;"
        "paper = Paper('cxmap-x/1', {}, 't', 's', (Sheet('a', '', (), ()),));"
        "render(paper, 'json'); render(paper, 'csv'); print(sorted({'rich', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
