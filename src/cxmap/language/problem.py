"""One way in which data is not in the language."""

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | tuple[str, ...]
"""What can be written instead of something else: a single value, or a list of texts."""


@dataclass(frozen=True, slots=True)
class LanguageProblem:
    """One way in which the data is not in the language.

    Attributes:
        kind: What sort of problem it is: `unknown-key`, `missing-key`, `wrong-type`, `unknown-word`,
            `out-of-bounds`, `bad-id`, `bad-format` or `contradiction`.
        path: Where in the data; for a missing key, the mapping that lacks it.
        message: One sentence that names the value.
        help: The repair, in the imperative.
        on_key: Whether the key at the path is meant and not its value.
        instead: The key or value that would be right there, where it is known; it stands in the help too.
        sure: Whether it can only be what the author meant.
    """

    kind: str
    path: tuple[str | int, ...]
    message: str
    help: str
    on_key: bool = False
    instead: Value | None = None
    sure: bool = False
