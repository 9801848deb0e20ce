"""What readers take for one character stays together."""

import pytest
from tests.drawing.writings import FAMILY

from cxmap.drawing.graphemes import is_joined, split_graphemes


@pytest.mark.parametrize("text", ["خدمة", "ग्राहक", "Pay خدمة", "བོད་", "ភាសា", "߀ߊ"])
def test_joined_scripts_are_known(text: str) -> None:
    assert is_joined(text)


@pytest.mark.parametrize("text", ["", "Pay", "שירות", "網站", FAMILY, "ลูกค้า", "ΑΒΓ Привет"])
def test_scripts_of_single_letters_are_not_joined(text: str) -> None:
    assert not is_joined(text)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("क्षि", ["क्षि"]),
        ("น้ำ", ["น้ำ"]),
        ("ใกล้มาเกาะๆ", ["ใก", "ล้", "มา", "เกาะๆ"]),
        ("ໄປມາ", ["ໄປ", "ມາ"]),
        ("เ", ["เ"]),
        ("\u1112\u1161\u11ab\u1112", ["\u1112\u1161\u11ab", "\u1112"]),
        (" \u0301", [" ", "\u0301"]),
        ("\u0301", ["\u0301"]),
    ],
)
def test_clusters_hold_what_belongs_together(text: str, clusters: list[str]) -> None:
    assert split_graphemes(text) == clusters
