"""What the words of a choice mean."""

from collections.abc import Callable, Mapping
from typing import Any, get_args


class Meanings:
    """Explains each word of a choice: `Annotated[Literal["high", "low"], Meanings({"high": "…", "low": "…"})]`.

    Editors show the sentence beside its word.
    """

    __slots__ = ("of",)

    def __init__(self, of: Mapping[str, str]) -> None:
        self.of = of

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401  (pydantic's own signature)
        """Add the sentences to the schema, in the order of the words."""
        schema = handler(core)
        return {**schema, "enumDescriptions": [self.of[word] for word in schema["enum"]]}


def find_meanings(hint: object) -> Mapping[str, str]:
    """The sentences for all words that a type allows; empty where it allows none, or explains none."""
    found: dict[str, str] = {}
    for part in (*getattr(hint, "__metadata__", ()), *get_args(hint)):
        found |= part.of if isinstance(part, Meanings) else find_meanings(part)
    return found
