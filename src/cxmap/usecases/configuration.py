"""The configuration of a run, found, read and checked, and what earlier runs kept beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxmap.config.discovery import Found, find_configuration, read_configuration
from cxmap.limits import USUAL, Limits
from cxmap.source import get_shown_name, real_path

if TYPE_CHECKING:
    from cxmap.cache.store import Kind, Store


@dataclass(frozen=True, slots=True)
class Configuration:
    """The configuration that a run goes by.

    Attributes:
        found: The file.
        settings: What it says: nothing but settings that there are, with values that they can have.
    """

    found: Found
    settings: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """The folder that its paths are seen from."""
        return self.found.path.parent

    @property
    def home(self) -> Path:
        """The same folder as one would name it from the working folder."""
        return Path(get_shown_name(self.folder))


def get_limits(configuration: Configuration | None) -> Limits:
    """How much maps and pictures may ask for.

    Args:
        configuration: The configuration; None where there is none.
    """
    settings: Mapping[str, int] = configuration.settings.get("limits", {}) if configuration else {}
    return Limits(**{key.replace("-", "_"): limit for key, limit in settings.items()}) if settings else USUAL


def or_home(paths: Sequence[Path], configuration: Configuration | None) -> list[Path]:
    """The paths that were given; without any, the folder of the configuration, else the current one.

    Args:
        paths: What was given.
        configuration: The configuration; None where there is none.
    """
    return list(paths) or [configuration.home if configuration else Path()]


def load_configuration(named: Path | None = None) -> Configuration | None:
    """The configuration that a run goes by, or None where there is none.

    Args:
        named: The file to take; without it, the nearest from the working folder upwards.

    Raises:
        UsageError: The file cannot be read, is no TOML, or sets what cannot be set. The message names it.
    """
    found = _find(named)
    return _judge(found, None) if found else None


def open_project(named: Path | None, kind: "Kind") -> "tuple[Configuration | None, Store | None]":
    """The configuration that a run goes by, and the results of earlier runs; None for what there is not.

    Results are kept beside the configuration, else where the project begins.

    Args:
        named: As in `load_configuration`.
        kind: Which results.

    Raises:
        UsageError: As in `load_configuration`.
    """
    from cxmap.cache.store import open_store
    from cxmap.usecases.project import Project

    found = _find(named)
    home = real_path(found.path).parent if found else Project().root_of(real_path(Path()))
    store = open_store(home, kind)
    return _judge(found, store) if found else None, store


def _find(named: Path | None) -> Found | None:
    return read_configuration(named) if named else find_configuration(Path())


def _judge(found: Found, store: "Store | None") -> Configuration:
    """Check what a file sets, unless the very same was found sound before: judging takes longer than all the rest."""
    if found.data:
        key = store.name("settings", sha256(found.content).hexdigest()) if store else b""
        if store is None or store.find(key) is None:
            from cxmap.config.settings import read_settings

            read_settings(found.data, found.name, found.content.decode("utf-8"))
            if store:
                store.keep(key, b"sound")
    return Configuration(found, found.data or {})
