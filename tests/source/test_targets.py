"""Which aliases could stand for what lies in a piece of a text."""

import pytest

from cxmap.source import parse_document, targets
from cxmap.source.targets import holds_shared


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("a: &x 1\nb: *x\n", True),
        ("a: &x 1\nb: [*x]\n", True),
        ("a: &x 1\nb: {c: *x, d: 1}\n", True),
        ("a: &x 1\n*x : b\n", True),
        ("a: &x 1\nb: *y\n", False),
        ("a: &x 1\nb: c*x\n", False),
        ("a: x & y\nb: '* x'\n", False),
        # A colon may be a part of a name or its end.
        ("a: &x:y 1\nb: *x:y\n", True),
    ],
)
def test_an_alias_elsewhere_is_seen(text: str, shared: bool) -> None:
    document = parse_document(text.encode(), "x.yaml")
    assert holds_shared(document, 0, text.index("\n")) is shared


def test_a_text_is_searched_once_whatever_it_holds() -> None:
    """A map of a thousand ampersands took minutes when each of them was looked for."""
    document = parse_document(f"a: '{' &x' * 1_000}'\n".encode(), "x.yaml")
    targets._list_aliases.cache_clear()
    assert not holds_shared(document, 0, len(document.text))
    assert targets._list_aliases.cache_info().misses == 1
