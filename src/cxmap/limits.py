"""How much a run may ask for, so that no input can exhaust the machine, and how far a configuration may go.

A configuration may come from the same stranger as the maps: it moves a limit between two bounds, and switches none off.
"""

from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1024**2


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit as it can be set.

    Attributes:
        setting: What the configuration calls it, in the table `limits`.
        usual: What it is where nobody sets it.
        least: The least it can be set to.
        most: The most it can be set to: what the program was seen to bear.
    """

    setting: str
    usual: int
    least: int
    most: int

    def offer(self, limit: int) -> str:
        """What is added to a piece of advice where the limit can be raised; nothing where it cannot.

        Args:
            limit: The limit that was met.
        """
        return f", or raise `limits.{self.setting}`, which can be {self.most:,}" if limit < self.most else ""


FILE_SIZE: Final = Bound("file-size", usual=32, least=1, most=64)
"""The largest file that is read.

Units: MiB.
Source: Ours, because a map of 20,000 touchpoints with every number has 20 million bytes, and text of 64 MiB takes up to
2 GiB of memory.
"""

NODES: Final = Bound("nodes", usual=3_000_000, least=1_000, most=8_000_000)
"""How many keys, values, mappings and lists a file may hold, each alias replaced by what it stands for.

A text counts once more for every 100 characters, so that aliases of long texts do not fill a page without end.

Source: Ours, because a map of 20,000 touchpoints with every number has 2.3 million, and each takes up to 300 bytes.
"""

TEXT_LENGTH: Final = Bound("text-length", usual=100_000, least=10_000, most=1_000_000)
"""The longest text of a file, keys included.

Units: characters.
Source: Ours, because people write some hundreds, and a page that shows one of a million takes five seconds.
"""

DEPTH: Final = Bound("depth", usual=100, least=20, most=200)
"""The deepest nesting of mappings and lists, aliases followed.

Source: Ours, because the language needs about ten, and Python follows some 300.
"""

MAPS: Final = Bound("maps", usual=20_000, least=1, most=200_000)
"""How many maps and catalogues the folders of a run may hold.

Source: Ours, because 10,000 are read within a minute.
"""

ENGINE_SECONDS: Final = Bound("engine-seconds", usual=120, least=1, most=3_600)
"""How long a drawing program may take for a picture.

Units: seconds.
Source: Ours, because the largest picture of 20,000 touchpoints takes a minute.
"""

ENGINE_MEMORY: Final = Bound("engine-memory", usual=2_048, least=256, most=16_384)
"""How much memory a drawing program may take, where the platform can bound it.

Units: MiB.
"""

PICTURE_SIDE: Final = Bound("picture-side", usual=16_000, least=100, most=20_000)
"""The longest side of a png.

Units: pixels.
"""

BOUNDS: Final = (FILE_SIZE, NODES, TEXT_LENGTH, DEPTH, MAPS, ENGINE_SECONDS, ENGINE_MEMORY, PICTURE_SIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one run.

    Attributes:
        file_size: As `FILE_SIZE`.
        nodes: As `NODES`.
        text_length: As `TEXT_LENGTH`.
        depth: As `DEPTH`.
        maps: As `MAPS`.
        engine_seconds: As `ENGINE_SECONDS`.
        engine_memory: As `ENGINE_MEMORY`.
        picture_side: As `PICTURE_SIDE`.

    Units:
        file_size and engine_memory in MiB, text_length in characters, engine_seconds in seconds, picture_side in
        pixels.
    """

    file_size: int = FILE_SIZE.usual
    nodes: int = NODES.usual
    text_length: int = TEXT_LENGTH.usual
    depth: int = DEPTH.usual
    maps: int = MAPS.usual
    engine_seconds: int = ENGINE_SECONDS.usual
    engine_memory: int = ENGINE_MEMORY.usual
    picture_side: int = PICTURE_SIDE.usual

    @property
    def file_bytes(self) -> int:
        """The largest file that is read, in bytes."""
        return self.file_size * MEBIBYTE


USUAL: Final = Limits()
"""The limits where nobody sets any."""
