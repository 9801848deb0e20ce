"""Sizes and spaces of the ladder of tiers.

Units:
    px.
"""

USUAL_WIDTH, WIDE_WIDTH = 1320.0, 1600.0

SHIFT, MOST_SHIFT = 60.0, 240.0
"""How far a step stands to the right of the one beneath it, and the highest of the lowest."""

NAME_WIDTH = 170.0
PAD = 12.0
FIGURE = 20.0
STEP_NAME = 15.0
BAR = 7.0

REACH_ROOM = 156.0
ARC, MOST_ARCS = 24.0, 150.0
ARC_RADIUS = 64.0
MOST_STROKE, LEAST_STROKE = 10.0, 1.8

GATE_WIDTH = 330.0
SIDE_GATE, SIDE_ARROW = 200.0, 26.0
TRACK, MOST_TRACKS = 8.0, 140.0
STEP_GAP = 20.0
ARROW = 20.0
