"""Texts that mean something to a terminal, a spreadsheet or an issue tracker."""

from hypothesis import strategies as st

HOSTILE = {
    "markup": "[/] closes nothing, [bold]is not bold[/bold]",
    "link": "[link=https://example.org]click[/link] :smile:",
    "escape": "\x1b[31mred\x1b[0m \x1b]8;;https://example.org\x07x\x9b2J",
    "lines": "one\ntwo\r\nthree\tfour\u2028five",
    "turned": "abc\u202etxt.exe",
    "japanese": "見積もりを比較してから店舗の担当者に相談する",
    "emoji": "I smile 😀👍🏽 👩‍👩‍👧‍👦 🇩🇪 and go on and on and on",
    "arabic": "أقارن الأسعار قبل أن أوقع العقد",
    "long": "a" * 200,
    "words": "very " * 40,
    "accents": "Zürich e\u0301te\u0301 — “quoted” …",
}
EVIL = (
    *HOSTILE.values(),
    "=1+1", "+49 40 1234", "-5", "@SUM(A1)", "＝1+1", " =x", '"=x', "'=x", "''=x",
    "a;=cmd|' /C calc'!A0", "a, @b", ",=x",
    "x\";=HYPERLINK(\"http://example.org\")", "a|b", "\\|", "`", "``` x", "a`b", "`@a`|`#1`",
    "@sales", "ask @sales, then",
    "#12", "org/repo#1", "GH-12", "ABC-123", "f00ba47cafe", "fixes #3", "https://example.org/x", "www.example.org",
    "example.org", "me@example.org", "mailto:me@example.org", "<b>bold</b>", "<!-- x -->", "&amp;", "&#64;x",
    "![x](y)",
    "[x](y)", "[x]: y", "[^1]", "*a*", "_a_", "**a**", "~~a~~", "# a", "a #", "- a", "+ a", "1. a", "1) a",
    "===", "---",
    "> a", "| a |", ":smile:", "$x$", "$`x`$", "a  \nb", "a\\", "\\", "[ ] a", "<https://example.org>",
    "    code", "~~~",
    "!12", "&5", "%3", "##[stop-commands]x", "a\x00b", "\u200b", "http://[::1]/", "C# and F#", "R&D", "100 %", "a_b_c",
    ":::note", "$", "$$", "*", "_", "[", "]", "<", ">", "&", "{+ a +}", "xmpp:me@example.org", "//example.org",
)  # fmt: skip
"""Texts that mean something to one program or another."""

ODD_CHARACTERS = "=+-@＝＋－＠,;|\"'`\\[]()<>#*_~$&!:%^{}./ \t\n\r0123456789abcdefABC\u00a0\u200b\u202eé見👍🏽"
texts = st.one_of(
    st.sampled_from(EVIL),
    st.text(st.sampled_from(ODD_CHARACTERS), max_size=30),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.lists(st.sampled_from(EVIL), min_size=2, max_size=3).map(" ".join),
    st.lists(st.sampled_from(EVIL), min_size=2, max_size=3).map("".join),
)
"""Any text, most of them hostile."""
