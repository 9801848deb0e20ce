"""Where output goes: results to standard output or a file, everything else to standard error."""

import os
import shutil
import sys
from pathlib import Path

STANDARD = Path("-")
"""The path that means standard input or output."""


def deliver(content: bytes | str, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    Machine-read forms are bytes and reach standard output as they are, whatever its encoding.

    Raises:
        FileProblem: The file cannot be written. Choose another place.
    """
    if output is not None and output != STANDARD:
        from cxmap.source import write_whole

        write_whole(output, content.encode() if isinstance(content, str) else content)
        return
    if isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content)
        sys.stdout.flush()


def complain(message: str, advice: str = "") -> None:
    """Say on standard error what is wrong and what to do about it."""
    sys.stderr.write(f"error: {message}\n")
    if advice:
        sys.stderr.write(f"help: {advice}\n")


def remark(message: str) -> None:
    """Say something on standard error that is no error."""
    sys.stderr.write(f"{message}\n")


def wants_colour(output: Path | None = None) -> bool:
    """Whether a result may carry colours: on a terminal, unless NO_COLOR is set or it goes to a file."""
    if output is not None and output != STANDARD:
        return False
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def text_width(output: Path | None = None) -> int | None:
    """Columns of the terminal that shows the result; None where it goes to a pipe or a file."""
    if (output is not None and output != STANDARD) or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns
