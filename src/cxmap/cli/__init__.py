"""The command line: arguments, colour, streams and exit codes."""

from cxmap.cli.main import main

__all__ = ["main"]
