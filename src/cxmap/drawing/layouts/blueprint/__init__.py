"""The service blueprint, laid out: from the view to a picture with coordinates."""

from cxmap.drawing.layouts.blueprint.layout import lay_out_blueprint

__all__ = ["lay_out_blueprint"]
