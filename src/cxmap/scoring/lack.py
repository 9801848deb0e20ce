"""What a map does not tell, where it would stand, and what to write there."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxmap.journey.measures import Place


class Lack(NamedTuple):
    """Something that is not known.

    Attributes:
        what: What it is, as the beginning of the sentence "… is not known".
        add: What to do, in the imperative.
        at: Where.
    """

    what: str
    add: str
    at: "Place"
