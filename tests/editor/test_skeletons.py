"""Skeletons as the language server inserts them: tidy where they stand, and sound when nobody types anything more."""

import pytest
from tests.editor.client import Editor
from tests.editor.maps import CATALOGUE, MAP, write_catalogue, write_map
from tests.language.skeletons import fill

from cxmap.diagnostics.diagnostic import Severity
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths

pytestmark = pytest.mark.needs_node

# What the placeholders of skeletons refer to.
DECLARED = {
    "teams": "  team-id: {name: Sales}\n",
    "roles": "  role-id: {name: Advisor}\n",
    "channels": "  channel-id: {name: Website}\n",
    "systems": "  system-id: {name: CRM}\n",
    "evidence": "  evidence-id: {kind: interview}\n",
    "stages": (
        "  stage-id:\n    touchpoints:\n"
        "      touchpoint: {name: I begin}\n"
        "      touchpoint-id:\n        name: I do something\n"
    ),
}
IN_SECTIONS = {
    "personas": "new persona",
    "teams": "new team",
    "roles": "new role",
    "channels": "new channel",
    "systems": "new system",
    "evidence": "new evidence",
    "tiers": "new tier",
    "stages": "new stage",
    "kpis": "new KPI",
    "initiatives": "new initiative",
    "playbooks": "new playbook",
    "ancillary": "new process",
}
IN_A_TOUCHPOINT = {
    "new decision": "        next:\n          |\n",
    "new decision, beside the key": "        next: |\n",
    "hand-off": "        next:\n          touchpoint:\n            handoff:\n              |\n",
    "automated decision": "        next:\n          touchpoint:\n            by:\n              |\n",
    "automated decision, beside the key": "        next:\n          touchpoint:\n            by: |\n",
    "measured": "        metrics:\n          loyalty:\n            |\n",
    "measured, beside the key": "        metrics:\n          loyalty: |\n",
    "new touchpoint": "      |\n",
}


def write_sections(**more: str) -> str:
    """A map that declares everything, with further lines at the end of sections."""
    names = dict.fromkeys((*DECLARED, *more))
    return write_map("".join(f"{name}:\n{DECLARED.get(name, '')}{more.get(name, '')}" for name in names))


def find_errors(editor: Editor, text: str) -> list[str]:
    """What the editor or cxmap has to say about a text that was left as it was inserted."""
    left = fill(text)
    assert "$" not in left.partition("\n")[2]
    report = check_paths([], [parse_document(left.encode(), MAP.name)]).report
    errors = [f"{found.code}: {found.message}" for found in report.diagnostics if found.severity is Severity.ERROR]
    return [*errors, *(fault.message for fault in editor.find_faults(MAP, left))]


def assert_tidy(text: str) -> None:
    """Two spaces deeper at each level, and nothing at the ends of lines but what waits for a value."""
    depth = 0
    for line in text.splitlines():
        deep = len(line) - len(line.lstrip(" "))
        assert deep % 2 == 0, line
        assert deep <= depth + 2, line
        depth = deep + 2 * line.lstrip().startswith("- ")


@pytest.mark.parametrize(("section", "label"), IN_SECTIONS.items())
def test_a_skeleton_in_its_section(editor: Editor, section: str, label: str) -> None:
    offered = editor.complete(MAP, write_sections(**{section: "  |\n"}))
    assert list(offered) == [label]
    assert offered[label].told.endswith(".")
    assert "  ${1:id}:\n    " in offered[label].text
    assert_tidy(offered[label].text)
    assert find_errors(editor, offered[label].text) == []


def test_a_skeleton_in_a_catalogue(editor: Editor) -> None:
    offered = editor.complete(CATALOGUE, write_catalogue("teams:\n  |\n"))
    assert list(offered) == ["new team"]
    assert editor.find_faults(CATALOGUE, fill(offered["new team"].text)) == []


@pytest.mark.parametrize(("label", "text"), IN_A_TOUCHPOINT.items())
def test_a_skeleton_in_a_touchpoint(editor: Editor, label: str, text: str) -> None:
    taken = editor.complete(MAP, write_sections(stages=text))[label.partition(",")[0]].text
    assert_tidy(taken)
    assert find_errors(editor, taken) == []


@pytest.mark.parametrize("section", [name for name in IN_SECTIONS if name not in DECLARED])
def test_a_section_comes_with_its_skeleton(editor: Editor, section: str) -> None:
    taken = editor.complete(MAP, f"{write_sections()}|\n")[section].text
    assert f"\n{section}:\n  ${{1:id}}:\n" in taken
    assert_tidy(taken)
    assert find_errors(editor, taken) == []


@pytest.mark.parametrize(
    ("key", "text"), [("next", "        |\n"), ("touchpoints", "  another:\n    name: Another\n    |\n")]
)
def test_a_key_comes_with_its_skeleton(editor: Editor, key: str, text: str) -> None:
    taken = editor.complete(MAP, write_sections(stages=text))[key].text
    assert f" {key}:\n" in taken
    assert_tidy(taken)
    assert find_errors(editor, taken) == []


def test_a_whole_map_is_offered_in_an_empty_file(editor: Editor) -> None:
    first = write_map("").splitlines()[0]
    taken = editor.complete(MAP, f"{first}\n|")["cxmap journey map"].text
    assert taken.startswith(f"{first}\ncxmap: 1\ntitle: $1\nstages:\n  ${{2:id}}:\n")
    assert_tidy(taken)
    assert find_errors(editor, taken.replace("$1", "A title", 1)) == []


def test_what_is_inserted_and_forgotten_is_found(editor: Editor) -> None:
    taken = editor.complete(MAP, write_map("stages: {s: {}}\ninitiatives:\n  |\n"))["new initiative"].text
    assert [error.partition(":")[0] for error in find_errors(editor, taken)] == ["CX207", "CX203"]


def test_the_file_that_is_shown_does_not_exist() -> None:
    assert not MAP.exists()
