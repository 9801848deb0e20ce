"""The project that a command runs in: its configuration, and what earlier runs left."""

from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.streams import remark

if TYPE_CHECKING:
    from cxmap.cache.store import Kind, Store
    from cxmap.usecases.configuration import Configuration


def open_and_tell(
    config: Path | None, kind: "Kind", *, cache: bool, verbose: bool
) -> "tuple[Configuration | None, Store | None]":
    """The configuration that a run goes by, and the results of earlier runs; None for what there is not.

    Args:
        config: The configuration that was named; None for the nearest.
        kind: Which results.
        cache: Whether results of earlier runs may be used and new ones kept.
        verbose: Whether to say what the run goes by.

    Raises:
        UsageError: The configuration cannot be used. The help says what to mend.
    """
    from cxmap.usecases.configuration import load_configuration, open_project

    configuration, store = open_project(config, kind) if cache else (load_configuration(config), None)
    if verbose:
        remark(f"configuration: {configuration.found.name if configuration else 'none'}")
        if cache and store is None:
            remark("no cache: there is no folder where programs of this user may keep what they need")
    return configuration, store
