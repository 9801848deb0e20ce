"""The journey map by stage, laid out: from the view to a picture with coordinates."""

from cxmap.drawing.layouts.by_stage.layout import lay_out_map

__all__ = ["lay_out_map"]
