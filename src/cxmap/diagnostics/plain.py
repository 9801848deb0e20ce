"""Plain data, in which results are kept or sent to another process.

Reading it is strict: what is not exactly what writing gives is no record.
"""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

Plain = list[object]
"""Texts, whole numbers, truth values, None, and lists of these."""


class NoRecord(ValueError):  # noqa: N818  (it says what the data is)
    """Data is not what writing a record gives."""


def take(plain: object, kind: type[T]) -> T:
    """A value of exactly this kind; a truth value is no number.

    Raises:
        NoRecord: It is of another kind.
    """
    if type(plain) is not kind:
        raise NoRecord(f"{plain!r} is no {kind.__name__}")
    return plain


def take_list(plain: object, length: int | None = None) -> Plain:
    """A list.

    Args:
        plain: The data.
        length: How many items it must have; None for any number.

    Raises:
        NoRecord: It is no list, or of another length.
    """
    if type(plain) is not list or length not in {None, len(plain)}:
        raise NoRecord(f"{plain!r} is no list of {length or 'any number of'} items")
    return plain


def read_all(plain: object, read: Callable[[object], T]) -> tuple[T, ...]:
    """Everything in a list.

    Raises:
        NoRecord: It is no list, or an item was made of something else.
    """
    return tuple(map(read, take_list(plain)))
