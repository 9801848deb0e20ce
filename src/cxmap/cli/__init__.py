"""The command line: arguments, colour, streams and exit codes."""

import gc
import signal
import sys
from typing import NoReturn

INTERRUPTED = 128 + signal.SIGINT
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> NoReturn:
    """Run the program and exit: 0 nothing found, 1 findings, 2 it could not do what was asked, 130 interrupted."""
    # A run builds trees and drops them; nothing here needs the cycle collector's walks over them.
    gc.disable()
    try:
        # Inside the guard, because somebody may press Ctrl-C while the program is still being read from disk.
        from cxmap.cli.program import run

        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    # Python would walk over everything once more before it ends: a sixth of a short run.
    gc.freeze()
    sys.exit(code)
