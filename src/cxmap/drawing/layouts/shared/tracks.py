"""Tracks: places beside each other for lines that would lie on each other."""

from bisect import bisect_right


class Tracks:
    """Lines of one direction in one channel, each on the first track that is free where it runs."""

    def __init__(self, clearance: float) -> None:
        """Begin without tracks.

        Args:
            clearance: How far two lines on one track must stay apart.
        """
        self._clearance = clearance
        self._tracks: list[tuple[list[float], list[float]]] = []

    def __len__(self) -> int:
        return len(self._tracks)

    def take(self, start: float, end: float) -> int:
        """The place of the track, from 0, on which nothing else runs between two places."""
        low, high = min(start, end) - self._clearance, max(start, end) + self._clearance
        place = next(
            (place for place in range(len(self._tracks)) if self._is_free(place, low, high)), len(self._tracks)
        )
        if place == len(self._tracks):
            self._tracks.append(([], []))
        starts, ends = self._tracks[place]
        index = bisect_right(starts, low)
        # What is taken is the line itself; the clearance belongs to whoever comes after.
        starts.insert(index, low + self._clearance)
        ends.insert(index, high - self._clearance)
        return place

    def _is_free(self, place: int, low: float, high: float) -> bool:
        starts, ends = self._tracks[place]
        index = bisect_right(starts, low)
        return (not index or ends[index - 1] <= low) and (index == len(starts) or high <= starts[index])
