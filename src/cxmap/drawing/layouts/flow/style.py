"""Sizes and spaces of the flow.

Units:
    px.
"""

CARD_WIDTH = 134.0
LABEL_ROOM = 78.0

# Between two columns of the graph, and between two nodes beneath each other.
COLUMN_GAP = 15.0
NODE_GAP = 12.0

BAND_PAD = 10.0
