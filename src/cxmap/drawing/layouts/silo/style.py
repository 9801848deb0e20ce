"""Sizes and spaces of the silos.

Units:
    px.
"""

CARD_WIDTH = 122.0

# Two lines that run beside each other, and two arrows that arrive beneath each other.
TRACK = 8.0
PORT = 10.0

# Between the room of the labels and the first line, and between the last line and the card that arrows lead to.
GAP_LEFT, GAP_RIGHT = 9.0, 17.0
# Where the border between two stages stands, before the card.
BORDER = 13.0

LABEL_ROOM = 58.0
LABEL_LEFT = 4.0
LABEL_RAISE = 3.0

LANE_PAD = 9.0
CARD_EDGE = 7.0
TAB_GAP = 3.0
"""Between a card and the tabs that hang on it."""
