"""The layout of the flow: touchpoints and the ways between them, laid out by Graphviz."""

from cxmap.drawing.layouts.flow.layout import lay_out_flow

__all__ = ["lay_out_flow"]
