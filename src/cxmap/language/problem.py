"""One way in which data is not in the language."""

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of the data downwards."""

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
        lacks: The key that a `missing-key` problem is about; empty for all others.
        strays: Whether the key stands at the wrong depth.
        under: The mapping in the data that such a key belongs into; None where nobody has written it.
        others: More keys that the same repair puts right.
    """

    kind: str
    path: Path
    message: str
    help: str
    on_key: bool = False
    instead: Value | None = None
    sure: bool = False
    lacks: str = ""
    strays: bool = False
    under: Path | None = None
    others: tuple[Path, ...] = ()
