"""What a start of the program must not pay for."""

import subprocess
import sys


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


def test_the_check_can_fail():
    assert "yaml" in get_modules("import cxmap.source, yaml")
