"""Everything a map and its catalogues declare, by kind and id, and every reference to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxmap.journey.measures import Place
from cxmap.journey.model import Clash, Entry, LooseEnd

SHARED_SECTIONS = {
    "persona": "personas",
    "team": "teams",
    "role": "roles",
    "channel": "channels",
    "system": "systems",
    "evidence": "evidence",
}
"""Kinds that a map and its catalogues both declare, with their sections."""

OWN_SECTIONS = {
    "tier": "tiers",
    "kpi": "kpis",
    "initiative": "initiatives",
    "playbook": "playbooks",
    "ancillary": "ancillary",
}
"""Kinds that only a map declares, with their sections."""


def spoken(id: str) -> str:
    """Words made from an id: `first-bill` is read as "First bill"."""
    words = id.replace("-", " ")
    return words[:1].upper() + words[1:]


class Register:
    """What is declared, and what is referred to, in one map and its catalogues."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Entry[Any]]] = {
            kind: {} for kind in ("tone", "stage", "touchpoint", *SHARED_SECTIONS, *OWN_SECTIONS)
        }
        self.loose_ends: list[LooseEnd] = []
        self.clashes: list[Clash] = []
        self._used: dict[str, set[str]] = {kind: set() for kind in self.entries}
        # Where every id lives, to tell a wrong kind of target from an unknown id.
        self._kinds: dict[str, str] | None = None

    def declare(self, kind: str, id: str, noun: Any, at: Place) -> None:  # noqa: ANN401  (any noun of the language)
        """Note that `id` is declared; a second declaration is a clash and the first one stays."""
        declared = self.entries[kind]
        if id in declared:
            self.clashes.append(Clash(kind, id, at, declared[id].at))
            return
        name = getattr(noun, "name", None) or getattr(noun, "title", None) or spoken(id)
        declared[id] = Entry(id, name, noun, at)

    def declare_sections(self, noun: Any, file: str, sections: Mapping[str, str]) -> None:  # noqa: ANN401
        """Declare all that the named sections of a map or catalogue hold."""
        for kind, section in sections.items():
            for id, entry in getattr(noun, section).items():
                self.declare(kind, id, entry, Place(file, (section, id)))
        if sections is SHARED_SECTIONS and noun.voice is not None:
            for id, text in noun.voice.tones.items():
                self.declare("tone", id, text, Place(file, ("voice", "tones", id)))

    def find(self, kind: str, id: str | None, at: Place, *parts: str | int, on_key: bool = False) -> Entry[Any] | None:
        """Follow a reference; one that leads nowhere is noted as a loose end.

        Args:
            kind: The kind of thing it should lead to.
            id: The id that was written; None where nothing was.
            at: Where the noun stands that refers.
            parts: Keys and positions from there to the reference. Nearly all references hold, so the place is
                put together only for one that does not.
            on_key: Whether the key at that place is the reference and not its value.
        """
        if id is None:
            return None
        entry = self.entries[kind].get(id)
        if entry is None:
            self._lose(kind, id, at.below(*parts), tuple(self.entries[kind]), on_key=on_key)
        else:
            self._used[kind].add(id)
        return entry

    def find_all(self, kind: str, ids: Iterable[str], at: Place, *parts: str | int) -> tuple[Entry[Any], ...]:
        """Follow a list of references, in order; those that lead nowhere are noted and left out."""
        found = (self.find(kind, id, at, *parts, index) for index, id in enumerate(ids))
        return tuple(entry for entry in found if entry is not None)

    def find_any(self, kinds: Sequence[str], id: str, at: Place, *parts: str | int) -> Entry[Any] | None:
        """Follow a reference that may lead to one of several kinds of things."""
        for kind in kinds:
            if id in self.entries[kind]:
                return self.find(kind, id, at, *parts)
        choices = tuple(choice for kind in kinds for choice in self.entries[kind])
        self._lose(kinds[0], id, at.below(*parts), choices)
        return None

    def find_sources(self, ids: str | Sequence[str] | None, at: Place, *parts: str | int) -> tuple[Entry[Any], ...]:
        """Follow the evidence of a `from` key, which holds one id or a list."""
        if isinstance(ids, str):
            entry = self.find("evidence", ids, at, *parts)
            return () if entry is None else (entry,)
        return self.find_all("evidence", ids or (), at, *parts)

    def find_keys(self, kind: str, keys: Iterable[str], at: Place, *parts: str | int) -> None:
        """Follow references that stand as keys of a mapping."""
        for key in keys:
            self.find(kind, key, at, *parts, key, on_key=True)

    def _lose(self, kind: str, id: str, at: Place, choices: tuple[str, ...], *, on_key: bool = False) -> None:
        self.loose_ends.append(LooseEnd(kind, id, self._kind_of(id), choices, at, on_key))

    def used(self) -> dict[str, frozenset[str]]:
        """The ids that something refers to, by kind."""
        return {kind: frozenset(ids) for kind, ids in self._used.items()}

    def _kind_of(self, id: str) -> str:
        if self._kinds is None:
            self._kinds = {}
            for kind, entries in self.entries.items():
                for known in entries:
                    self._kinds.setdefault(known, kind)
        return self._kinds.get(id, "")
