"""Sizes of letters and signs, and spaces, that all pictures share.

Units:
    px.
"""

MARGIN = 24.0

MAX_WIDTH = 1600.0
"""No picture is wider: what does not fit goes on in a band beneath."""

TITLE, SUBTITLE = 22.0, 12.0
STAGE, QUESTION = 14.0, 11.5
LANE, LANE_SUB = 12.5, 10.5
CARD, CHANNEL = 12.0, 10.5
BODY, SMALL = 11.0, 10.0

LABEL_WIDTH = 112.0
LABEL_GAP = 6.0
CONTENT_LEFT = MARGIN + LABEL_WIDTH + LABEL_GAP
FRAME_WIDTH = CONTENT_LEFT + MARGIN
MAX_CONTENT = MAX_WIDTH - FRAME_WIDTH
MIN_CONTENT = 560.0

ROW_GAP = 2.0
HEAD_GAP = 24.0
BAND_GAP = 30.0
LEGEND_GAP = 12.0

MARKER = 13.0
ICON = 18.0
HANDOFF = 13.0
WAY, HANDOFF_WAY = 1.4, 2.2
"""Lines: a way on, and one on which another team takes over."""
