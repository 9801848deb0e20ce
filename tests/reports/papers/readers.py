"""What two parsers, GitHub's own among them, make of Markdown."""

import re
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

OWN_TAGS = {"p", "h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "input", "code", "pre"}

# What GitHub and GitLab find in text that is not code. Written down apart from what the program looks for.
CALLS = re.compile(
    r"""(?<![\w`])@\w | (?<!\w)[\w./-]*\#\d | \b(?i:gh)-\d | \b[0-9a-f]{7,40}\b | :[a-z0-9_+-]+: | \$[^$]+\$
    | (?<!\w)[!&%~]\d | https?:// | \bwww\.\w | \w@\w+\.\w | \b[A-Z]{2,10}-\d""",
    re.VERBOSE,
)


class Reader(HTMLParser):
    """Reads the page that a parser made: its tags, its texts by block, and which text is not code."""

    BLOCKS = frozenset({"p", "h1", "h2", "h3", "th", "td", "li", "pre"})

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.blocks: list[tuple[str, str]] = []
        self.loose: list[str] = [""]
        self._code = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._code += tag == "code"
        if tag in self.BLOCKS and not (tag == "p" and self.blocks and self.blocks[-1] == ("li", "")):
            self.blocks.append((tag, ""))
        self.loose.append("")

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        self.loose.append("")

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.loose[-1] += data
        if self.blocks:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("!")

    def texts(self, tag: str) -> list[str]:
        return [text.replace("\N{NO-BREAK SPACE}", " ").strip() for name, text in self.blocks if name == tag]


def on_github(text: str) -> Reader:
    return Reader(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))


def elsewhere(text: str) -> Reader:
    return Reader(MarkdownIt("gfm-like", {"html": True}).render(text))


PARSERS = pytest.mark.parametrize("read", [on_github, elsewhere])
"""GitHub's own parser, and one that also takes `example.org` for a link, as other trackers do."""
