"""What the tests of the language share: the bad cases, read as a person's file is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.parse import Reading, read_catalogue, read_map
from cxmap.source.document import Document, parse_document

CASES = Path(__file__).parent / "cases"

Case = tuple[Path, Document, Reading[JourneyMap] | Reading[Catalogue]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `case_path` with every bad case."""
    if "case_path" in metafunc.fixturenames:
        paths = sorted(CASES.glob("*.yaml"))
        metafunc.parametrize("case_path", paths, ids=[path.name.removesuffix(".yaml") for path in paths])


@pytest.fixture
def read_case() -> Callable[[Path], Case]:
    """Read a file as a map or a catalogue, by its name."""

    def read(path: Path) -> Case:
        document = parse_document(path.read_bytes(), path.name)
        assert document.usable, document.faults
        read_data = read_catalogue if path.name.endswith(".catalogue.yaml") else read_map
        return path, document, read_data(document.data)

    return read


@pytest.fixture
def case(case_path: Path, read_case: Callable[[Path], Case]) -> Case:
    """One bad case: its file, its document and what the language says of it."""
    return read_case(case_path)
