"""Everything a map and its catalogues declare, by kind and id, and every reference to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxmap.journey.lapses import Clash, LooseEnd
from cxmap.journey.measures import Place
from cxmap.journey.model import Entry
from cxmap.language.slips import find_slip, is_certain
from cxmap.language.words import nearest

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


SECTION_PATHS: Mapping[str, tuple[str, ...]] = {
    **{kind: (section,) for kind, section in (SHARED_SECTIONS | OWN_SECTIONS).items()},
    "tone": ("voice", "tones"),
    "stage": ("stages",),
    "touchpoint": ("stages", "*", "touchpoints"),
}
"""Where the ids of each kind are declared, as a path; `*` stands for any key."""

SHARED_KINDS = frozenset({*SHARED_SECTIONS, "tone"})
"""Kinds that a catalogue may declare."""

MOST_COMPARISONS = 200_000
"""Ids compared with misspelt ones in one map; after that, no nearest id is looked for."""


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
        # Made at the first loose end and shared by all: where every id lives, and the ids of each kind.
        self._kinds: dict[str, str] | None = None
        self._renamed: dict[str, str] | None = None
        self._choices: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._near: dict[tuple[tuple[str, ...], str], tuple[str, bool]] = {}
        self._compared = 0

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

    def find(
        self,
        kind: str,
        id: str | None,
        at: Place,
        *parts: str | int,
        on_key: bool = False,
        also: tuple[str, ...] = (),
    ) -> Entry[Any] | None:
        """Follow a reference; one that leads nowhere is noted as a loose end.

        Args:
            kind: The kind of thing it should lead to.
            id: The id that was written; None where nothing was.
            at: Where the noun stands that refers.
            parts: Keys and positions from there to the reference. Nearly all references hold, so the place is
                put together only for one that does not.
            on_key: Whether the key at that place is the reference and not its value.
            also: What could have been written instead of an id of this kind.
        """
        if id is None:
            return None
        entry = self.entries[kind].get(id)
        if entry is None:
            self._lose((kind,), id, at.below(*parts), on_key=on_key, also=also)
        else:
            self._used[kind].add(id)
        return entry

    def find_all(self, kind: str, ids: Iterable[str], at: Place, *parts: str | int) -> tuple[Entry[Any], ...]:
        """Follow a list of references, in order; those that lead nowhere are noted and left out."""
        found = (self.find(kind, id, at, *parts, index) for index, id in enumerate(ids))
        return tuple(entry for entry in found if entry is not None)

    def find_any(self, kinds: tuple[str, ...], id: str, at: Place, *parts: str | int) -> Entry[Any] | None:
        """Follow a reference that may lead to one of several kinds of things."""
        for kind in kinds:
            if id in self.entries[kind]:
                return self.find(kind, id, at, *parts)
        self._lose(kinds, id, at.below(*parts))
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

    def _lose(
        self, kinds: tuple[str, ...], id: str, at: Place, *, on_key: bool = False, also: tuple[str, ...] = ()
    ) -> None:
        choices = self._choices.get(kinds + also)
        if choices is None:
            choices = (*(choice for kind in kinds for choice in self.entries[kind]), *also)
            self._choices[kinds + also] = choices
        now = self._find_renamed(id) if kinds[0] == "touchpoint" else ""
        near, sure = (now, True) if now else self._find_near(kinds + also, id, choices)
        found = "" if now else self._kind_of(id)
        self.loose_ends.append(LooseEnd(kinds[0], id, found, choices, near, at, on_key, now, sure))

    def _find_renamed(self, id: str) -> str:
        """The touchpoint that had an id before; empty where none says so, or several do."""
        if self._renamed is None:
            self._renamed = {}
            for known, entry in self.entries["touchpoint"].items():
                for former in entry.noun.was:
                    self._renamed[former] = known if self._renamed.get(former, known) == known else ""
        return self._renamed.get(id, "")

    def _find_near(self, kinds: tuple[str, ...], id: str, choices: tuple[str, ...]) -> tuple[str, bool]:
        """The id that was most likely meant, empty where none is near, and whether no other can have been."""
        found = self._near.get((kinds, id))
        if found is None:
            self._compared += len(choices)
            # In a map of thousands of ids with thousands of slips, suggestions alone would take minutes.
            near = nearest(id, choices) if self._compared <= MOST_COMPARISONS else None
            sure = near is not None and is_certain(id, near) and find_slip(id, choices) == near
            found = self._near[kinds, id] = near or "", sure
        return found

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
