"""The page of a rule: what its docstring says, for those who print it."""

import ast
import inspect
import re
from dataclasses import dataclass
from types import ModuleType

from cxmap.rules.index import import_rule
from cxmap.rules.rule import Rule

_FENCE = re.compile(r" {0,3}```")
_TITLE = re.compile(r"## +(.+?) *")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page.

    Attributes:
        title: Its heading, e.g. `Why it matters`.
        text: What stands below the heading, as Markdown.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know about a rule.

    Attributes:
        summary: What it reports, in one sentence with a full stop.
        sections: The parts, in their order.
    """

    summary: str
    sections: tuple[Section, ...]

    @property
    def markdown(self) -> str:
        """The sections with their headings, without the summary."""
        return "\n\n".join(f"## {section.title}\n{section.text}" for section in self.sections)


def read_page(rule: Rule) -> Page:
    """Read the page of a rule; where Python was told to leave docstrings out and has no sources, say so instead."""
    docstring = find_docstring(rule)
    if docstring is None:
        why = "Python was told to leave docstrings out (`-OO`), and the source of the rule is not installed."
        return Page(f"The page of `{rule.name}` is not at hand.", (Section("What it does", why),))
    return parse_page(docstring)


def describe_rule(rule: Rule) -> str:
    """What the code says about a rule beside its page: its severity, from which level it speaks, whether it guesses."""
    level = "" if rule.level == "sketch" else f" · Speaks from level `{rule.level}` on"
    return f"Severity: {rule.severity.value}{level}{' · It can only guess' if rule.heuristic else ''}"


def find_docstring(rule: Rule) -> str | None:
    """Find what the file of a rule says about it; None where that was left out."""
    module = import_rule(rule.code, rule.name)
    docstring = module.__doc__ or _find_in_source(module)
    return docstring.strip() if docstring else None


def _find_in_source(module: ModuleType) -> str | None:
    """What `python -OO` strips still stands in the file."""
    try:
        source = inspect.getsource(module)
    except (OSError, TypeError):
        return None
    return ast.get_docstring(ast.parse(source))


def parse_page(docstring: str) -> Page:
    """Take a docstring apart.

    Args:
        docstring: A summary, then parts that begin with `## ` and a title.
    """
    summary, _, rest = docstring.partition("\n\n")
    parts: list[tuple[str, list[str]]] = []
    in_code = False
    for line in rest.splitlines():
        in_code ^= bool(_FENCE.match(line))
        title = None if in_code else _TITLE.fullmatch(line)
        if title:
            parts.append((title[1], []))
        elif parts:
            parts[-1][1].append(line)
    return Page(summary, tuple(Section(title, "\n".join(lines).strip()) for title, lines in parts))
