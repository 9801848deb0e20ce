"""Two maps of one journey, one held against the other, laid out."""

from cxmap.drawing.layouts.compare.layout import lay_out_comparison

__all__ = ["lay_out_comparison"]
