"""The command line: arguments, colour, streams and exit codes."""

import gc
import os
import signal
import sys
from typing import NoReturn

from cxmap.interrupts import get_exit_code, listen, stop_listening

INTERRUPTED = 128 + signal.SIGINT
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> NoReturn:
    """Run the program and exit: 0 nothing found, 1 findings, 2 it could not do what was asked, above 128 by request."""
    # A run builds trees and drops them; nothing here needs the cycle collector's walks over them.
    gc.disable()
    # Whatever else is installed has no say in how maps are read, and looking for it takes time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        listen()
        # Inside the guard, because somebody may press Ctrl-C while the program is still being read from disk.
        from cxmap.cli.program import run

        code = run()
        stop_listening()
    except (KeyboardInterrupt, RuntimeError) as error:
        # Until Python 3.12, what is raised while a class tells its parts their names comes wrapped.
        if isinstance(error, RuntimeError) and not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        stop_listening()
        code = INTERRUPTED
    asked = get_exit_code()
    code = code if asked is None else asked
    # Python would walk over everything once more before it ends: a sixth of a short run.
    gc.freeze()
    sys.exit(code)
