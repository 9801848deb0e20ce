"""One page, shown on this machine alone, that loads itself anew whenever it changes."""

from cxmap.usecases.serving.server import HOST, Server

__all__ = ["HOST", "Server"]
