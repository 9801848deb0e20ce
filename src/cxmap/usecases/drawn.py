"""Pictures that earlier runs drew, as far as everything they rest on is what it was."""

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cxmap.diagnostics.plain import NoRecord, read_all, take, take_list
from cxmap.drawing.result import Drawing
from cxmap.errors import NothingToDraw
from cxmap.usecases.pictures import RANKED, PictureWishes, View
from cxmap.usecases.record import write_grounds

if TYPE_CHECKING:
    from cxmap.cache.store import Store
    from cxmap.usecases.known_maps import KnownMap
    from cxmap.usecases.render import Form, Style

MOST_BYTES = 4 * 1024**2
"""A picture that is larger although it is packed is not kept: it would drive out many others."""


class Drawn:
    """Finds and keeps pictures, and that a view has nothing to show.

    Args:
        store: Where they are kept.
        form: Their form.
        style: How they look.
        wishes: What they show.
        score: The settings by which touchpoints are ranked, for the views that show ranks.
    """

    def __init__(
        self, store: "Store", form: "Form", style: "Style", wishes: PictureWishes, score: Mapping[str, Any]
    ) -> None:
        self._store = store
        # Maps have names as seen from the working folder, and pictures may show them.
        terms = (os.getcwd(), form, style.theme, style.scale, wishes.by, wishes.stages, wishes.persona)  # noqa: PTH109
        self._terms = json.dumps([*terms, asdict(wishes.limits)])
        self._score = json.dumps(score)

    def find(self, view: View, maps: "Sequence[KnownMap]") -> Drawing | NothingToDraw | None:
        """What an earlier run drew, if the very same would be drawn again; None where it did not.

        Args:
            view: What the picture shows.
            maps: The maps it shows.
        """
        content = self._store.find(self._name(view, maps))
        if content is None:
            return None
        try:
            grounds, kind, *rest = take_list(json.loads(content))
            return _read(kind, rest) if grounds == _describe(maps) else None
        except (ValueError, RecursionError, zlib.error):
            return None

    def keep(self, view: View, maps: "Sequence[KnownMap]", outcome: Drawing | NothingToDraw) -> None:
        """Keep what came of drawing a picture, if a later run can see whether it still holds.

        Args:
            view: What the picture shows.
            maps: The maps it shows.
            outcome: The picture, or why there is none.
        """
        if not all(known.grounds.lasting for known in maps):
            return
        content = json.dumps([_describe(maps), *_write(outcome)], separators=(",", ":")).encode()
        if len(content) <= MOST_BYTES:
            self._store.keep(self._name(view, maps), content)

    def _name(self, view: View, maps: "Sequence[KnownMap]") -> bytes:
        files = json.dumps([[known.file, os.fspath(known.grounds.file.path or "")] for known in maps])
        return self._store.name("picture", view, self._terms, self._score if view in RANKED else "", files)


def _describe(maps: "Sequence[KnownMap]") -> str:
    """What a picture rests on beside the wishes for it, as a digest."""
    return sha256(json.dumps([write_grounds(known.grounds) for known in maps]).encode()).hexdigest()


def _write(outcome: Drawing | NothingToDraw) -> list[object]:
    if isinstance(outcome, NothingToDraw):
        return ["nothing", outcome.message, outcome.help]
    return ["picture", b64encode(zlib.compress(outcome.content)).decode("ascii"), list(outcome.warnings)]


def _read(kind: object, plain: list[object]) -> Drawing | NothingToDraw:
    first, second = take_list(plain, 2)
    if kind == "nothing":
        return NothingToDraw(take(first, str), take(second, str))
    if kind == "picture":
        content = zlib.decompress(b64decode(take(first, str), validate=True))
        return Drawing(content, read_all(second, lambda warning: take(warning, str)))
    raise NoRecord(f"{kind!r} is no outcome of drawing")
