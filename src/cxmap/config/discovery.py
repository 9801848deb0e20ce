"""Where the configuration is found: the nearest file upwards."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxmap.errors import UsageError
from cxmap.source import get_shown_name, real_path

OWN_FILE = "cxmap.toml"
SHARED_FILE = "pyproject.toml"
MAX_BYTES = 1024**2
"""A larger file is no configuration."""


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration file.

    Attributes:
        path: The file.
        name: What people see.
        content: Its bytes.
        data: The settings in it, unchecked; None where a `pyproject.toml` has none.
    """

    path: Path
    name: str
    content: bytes
    data: dict[str, Any] | None


def find_configuration(folder: Path) -> Found | None:
    """The nearest configuration from a folder upwards, not beyond the repository that the folder lies in.

    `cxmap.toml` is one even where it is empty; `pyproject.toml` is one where it has a table `[tool.cxmap]`.

    Raises:
        UsageError: A file cannot be read, is no TOML, or belongs to somebody who may not decide here. Mend it, or name
            another.
    """
    for place in (top := real_path(folder), *top.parents):
        found = _find_in(place)
        if found is not None:
            if place != top:
                _refuse_stranger(found, top)
            return found
        if (place / ".git").exists():
            return None
    return None


def _find_in(folder: Path) -> Found | None:
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    if own.is_file():
        return read_configuration(own)
    found = read_configuration(shared) if shared.is_file() and b"cxmap" in _read(shared) else None
    return found if found and found.data is not None else None


def _refuse_stranger(found: Found, folder: Path) -> None:
    """See to it that nobody lays a configuration above the folders of others, such as in `/tmp`.

    Whoever owns the working folder decides there too: in containers, that is often not the user who works.
    """
    owner = found.path.stat().st_uid
    if os.name == "posix" and owner not in {0, os.geteuid(), folder.stat().st_uid}:
        raise UsageError(
            f"{found.name} belongs to another user (number {owner}) than this folder",
            f"name it if it is meant: `--config {found.name}`, or keep it away: put an empty `{OWN_FILE}` here",
        )


def read_configuration(path: Path) -> Found:
    """Read a file as configuration; of a `pyproject.toml` only `[tool.cxmap]` counts.

    Raises:
        UsageError: The file cannot be read, or is no TOML. Mend it, or name another.
    """
    import tomllib

    content, name = _read(path), get_shown_name(path)
    try:
        data: Any = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        said = str(error)
        raise UsageError(f"{name} is no TOML: {said[:1].lower()}{said[1:]}", "mend it at that place") from error
    if path.name == SHARED_FILE:
        tools = data.get("tool", {})
        data = tools.get("cxmap") if isinstance(tools, dict) else None
    if not isinstance(data, dict | None):
        raise UsageError(f"`tool.cxmap` in {name} is no table", "write `[tool.cxmap]` and the settings below it")
    return Found(path, name, content, data)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{get_shown_name(path)} cannot be read: {reason}", "name a file after `--config`") from error
    if len(content) > MAX_BYTES:
        raise UsageError(f"{get_shown_name(path)} is larger than 1 MiB", "name a configuration after `--config`")
    return content
