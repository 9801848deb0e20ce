"""The page of a rule is what its docstring says, however Python was started."""

import subprocess
import sys
from types import ModuleType

import pytest

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.page import Page, Section, find_docstring, parse_page, read_page
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule

DOCSTRING = """A thing is odd.

## What it does
Reports odd things.

Twice.

## Example
```yaml
## this is a comment, and no heading
a: 1
```
"""
ALIAS = next(rule for rule in all_rules() if rule.code == "CX013")


def test_a_docstring_is_taken_apart() -> None:
    page = parse_page(DOCSTRING)
    assert page == Page(
        "A thing is odd.",
        (
            Section("What it does", "Reports odd things.\n\nTwice."),
            Section("Example", "```yaml\n## this is a comment, and no heading\na: 1\n```"),
        ),
    )
    assert f"{page.summary}\n\n{page.markdown}\n" == DOCSTRING


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_nothing_of_a_docstring_is_lost(rule: Rule) -> None:
    page = read_page(rule)
    assert f"{page.summary}\n\n{page.markdown}" == find_docstring(rule)


def test_docstrings_that_python_left_out_are_read_from_the_source() -> None:
    code = (
        "from cxmap.rules.page import read_page; from cxmap.rules.registry import all_rules\n"
        "import cxmap.rules.page as module\n"
        "if module.__doc__: raise SystemExit('docstrings were not left out')\n"
        "print(next(read_page(rule).summary for rule in all_rules() if rule.code == 'CX013'))"
    )
    run = subprocess.run([sys.executable, "-OO", "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == f"{read_page(ALIAS).summary}\n"


def test_without_docstring_and_source_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cxmap.rules.cx999_stripped", ModuleType("cxmap.rules.cx999_stripped"))
    page = read_page(Rule("CX999", "stripped", Severity.NOTE, lambda _: iter(())))
    assert page.summary == "The page of `stripped` is not at hand."
    assert "-OO" in page.markdown
