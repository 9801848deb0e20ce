"""The technology landscape: systems now and planned, layer by layer."""

from cxmap.drawing.layouts.technology.layout import lay_out_technology

__all__ = ["lay_out_technology"]
