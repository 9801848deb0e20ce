"""Every link of the documentation leads to something: a file of the project, or a heading of a page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1 *$", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
INLINE = re.compile(r"\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\))?)>?(?:\s+[\"'(][^)]*)?\s*\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.MULTILINE)
HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?)(?: +#+)? *$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def find_pages(root: Path) -> list[Path]:
    """The Markdown of the project: not that of installed packages or of hidden folders."""
    skipped = {"node_modules", "out", "dist", "build"}
    return sorted(
        path
        for path in root.rglob("*.md")
        if not any(part in skipped or part.startswith(".") for part in path.relative_to(root).parts)
    )


def find_dead_links(root: Path) -> list[str]:
    """The links that lead nowhere, with the page they stand on."""
    return [
        f"{page.relative_to(root)}: {target} {fault}"
        for page in find_pages(root)
        for target in list_links(page.read_text(encoding="utf-8"))
        if (fault := find_fault(root, page, target))
    ]


def list_links(text: str) -> Iterator[str]:
    """The targets of all links and pictures that stay inside the project."""
    prose = CODE.sub("`code`", COMMENT.sub("", FENCE.sub("", text)))
    for pattern in (INLINE, REFERENCE):
        yield from (target for target in pattern.findall(prose) if not ELSEWHERE.match(target))


def find_fault(root: Path, page: Path, target: str) -> str:
    path, _, anchor = unquote(target).partition("#")
    goal = (page.parent / path).resolve() if path else page
    if not goal.is_relative_to(root.resolve()):
        return "leaves the project"
    if not goal.exists():
        return "does not exist"
    if anchor and anchor not in list_anchors(goal.read_text(encoding="utf-8")):
        return "is no heading there"
    return ""


def list_anchors(text: str) -> set[str]:
    """The names under which headings are found: small letters, hyphens for spaces, a number from the second on."""
    anchors: set[str] = set()
    for heading in HEADING.findall(FENCE.sub("", text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        number = 0
        while (name := f"{slug}-{number}" if number else slug) in anchors:
            number += 1
        anchors.add(name)
    return anchors


def test_all_links_of_the_project_lead_somewhere() -> None:
    assert len(find_pages(ROOT)) > 10
    assert find_dead_links(ROOT) == []


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("[here](docs/there.md)", ""),
        ("[here](docs/there.md#second-part)", ""),
        ("[here](docs/there.md#the-code-of-it)", ""),
        ("[here](docs/there.md#twice-1)", ""),
        ("[here](docs/there.md#shown)", "docs/there.md#shown is no heading there"),
        ("[here](#start)", ""),
        ("[here](docs)", ""),
        ("[here](https://example.org/no.md) [mail](mailto:a@example.org)", ""),
        ("`[code](no.md)`", ""),
        ("```md\n[code](no.md)\n```", ""),
        ("<!-- [hidden](no.md) -->", ""),
        ("[here](docs/no.md)", "docs/no.md does not exist"),
        ('[here](docs/no.md "with a title")', "docs/no.md does not exist"),
        ("![picture](docs/no.svg)", "docs/no.svg does not exist"),
        ("[![picture](docs/no.svg)](docs/there.md)", "docs/no.svg does not exist"),
        ("[here][there]\n\n[there]: docs/no.md", "docs/no.md does not exist"),
        ("[here](docs/there.md#third-part)", "docs/there.md#third-part is no heading there"),
        ("[here](#third-part)", "#third-part is no heading there"),
        ("[here](../outside.md)", "../outside.md leaves the project"),
        ("| [in a table](docs/no.md) |", "docs/no.md does not exist"),
    ],
)
def test_a_planted_dead_link_is_found(tmp_path: Path, link: str, fault: str) -> None:
    (tmp_path / "docs").mkdir()
    there = "# There\n## Second part\n### The `code` of [it](x)\n## Twice\n## Twice\n```\n# Shown\n```\n"
    (tmp_path / "docs" / "there.md").write_text(there.replace("[it](x)", "[it](there.md)"), encoding="utf-8")
    (tmp_path / "page.md").write_text(f"# Start\n\n{link}\n", encoding="utf-8")
    assert find_dead_links(tmp_path) == ([f"page.md: {fault}"] if fault else [])


def test_pages_of_installed_packages_are_not_ours(tmp_path: Path) -> None:
    for folder in (".venv/lib", "benchmarks/node_modules/x", "docs"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "page.md").write_text("[no](no.md)", encoding="utf-8")
    assert find_dead_links(tmp_path) == ["docs/page.md: no.md does not exist"]
