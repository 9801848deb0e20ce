"""What all pages have in common: a policy of hashes, text that stays text, and a name for each edition."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from tests.reports.outline import Outline

from cxmap.reports.hypertext import Hypertext, fill_page

TEMPLATE = '<html><head>{% include "head.html.jinja" %}</head><body>{{ told }}</body></html>'


def fill(room: Path, told: object = "a", template: str = TEMPLATE, *, live: bool = False) -> Hypertext:
    (room / "page.html.jinja").write_text(template, encoding="utf-8")
    return fill_page(room, "page.html.jinja", style="p {}", scripts=["one();", "two();"], live=live, told=told)


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def find_meta(page: Hypertext, key: str, name: str) -> list[str | None]:
    return [said["content"] for tag, said in Outline(page.text).elements if tag == "meta" and said.get(key) == name]


@pytest.mark.parametrize("live", [False, True])
def test_the_policy_knows_every_script_and_style(tmp_path: Path, live: bool) -> None:
    page = fill(tmp_path, live=live)
    raw = Outline(page.text).raw
    assert [kind for kind, _ in raw] == ["style", "script", "script", *(["script"] if live else [])]
    style, *scripts = (hash_of(text) for _, text in raw)
    connect = "connect-src 'self'; " if live else ""
    assert page.policy == (
        f"default-src 'none'; style-src {style}; script-src {' '.join(scripts)}; {connect}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert find_meta(page, "http-equiv", "Content-Security-Policy") == [page.policy]


def test_a_page_without_scripts_runs_none(tmp_path: Path) -> None:
    (tmp_path / "page.html.jinja").write_text(TEMPLATE, encoding="utf-8")
    assert "script-src" not in fill_page(tmp_path, "page.html.jinja", style="", told="").policy


def test_an_edition_is_named_after_everything_it_tells(tmp_path: Path) -> None:
    first, same, other = (fill(tmp_path, told, live=True) for told in ("a", "a", "b"))
    assert first == same
    assert first.edition != other.edition
    assert re.fullmatch("[0-9a-f]{16}", first.edition)
    assert find_meta(first, "name", "edition") == [first.edition]
    # What a person wrote cannot take the name.
    odd = fill(tmp_path, "edition-without-name", live=True)
    assert find_meta(odd, "name", "edition") == [odd.edition]
    assert "<body>edition-without-name</body>" in odd.text


def test_a_page_in_a_file_waits_for_nothing(tmp_path: Path) -> None:
    page = fill(tmp_path)
    assert page.edition == ""
    assert find_meta(page, "name", "edition") == []
    assert "EventSource" not in page.text
    assert "EventSource" in fill(tmp_path, live=True).text


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("</script><img onerror=x>", "&lt;/script&gt;&lt;img onerror=x&gt;"),
        ("two\n  lines", "two lines"),
        ("abc\u202etxt.exe", "abc\ufffdtxt.exe"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        (7, "7"),
    ],
)
def test_what_a_person_wrote_stays_text(tmp_path: Path, told: object, shown: str) -> None:
    assert f"<body>{shown}</body>" in fill(tmp_path, told).text


def test_what_is_not_told_cannot_be_shown(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        fill(tmp_path, template="{{ untold }}")
