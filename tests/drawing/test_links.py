"""Only addresses that are safe to follow leave the program."""

import pytest

from cxmap.drawing.links import find_safe_link, is_external


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("docs/my page.html", "docs/my%20page.html"),
        ("  ../up#x ", "../up#x"),
        ("#part", "#part"),
        ("/up", "/up"),
        ("a?b=//c", "a?b=//c"),
        ("mailto:a@example.org?cc=b@example.org", "mailto:a@example.org?cc=b@example.org"),
        ("https://example.org/@someone", "https://example.org/@someone"),
        ("https://example.org?by=a@b", "https://example.org?by=a@b"),
        ("someone@example.org", "someone@example.org"),
        ("ht\ntps://example.org", "https://example.org"),
        ("日本.html", "日本.html"),
    ],
)
def test_safe_addresses_are_kept(link: str, address: str) -> None:
    assert find_safe_link(link) == address


@pytest.mark.parametrize(
    "link",
    [
        "",
        "  ",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\x00script:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "blob:x",
        "ftp://example.org",
        "//example.org",
        "\\\\example.org\\share",
        "/\\example.org",
        " \t//example.org",
        "/\n/example.org",
        "/..//example.org",
        "a/..\\/example.org",
        "https://user@example.org",
        "https://user:word@example.org",
        "HTTP://bank.example@example.org/x",
        "https:\\\\bank.example@example.org",
        "https:bank.example@example.org",
        "a\x7fb",
        "\ud800",
    ],
)
def test_other_addresses_are_dropped(link: str) -> None:
    assert find_safe_link(link) is None


def test_other_sites_are_told_from_neighbours() -> None:
    assert is_external("https://example.org")
    assert is_external("HTTP://EXAMPLE.ORG")
    assert not is_external("docs/a.html")
    assert not is_external("mailto:a@example.org")
