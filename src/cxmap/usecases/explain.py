"""Find what a word of cxmap stands for: a rule, a family of rules, a scoring method, a mapping or a key."""

import re
from typing import TYPE_CHECKING, NoReturn

from cxmap.errors import UsageError

if TYPE_CHECKING:
    from cxmap.reports.explanations.topics import Topic

_CODE = re.compile(r"cx\d*", re.IGNORECASE)


def find_topics(word: str) -> "tuple[Topic, ...]":
    """Everything that a word stands for.

    Args:
        word: A code or name of a rule, the beginning of codes, a scoring method, a mapping or key of the language
            (`touchpoint`, `feels`, `touchpoint.feels`), or a word that a key can hold.

    Returns:
        At least one topic.

    Raises:
        UsageError: It stands for nothing; the help names the nearest word that does.
    """
    # The tables of rules call a family `CX3nn`, and a key is copied with its colon.
    wanted = re.sub(r"(?i)^(cx\d+)[nx]+$", r"\1", word.strip().strip("`:"))
    topics = _find_rules(wanted) or _find_methods(wanted)
    if topics:
        return topics
    if _CODE.fullmatch(wanted):
        from cxmap.rules.index import suggest_selector

        raise UsageError(f"no rule `{wanted}`", suggest_selector(wanted))
    return _find_words(wanted) or _refuse(wanted)


def _find_rules(word: str) -> "tuple[Topic, ...]":
    """One rule by code or name, or the families of codes that begin so."""
    from cxmap.rules.index import find_codes, index_rules

    codes = find_codes(word)
    if not codes:
        return ()
    from cxmap.rules.families import group_rules
    from cxmap.rules.registry import all_rules

    rules = tuple(rule for rule in all_rules() if rule.code in codes)
    named = {word.upper(), word.lower()}
    return rules if any(named & {code, name} for code, name in index_rules().items()) else group_rules(rules)


def _find_methods(word: str) -> "tuple[Topic, ...]":
    from cxmap.language.words import kebab
    from cxmap.scoring.methods.registry import METHODS

    return tuple(method for method in METHODS.values() if method.name == kebab(word))


def _find_words(word: str) -> "tuple[Topic, ...]":
    """Mappings and keys that are called so; else keys that can hold the word."""
    from cxmap.language.lookup import find_nouns, find_senses, find_uses

    *path, last = word.split(".")
    nouns = () if path else find_nouns(last)
    return (*nouns, *find_senses(path, last)) or (() if path else find_uses(last))


def _refuse(word: str) -> NoReturn:
    """Say which part of a word stands for nothing, and what is nearest.

    Raises:
        UsageError: Always.
    """
    from cxmap.language.lookup import find_senses, keys_below
    from cxmap.language.words import nearest, shown

    parts = word.split(".")
    depth = next((depth for depth in range(len(parts) - 1, 0, -1) if keys_below(parts[:depth])), 0)
    before, wrong, after = parts[:depth], parts[depth], parts[depth + 1 :]
    if after and find_senses(before, wrong):
        key = ".".join([*before, wrong])
        raise UsageError(f"`{key}` has no keys below it", f"`cxmap explain {key}` says what it holds")
    holder = ".".join(before)
    message = f"`{holder}` has no key `{shown(wrong)}`" if before else f"nothing is called `{shown(wrong)}`"
    near = nearest(wrong, [key.name for key in keys_below(before)] if before else _list_words())
    if near:
        raise UsageError(message, f"did you mean `{'.'.join([*before, near, *after])}`?")
    more = f"`cxmap explain {holder}` lists its keys" if before else "`cxmap explain` says what can be explained"
    raise UsageError(message, more)


def _list_words() -> list[str]:
    """Every name that can be explained; codes have their own way."""
    from cxmap.language.glossary import list_nouns, name_of
    from cxmap.language.lookup import keys_below
    from cxmap.language.words import kebab
    from cxmap.rules.index import index_rules
    from cxmap.scoring.methods.registry import METHODS

    nouns = (kebab(name_of(noun)) for noun in list_nouns())
    return [*dict.fromkeys((*index_rules().values(), *METHODS, *nouns, *(key.name for key in keys_below(()))))]
