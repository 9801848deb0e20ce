"""The journey map by touchpoint, laid out: from the view to a picture with coordinates."""

from cxmap.drawing.layouts.by_touchpoint.layout import lay_out_wall

__all__ = ["lay_out_wall"]
