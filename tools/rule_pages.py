"""Write docs/rules.md and a page for every rule from the rules' own docstrings, or check that they are fresh.

`python tools/rule_pages.py` writes; with `--check` it ends with 1 and names every page that is stale.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cxmap.rules.families import FAMILIES
from cxmap.rules.page import Page, describe_rule, find_docstring, parse_page
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]

INTRODUCTION = """\
# Rules

`cxmap validate` holds maps and catalogues to these rules. An error makes the run end with exit code 1; a warning or a
note does not. Code and name of a rule never change, and a code is never used for anything else again. *Level* is the
lowest `level` of a map at which a rule speaks: a sketch is held to less than a measured map.

The examples leave out what is the same everywhere: `cxmap: 1`, and `title` and `stages` where nothing depends on them.
A block that begins with the comment `# name.yaml` is another file in the same folder. `⟨E9⟩` stands for a byte that
cannot be shown, `⟨61 × 1000⟩` for a thousand of the same.
"""


def read_documentation(rule: Rule) -> Page:
    """Return what the file of a rule says about it.

    Raises:
        ValueError: The file has no docstring. Write one with the four sections.
    """
    docstring = find_docstring(rule)
    if docstring is None:
        raise ValueError(f"the file of {rule.code} has no docstring")
    return parse_page(docstring)


def make_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the text of every page by its path below docs/."""
    pages: dict[str, str] = {}
    tables: dict[str, list[str]] = {family: [] for family in FAMILIES}
    for rule in rules:
        content = read_documentation(rule)
        page = f"rules/{rule.code}.md"
        head = f"# {rule.code} {rule.name}\n\n{describe_rule(rule)}\n\n{content.summary}\n"
        pages[page] = f"{head}\n{content.markdown}\n\n[All rules](../rules.md)\n"
        tables[rule.code[:3]].append(
            f"| [{rule.code}]({page}) | {rule.name} | {rule.severity.value} | {rule.level} | {content.summary} |"
        )
    parts = [INTRODUCTION]
    for family, rows in tables.items():
        if not rows:
            continue
        table = "\n".join(("| code | name | severity | level | reports |", "|---|---|---|---|---|", *rows))
        parts.append(f"## {family}nn: {FAMILIES[family]}\n\n{table}\n")
    pages["rules.md"] = "\n".join(parts)
    return pages


def find_stale(pages: Mapping[str, str], docs: Path) -> list[str]:
    """List pages that are missing or differ, and pages of rules that do not exist."""
    stale = []
    for name, text in pages.items():
        path = docs / name
        if not path.is_file() or path.read_bytes() != text.encode():
            stale.append(name)
    known = {Path(name).name for name in pages}
    return sorted([*stale, *(f"rules/{path.name}" for path in (docs / "rules").glob("*.md") if path.name not in known)])


def write_pages(pages: Mapping[str, str], docs: Path) -> None:
    """Write every page anew and remove the pages of rules that do not exist."""
    (docs / "rules").mkdir(parents=True, exist_ok=True)
    for name in find_stale(pages, docs):
        if name in pages:
            (docs / name).write_bytes(pages[name].encode())
            print(f"wrote docs/{name}")
        else:
            (docs / name).unlink()
            print(f"removed docs/{name}")


def main(arguments: list[str]) -> int:
    """Write or check, and return the exit code."""
    pages = make_pages(all_rules())
    if arguments != ["--check"]:
        write_pages(pages, ROOT / "docs")
        return 0
    stale = find_stale(pages, ROOT / "docs")
    for name in stale:
        print(f"docs/{name} is stale: run `python tools/rule_pages.py` and review the difference")
    if not stale:
        print(f"{len(pages)} rule pages are fresh")
    return 1 if stale else 0


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: python tools/rule_pages.py [--check]")
    sys.exit(main(sys.argv[1:]))
