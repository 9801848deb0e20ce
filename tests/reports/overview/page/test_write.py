"""The page as text: one file that a browser may trust, the same every time."""

import hashlib
import json
import re
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.hostile import texts
from tests.reports.outline import Outline
from tests.reports.overview.page.sample import build_broadband, build_overview, build_tiny

from cxmap.reports.overview.overview import Picture
from cxmap.reports.overview.page import write_page

OVERVIEW = build_overview(build_broadband())


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    outline = Outline(write_page(OVERVIEW))
    (policy,) = (
        attributes["content"]
        for tag, attributes in outline.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    raw = dict(outline.raw)
    assert list(raw) == ["style", "script", "script application/json"]
    style, script = (
        f"'sha256-{b64encode(hashlib.sha256(raw[kind].encode()).digest()).decode()}'" for kind in ("style", "script")
    )
    assert policy == (
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    # A policy holds for what comes after it.
    assert outline.tags.index("meta") < outline.tags.index("style")


def test_nothing_is_fetched_and_no_attribute_runs_or_paints() -> None:
    outline = Outline(write_page(OVERVIEW))
    assert not {"iframe", "object", "embed", "base", "form", "img", "image", "use"} & {*outline.tags}
    names = {name for _, attributes in outline.elements for name in attributes}
    assert [name for name in names if name.startswith("on") or name in {"style", "src", "srcset"}] == []
    links = [attributes["href"] for tag, attributes in outline.elements if tag == "link"]
    assert links == ["data:,"]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|eval\(|innerHTML", write_page(OVERVIEW))


def test_the_same_overview_gives_the_same_bytes() -> None:
    assert write_page(OVERVIEW) == write_page(build_overview(build_broadband.__wrapped__()))


def test_ids_are_unique_and_what_they_are_named_by_is_there() -> None:
    portfolio = Picture("portfolio", "All", build_tiny("Third").pictures[0].svg, "")
    page = write_page(build_overview(build_broadband(), build_tiny("One"), build_tiny("Two"), portfolio=portfolio))
    elements = Outline(page).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    references = {"aria-labelledby", "aria-describedby", "aria-controls", "for"}
    named = {name for _, attributes in elements for key in references if (name := attributes.get(key))}
    assert named <= {*ids}
    anchors = {link for _, attributes in elements if (link := attributes.get("href") or "").startswith("#")}
    assert {link[1:] for link in anchors} <= {*ids}


def test_views_without_a_picture_are_listed_with_their_reason() -> None:
    page = write_page(OVERVIEW)
    assert "<dt>Technology</dt><dd><bdi>No touchpoint says which systems it runs on.</bdi></dd>" in page
    assert page.count('role="tab" id=') == 2


def test_what_stands_between_backticks_is_code_where_they_are_paired() -> None:
    page = write_page(OVERVIEW)
    assert "<bdi>The survey <code>nps-2024</code> is 27 months old</bdi>" in page
    assert "<bdi>one ` alone</bdi>" in write_page(build_overview(build_tiny("one ` alone")))


def test_a_title_without_portfolio_or_with_one() -> None:
    assert "<title>Switching to our home broadband</title>" in write_page(OVERVIEW)
    two = write_page(build_overview(build_tiny("One"), build_tiny("Two", id="two")))
    assert "<title>Customer journeys</title>" in two
    assert "All journeys" not in two
    nothing = Picture("portfolio", "Portfolio", "", "The maps share nothing.")
    assert "<p><bdi>The maps share nothing.</bdi></p>" in write_page(
        build_overview(build_tiny("One"), build_tiny("Two", id="two"), portfolio=nothing)
    )


@settings(max_examples=40)
@given(st.one_of(texts, st.sampled_from(["</script>", "<!--<script>", "</style>", "]]>", "\u2028</title>", "{{x}}"])))
def test_no_text_adds_an_element_or_ends_a_script(text: str) -> None:
    plain, hostile = (Outline(write_page(build_overview(build_tiny(words)))) for words in ("Tiny", f"Tiny {text}"))

    def without_optional(tags: list[str]) -> list[str]:
        # Code between backticks, and links that are safe to follow.
        return [tag for tag in tags if tag not in {"code", "a"}]

    assert without_optional(hostile.tags) == without_optional(plain.tags)
    assert [kind for kind, _ in hostile.raw] == [kind for kind, _ in plain.raw]
    ((_, told),) = [entry for entry in hostile.raw if entry[0] == "script application/json"]
    assert not set("<>&\u2028\u2029") & {*told}
    (chapter,) = json.loads(told)
    assert chapter["touchpoints"][0]["name"] == f"Tiny {text}"


@pytest.mark.parametrize("text", ["\ud800", "a\x00b\x1b[31m", "abc\u202etxt.exe"])
def test_what_hides_or_turns_text_is_shown_as_unknown(text: str) -> None:
    page = write_page(build_overview(build_tiny(f"Tiny {text}")))
    assert page.encode()
    head = page.partition("<main")[2].partition("</h1>")[0]
    assert "\ufffd" in head
    assert not {*text} & {"\ud800", "\x00", "\x1b", "\u202e"} & {*head}
