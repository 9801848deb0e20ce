"""Running a drawing program: bounded in time, its noise removed."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from typing import Final

from cxmap.errors import EngineFailed

TIME_LIMIT: Final = 120.0

# Said on nearly every machine and of no use: fonts are replaced when the picture is finished.
_NOISE: Final = re.compile(
    r"fontconfig|pango|size too small for label|no hard-coded metrics|falling back to|"
    r"Couldn't load font|cannot be opened for reading|unknown element",
    re.IGNORECASE,
)
_MOST_LINES: Final = 5


def run(command: Sequence[str], dot: str, environment: Mapping[str, str], time_limit: float) -> str:
    """Give a graph to a program and return what it writes.

    The program is ended when the time is over and when this process is interrupted.

    Args:
        command: The program and its arguments.
        dot: What it reads.
        environment: Its environment variables.
        time_limit: How long it may take.

    Units:
        Time limit in seconds.

    Raises:
        EngineFailed: It could not start, took too long, reported a failure or wrote nothing.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours; the graph goes through standard input
            command,
            input=dot.encode(),
            capture_output=True,
            env=dict(environment),
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise EngineFailed(
            f"Drawing took longer than {time_limit:g} seconds and was ended.",
            "Draw less at once: choose some of the stages or one persona.",
        ) from None
    except OSError as error:
        raise EngineFailed(
            f'The drawing program "{command[0]}" did not start: {error.strerror or error}.',
            "Check that the file may be executed, or choose another engine.",
        ) from error
    if done.returncode != 0 or not done.stdout.strip():
        raise EngineFailed(_failure(done.returncode, done.stderr), _remedy(done.returncode))
    return done.stdout.decode("utf-8", "replace")


def without_noise(errors: bytes) -> list[str]:
    """The lines of a program's standard error that say something about the graph."""
    lines = errors.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not _NOISE.search(line)]


def _failure(code: int, errors: bytes) -> str:
    said = " ".join(without_noise(errors)[-_MOST_LINES:])
    how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    return f"The drawing program {how}{f' and said: {said}' if said else ' without a picture'}".rstrip(".") + "."


def _remedy(code: int) -> str:
    if code < 0:
        return "Draw less at once: choose some of the stages or one persona."
    return "Try another engine, or write the graph with the format dot and look at it there."
