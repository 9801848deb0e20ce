"""What is agreed where a customer is handed over, in words."""

from typing import TYPE_CHECKING

from cxmap.language.words import enumerate_plainly

if TYPE_CHECKING:
    from cxmap.journey.model import Handoff


def tell_terms(handoff: "Handoff") -> str:
    """What goes along, whether customers say it again, how long they wait and who takes over; empty where unknown.

    For example "carries the quote number, customers say everything again, they wait 2d, received by Store advisor".
    """
    parts = []
    if handoff.carries:
        parts.append(f"carries {enumerate_plainly(handoff.carries)}")
    elif handoff.empty:
        parts.append("nothing is handed over")
    if handoff.repeats is not None:
        parts.append("customers say everything again" if handoff.repeats else "customers say nothing twice")
    if handoff.wait:
        parts.append(f"they wait {handoff.wait}" if handoff.repeats is not None else f"customers wait {handoff.wait}")
    if handoff.role is not None:
        parts.append(f"received by {handoff.role.name}")
    return ", ".join(parts)
