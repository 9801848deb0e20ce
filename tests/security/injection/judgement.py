"""What is told of hostile texts beside what is told of harmless ones."""

import json
from collections.abc import Mapping

from tests.security.injection.finding_readers import read_findings
from tests.security.injection.outputs import Outputs
from tests.security.injection.readers import (
    check_log,
    read_csv,
    read_dot,
    read_json,
    read_markdown,
    read_mermaid,
    read_picture,
)

Kinds = Mapping[str, set[str]]

_DRAWN = {"svg": read_picture, "dot": read_dot}


def judge(told: Outputs, plain: Outputs, *, cut: bool = False) -> None:
    """Everything that is told is, but for its texts, what is told of harmless ones.

    Args:
        told: What is told of hostile texts.
        plain: What is told of harmless ones.
        cut: Whether texts are so long that some forms have no room for all of them.
    """
    assert told.keys() == plain.keys()
    drawn = {form: find_kinds(form, plain) for form in _DRAWN}
    for key, output in told.items():
        try:
            form = key.rpartition(".")[2]
            if form in drawn:
                # Long texts take more lines: not how many there are is the same, but what there is.
                check_kinds(_DRAWN[form](output), drawn[form])
            else:
                _judge(form, output, plain[key], cut=cut)
        except Exception as error:
            error.add_note(f"in {key}")
            raise


def _judge(form: str, output: str, plain: str, *, cut: bool) -> None:
    match form:
        case "csv":
            assert read_csv(output) == read_csv(plain)
        case "json":
            assert read_json(output) == read_json(plain)
        case "markdown":
            blocks, usual = read_markdown(output), read_markdown(plain)
            assert set(blocks) <= set(usual) if cut else blocks == usual
        case "mermaid":
            assert read_mermaid(output) == read_mermaid(plain)
        case "table" | "terminal":
            check_log(output)
        case _:
            raise AssertionError(f"nobody reads {form}")


def find_kinds(form: str, told: Outputs) -> Kinds:
    """The elements in all pictures of a form, each with the attributes that any of its kind has."""
    found: dict[str, set[str]] = {}
    for key, output in told.items():
        if key.endswith(f".{form}"):
            for name, keys in _DRAWN[form](output).items():
                found.setdefault(name, set()).update(keys)
    return found


def check_kinds(found: Kinds, known: Kinds) -> None:
    """There is no element and no attribute that harmless texts do not have."""
    more = {name: keys - known.get(name, set()) for name, keys in found.items() if not keys <= known.get(name, set())}
    assert more == {}, more
    assert found.keys() <= known.keys()


def judge_findings(told: Outputs) -> int:
    """All forms tell the same findings, and nothing else; returns how many."""
    found = json.loads(told["findings.json"])["diagnostics"]
    for key, output in told.items():
        read_findings(key.rpartition(".")[2], output, found)
    return len(found)
