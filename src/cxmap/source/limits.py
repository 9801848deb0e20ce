"""What of one file is told and calculated with, so that no input can exhaust the machine; what nobody need change."""

from __future__ import annotations

from typing import Final

MAX_DIGITS: Final = 300
"""The longest number. Units: characters. Source: ours; a longer whole number need not fit a float (1.8e308)."""

MAX_FAULTS: Final = 1_000
"""How many faults of one file are collected before reading stops, lest they fill the memory. Source: ours."""

MAX_DIRECTIVES: Final = 100
"""How many tags a file may declare. Source: ours; a map has no use for any."""

MAX_CONTROL_FAULTS: Final = 5
"""How many control characters of one file are reported one by one; more are told as one fault. Source: ours."""
