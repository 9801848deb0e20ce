"""Where output goes: results to standard output or a file, everything else to standard error."""

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TextIO

from cxmap.errors import FileProblem
from cxmap.reports.printable import calm_lines, printable

STANDARD = Path("-")
"""The path that means standard input or output."""


def is_file(output: Path | None) -> bool:
    """Whether a result goes to a file and not to standard output."""
    return output is not None and output != STANDARD


def deliver(content: bytes | str, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    Machine-read forms are bytes and reach standard output as they are, whatever its encoding. A reader that goes
    away (`cxmap … | head`) changes nothing: the run goes on to its verdict in silence.

    Raises:
        FileProblem: The file or standard output cannot be written. Choose another place.
    """
    if output is not None and is_file(output):
        from cxmap.source import write_whole

        write_whole(output, encode(content) if isinstance(content, str) else content)
        return
    if sys.stdout is None:
        raise FileProblem("standard output is closed", "name a file for the result: `-o FILE`")
    try:
        _emit(content, sys.stdout)
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        reason = (error.strerror or str(error)).lower()
        raise FileProblem(
            f"standard output cannot be written: {reason}", "make room, or name a file elsewhere: `-o FILE`"
        ) from error


def encode(text: str) -> bytes:
    """Text as UTF-8; the halves of characters in file names that are no text are spelled out, as JSON does it."""
    return text.encode("utf-8", "backslashreplace")


def complain(message: str, advice: str = "") -> None:
    """Say on standard error what is wrong and what to do about it."""
    say(f"error: {printable(message)}\n" + (f"help: {printable(advice)}\n" if advice else ""))


def remark(message: str) -> None:
    """Say something on standard error that is no error."""
    say(f"{printable(message)}\n")


def say(text: str) -> None:
    """Write on standard error."""
    if sys.stderr is None:
        return
    # Where standard error itself cannot be written, there is no place left to say so; the exit code still tells.
    with contextlib.suppress(OSError):
        sys.stderr.write(calm_lines(text))
        sys.stderr.flush()


def wants_colour(stream: TextIO | None) -> bool:
    """Whether what goes to a stream may carry colours: on a terminal, unless NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (_is_terminal(stream) and os.environ.get("TERM") != "dumb")


def text_width(stream: TextIO | None) -> int | None:
    """Columns of the terminal behind a stream; None where it is a pipe or a file."""
    return shutil.get_terminal_size().columns if _is_terminal(stream) else None


def result_style(output: Path | None) -> tuple[bool, int | None]:
    """Whether a result may carry colours, and the width to wrap it at; a file gets neither."""
    return (False, None) if is_file(output) else (wants_colour(sys.stdout), text_width(sys.stdout))


def result_encoding(output: Path | None) -> str:
    """What a result is written in: a file always in UTF-8, while a terminal may know less."""
    return "utf-8" if is_file(output) or sys.stdout is None else sys.stdout.encoding


def goes_to_terminal(output: Path | None) -> bool:
    """Whether a result will be shown on a terminal."""
    return not is_file(output) and _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _emit(content: bytes | str, stream: TextIO) -> None:
    stream.flush()
    if isinstance(content, bytes):
        stream.buffer.write(content)
        stream.buffer.flush()
    else:
        stream.write(content)
        stream.flush()


def _let_go(stream: TextIO) -> None:
    """Lead a stream that cannot be written to nowhere: Python would complain once more while closing it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
