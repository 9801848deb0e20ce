"""What a start of the program must not pay for."""

import subprocess
import sys

import pytest

from cxmap import source


def get_modules(program: str) -> set[str]:
    """Return the packages that a fresh interpreter holds after a program."""
    ending = "\nimport sys\nprint(*{name.split('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", program + ending], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


HEAVY = {"yaml", "_yaml", "pathspec", "pydantic", "rich", "typer"}


def test_the_room_itself_imports_no_library():
    assert get_modules("import cxmap.source") & HEAVY == set()


def test_reading_a_clean_document_imports_the_yaml_library_alone():
    program = "from cxmap.source import parse_document\nassert parse_document(b'a: 1', 'x').usable"
    assert get_modules(program) & HEAVY == {"yaml"}


def test_finding_and_reading_bytes_imports_nothing_that_parses():
    program = "from cxmap.source import find_maps, get_shown_name, real_path"
    ending = "\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program + ending], capture_output=True, text=True, check=True)
    assert {"cxmap.source.files", "cxmap.source.discovery"} <= set(run.stdout.split())
    assert not {"cxmap.source.document", "cxmap.source.loader"} & set(run.stdout.split())


def test_every_name_of_the_room_is_there_and_no_other():
    assert all(getattr(source, name) is not None for name in source.__all__)
    with pytest.raises(AttributeError, match="no attribute 'find_nothing'"):
        source.find_nothing  # noqa: B018


def test_the_check_can_fail():
    assert "yaml" in get_modules("import cxmap.source, yaml")
