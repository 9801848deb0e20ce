"""What the first digit of a rule's code stands for."""

from collections.abc import Mapping

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
