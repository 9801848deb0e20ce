"""Laws of editing: an edit does what it says and nothing else, or it is refused."""

import copy
import re
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from tests.source.manuscripts import KEYS, SCALARS, follow, list_paths, manuscripts
from tests.source.test_properties import TEXTS

from cxmap.source import Document, parse_document
from cxmap.source.edit import apply_edits, get_stretches, overlap
from cxmap.source.editing import Edits, rename_key, rewrite, unify_line_ends
from cxmap.source.order import reorder
from cxmap.source.removal import remove
from cxmap.source.sameness import is_same, is_same_elsewhere

VALUES = st.one_of(SCALARS, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6))


def parse(content: bytes) -> Document:
    return parse_document(content, "x.journey.yaml")


def check(document: Document, edits: Edits, expected: Any) -> Document:
    """The file after the edits, which says what is expected and is elsewhere what it was, byte for byte."""
    assert not overlap(edits)
    content = apply_edits(document, edits)
    after = parse(content)
    assert after.usable, content
    assert is_same(after.data, expected), content
    assert is_same_elsewhere(document, after, edits)
    assert content.startswith(document.decoded.mark)
    kept, done = [], 0
    for start, end, _ in get_stretches(document, edits):
        kept.append(document.text[done:start])
        done = end
    rest = content.decode("utf-8-sig" if document.decoded.mark else "utf-8")
    for piece in [*kept, document.text[done:]]:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :] if piece else rest
    return after


def replace_at(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    data = copy.deepcopy(data)
    follow(data, path[:-1])[path[-1]] = value
    return data


def rename_at(data: Any, path: tuple[str | int, ...], key: str) -> Any:
    data = copy.deepcopy(data)
    parent = follow(data, path[:-1])
    entries = {key if name == path[-1] else name: value for name, value in parent.items()}
    parent.clear()
    parent.update(entries)
    return data


def remove_at(data: Any, path: tuple[str | int, ...]) -> Any:
    data = copy.deepcopy(data)
    while path and len(follow(data, path[:-1])) == 1:
        path = path[:-1]
    if path:
        del follow(data, path[:-1])[path[-1]]
    return data if path else None


def is_scalar(value: Any) -> bool:
    return not isinstance(value, (dict, list))


@given(manuscripts(), st.data(), VALUES)
def test_a_value_is_rewritten(manuscript, data, value):
    content, written = manuscript
    document = parse(content)
    path = data.draw(st.sampled_from([path for path in list_paths(written) if is_scalar(follow(written, path))]))
    edits = rewrite(document, path, value)
    assert edits is not None
    check(document, edits, replace_at(written, path, value))


@given(manuscripts(), st.data(), st.lists(st.text(max_size=3), max_size=3).map(tuple))
def test_a_value_becomes_a_list(manuscript, data, values):
    content, written = manuscript
    document = parse(content)
    path = data.draw(st.sampled_from([path for path in list_paths(written) if is_scalar(follow(written, path))]))
    edits = rewrite(document, path, values)
    assert edits is not None
    check(document, edits, replace_at(written, path, list(values)))


@given(
    manuscripts(),
    st.data(),
    st.one_of(st.sampled_from(KEYS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)),
)
def test_a_key_is_renamed_unless_the_mapping_has_it(manuscript, data, key):
    content, written = manuscript
    document = parse(content)
    path = data.draw(st.sampled_from([path for path in list_paths(written) if isinstance(path[-1], str)]))
    edits = rename_key(document, path, key)
    assert (edits is None) == (key in follow(written, path[:-1]))
    if edits:
        after = check(document, edits, rename_at(written, path, key))
        assert list(follow(after.data, path[:-1])) == list(follow(rename_at(written, path, key), path[:-1]))


@given(manuscripts(), st.data())
def test_an_entry_is_removed_with_its_comments_and_no_others(manuscript, data):
    content, written = manuscript
    document = parse(content)
    path = data.draw(st.sampled_from(list_paths(written)))
    expected = remove_at(written, path)
    edits = remove(document, path)
    assert (edits is None) == (expected is None)
    if edits is not None:
        after = check(document, edits, expected)
        # A comment names what it is about by the number of the entry, counted from the top of the file.
        left = re.findall(r"# (?:above )?about \d+", after.text)
        gone = [label for label in re.findall(r"# (?:above )?about \d+", document.text) if label not in left]
        numbers = {int(label.split()[-1]) for label in gone}
        assert not numbers or max(numbers) - min(numbers) < len(list_paths(written)) + 1
        assert len(left) == len(set(left))


@given(manuscripts(comments=False), st.data())
def test_without_comments_every_order_can_be_had(manuscript, data):
    content, written = manuscript
    document = parse(content)
    mappings = [(), *(path for path in list_paths(written) if isinstance(follow(written, path), dict))]
    path = data.draw(st.sampled_from(mappings))
    keys = data.draw(st.permutations(list(follow(written, path))))
    edits = reorder(document, path, keys)
    assert edits is not None
    after = check_order(document, edits, written)
    assert list(follow(after.data, path)) == keys


@given(manuscripts(), st.data())
def test_comments_go_where_their_entries_go(manuscript, data):
    content, written = manuscript
    document = parse(content)
    mappings = [path for path in [(), *list_paths(written)] if isinstance(follow(written, path), dict)]
    path = data.draw(st.sampled_from(mappings))
    keys = data.draw(st.permutations(list(follow(written, path))))
    edits = reorder(document, path, keys)
    event("refused" if edits is None else "made")
    if edits is not None:
        after = check_order(document, edits, written)
        assert list(follow(after.data, path)) == keys
        if get_first_line(document, path) != "{":
            assert sorted(list_lines(after)) == sorted(list_lines(document))
            assert set(list_pairs(document)) == set(list_pairs(after))


def get_first_line(document: Document, path: tuple[str | int, ...]) -> str:
    """What stands of a mapping on the line on which it begins."""
    span = document.span(path)
    return document.line(span.line)[span.column - 1 :][:1]


def check_order(document: Document, edits: Edits, written: Any) -> Document:
    after = parse(apply_edits(document, edits))
    assert not overlap(edits)
    assert is_same(after.data, written), after.text
    return after


def list_lines(document: Document) -> list[str]:
    return [line.rstrip() for line in document.text.splitlines() if line.strip()]


def list_pairs(document: Document) -> list[tuple[str, str]]:
    """Comments that stand alone, each with the line below it."""
    lines = list_lines(document)
    return [pair for pair in pairwise(lines) if pair[0].lstrip().startswith("# above")]


ODD = st.sampled_from(
    ["&x ", "&y ", "*x", "*y", "!!str ", "!!int ", "! ", "? ", "|\n    b\n", ">\n    b\n\n    c\n", "|+\n    b\n\n\n",
     "# c\n", " # c", "\n", "\r\n", "\r", "\t", "  ", "- ", "a: ", ", ", "{}", "[]", "b", "~", "'", '"', "---\n",
     "...\n", "\u2028", "\x07"]
)  # fmt: skip


@st.composite
def odd_texts(draw: Any) -> str:
    """Files as nobody writes them: with anchors, aliases, tags, blocks of lines and stray signs anywhere."""
    content, _ = draw(manuscripts())
    text: str = content.decode()
    for _ in range(draw(st.integers(1, 4))):
        places = [match.end() for match in re.finditer(r"[:\-,\[{] ?|^ *|$", text, re.MULTILINE)]
        at = draw(st.sampled_from(places))
        text = text[:at] + draw(ODD) + text[at:]
    return text


OPERATIONS = st.sampled_from(["rewrite", "rename", "remove", "reorder", "lines"])


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.one_of(odd_texts(), odd_texts(), TEXTS), OPERATIONS, st.data())
def test_whatever_the_file_an_edit_is_right_or_refused(text, operation, data):
    document = parse(text.encode())
    assume(document.usable)
    paths = list_paths(document.data)
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    edits: Edits | None
    expected: Any
    if operation == "rewrite":
        edits, expected = rewrite(document, path, "new: #1"), lambda: replace_at(document.data, path, "new: #1")
    elif operation == "rename" and isinstance(path[-1], str):
        edits, expected = rename_key(document, path, "new: #1"), lambda: rename_at(document.data, path, "new: #1")
    elif operation == "remove":
        edits, expected = remove(document, path), lambda: remove_at(document.data, path)
    elif operation == "reorder" and isinstance(follow(document.data, path[:-1]), dict):
        keys = data.draw(st.permutations(list(follow(document.data, path[:-1]))))
        edits, expected = reorder(document, path[:-1], keys), lambda: document.data
    else:
        edits, expected = unify_line_ends(document), lambda: document.data
    event(f"{operation}: {'refused' if edits is None else 'made'}")
    if edits:
        after = parse(apply_edits(document, edits))
        # Before a file is written it is read again; one that cannot be read is not written.
        assert is_same(after.data, expected()) or not after.usable, after.text


@given(manuscripts(), st.data(), VALUES)
def test_a_change_elsewhere_is_noticed(manuscript, data, value):
    content, written = manuscript
    document = parse(content)
    scalars = [path for path in list_paths(written) if is_scalar(follow(written, path))]
    assume(len(scalars) > 1)
    here, there = data.draw(st.permutations(scalars))[:2]
    said, done = rewrite(document, here, value), rewrite(document, there, value)
    assert said
    assert done
    after = parse(apply_edits(document, done))
    changed = not is_same(follow(written, there), value)
    assert is_same_elsewhere(document, after, said) == (not changed)
