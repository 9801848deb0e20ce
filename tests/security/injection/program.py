"""The program in this process, with everything it writes."""

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from cxmap.cli.program import run


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended.

    Attributes:
        code: The exit code.
        out: What it wrote on standard output.
        err: What it wrote on standard error.
    """

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()


def run_here(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> Done:
    """Run the program in a folder; a hundred processes would take longer than all else."""
    streams = [io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in (stdin, b"", b"")]
    names = ("stdin", "stdout", "stderr")
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(cwd))
        stack.enter_context(patch.object(sys, "argv", ["cxmap", *map(str, arguments)]))
        for name, stream in zip(names, streams, strict=True):
            stack.enter_context(patch.object(sys, name, stream))
        code = run()
        for stream in streams[1:]:
            stream.flush()
        out, err = (stream.buffer for stream in streams[1:])
        assert isinstance(out, io.BytesIO)
        assert isinstance(err, io.BytesIO)
        return Done(code, out.getvalue(), err.getvalue())
