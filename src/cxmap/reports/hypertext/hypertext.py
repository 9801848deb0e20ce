"""From a template to a page that runs nothing but its own script and shows nothing but its own style."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jinja2 import ChoiceLoader, Environment, FunctionLoader, StrictUndefined

from cxmap.reports.printable import calm, printable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SPACES: Final = re.compile(r"\s+")
_ROOM: Final = files("cxmap.reports.hypertext")
_UNNAMED: Final = "edition-without-name"


@dataclass(frozen=True, slots=True)
class Hypertext:
    """A page.

    Attributes:
        text: The page as HTML, which says its policy itself.
        policy: The same for a server, which says it once more: what a browser may run, show and fetch.
        edition: The name of what it tells, by which a live page knows whether it is the newest; empty for others.
    """

    text: str
    policy: str
    edition: str = ""


def fill_page(
    room: "Traversable", template: str, *, style: str, scripts: Sequence[str] = (), live: bool = False, **told: object
) -> Hypertext:
    """Fill a template.

    Style and scripts are known to the browser by their hashes; what a person wrote stays text.

    Args:
        room: The folder of the template.
        template: Its name; it gets what `head.html.jinja` needs, which it includes, and everything else as it is given.
        style: The style of the page.
        scripts: What the page runs.
        live: Whether the page asks its server for the next edition, and loads it; else it fetches nothing.
        told: What the template tells.
    """
    run = [*scripts, (_ROOM / "live.js").read_text(encoding="utf-8")] if live else list(scripts)
    policy = _write_policy(style, run, live=live)
    edition = _UNNAMED if live else ""
    page = _get_environment(room).get_template(template)
    # Style and scripts have nothing that this would change; their hashes hold.
    text = calm(page.render(policy=policy, style=style, scripts=run, edition=edition, **told), "&#35;")
    if not live:
        return Hypertext(text, policy)
    edition = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    # The name stands before anything that a person wrote, so the first is ours.
    return Hypertext(text.replace(_UNNAMED, edition, 1), policy, edition)


def _write_policy(style: str, scripts: Sequence[str], *, live: bool) -> str:
    """What a browser may do with a page, as the header Content-Security-Policy has it."""
    rules = [
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {' '.join(map(_hash, scripts))}" if scripts else "",
        "connect-src 'self'" if live else "",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(filter(None, rules))


def _hash(text: str) -> str:
    """The name by which a browser knows that it may use an inline style or script."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _get_environment(room: "Traversable") -> Environment:
    return Environment(
        loader=ChoiceLoader([FunctionLoader(partial(_find, room)), FunctionLoader(partial(_find, _ROOM))]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _find(room: "Traversable", name: str) -> str | None:
    """The template of a name, where a room has it."""
    file = room / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _finalize(value: object) -> object:
    """What a person wrote without what hides or turns text around; what is HTML already stays as it is."""
    return printable(_SPACES.sub(" ", value)) if isinstance(value, str) and not hasattr(value, "__html__") else value
