"""Laws of mending, held on copies of all examples in which things were broken at random."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.usecases.fixing import count_errors, wish

from cxmap.language.anatomy import keys_of
from cxmap.language.journey_map import JourneyMap
from cxmap.language.touchpoint import Touchpoint
from cxmap.usecases.fix import find_fixes, write_files

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))}
CATALOGUES = [name for name in EXAMPLES if name.endswith(".catalogue.yaml")]
MAPS = [name for name in EXAMPLES if name not in CATALOGUES]

_KEYS = "|".join(key for key in {*keys_of(JourneyMap), *keys_of(Touchpoint)} if len(key) > 4 and key.isalpha())
_KEY = re.compile(rf"(?<![\w-])({_KEYS})(?=:)")
_REFERENCE = re.compile(r"(?:channels|personas|systems|contributors|roles): \[([a-z-]{5,})|owner: ([a-z-]{5,})")
_WORD = re.compile(r"(?:phase|state|level|when): ([a-z]{5,})")

LAWS = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def slip(word: str, at: int) -> str:
    """A word with two neighbours inside it exchanged, or a letter left out where they are the same."""
    at = 1 + at % (len(word) - 2)
    one, other = word[at], word[at + 1]
    return word[:at] + (other + one + word[at + 2 :] if one != other else word[at + 1 :])


def find_words(text: str) -> list[tuple[int, int]]:
    """Where words stand that a person may misspell."""
    content = re.sub(r"(?m)(^|\s)#.*", lambda match: " " * len(match[0]), text)
    found = []
    for pattern in (_KEY, _REFERENCE, _WORD):
        for match in pattern.finditer(content):
            group = next(number for number, part in enumerate(match.groups(), 1) if part)
            found.append(match.span(group))
    return sorted(found)


@st.composite
def misspelt(draw: Any, names: list[str] = MAPS) -> tuple[str, str]:
    """An example, by name, with a few words misspelt."""
    name = draw(st.sampled_from(names))
    text = EXAMPLES[name]
    words = find_words(text)
    chosen = draw(st.lists(st.sampled_from(words), max_size=4, unique=True)) if words else []
    for start, end in sorted(chosen, reverse=True):
        text = text[:start] + slip(text[start:end], draw(st.integers(0, 20))) + text[end:]
    return name, text


class Project:
    """A folder with all examples, one of them as given."""

    def __init__(self, folder: Path, name: str, content: bytes) -> None:
        (folder / "cxmap.toml").touch()
        for other, text in EXAMPLES.items():
            (folder / other).write_bytes(content if other == name else text.encode())
        self.path = folder / name

    def mend(self, *, unsafe: bool = False) -> str:
        """Mend the file, hold it to the laws, and return its text."""
        before = find_fixes([self.path], [], wish(), unsafe=unsafe)
        assert before.refused == ()
        assert len(write_files(before.files)[0]) == len(before.files)
        after = find_fixes([self.path], [], wish(), unsafe=unsafe)
        assert after.files == (), "a second run finds more to mend"
        assert count_errors(after) <= count_errors(before)
        return self.path.read_bytes().decode()


@pytest.fixture
def mend(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Mend a file beside all other examples."""

    def mend_in_project(name: str, text: str, *, unsafe: bool = False) -> str:
        return Project(tmp_path_factory.mktemp("project"), name, text.encode()).mend(unsafe=unsafe)

    return mend_in_project


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_sound_example_stays_as_it_is(mend, name):
    assert mend(name, EXAMPLES[name]) == EXAMPLES[name]


@LAWS
@given(misspelt(list(EXAMPLES)))
def test_misspelt_words_become_what_they_were_and_all_else_stays(mend, broken):
    name, text = broken
    mended = mend(name, text)
    # What could not be told stays as it was written; which it is is each word's own affair.
    for right, wrong, now in zip(EXAMPLES[name].split("\n"), text.split("\n"), mended.split("\n"), strict=True):
        assert now in (right, wrong) or has_words_of(now, right, wrong)


def has_words_of(now: str, *lines: str) -> bool:
    """Whether a line is made of the words of others, each in its place."""
    parts = [re.split(r"([^\w-]+)", line) for line in (now, *lines)]
    return len({len(part) for part in parts}) == 1 and all(one in others for one, *others in zip(*parts, strict=True))


@LAWS
@given(misspelt(), st.booleans(), st.booleans())
def test_the_form_of_a_file_is_mended_whatever_is_misspelt_in_it(mend, broken, ends, mark):
    name, text = broken
    odd = text.replace("\n", "\r\n" if ends else "\n")
    assert mend(name, ("\ufeff" if mark else "") + odd) == mend(name, text)


def find_swaps(lines: list[str]) -> list[int]:
    """The lines, from 0, on which a touchpoint is named and whose next line holds another of its keys, whole."""
    return [
        at
        for at in range(len(lines) - 2)
        if re.match(r" {8}name: \S", lines[at])
        and re.match(r" {8}[a-z_]+: [^|>\s]", lines[at + 1])
        and re.match(r" {0,8}\S", lines[at + 2])
    ]


@LAWS
@given(st.sampled_from(MAPS), st.data())
def test_a_name_that_does_not_stand_first_is_brought_back(mend, name, data):
    lines = EXAMPLES[name].split("\n")
    places = find_swaps(lines)
    for at in data.draw(st.lists(st.sampled_from(places), max_size=3, unique=True)) if places else ():
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    broken = "\n".join(lines)
    asked = "\nlevel: sketch" not in broken
    assert mend(name, broken) == (EXAMPLES[name] if asked else broken)


WRONG = st.sampled_from([("channels: [", "channels: [X"), ("owner: ", "owner: My "), (" n: ", " n: ~")])


@LAWS
@given(misspelt(), WRONG, st.integers(0, 3))
def test_unsafe_fixes_keep_to_the_laws_and_keep_comments(mend, broken, wrong, times):
    name, text = broken
    text = text.replace(*wrong, times)
    mended = mend(name, text, unsafe=True)
    comments = re.compile(r"(?m)^\s*#.*$")
    assert comments.findall(mended) == comments.findall(text)
