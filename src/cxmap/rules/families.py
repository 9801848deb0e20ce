"""What the first digit of a rule's code stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.rules.rule import Rule

FAMILIES: Mapping[str, str] = {
    "CX0": "The file and its YAML",
    "CX1": "The language",
    "CX2": "References",
    "CX3": "Completeness, ownership, evidence",
    "CX4": "Numbers and scales",
    "CX5": "Flow and hand-offs",
    "CX6": "Wording and tone",
}
"""The families of rules by the beginning of their codes, in order."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rules whose codes begin alike.

    Attributes:
        code: How their codes begin, as far as a family's first digit.
        rules: Those of them that were asked for, by code; at least one.
    """

    code: str
    rules: tuple[Rule, ...]

    @property
    def title(self) -> str:
        """What they are about."""
        return FAMILIES[self.code]


def group_rules(rules: Iterable[Rule]) -> tuple[Family, ...]:
    """Rules by their families, in the order of both."""
    by_family: dict[str, list[Rule]] = {family: [] for family in FAMILIES}
    for rule in rules:
        by_family[rule.code[:3]].append(rule)
    return tuple(Family(code, tuple(members)) for code, members in by_family.items() if members)
