"""Customer journey maps as data: validate, score and draw them from one hand-written file."""

__version__ = "0.1.0"
