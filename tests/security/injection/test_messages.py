"""Messages about a map quote it: whatever stands where something else belongs, a message stays one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.security.injection.folders import MAP, Folder, to_yaml
from tests.security.injection.judgement import judge_findings
from tests.security.injection.maximal import make_maximal
from tests.security.injection.outputs import tell_findings
from tests.security.injection.program import run_here
from tests.security.injection.readers import check_log, read_page
from tests.security.injection.texts import HARMLESS, TEXTS

from cxmap.language.journey_map import JourneyMap
from cxmap.reports.hypertext import Hypertext
from cxmap.reports.trouble import tell_findings as tell_trouble
from cxmap.reports.trouble import tell_problem, write_trouble
from cxmap.usecases.check import check_paths

OBEYED = ("command", "commands", "lines", "terminal", "turned")
"""Texts that mean something to a terminal or to a build server."""


def spoil_values(data: Any, text: str) -> Any:
    """The same with a text in place of every value."""
    match data:
        case dict():
            return {key: spoil_values(part, text) for key, part in data.items()}
        case list():
            return [spoil_values(part, text) for part in data]
    return text


def spoil_keys(data: Any, text: str) -> Any:
    """The same with an unknown key in every mapping, and a text where every list is."""
    match data:
        case dict():
            return {**{key: spoil_keys(part, text) for key, part in data.items()}, text: text}
        case list():
            return text
    return data


def wrap_values(data: Any, text: str) -> Any:
    """The same with a mapping in place of every value, under a key that is not known."""
    match data:
        case dict():
            return {key: wrap_values(part, text) for key, part in data.items()}
        case list():
            return [{text: wrap_values(part, text)} for part in data]
    return {text: data}


SPOIL = (spoil_values, spoil_keys, wrap_values)


def write_spoilt(folder: Path, text: str, spoil: Callable[[Any, str], Any]) -> Folder:
    data, _ = make_maximal(JourneyMap, lambda _: HARMLESS)
    (folder / MAP).write_text(to_yaml({**spoil(data, text), "cxmap": 1}), encoding="utf-8")
    return Folder(folder, text, {})


@pytest.mark.parametrize("spoil", SPOIL)
@pytest.mark.parametrize("name", ["markup", *OBEYED])
def test_findings_about_what_does_not_belong(tmp_path: Path, name: str, spoil: Callable[[Any, str], Any]) -> None:
    assert judge_findings(tell_findings(write_spoilt(tmp_path, TEXTS[name], spoil))) > 50


def make_trouble_page(folder: Folder) -> Hypertext:
    checked = check_paths([folder.path / MAP])
    return write_trouble(tell_trouble(checked.report, checked.documents), "")


@pytest.mark.parametrize("name", ["markup", "entities", "terminal"])
def test_the_page_of_a_server_that_says_what_is_wrong(tmp_path: Path, name: str) -> None:
    pages = [make_trouble_page(write_spoilt(tmp_path, text, spoil_values)) for text in (HARMLESS, TEXTS[name])]
    (known, programs), (found, run) = (read_page(page.text) for page in pages)
    # Some texts have a repair and others have none: not how many elements there are is the same, but what there is.
    assert {*found} <= {*known}
    assert run == programs


@pytest.mark.parametrize("name", ["markup", "entities"])
def test_the_page_of_a_server_that_says_what_failed(name: str) -> None:
    hostile, harmless = (write_trouble(tell_problem(text, text), "").text for text in (TEXTS[name], HARMLESS))
    assert read_page(hostile) == read_page(harmless)


@pytest.mark.parametrize("name", ["commands", "lines", "terminal"])
def test_errors_that_quote_a_map(tmp_path: Path, name: str) -> None:
    """Where it is not sound, and what somebody asks for is not there."""
    text = TEXTS[name]
    write_spoilt(tmp_path, text, spoil_values)
    asked = [("score", MAP), ("report", MAP), ("render", MAP), ("score", "--against", text.replace("\0", ""), MAP)]
    for arguments in asked:
        done = run_here(*arguments, cwd=tmp_path)
        assert done.code in {1, 2}
        assert done.err
        check_log(done.err.decode())
        check_log(done.out.decode())


@pytest.mark.parametrize(("name", "spoil"), [("lines", spoil_keys), ("terminal", spoil_keys)])
def test_what_was_mended_is_told(tmp_path: Path, name: str, spoil: Callable[[Any, str], Any]) -> None:
    """What it writes, and what `--diff` pipes, are the bytes of the file."""
    write_spoilt(tmp_path, TEXTS[name], spoil)
    done = run_here("validate", "--no-cache", "--fix", "--unsafe", MAP, cwd=tmp_path)
    assert b"Fixed" in done.err
    check_log(done.err.decode())
    check_log(done.out.decode())
