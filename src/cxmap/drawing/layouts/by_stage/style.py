"""Widths of the map by stage.

Units:
    px.
"""

from cxmap.drawing.layouts.shared.sizes import FRAME_WIDTH

# A map of six stages or seven comes to about 1,300.
USUAL_CONTENT = 1300 - FRAME_WIDTH

COLUMN_PAD = 6.0
