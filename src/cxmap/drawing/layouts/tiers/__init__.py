"""The ladder of tiers, laid out: steps that rise to the right, and what customers bring."""

from cxmap.drawing.layouts.tiers.layout import lay_out_tiers

__all__ = ["lay_out_tiers"]
