"""What a terminal or a build server would obey does not reach it, and JSON loses nothing by that."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.reports.diagnostics.workflow import read_command

from cxmap.reports.printable import calm_lines, printable, spell_out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("::error::x", ":\ufffderror::x"),
        ("a\n \u3000::add-mask::x", "a\n \u3000:\ufffdadd-mask::x"),
        ("\x1b[1m  \x1b[0;31m::error::x", "\x1b[1m  \x1b[0;31m:\ufffderror::x"),
        ("  ::: a.journey.yaml:1:2", "  ::: a.journey.yaml:1:2"),
        ("a ::error::x", "a ::error::x"),
        ("##[error]x", "#\ufffd[error]x"),
        ("## a", "## a"),
    ],
)
def test_build_servers_find_no_command(written: str, said: str) -> None:
    assert calm_lines(written) == said
    assert not any(map(read_command, calm_lines(written).split("\n")))


@given(st.text() | st.text("#[]x\\\u009b\u202e\u2028:", max_size=12))
@example("##[group]\\")
def test_json_says_the_same_in_harmless_characters(text: str) -> None:
    document = spell_out(json.dumps({text: text}, ensure_ascii=False, indent=2))
    assert json.loads(document) == {text: text}
    for line in document.split("\n"):
        assert printable(line) == line
        assert calm_lines(line) == line
