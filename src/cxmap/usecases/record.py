"""What there is to say about a file as a plain list, and back."""

from functools import lru_cache
from pathlib import Path

from cxmap.diagnostics.plain import Plain, read_all, take, take_list
from cxmap.usecases.examined import Examined, Grounds, Origin, Question


def write_examined(examined: Examined) -> Plain:
    """What there is to say about a file, as a list."""
    diagnostics: Plain = []
    suppressions: Plain = []
    if examined.diagnostics or examined.suppressions:
        from cxmap.diagnostics.record import write_diagnostic, write_suppression

        diagnostics += map(write_diagnostic, examined.diagnostics)
        suppressions += map(write_suppression, examined.suppressions)
    return [write_grounds(examined.grounds), diagnostics, suppressions, examined.dated]


def read_examined(plain: object) -> Examined:
    """What a list was made of.

    Raises:
        NoRecord: It was made of something else.
    """
    grounds, diagnostics, suppressions, dated = take_list(plain, 4)
    if not take_list(diagnostics) and not take_list(suppressions):
        # Most files are sound, and a run over such files need not know what a finding is.
        return Examined(read_grounds(grounds), (), (), take(dated, bool))
    from cxmap.diagnostics.record import read_diagnostic, read_suppression

    return Examined(
        read_grounds(grounds),
        read_all(diagnostics, read_diagnostic),
        read_all(suppressions, read_suppression),
        take(dated, bool),
    )


def write_grounds(grounds: Grounds) -> Plain:
    """What a result rests on, as a list."""
    return [
        _write_origin(grounds.file),
        [_write_origin(origin) for origin in grounds.catalogues],
        [_write_question(question) for question in grounds.questions],
        [[str(place), there] for place, there in grounds.lookouts],
    ]


def read_grounds(plain: object) -> Grounds:
    """What a list was made of.

    Raises:
        NoRecord: It was made of something else.
    """
    file, catalogues, questions, lookouts = take_list(plain, 4)
    return Grounds(
        _read_origin(file),
        read_all(catalogues, _read_origin),
        read_all(questions, _read_question),
        read_all(lookouts, _read_lookout),
    )


def _write_origin(origin: Origin) -> Plain:
    return [origin.name, _write_path(origin.path), origin.digest]


def _read_origin(plain: object) -> Origin:
    name, path, digest = take_list(plain, 3)
    return Origin(take(name, str), _read_path(path), take(digest, str))


def _write_question(question: Question) -> Plain:
    return [_write_path(question.folder), question.written, question.suffix, _write_path(question.found)]


def _read_question(plain: object) -> Question:
    folder, written, suffix, found = take_list(plain, 4)
    return Question(_make_path(take(folder, str)), take(written, str), take(suffix, str), _read_path(found))


def _read_lookout(plain: object) -> tuple[Path, bool]:
    place, there = take_list(plain, 2)
    return _make_path(take(place, str)), take(there, bool)


def _write_path(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _read_path(plain: object) -> Path | None:
    return None if plain is None else _make_path(take(plain, str))


@lru_cache(1024)
def _make_path(text: str) -> Path:
    # Many files rest on the same few.
    return Path(text)
