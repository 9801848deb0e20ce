"""Pages for browsers that stand alone: what all of them have in common."""

from cxmap.reports.hypertext.hypertext import Hypertext, fill_page

__all__ = ["Hypertext", "fill_page"]
