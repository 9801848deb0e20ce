"""From an overview to one HTML file."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from cxmap.reports.overview.overview import Overview
from cxmap.reports.overview.page.sheet import Sheet, make_sheets
from cxmap.reports.printable import printable

_SCRIPTS: Final = ("tools.js", "frame.js", "sheet.js", "details.js", "page.js")
_SPACES: Final = re.compile(r"\s+")
_ROOM: Final = files("cxmap.reports.overview.page")
# JSON may hold these as escapes, and HTML must not see them: `</script>` ends a script wherever it stands. Everything
# beyond ASCII is an escape already.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write_page(overview: Overview) -> str:
    """Write everything a report tells as one HTML page.

    The page runs its own script and shows its own style, both known to the browser by their hashes; it fetches
    nothing, and what a person wrote stays text.

    Args:
        overview: What to tell.
    """
    style = f"{overview.style}\n{_read('page.css')}"
    script = _join(_SCRIPTS)
    sheets = make_sheets(overview.maps)
    page = _get_environment().get_template("page.html.jinja")
    return page.render(
        overview=overview,
        sheets=sheets,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=_write_data(sheets),
    )


def _read(name: str) -> str:
    return (_ROOM / name).read_text(encoding="utf-8")


def _join(scripts: Iterable[str]) -> str:
    """The parts of the script as one, which leaves no name behind in the page."""
    return "\n".join(["(() => {", '"use strict";', *(_read(f"script/{name}") for name in scripts), "})();", ""])


def _get_environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: object) -> object:
    """What a person wrote without what hides or turns text around; what is HTML already stays as it is."""
    return printable(_SPACES.sub(" ", value)) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _hash(text: str) -> str:
    """The name by which a browser knows that it may use an inline style or script."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _write_data(sheets: tuple[Sheet, ...]) -> str:
    """What the script knows, as JSON that HTML can hold."""
    told = [{"key": sheet.key, "touchpoints": [row.tell_script() for row in sheet.rows]} for sheet in sheets]
    return json.dumps(told, separators=(",", ":")).translate(_ESCAPES)
