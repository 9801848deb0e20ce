"""Initiatives on a timeline, laid out: bars with what each needs, touches and removes."""

from cxmap.drawing.layouts.plan.layout import lay_out_plan

__all__ = ["lay_out_plan"]
