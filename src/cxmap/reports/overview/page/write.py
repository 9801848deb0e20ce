"""From an overview to one HTML file."""

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from cxmap.reports.hypertext import Hypertext, fill_page
from cxmap.reports.overview.overview import Overview
from cxmap.reports.overview.page.chapter import Chapter, make_chapters

_SCRIPTS: Final = ("tools.js", "frame.js", "place.js", "chapter.js", "details.js", "page.js")
_ROOM: Final = files("cxmap.reports.overview.page")
# JSON may hold these as escapes, and HTML must not see them: `</script>` ends a script wherever it stands, and entities
# mean nothing in one, so that `##[…]` is spelled out here. Everything beyond ASCII is an escape already.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "#": "\\u0023"})


def write_page(overview: Overview) -> str:
    """Write everything a report tells as one HTML page that stands in a file of its own.

    Args:
        overview: What to tell.
    """
    return make_page(overview).text


def make_page(overview: Overview, *, live: bool = False) -> Hypertext:
    """Write everything a report tells as one HTML page.

    The page runs its own script and shows its own style, both known to the browser by their hashes; it fetches
    nothing, and what a person wrote stays text.

    Args:
        overview: What to tell.
        live: Whether a server tells the page of its next edition; only then it asks for anything.
    """
    chapters = make_chapters(overview.maps)
    return fill_page(
        _ROOM,
        "page.html.jinja",
        style=f"{overview.style}\n{_read('page.css')}",
        scripts=[_join(_SCRIPTS)],
        live=live,
        overview=overview,
        chapters=chapters,
        data=_write_data(chapters),
    )


def _read(name: str) -> str:
    return (_ROOM / name).read_text(encoding="utf-8")


def _join(scripts: Iterable[str]) -> str:
    """The parts of the script as one, which leaves no name behind in the page."""
    return "\n".join(["(() => {", '"use strict";', *(_read(f"script/{name}") for name in scripts), "})();", ""])


def _write_data(chapters: tuple[Chapter, ...]) -> str:
    """What the script knows, as JSON that HTML can hold."""
    told = [{"key": chapter.key, "touchpoints": [row.tell_script() for row in chapter.rows]} for chapter in chapters]
    return json.dumps(told, separators=(",", ":")).translate(_ESCAPES)
