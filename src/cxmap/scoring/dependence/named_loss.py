"""Read what to do without, as in `system:crm`."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words, name_files, nearest, shown, suggest_id
from cxmap.scoring.dependence.losses import Kind, list_entries

if TYPE_CHECKING:
    from cxmap.journey.model import Journey

EXAMPLE = "write a kind and an id, e.g. `system:crm`"


def read_target(written: str, journeys: "Sequence[Journey]") -> tuple[Kind, str]:
    """The kind and the id of something that at least one of the maps declares.

    Raises:
        UsageError: It is no kind and id, or no map declares such an id; the help names the nearest.
    """
    word, colon, id = (part.strip() for part in written.partition(":"))
    if not colon:
        raise UsageError(f"`{shown(word)}` does not say what kind of thing it is", _suggest_kind(word, journeys))
    if word not in list(Kind):
        near = nearest(word, list(Kind))
        # An id of a single kind says what was meant, whatever stands before it.
        kind = near or next((kind for kind in Kind if id in _list_ids(journeys, kind)), None)
        choices = f"write {enumerate_words(list(Kind), last='or')} before the colon"
        raise UsageError(f"no kind `{shown(word)}`", f"did you mean `{kind}:{shown(id)}`?" if kind else choices)
    kind = Kind(word)
    ids = _list_ids(journeys, kind)
    if id not in ids:
        where = name_files([journey.file for journey in journeys])
        raise UsageError(f"no {kind} `{shown(id)}` in {where}", _suggest_id(id, kind, ids, journeys))
    return kind, id


def _list_ids(journeys: "Iterable[Journey]", kind: Kind) -> dict[str, None]:
    return dict.fromkeys(id for journey in journeys for id in list_entries(journey, kind))


def _suggest_kind(word: str, journeys: "Sequence[Journey]") -> str:
    meant = [f"{kind}:{word}" for kind in Kind if word in _list_ids(journeys, kind)]
    return f"write {enumerate_words(meant, last='or')}" if meant else EXAMPLE


def _suggest_id(id: str, kind: Kind, ids: Iterable[str], journeys: "Sequence[Journey]") -> str:
    elsewhere = next((other for other in Kind if id in _list_ids(journeys, other)), None)
    if elsewhere is not None:
        return f"did you mean `{elsewhere}:{id}`?"
    choices = list(ids)
    near = nearest(id, choices)
    if near is not None:
        return f"did you mean `{kind}:{near}`?"
    if not choices:
        return f"declare it under `{kind}s`"
    return suggest_id(id, choices)
