"""What a rule is, what it looks at, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place

if TYPE_CHECKING:
    from cxmap.journey.lapses import Clash, LooseEnd
    from cxmap.journey.model import Journey
    from cxmap.language.problem import LanguageProblem
    from cxmap.source import Fault, Span


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
    """

    spot: Spot
    message: str
    help: str = ""
    related: tuple[tuple[str, Spot], ...] = ()


@dataclass(frozen=True, slots=True)
class NamedFileProblem:
    """A file named in `uses` or `journey` that cannot be used.

    Attributes:
        kind: `missing`, `outside` (of the project), `absolute`, `name` (not named as such files are), `cycle` or
            `unreadable`.
        at: Where it is named.
        path: The path as written.
        detail: The chain of a cycle, the ending a name needs, the folder that is not left, the path that was most
            likely meant, or why it cannot be read.
    """

    kind: str
    at: Place
    path: str
    detail: str = ""


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
    """

    file: str
    faults: "tuple[Fault, ...]" = ()
    problems: "tuple[LanguageProblem, ...]" = ()
    files: tuple[NamedFileProblem, ...] = ()
    loose_ends: "tuple[LooseEnd, ...]" = ()
    clashes: "tuple[Clash, ...]" = ()
    journey: "Journey | None" = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Its code, never used for anything else again.
        name: Its name, made to read well after "ignore".
        severity: How much a finding weighs unless the user says otherwise.
        check: What it finds in a subject.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Finding]]


def fault_rule(code: str, kind: str, severity: Severity = Severity.ERROR) -> Rule:
    """A rule about the text of a file; the source room finds, the rule says what it means."""

    def check(subject: Subject) -> Iterator[Finding]:
        for fault in subject.faults:
            if fault.kind == kind:
                place = Place(subject.file, ())
                related = tuple((message, Spot(place, span=span)) for message, span in fault.related)
                yield Finding(Spot(place, span=fault.span), fault.message, fault.help, related)

    return Rule(code, kind, severity, check)


def language_rule(code: str, kind: str) -> Rule:
    """A rule about what may be written; the language room finds, the rule says what it means."""

    def check(subject: Subject) -> Iterator[Finding]:
        for problem in subject.problems:
            if problem.kind == kind:
                spot = Spot(Place(subject.file, problem.path), problem.on_key)
                yield Finding(spot, problem.message, problem.help)

    return Rule(code, kind, Severity.ERROR, check)
