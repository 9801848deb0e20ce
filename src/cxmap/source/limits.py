"""How much one file may ask for, so that no input can exhaust the machine."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read. Units: bytes. Source: ours; a map of 20,000 touchpoints has 8 million."""

MAX_DEPTH: Final = 100
"""The deepest nesting of mappings and lists, aliases followed. Source: ours; the language needs about ten."""

MAX_EXPANSION: Final = 1_000_000
"""How many nodes aliases may add when each is replaced by what it stands for. Source: ours."""

MAX_DIGITS: Final = 300
"""The longest number. Units: characters. Source: ours; a longer whole number need not fit a float (1.8e308)."""

MAX_FAULTS: Final = 1_000
"""How many faults of one file are collected before reading stops, lest they fill the memory. Source: ours."""

MAX_CONTROL_FAULTS: Final = 5
"""How many control characters of one file are reported one by one; more are told as one fault. Source: ours."""
