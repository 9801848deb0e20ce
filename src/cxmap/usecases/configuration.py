"""The configuration of a run: found, read, checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.config.discovery import Found, find_configuration, read_configuration
from cxmap.source import get_shown_name

if TYPE_CHECKING:
    from cxmap.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Configuration:
    """The configuration that a run goes by.

    Attributes:
        found: The file.
        settings: What it says.
    """

    found: Found
    settings: "Settings"

    @property
    def folder(self) -> Path:
        """The folder that its paths are seen from."""
        return self.found.path.parent

    @property
    def home(self) -> Path:
        """The same folder as one would name it from the working folder."""
        return Path(get_shown_name(self.folder))


def load_configuration(named: Path | None = None) -> Configuration | None:
    """The configuration that a run goes by, or None where there is none.

    Args:
        named: The file to take; without it, the nearest from the working folder upwards.

    Raises:
        UsageError: The file cannot be read, is no TOML, or sets what cannot be set. The message names it.
    """
    found = read_configuration(named) if named else find_configuration(Path())
    if found is None:
        return None
    from cxmap.config.settings import read_settings

    return Configuration(found, read_settings(found.data or {}, found.name, found.content.decode("utf-8")))
