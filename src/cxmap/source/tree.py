"""The tree of a document while it grows: data on one side, places on the other."""

from __future__ import annotations

from cxmap.source.places import Places

WANT_KEY, SKIP_KEY, KEEP, DROP, MERGE = range(5)
"""What becomes of the next node of a mapping: it is a key, a key nobody can use (and its value is dropped too), a value
to keep, a value to drop, or a mapping to merge."""


class Frame:
    """A mapping or list that is still open."""

    __slots__ = (
        "anchor",
        "end",
        "entries",
        "flow",
        "height",
        "items",
        "key",
        "key_end",
        "key_start",
        "mapping",
        "merges",
        "nodes",
        "start",
        "state",
    )

    def __init__(
        self,
        container: dict[str, object] | list[object],
        start: int,
        anchor: str | None,
        nodes: int,
        *,
        flow: bool,
    ) -> None:
        self.mapping = container if isinstance(container, dict) else None
        self.items = container if isinstance(container, list) else None
        self.start = start
        self.end = start
        self.anchor = anchor
        self.flow = flow
        self.nodes = nodes
        self.height = 1
        self.entries: list[int] = []
        self.state = KEEP if self.mapping is None else WANT_KEY
        self.key = ""
        self.key_start = start
        self.key_end = start
        self.merges: list[dict[str, object]] | None = None


class Tree:
    """Puts nodes where they belong and remembers where they were written."""

    __slots__ = ("data", "dropped", "frame", "places", "stack")

    def __init__(self) -> None:
        self.data: object = None
        self.places = Places()
        self.stack: list[Frame] = []
        self.frame: Frame | None = None
        # Places know a container by its identity, so one that is dropped must not make room for another.
        self.dropped: list[object] = []

    def open(self, frame: Frame) -> None:
        """Begin a mapping or list."""
        self.stack.append(frame)
        self.frame = frame

    def close(self, frame: Frame) -> None:
        """End the innermost mapping or list, whose own place is known by now."""
        if frame.mapping is not None and frame.merges:
            self._merge(frame, frame.mapping, frame.merges)
        container = frame.items if frame.mapping is None else frame.mapping
        self.places.add(container, frame.entries)
        self.stack.pop()
        outer = self.stack[-1] if self.stack else None
        self.frame = outer
        if outer is not None and frame.height >= outer.height:
            outer.height = frame.height + 1
        self.attach(container, frame.start, frame.end)

    def attach(self, value: object, start: int, end: int) -> None:
        """Put a value into the innermost mapping or list, or make it the root."""
        frame = self.frame
        if frame is None:
            self.data = value
            self.places.root = (start, end)
            return
        frame.end = end
        if frame.items is not None:
            frame.items.append(value)
            frame.entries += (start, end)
            return
        if frame.state == KEEP and frame.mapping is not None:
            frame.mapping[frame.key] = value
            frame.entries += (frame.key_start, frame.key_end, start, end)
        else:
            self.dropped.append(value)
            if frame.state == SKIP_KEY:
                frame.state = DROP
                return
            if frame.state == MERGE:
                frame.merges = frame.merges or []
                frame.merges += _list_mappings(value)
        frame.state = WANT_KEY

    def close_all(self) -> None:
        """End everything that is open, after the parser has given up."""
        while self.frame is not None:
            self.close(self.frame)

    def _merge(self, frame: Frame, mapping: dict[str, object], merges: list[dict[str, object]]) -> None:
        """Add what merge keys bring, so that one fault does not look like many missing keys."""
        for source in merges:
            entries = self.places.get_entries(source)
            for number, (key, value) in enumerate(source.items()):
                if key not in mapping:
                    mapping[key] = value
                    frame.entries += entries[4 * number : 4 * number + 4]


def _list_mappings(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
