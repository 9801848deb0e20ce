"""One way in which data is not in the language."""

from dataclasses import dataclass


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
    """

    kind: str
    path: tuple[str | int, ...]
    message: str
    help: str
    on_key: bool = False
