"""What is older than it should be, as the rules about time find it."""

from typing import TYPE_CHECKING

from cxmap.reports.overview.overview import Notice

if TYPE_CHECKING:
    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.journey.model import Journey
    from cxmap.usecases.load import Loaded

TIME_RULES = ("CX304", "CX305", "CX315", "CX309", "CX410")
"""Rules about what has grown old, in the order in which they matter: the review of the map, what was promised,
what the numbers rest on.
"""


def find_stale(journey: "Journey", loaded: "Loaded") -> tuple[Notice, ...]:
    """What of a map is older than it should be; what comments and the configuration silence is not told.

    Args:
        journey: The map.
        loaded: The maps with what is judged of them.
    """
    found = loaded.judged.diagnostics if loaded.judged else ()
    own = [one for one in found if one.file == journey.file and one.code in TIME_RULES]
    # Sorting keeps the order of places where the rule is the same.
    return tuple(_make_notice(one) for one in sorted(own, key=lambda one: TIME_RULES.index(one.code)))


def make_sentence(text: str) -> str:
    """Words of a finding as a sentence that stands by itself."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _make_notice(found: "Diagnostic") -> Notice:
    return Notice(
        make_sentence(found.message), make_sentence(found.help), _find_touchpoint(found), found.file, found.span.line
    )


def _find_touchpoint(found: "Diagnostic") -> str:
    """The id of the touchpoint that a finding is about; empty where it is about something else."""
    match found.path:
        case ("stages", _, "touchpoints", str(id), *_):
            return id
    return ""
