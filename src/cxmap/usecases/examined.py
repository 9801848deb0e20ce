"""What there is to say about a file, and what that rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.diagnostics.suppression import Suppression
    from cxmap.language.level import Level


@dataclass(frozen=True, slots=True)
class Demands:
    """What the maps of a run are held to.

    Attributes:
        today: The day on which they are judged.
        level: How much is asked of all of them, whatever they say themselves; None where they decide.
        usual: How much is asked of maps that do not say.
        ages: How long evidence of each kind stays fresh.

    Units:
        ages: days.
    """

    today: "date"
    level: "Level | None" = None
    usual: "Level" = "sketch"
    ages: Mapping[str, int] | None = None


class Origin(NamedTuple):
    """A file as it was when it was read.

    Attributes:
        name: What people see.
        path: The file itself, behind links; None for standard input.
        digest: The SHA-256 of its bytes, in hexadecimal; empty where it was too large to be read.
    """

    name: str
    path: "Path | None"
    digest: str


class Question(NamedTuple):
    """A path that a map or catalogue names, and where it led.

    Attributes:
        folder: The folder that the path is seen from.
        written: The path.
        suffix: How the name of such a file ends.
        found: The file; None where it led nowhere.
    """

    folder: "Path"
    written: str
    suffix: str
    found: "Path | None"


MOST_QUESTIONS = 500
"""So many are remembered for each result. Source: Ours, because people's maps ask ten, and each takes 600 bytes."""


def forget_many(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions, each once; of too many a single one that has no answer, so that what rests on them is not kept."""
    asked = tuple(dict.fromkeys(questions))
    return asked if len(asked) <= MOST_QUESTIONS else (asked[0]._replace(found=None),)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a result rests on: as long as all of this is the same, so is the result.

    Attributes:
        file: The map or catalogue.
        catalogues: Those it builds on, directly or through another.
        questions: Every path that it or these name.
        lookouts: Files that were looked for, and whether they were there.
    """

    file: Origin
    catalogues: tuple[Origin, ...] = ()
    questions: tuple[Question, ...] = ()
    lookouts: "tuple[tuple[Path, bool], ...]" = ()

    @property
    def lasting(self) -> bool:
        """Whether all it rests on can be looked at again: why a path led nowhere is not remembered."""
        read = all(origin.digest and origin.path for origin in (self.file, *self.catalogues))
        return read and all(question.found for question in self.questions)


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say about a file.

    Attributes:
        grounds: What it rests on.
        diagnostics: Every finding of its examination; some may be placed in a catalogue it uses.
        suppressions: Its comments that ask for silence.
        dated: Whether another day could give another result.
    """

    grounds: Grounds
    diagnostics: "tuple[Diagnostic, ...]"
    suppressions: "tuple[Suppression, ...]" = ()
    dated: bool = False

    @property
    def name(self) -> str:
        """The file, as shown to people."""
        return self.grounds.file.name
