"""What a rule is, what it looks at, and what it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from cxmap.diagnostics.diagnostic import Severity, is_binding
from cxmap.journey.measures import Place
from cxmap.language.level import Level

if TYPE_CHECKING:
    from cxmap.diagnostics.suppression import Selector, Suppression
    from cxmap.journey.lapses import Clash, LooseEnd
    from cxmap.journey.model import Journey
    from cxmap.language.problem import LanguageProblem
    from cxmap.rules.repair import Repair
    from cxmap.source import Fault, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a finding is about, by name: the checker asks the document where it is.

    Attributes:
        place: File and path down to it.
        on_key: Whether the key there is meant and not its value.
        span: The text itself, where the path cannot name it.
    """

    place: Place
    on_key: bool = False
    span: "Span | None" = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place.

    Attributes:
        spot: The place.
        message: One sentence that names the value.
        help: The repair, in the imperative; empty where there is none.
        related: Other places that explain it, each with its sentence.
        fix: What the rule would change in the file of the spot; None where it takes a person.
    """

    spot: Spot
    message: str
    help: str = ""
    related: tuple[tuple[str, Spot], ...] = ()
    fix: "Repair | None" = None


@dataclass(frozen=True, slots=True)
class NamedFileProblem:
    """A file named in `uses` or `journey` that cannot be used.

    Attributes:
        kind: `missing`, `outside` (of the project), `absolute`, `name` (not named as such files are), `cycle`,
            `many` (on which too much is built) or `unreadable`.
        at: Where it is named.
        path: The path as written.
        detail: The chain of a cycle, the ending a name needs, the folder that is not left, the path that was most
            likely meant, how many there may be, or why it cannot be read.
    """

    kind: str
    at: Place
    path: str
    detail: str = ""


class Clock:
    """The day on which a map is judged; it remembers whether anybody asked.

    What was found without asking holds on every other day too.
    """

    __slots__ = ("_today", "asked")

    def __init__(self, today: date) -> None:
        self._today = today
        self.asked = False

    @property
    def today(self) -> date:
        """The day."""
        self.asked = True
        return self._today


@dataclass(frozen=True, slots=True)
class Terms:
    """What a map is held to.

    Attributes:
        level: How much is asked of it.
        clock: The day on which it is judged.
        ages: How long evidence of each kind stays fresh; kinds that are not there never grow old.

    Units:
        ages: days.
    """

    level: Level = "sketch"
    clock: Clock = field(default_factory=lambda: Clock(date.today()))  # noqa: DTZ011  (the reader's own day is meant)
    ages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that rules may look at: one map or catalogue with what became of it.

    Attributes:
        file: Name of the file, as shown to people.
        faults: What is wrong with the text.
        problems: What is not in the language.
        files: Named files that cannot be used.
        loose_ends: References that lead nowhere.
        clashes: Ids given twice.
        journey: The resolved map; None for a catalogue, and where any part of the map could not be read.
        suppressions: Comments that ask for silence.
        idle: Those that silence nothing, each with the selector that has nothing to say.
        terms: What the map is held to.
        data: What the file holds, its keys in their order; None for a catalogue, and where any part could not be read.
        modeline: The comment that would lead editors to the schema; empty where there is one, or no schema.
        made: What several rules need of the map, by the function that makes it; asked for with `once`.
    """

    file: str
    faults: "tuple[Fault, ...]" = ()
    problems: "tuple[LanguageProblem, ...]" = ()
    files: tuple[NamedFileProblem, ...] = ()
    loose_ends: "tuple[LooseEnd, ...]" = ()
    clashes: "tuple[Clash, ...]" = ()
    journey: "Journey | None" = None
    suppressions: "tuple[Suppression, ...]" = ()
    idle: "tuple[tuple[Suppression, Selector], ...]" = ()
    terms: Terms = field(default_factory=Terms)
    data: object = None
    modeline: str = ""
    made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The day on which the map is judged."""
        return self.terms.clock.today

    def once(self, make: "Callable[[Journey], T]") -> T | None:
        """What a function makes of the map, made when a rule first asks and kept for the others; None without a map."""
        if self.journey is not None and make not in self.made:
            self.made[make] = make(self.journey)
        made: T | None = self.made.get(make)
        return made


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Its code, never used for anything else again.
        name: Its name, made to read well after "ignore".
        severity: How much a finding weighs unless the user says otherwise.
        check: What it finds in a subject.
        level: The lowest level of a map at which it speaks.
        heuristic: Whether it can only guess, and says so.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Finding]]
    level: Level = "sketch"
    heuristic: bool = False

    @property
    def binding(self) -> bool:
        """Whether it cannot be ignored, lowered or suppressed: where it speaks, the file was not read."""
        return is_binding(self.code, self.severity)


def fault_rule(
    code: str,
    kind: str,
    severity: Severity = Severity.ERROR,
    mend: "Callable[[Fault], Repair] | None" = None,
) -> Rule:
    """A rule about the text of a file; the source room finds, the rule says what it means.

    Args:
        code: Its code.
        kind: The kind of fault it is about, which is its name.
        severity: How much a finding weighs.
        mend: What it would change; absent where it takes a person.
    """

    def check(subject: Subject) -> Iterator[Finding]:
        for fault in subject.faults:
            if fault.kind == kind:
                place = Place(subject.file, ())
                related = tuple((message, Spot(place, span=span)) for message, span in fault.related)
                fix = mend(fault) if mend else None
                yield Finding(Spot(place, span=fault.span), fault.message, fault.help, related, fix)

    return Rule(code, kind, severity, check)


def language_rule(code: str, kind: str) -> Rule:
    """A rule about what may be written; the language room finds, the rule says what it means."""

    def check(subject: Subject) -> Iterator[Finding]:
        for problem in subject.problems:
            if problem.kind == kind:
                spot = Spot(Place(subject.file, problem.path), problem.on_key)
                yield Finding(spot, problem.message, problem.help, fix=_mend(problem))

    return Rule(code, kind, Severity.ERROR, check)


def _mend(problem: "LanguageProblem") -> "Repair | None":
    """What is known to be right in the place of what is not in the language."""
    if problem.instead is None:
        return None
    from cxmap.language.words import shown
    from cxmap.rules.repair import RenameKey, Repair, Rewrite

    instead = problem.instead
    written = f"[{', '.join(map(shown, instead))}]" if isinstance(instead, tuple) else shown(instead)
    change = RenameKey(problem.path, str(instead)) if problem.on_key else Rewrite(problem.path, instead)
    return Repair(f"write `{written}`", (change,), problem.sure)
