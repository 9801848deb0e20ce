"""Codes and names of all rules, read from the names of their files, so that no rule has to be imported for them."""

import pkgutil
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import cxmap.rules
from cxmap.diagnostics.diagnostic import Severity, is_binding
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from cxmap.rules.rule import Rule


@cache
def index_rules() -> dict[str, str]:
    """The name of every rule by its code, in the order of the codes."""
    files = sorted(module.name for module in pkgutil.iter_modules(cxmap.rules.__path__))
    parts = (name.partition("_") for name in files if name[:2] == "cx" and name[2:3].isdigit())
    return {code.upper(): name.replace("_", "-") for code, _, name in parts}


def get_rule(code: str) -> "Rule":
    """The rule with a code, imported alone.

    Raises:
        KeyError: There is no such rule; ask `find_codes` for those there are.
    """
    rule: Rule = import_rule(code, index_rules()[code]).RULE
    return rule


def import_rule(code: str, name: str) -> ModuleType:
    """The file of a rule."""
    return import_module(f"cxmap.rules.{code.lower()}_{name.replace('-', '_')}")


def are_binding(codes: Collection[str]) -> bool:
    """Whether none of some rules can be silenced, because where they speak, the file was not read."""
    # The code alone mostly says that one can be, and rules take time to import.
    return all(is_binding(code, Severity.ERROR) for code in codes) and all(get_rule(code).binding for code in codes)


@lru_cache(maxsize=256)
def find_codes(selector: str) -> frozenset[str]:
    """The codes of the rules that a selector means; none where there is no such rule.

    Args:
        selector: A code (`CX301`), a name (`unowned-map`) or a family: the beginning of codes (`CX3`).
    """
    known = index_rules()
    code = selector.upper()
    if code in known:
        return frozenset((code,))
    if code.startswith("CX"):
        return frozenset(each for each in known if each.startswith(code))
    return frozenset(each for each, name in known.items() if name == selector.lower())


def get_codes(selectors: Iterable[str], where: str) -> frozenset[str]:
    """The codes of the rules that selectors mean.

    Args:
        selectors: Codes, names or families.
        where: What they were written after, for the message: "`--select`".

    Raises:
        UsageError: A selector means no rule; the help names the nearest.
    """
    codes: frozenset[str] = frozenset()
    for selector in selectors:
        found = find_codes(selector)
        if not found:
            raise UsageError(f"no rule `{selector}` for {where}", suggest_selector(selector))
        codes |= found
    return codes


def suggest_selector(selector: str) -> str:
    """What to write instead of a selector that means no rule, as a help text."""
    from cxmap.language.words import nearest

    # A code that nobody has is like every other code; only a word tells what was meant.
    near = None if selector.upper().startswith("CX") else nearest(selector, index_rules().values())
    if near is None:
        return "name a rule by its code or name, or a family such as `CX3`; `cxmap explain` lists them"
    return f"did you mean `{near}`?"
