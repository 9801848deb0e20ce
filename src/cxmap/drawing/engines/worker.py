"""The child process that draws: `draw` turns DOT into SVG, `paint` SVG into PNG, `print` SVG into PDF.

`start` becomes another program, under the same bounds. It is run as a file, isolated, and imports nothing of this
package:
    python -I -S worker.py TASK FOLDER_OF_THE_LIBRARY MEMORY_LIMIT TIME_LIMIT [OPTIONS…]
"""

import os
import sys
from collections.abc import Callable


def limit_resources(memory: int, seconds: int) -> None:
    """Bound memory and processor time where the platform can.

    The limit of processor time ends this process when its parent was killed and cannot do so.
    """
    try:
        import resource
    except ImportError:
        return
    for kind, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(kind, (amount, amount))
        except (ValueError, OSError):
            # macOS refuses RLIMIT_AS, and a lower limit may already hold: both leave the drawing possible.
            continue


def paint(options: str) -> bytes:
    """Read an SVG and return it as PNG; the options are those of resvg, in JSON."""
    import json

    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), **json.loads(options))


def print_pdf(fonts: str) -> bytes:
    """Read an SVG and return it as PDF, with the fonts of a folder."""
    import vl_convert

    vl_convert.register_font_directory(fonts)
    return vl_convert.svg_to_pdf(sys.stdin.buffer.read().decode())


def start(program: str, *arguments: str) -> None:
    """Become another program, which keeps the streams and the bounds."""
    os.execv(program, [program, *arguments])  # noqa: S606 - the program is named by us, its path found on this machine


def draw() -> bytes:
    """Read a graph, lay it out with the program its `layout` names, and return the SVG."""
    sys.path.insert(0, f"{sys.path[0]}/pygraphviz")
    try:
        # The compiled part alone: the rest of the package takes three times as long to start.
        import _graphviz as graphviz
    except ImportError:
        # On Windows the package itself must first find the libraries of its compiled part.
        from pygraphviz import graphviz

    graph = graphviz.agread(sys.stdin, None)
    if graph is None:
        raise ValueError("the graph is empty")
    context = graphviz.gvContextWithBuiltins()
    if graphviz.gvLayout(context, graph, b"dot") != 0:
        raise ValueError("the layout failed")
    error, svg = graphviz.gvRenderData(context, graph, b"svg")
    if error:
        raise ValueError(f"drawing failed with code {error}")
    return bytes(svg)


TASKS: dict[str, Callable[..., bytes]] = {"draw": draw, "paint": paint, "print": print_pdf}


def main() -> int:
    """Draw once; messages go to standard error."""
    task, folder, memory, seconds, *options = sys.argv[1:]
    sys.path.insert(0, folder)
    limit_resources(int(memory), int(seconds))
    try:
        if task == "start":
            start(*options)
        # Native code that prints must not end up inside the picture.
        answer = os.dup(1)
        os.dup2(2, 1)
        picture = TASKS[task](*options)
    except (ValueError, MemoryError, ImportError, OSError, RuntimeError) as error:
        # The converter's messages go on with the stack of its own program.
        said = str(error).strip().partition("\n")[0]
        sys.stderr.write(f"Error: {said or type(error).__name__}\n")
        return 1
    with os.fdopen(answer, "wb") as out:
        out.write(picture)
        out.flush()
        # Freeing a large graph takes longer than leaving it to the system.
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
