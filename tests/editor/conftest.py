"""The editor that all tests of this folder share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.editor.client import Editor, start_editor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def node() -> str:
    """The Node.js of this machine; tests that ask for it are marked `needs_node`."""
    found = shutil.which("node")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def editor(node: str) -> Iterator[Editor]:
    """An editor, opened in the root of this project."""
    with start_editor(node, ROOT) as started:
        yield started
