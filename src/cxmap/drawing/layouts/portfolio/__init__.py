"""The portfolio: many maps, a row each."""

from cxmap.drawing.layouts.portfolio.layout import lay_out_portfolio

__all__ = ["lay_out_portfolio"]
