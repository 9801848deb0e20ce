"""From parsing events to data and places in one pass, with every limit watched on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxmap.limits import DEPTH, NODES, TEXT_LENGTH, Limits
from cxmap.source import tags
from cxmap.source.aliases import NOTHING, Anchored, Anchors
from cxmap.source.tree import DROP, KEEP, MERGE, SKIP_KEY, WANT_KEY, Frame, Tree
from cxmap.source.values import Stop, Values
from cxmap.source.words import code

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxmap.source.encoding import Decoded
    from cxmap.source.faults import Fault
    from cxmap.source.parser import Event, Events

SPLIT: Final = "split the map into smaller ones and tie them together with `journey`"
"""What to do about a file that is too large."""

_STRIDE: Final = 4_096
"""How many events pass between two looks at how many nodes there are: looking at each would cost."""

_CHARACTERS: Final = 100
"""For every so many characters a text counts once more among the nodes."""


class Loader:
    """Builds one document.

    Attributes:
        tree: The data so far, with its places.
        duplicates: Mapping, key, start and end of every key that was there before.
        last: The scalar read last.
        found: Whether a document has begun.
        whole: Whether the document was read to its end.
    """

    __slots__ = (
        "_anchors",
        "_depth",
        "_keys",
        "_limits",
        "_nodes",
        "_note",
        "_stand_ins",
        "_text",
        "_values",
        "duplicates",
        "found",
        "last",
        "tree",
        "whole",
    )

    def __init__(self, decoded: Decoded, limits: Limits) -> None:
        self.tree = Tree()
        self.duplicates: list[tuple[dict[str, object], str, int, int]] = []
        self.last: Event | None = None
        self.found = False
        self.whole = False
        self._values = Values(decoded)
        self._note = self._values.note
        self._stand_ins = decoded.stand_ins
        self._text = decoded.text
        self._anchors = Anchors()
        self._keys: dict[str, str] = {}  # one string for all equal keys
        self._nodes = 0
        self._limits = limits
        self._depth = limits.depth

    @property
    def total(self) -> int:
        """How many faults there are, duplicate keys included."""
        return self._values.total

    @property
    def faults(self) -> list[Fault]:
        """What was found so far, without the duplicate keys."""
        return self._values.faults

    def load(self, events: Events) -> None:
        """Read events until the first document ends.

        Args:
            events: The parser, at its start.

        Raises:
            yaml.YAMLError: The text is no YAML; what was read before stays in the tree.
        """
        from yaml import events as kinds

        handlers: dict[type, Callable[[Event], None]] = {
            kinds.ScalarEvent: self._read_scalar,
            kinds.AliasEvent: self._read_alias,
            kinds.MappingStartEvent: self._start_mapping,
            kinds.SequenceStartEvent: self._start_list,
            kinds.MappingEndEvent: self._end,
            kinds.SequenceEndEvent: self._end,
            kinds.DocumentStartEvent: self._start_document,
            kinds.DocumentEndEvent: self._end_document,
            kinds.StreamStartEvent: self._pass,
            kinds.StreamEndEvent: self._stop,
        }
        get_event = events.get_event
        try:
            while True:
                for _ in range(_STRIDE):
                    event = get_event()
                    handlers[event.__class__](event)
                self._check_nodes(event)
        except Stop:
            pass  # at the end, or at a limit whose fault is noted
        finally:
            self.tree.close_all()

    def _pass(self, _event: Event) -> None:
        """Nothing to do: the encoding is known."""

    def _stop(self, _event: Event) -> None:
        raise Stop

    def _start_document(self, event: Event) -> None:
        if self.found:
            help = "keep one map in a file: move this document to a file of its own, or delete the line `---`"
            start = event.start_mark.index
            self._note("several-documents", ("a second YAML document begins here", help), start, start + 3)
            raise Stop
        self.found = True

    def _end_document(self, event: Event) -> None:
        self._check_nodes(event)
        self.whole = True

    def _check_nodes(self, event: Event) -> None:
        if self._nodes > self._limits.nodes:
            message = f"the file holds more than {self._limits.nodes:,} keys and values; reading stopped here"
            start = event.start_mark.index
            self._note("too-large", (message, f"{SPLIT}{NODES.offer(self._limits.nodes)}"), start, start)
            raise Stop

    def _read_scalar(self, event: Event) -> None:
        self.last = event
        value: object = event.value
        text = event.value
        if self._stand_ins:
            value = text = text.translate(self._stand_ins)
        start = event.start_mark.index
        end = event.end_mark.index
        nodes = self._weigh(text, start, end)
        frame = self.tree.frame
        if frame is not None and frame.state == WANT_KEY and frame.mapping is not None:
            if event.tag is not None:
                self._values.resolve_tagged(event.tag, text, start, end, style="key")
            if event.anchor is not None:
                self._anchors.add_scalar(event.anchor, text, text, nodes)
            if text == "<<" and not event.style and event.tag is None:
                self._start_merge(frame, start, end)
            else:
                self._read_key(frame, frame.mapping, text, start, end)
            return
        if event.tag is not None:
            value = self._values.resolve_tagged(event.tag, text, start, end, style=event.style)
        elif not event.style:
            if start == end:
                start = end = self._place_nothing(start)
            value = self._values.resolve_plain(text, start, end)
        if event.anchor is not None:
            self._anchors.add_scalar(event.anchor, value, text, nodes)
        self.tree.attach(value, start, end)

    def _weigh(self, text: str, start: int, end: int) -> int:
        """Count a text among the nodes, and return as how many."""
        nodes = 1 + len(text) // _CHARACTERS
        self._nodes += nodes
        most = self._limits.text_length
        if len(text) > most:
            length = f"{len(text):,} characters, more than {most:,}"
            message = f"the text {code(text, 20)} has {length}; reading stopped here"
            help = f"keep it in a file of its own and name that as evidence{TEXT_LENGTH.offer(most)}"
            self._note("too-large", (message, help), start, end)
            raise Stop
        return nodes

    def _read_key(self, frame: Frame, mapping: dict[str, object], text: str, start: int, end: int) -> None:
        key = self._keys.setdefault(text, text)
        frame.key = key
        frame.key_start = start
        frame.key_end = end
        if key in mapping:
            self.duplicates.append((mapping, key, start, end))
            self._values.count()
            frame.state = DROP
        else:
            frame.state = KEEP

    def _start_merge(self, frame: Frame, start: int, end: int) -> None:
        help = "write the keys out here: YAML 1.2, the language of maps, has no merge key"
        self._note("merge-key", ("the merge key `<<` copies keys from elsewhere", help), start, end)
        frame.key_end = end
        frame.state = MERGE

    def _place_nothing(self, start: int) -> int:
        """Return the place of an empty value: behind its colon, or behind a key that has none."""
        frame = self.tree.frame
        if frame is None or frame.mapping is None:
            return start
        return max(self._text.find(":", frame.key_end, start) + 1, frame.key_end)

    def _start_mapping(self, event: Event) -> None:
        self._start({}, event)

    def _start_list(self, event: Event) -> None:
        self._start([], event)

    def _start(self, container: dict[str, object] | list[object], event: Event) -> None:
        start = event.start_mark.index
        outer = self.tree.frame
        if outer is not None:
            if outer.state == WANT_KEY:
                self._refuse_key(outer, start)
            self._check_depth(1, start, start + 1)
        self._nodes += 1
        frame = Frame(container, start, event.anchor, self._nodes, flow=bool(event.flow_style))
        if event.anchor is not None:
            self._anchors.open(event.anchor, frame)
        if event.tag is not None and not tags.fits_container(event.tag, is_map=frame.mapping is not None):
            written, tag_start, tag_end = tags.find_tag(self._text, start, start + 1)
            self._note("tag-refused", tags.describe_refusal(event.tag, written, ""), tag_start, tag_end)
        self.tree.open(frame)

    def _check_depth(self, height: int, start: int, end: int) -> None:
        if len(self.tree.stack) + height > self._depth:
            message = f"mappings and lists lie more than {self._depth} deep inside each other here"
            help = f"bring this part nearer to the root of the file{DEPTH.offer(self._depth)}"
            self._note("too-deep", (message, help), start, end)
            raise Stop

    def _refuse_key(self, frame: Frame, start: int) -> None:
        help = "write the key as text; where the whole is meant as text, put it in quotes"
        message = "a mapping or list is used as a key"
        self._note("complex-key", (message, help), start, start + 1)
        frame.key_start = frame.key_end = start
        frame.state = SKIP_KEY

    def _end(self, event: Event) -> None:
        frame = self.tree.stack[-1]
        end = event.end_mark.index
        # A block ends, for the parser, where the next token begins; its own end is that of its last child.
        if frame.flow and self._text[end - 1] in "]}":
            frame.end = end
        if frame.anchor is not None:
            self._anchors.close(frame, self._nodes - frame.nodes + 1)
        self.tree.close(frame)

    def _read_alias(self, event: Event) -> None:
        start = event.start_mark.index
        end = event.end_mark.index
        frame = self.tree.frame
        anchored = self._follow(event.anchor or "", start, end)
        if frame is not None and frame.height <= anchored.height:
            frame.height = anchored.height + 1
        if frame is None or frame.mapping is None or frame.state != WANT_KEY:
            self.tree.attach(anchored.value, start, end)
        elif anchored.text is None:
            self._refuse_key(frame, start)
            self.tree.attach(anchored.value, start, end)
        else:
            self._read_key(frame, frame.mapping, anchored.text, start, end)

    def _follow(self, name: str, start: int, end: int) -> Anchored:
        anchored = self._anchors.find(name)
        if anchored is None:
            self._note("unknown-alias", self._anchors.describe_unknown(name, self._text, start), start, end)
            return NOTHING
        if isinstance(anchored, Frame):
            shown = code(f"*{name}")
            message = f"the alias {shown} lies inside the very thing it stands for"
            self._note("recursive-alias", (message, f"write out what is meant instead of {shown}"), start, end)
            return NOTHING
        self._nodes += anchored.nodes
        most = self._limits.nodes
        if self._nodes > most:
            message = f"with what {code(f'*{name}')} stands for, the file holds more than {most:,} keys and values"
            help = f"write fewer aliases of aliases{NODES.offer(most)}"
            self._note("alias-expansion", (message, help), start, end)
            raise Stop
        self._check_depth(anchored.height, start, end)
        return anchored
