"""How wide the columns of a table are: figures and ids stay whole, words share what is left."""

from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

LEAST = 8
"""Cells that a column of words needs where room is scarce: fewer break most words."""

LONGEST_WORD = 13
"""Cells up to which words are kept whole where there is room."""


@dataclass(frozen=True, slots=True)
class Track:
    """A column of a table, with what stands in it.

    Attributes:
        heading: Its heading.
        cells: Its cells, each on one line.
        flows: Whether they may be broken into lines.
        right: Whether they stand flush right, as figures do.
        spare: Whether it goes first where there is no room, without a word: it is extra.
        most: The most cells that it gets; None for no limit.
    """

    heading: str
    cells: tuple[str, ...]
    flows: bool
    right: bool = False
    spare: bool = False
    most: int | None = None

    @property
    def whole(self) -> int:
        """Cells with which nothing has to be broken."""
        natural = max(map(cell_len, (self.heading, *self.cells)))
        return min(natural, max(self.most, _longest_word(self.heading))) if self.flows and self.most else natural

    def need(self, *, scarce: bool) -> int:
        """Cells that it cannot do without.

        Args:
            scarce: Whether headings, and long words of columns that flow, may be broken.
        """
        words = _longest_word(self.heading)
        if not self.flows:
            return max(map(cell_len, self.cells), default=0) if scarce else self.whole
        if not scarce:
            words = max(words, min(max(map(_longest_word, self.cells), default=0), LONGEST_WORD))
        return min(self.whole, max(words, LEAST))


def fit_tracks(tracks: dict[int, Track], width: int) -> dict[int, int]:
    """The widths of the columns, by their number; those for which there is no room are left out.

    Args:
        tracks: The columns, by their number, left to right.
        width: Cells in a line.
    """
    kept = dict(tracks)
    while True:
        for scarce in (False, True):
            widths = {place: _need(track, scarce=scarce) for place, track in kept.items()}
            room = width - sum(widths.values()) - _gaps(list(kept.values()))
            if room >= 0:
                _share_out(kept, widths, room)
                return widths
        victim = _find_victim(kept)
        if victim is None:
            return widths
        del kept[victim]


def gap(before: Track, after: Track) -> int:
    """Cells between two columns: one between figures, whose digits keep them apart, else two."""
    return 1 if before.right and after.right else 2


def _gaps(tracks: list[Track]) -> int:
    return sum(gap(before, after) for before, after in pairwise(tracks))


def _need(track: Track, *, scarce: bool) -> int:
    need = track.need(scarce=scarce)
    # The heading of figures may go over several lines, but its words are not broken.
    return max(need, _longest_word(track.heading)) if scarce else need


def _share_out(tracks: dict[int, Track], widths: dict[int, int], room: int) -> None:
    """Give what is left to the columns of words, a cell at a time; the first names the row and gets two."""
    flowing = [place for place, track in tracks.items() if track.flows]
    turns = [*flowing[:1], *flowing]
    hungry = True
    while room and hungry:
        hungry = False
        for place in turns:
            if room and widths[place] < tracks[place].whole:
                widths[place] += 1
                room -= 1
                hungry = True


def _find_victim(tracks: dict[int, Track]) -> int | None:
    """The column to leave out: an extra one, else one of words, else one of figures, from the right.

    The first two stay, and the first of words: without them nobody knows what a row is about.
    """
    places = list(tracks)
    named = next((place for place in places if tracks[place].flows), places[0])
    others = [place for place in reversed(places[1:]) if place != named]
    ranked = sorted(others, key=lambda place: (not tracks[place].spare, not tracks[place].flows))
    return ranked[0] if ranked else None


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split(" ")))
