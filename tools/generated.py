"""Write the files that are made from the program, or check that the committed ones are fresh.

`python tools/generated.py check` ends with 1 and names every stale file; `write` writes them anew.
An argument after that limits both to the files whose path starts with it.
"""

import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(sysconfig.get_path("scripts"), "cxmap")


@dataclass(frozen=True, slots=True)
class Generated:
    """A committed file and the arguments of cxmap whose standard output it holds."""

    path: str
    arguments: tuple[str, ...]

    def make(self, root: Path) -> bytes:
        """Run the program in `root` and return what the file should hold."""
        return subprocess.run([PROGRAM, *self.arguments], cwd=root, check=True, stdout=subprocess.PIPE).stdout


GENERATED = (
    Generated("schemas/journey-1.schema.json", ("schema", "journey")),
    Generated("schemas/catalogue-1.schema.json", ("schema", "catalogue")),
)


def find_stale(root: Path, generated: Sequence[Generated]) -> list[str]:
    """List the files under `root` that are missing or differ from what the program makes now."""
    stale = []
    for file in generated:
        path = root / file.path
        if not path.is_file() or path.read_bytes() != file.make(root):
            stale.append(file.path)
    return stale


def write_all(root: Path, generated: Sequence[Generated]) -> None:
    """Write every file anew."""
    for file in generated:
        content = file.make(root)
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"wrote {file.path}")


def main(arguments: Sequence[str]) -> int:
    """Run one of the two verbs and return the exit code."""
    verb, prefix = (*arguments, "")[:2]
    chosen = [file for file in GENERATED if file.path.startswith(prefix)]
    if verb == "write":
        write_all(ROOT, chosen)
        return 0
    stale = find_stale(ROOT, chosen)
    for path in stale:
        print(f"{path} is not what the program makes now: run `make generated` and review the difference")
    if not stale:
        print(f"{len(chosen)} generated files are fresh")
    return 1 if stale else 0


if __name__ == "__main__":
    if sys.argv[1:2] not in (["write"], ["check"]):
        sys.exit("usage: python tools/generated.py write|check [path prefix]")
    sys.exit(main(sys.argv[1:]))
