"""From trouble to one HTML page."""

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from cxmap.reports.diagnostics.ink import SEVERITIES
from cxmap.reports.diagnostics.pretty import FRAME_STYLE
from cxmap.reports.hypertext import Hypertext, fill_page

if TYPE_CHECKING:
    from cxmap.reports.trouble.trouble import Trouble

_ROOM: Final = files("cxmap.reports.trouble")
_CLASSES: Final = {
    **{style: severity.value for severity, style in SEVERITIES.items()},
    FRAME_STYLE: "rule",
}
"""The class of what a terminal shows in a style of its own."""


def write_trouble(trouble: "Trouble", style: str) -> Hypertext:
    """Write why there is no report as a page that goes away by itself as soon as there is one.

    Args:
        trouble: What to tell.
        style: The colours of pages.
    """
    own = (_ROOM / "trouble.css").read_text(encoding="utf-8")
    return fill_page(_ROOM, "trouble.html.jinja", style=f"{style}\n{own}", live=True, trouble=trouble, classes=_CLASSES)
