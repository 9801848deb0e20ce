"""Find what is known of a word that somebody asks about: a mapping, a key, a word that a key can hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.language.base import Noun
from cxmap.language.glossary import Key, describe_type, list_keys, list_nouns, name_of
from cxmap.language.words import kebab


@dataclass(frozen=True, slots=True)
class Sense:
    """A key with one sense.

    Attributes:
        keys: The key in every mapping where it means this; at least one.
    """

    keys: tuple[Key, ...]

    @property
    def key(self) -> Key:
        """The key, as good as any of them."""
        return self.keys[0]


def find_nouns(word: str) -> tuple[type[Noun], ...]:
    """The mappings that are called by a word."""
    return tuple(noun for noun in list_nouns() if _alike(name_of(noun), word))


def find_senses(path: Iterable[str], word: str) -> tuple[Sense, ...]:
    """What a key means, in each mapping that has it.

    Args:
        path: Mappings, or keys that hold them, from the outermost inwards; none means anywhere.
        word: The key.
    """
    return _gather(key for key in keys_below(path) if _alike(key.name, word))


def find_holders(noun: type[Noun]) -> tuple[Sense, ...]:
    """The keys whose value can be, or hold, a mapping."""
    return _gather(key for key in keys_below(()) if noun in key.nouns)


def find_uses(word: str) -> tuple[Sense, ...]:
    """The keys whose value can be a word, such as `nps` or `transactional-survey`."""
    return _gather(key for key in keys_below(()) if any(_alike(each, word) for each in key.words))


def keys_below(path: Iterable[str]) -> tuple[Key, ...]:
    """The keys that may stand below a path; none where the path leads to no mapping."""
    nouns = list_nouns()
    for depth, part in enumerate(path):
        held = [noun for key in _keys_of(nouns) if _alike(key.name, part) for noun in key.nouns]
        called = find_nouns(part) if depth == 0 else ()
        nouns = tuple(dict.fromkeys((*called, *held)))
    return tuple(_keys_of(nouns))


def _keys_of(nouns: Iterable[type[Noun]]) -> Iterator[Key]:
    for noun in nouns:
        yield from list_keys(noun)


def _gather(keys: Iterable[Key]) -> tuple[Sense, ...]:
    """One sense for all keys that say the same."""
    groups: dict[tuple[object, ...], list[Key]] = {}
    for key in keys:
        # Examples are of all sorts; spelled out, they can be compared.
        said = (key.name, describe_type(key.hint), key.description, repr(key.examples), key.required, key.default)
        groups.setdefault(said, []).append(key)
    return tuple(Sense(tuple(group)) for group in groups.values())


def _alike(name: str, word: str) -> bool:
    """Whether a word is a name, whichever way it joins its parts: `measured value`, `measured-value`."""
    return kebab(name) == kebab(word)
