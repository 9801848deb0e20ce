"""What `cxmap score` lists: which result was asked for, and what goes together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words
from cxmap.limits import USUAL, Limits

RANKING = frozenset({"method", "weights", "cut", "profile"})
AUDIENCE = frozenset({"persona", "channel", "tier"})
SELECTING = frozenset({"stage", "owner", "tag", "top"})
DRAWING = frozenset({"seed", "draws"})
COUNTED = RANKING | AUDIENCE | DRAWING | {"config"}
"""The options that change a number, and not only what is shown of it."""

OPTIONS: dict[str, frozenset[str]] = {
    "touchpoints": RANKING | AUDIENCE | SELECTING | DRAWING,
    "explanation": RANKING | AUDIENCE | DRAWING,
    "methods": (RANKING - {"cut"}) | AUDIENCE | SELECTING,
    "personas": RANKING - {"cut"},
    "paths": frozenset({"persona", "top"}),
    "seams": frozenset({"top"}),
    "teams": frozenset(),
    "dependence": frozenset({"top"}),
    "without": frozenset(),
    "plan": (RANKING - {"cut"}) | AUDIENCE | DRAWING,
    "evidence": (RANKING - {"cut"}) | AUDIENCE | DRAWING | {"top"},
    "kpis": frozenset(),
    "competitors": frozenset({"top"}),
    "against": frozenset({"top"}),
}
"""The options that change something in each list."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to see.

    Attributes:
        show: The list that was named; None where none was.
        form: The form.
        output: The file to write to; None for standard output.
        explain: Id of the touchpoint to explain.
        without: What to imagine away, as it was written.
        budget: Person-days to plan for.
        against: The map to compare with.
        compare: Whether the methods are to be compared.
        options: The words of the command line that change a number.
        limits: How much the maps may ask for.
    """

    show: str | None
    form: str
    output: Path | None
    explain: str | None = None
    without: str | None = None
    budget: float | None = None
    against: Path | None = None
    compare: bool = False
    options: tuple[str, ...] = ()
    limits: Limits = USUAL

    @property
    def subject(self) -> str:
        """The list that is meant: the one that was named, or that an option implies."""
        return next(iter(dict.fromkeys(self._meant().values())), "touchpoints")

    def check(self, options: Sequence[str]) -> None:
        """See to it that everything that was asked for goes together, and changes something.

        Args:
            options: Names of the other options that were given.

        Raises:
            UsageError: Something does not. The help says what to leave out.
        """
        meant = self._meant()
        if len(set(meant.values())) > 1:
            first, second = list(dict.fromkeys(meant.values()))[:2]
            named = [next(option for option, subject in meant.items() if subject == one) for one in (first, second)]
            raise UsageError(f"{enumerate_words(named)} ask for two lists", "leave one of them out")
        idle = [f"--{option}" for option in options if option not in OPTIONS[self.subject]]
        if idle:
            asked = next(iter(meant), "this list")
            raise UsageError(f"{enumerate_words(idle)} would change nothing with `{asked}`", _leave_out(idle))

    def _meant(self) -> dict[str, str]:
        """The list that each option means, by what was written."""
        said = {
            # What is lost without one thing is a part of what a map depends on.
            f"--show {self.show}": None if self.show == "dependence" and self.without is not None else self.show,
            "--explain": None if self.explain is None else "explanation",
            "--compare": "methods" if self.compare else None,
            "--without": None if self.without is None else "without",
            "--budget": None if self.budget is None else "plan",
            "--against": None if self.against is None else "against",
        }
        return {option: subject for option, subject in said.items() if subject is not None}


def check_draws(method: str, draws: int, options: Sequence[str]) -> None:
    """See to it that what was said of draws changes something.

    Args:
        method: Name of the method that ranks.
        draws: How many draws there are.
        options: Which of `seed` and `draws` were given.

    Raises:
        UsageError: Nothing is drawn. The help says what to leave out.
    """
    idle = [f"--{option}" for option in options if option == "seed" or method == "rpn"]
    if idle and (method == "rpn" or not draws):
        why = "`--method rpn`: ordinal ranks are not drawn" if method == "rpn" else "no draws"
        raise UsageError(f"{enumerate_words(idle)} would change nothing with {why}", _leave_out(idle))


def _leave_out(words: Sequence[str]) -> str:
    return "leave it out" if len(words) == 1 else "leave them out"
