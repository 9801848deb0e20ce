"""Folders of maps that all tests of injection share, each written once."""

from collections.abc import Callable

import pytest
from tests.security.injection.folders import Folder, write_folder
from tests.security.injection.outputs import Outputs
from tests.security.injection.texts import HARMLESS, TEXTS


@pytest.fixture(scope="session")
def get_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Folder]:
    """The folder of a text, by its name."""
    base = tmp_path_factory.mktemp("injection")
    texts, folders = {**TEXTS, "harmless": HARMLESS}, dict[str, Folder]()

    def get(name: str) -> Folder:
        if name not in folders:
            folders[name] = write_folder(base / name, texts[name])
        return folders[name]

    return get


@pytest.fixture(scope="session")
def tell_harmless(get_folder: Callable[[str], Folder]) -> Callable[[Callable[[Folder], Outputs]], Outputs]:
    """What is told of harmless texts: `tell_harmless(tell_lists)`; told once."""
    told: dict[Callable[[Folder], Outputs], Outputs] = {}

    def tell(ask: Callable[[Folder], Outputs]) -> Outputs:
        if ask not in told:
            told[ask] = ask(get_folder("harmless"))
        return told[ask]

    return tell
