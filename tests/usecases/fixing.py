"""Mending in tests: a text in, the mended text out, checked as people would check it."""

from datetime import date
from pathlib import Path

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.level import Level
from cxmap.source import parse_document
from cxmap.usecases.fix import Mending, find_fixes
from cxmap.usecases.wishes import Flags, Wishes, make_wishes

NAME = "map.journey.yaml"


def wish(level: Level | None = None, ignore: tuple[str, ...] = ()) -> Wishes:
    return make_wishes(Flags(ignore=ignore, level=level, today=date(2026, 11, 20)))


def mend_folder(folder: Path, *, unsafe: bool = False, level: Level | None = None) -> Mending:
    return find_fixes([folder], [], wish(level), unsafe=unsafe)


def mend_text(text: str, *, unsafe: bool = False, level: Level | None = None) -> str:
    """The text of a map after its fixes, as from standard input."""
    document = parse_document(text.encode(), NAME)
    mending = find_fixes([], [document], wish(level), unsafe=unsafe)
    return mending.files[0].after.content.decode() if mending.files else text


def count_errors(mending: Mending) -> int:
    return mending.checked.report.count(Severity.ERROR)
