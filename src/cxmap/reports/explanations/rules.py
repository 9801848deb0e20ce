"""Rules explained: one with its whole page, or a family as a list."""

from typing import TYPE_CHECKING

from rich.text import Text

from cxmap.reports.explanations.prose import HEADING, add_markdown, paint
from cxmap.reports.explanations.yaml_lines import CODE, add_yaml
from cxmap.reports.page import Page
from cxmap.rules.page import describe_rule, read_page

if TYPE_CHECKING:
    from cxmap.rules.families import Family
    from cxmap.rules.rule import Rule


def add_rule(page: Page, rule: "Rule") -> None:
    """Add the page of a rule, and how to live with it."""
    content = read_page(rule)
    page.add_wrapped(f"{rule.code} {rule.name}", 0, HEADING)
    page.add_wrapped(paint(describe_rule(rule)), 0)
    page.add()
    page.add_wrapped(paint(content.summary), 0)
    for section in content.sections:
        page.add()
        page.add(Text(section.title, style=HEADING))
        add_markdown(page, section.text, 2)
    page.add()
    page.add(Text("Where it is meant so", style=HEADING))
    _add_exceptions(page, rule)


def add_family(page: Page, family: "Family") -> None:
    """Add a line or two for every rule of a family."""
    page.add_wrapped(f"{family.code}nn: {family.title}", 0, HEADING)
    for rule in family.rules:
        weight = f"{rule.severity.value}{'' if rule.level == 'sketch' else f' from `{rule.level}` on'}"
        page.add_wrapped(Text.assemble((f"{rule.code} {rule.name}", CODE), ", ", paint(weight)), 2)
        page.add_wrapped(paint(read_page(rule).summary), 8)


def _add_exceptions(page: Page, rule: "Rule") -> None:
    """Add how to silence a rule, or that nothing does."""
    if rule.binding:
        why = "It cannot be ignored, lowered or suppressed: with it, the file or a part of it was not read."
        page.add_wrapped(why, 2)
        return
    page.add_wrapped("Say so at the end of the line, with the reason:", 2)
    page.add()
    add_yaml(page, f"# cxmap: ignore[{rule.name}] the reason", 4)
    page.add()
    others = f"For all maps: `--ignore {rule.code}`, or `ignore` below `[rules]` in `cxmap.toml`."
    page.add_wrapped(paint(others), 2)
