"""Importance against performance, laid out: a matrix with the ranked list beside it."""

from cxmap.drawing.layouts.matrix.layout import lay_out_matrix

__all__ = ["lay_out_matrix"]
