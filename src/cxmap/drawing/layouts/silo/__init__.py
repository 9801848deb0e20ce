"""The silos of a journey, laid out: a lane for each team, and every way on between them."""

from cxmap.drawing.layouts.silo.layout import lay_out_silo

__all__ = ["lay_out_silo"]
