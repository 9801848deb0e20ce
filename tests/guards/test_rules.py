"""Registry, rule files, cases and documentation pages agree, and the examples of the documentation are true."""

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from tests.guards.programs import load_program
from tests.rules.cases import Run, to_bytes, validate

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.register import SECTION_PATHS as SECTIONS
from cxmap.rules.page import find_docstring
from cxmap.rules.registry import (
    FROM_MAPPED,
    ON_LANGUAGE,
    ON_REFERENCES,
    ON_SUPPRESSIONS,
    ON_TEXT,
    all_rules,
    find_map_rules,
    find_rules,
)
from cxmap.rules.rule import Rule
from cxmap.source.faults import FAULT_KINDS

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "src" / "cxmap" / "rules"
CASES = ROOT / "tests" / "rules"
DOCS = ROOT / "docs"
SECTIONS_OF_A_PAGE = ["What it does", "Why it matters", "Example", "Instead"]
NEVER_NAMED = {"playbook", "ancillary"}
"""Kinds of things that no key of the language refers to."""

_BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"# (\S+\.(?:journey|catalogue)\.yaml)\n")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/rule_pages.py, which is no package."""
    return load_program("tools/rule_pages.py")


Check = Callable[[str, str], list[str]]


@pytest.fixture
def find_untrue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Say what is untrue about the two examples in a docstring: the first must fire, the second must not.

    What a level asks for fills a page; of a rule that begins at one, an example shows what the rule is about. Sound it
    must be all the same.
    """
    levels = {rule.code: rule.level for rule in all_rules()}

    def run(code: str, section: str, name: str) -> Run:
        options = () if levels[code] == "sketch" else ("--select", f"CX1,CX20,CX21,{code}")
        return validate(write_example(section, tmp_path / name), "json", monkeypatch, capsys, options=options)

    def check(code: str, docstring: str) -> list[str]:
        example, instead = docstring.split("## Example\n")[1].split("## Instead\n")
        fired = sorted({found["code"] for found in run(code, example, "example").diagnostics})
        others = sorted({found["code"] for found in run(code, instead, "instead").diagnostics})
        return [
            *([] if fired == [code] else [f"the example of {code} fires {fired}"]),
            *([] if not others else [f"what {code} shows instead fires {others}"]),
        ]

    return check


def write_example(section: str, folder: Path) -> Path:
    """Write the files of an example, completed with what examples leave out."""
    folder.mkdir()
    (folder / "cxmap.toml").touch()
    # A rule is about the comment that leads to the schema of the project.
    (folder / "schemas").mkdir()
    (folder / "schemas" / "journey-1.schema.json").write_text("{}", encoding="utf-8")
    blocks = _BLOCK.findall(section)
    assert blocks
    for block in blocks:
        named = _FILE.match(block)
        content = block if named else complete(block)
        (folder / (named[1] if named else "map.journey.yaml")).write_bytes(to_bytes(content.encode()))
    return folder


def complete(block: str) -> str:
    """Add what every map needs to a block, unless the block holds nothing but comments."""
    if all(line.startswith("#") for line in block.splitlines()):
        return block
    head = "" if re.search("^(⟨.*⟩)?cxmap:", block, re.MULTILINE) else "cxmap: 1\n"
    title = "" if re.search("^title:", block, re.MULTILINE) else "title: A journey\n"
    stages = "" if re.search("^stages:", block, re.MULTILINE) else "stages:\n  first: {}\n"
    return f"{head}{title}{block}{stages}"


def find_bad_names(rules: Iterable[Rule]) -> list[str]:
    """Codes and names that are not well-formed, not in order, or there twice."""
    known = list(rules)
    codes, names = [rule.code for rule in known], [rule.name for rule in known]
    return [
        *(code for code in codes if not re.fullmatch(r"CX[0-6]\d\d", code)),
        *(name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)),
        *(code for before, code in pairwise(codes) if code <= before),
        *(name for name in sorted(set(names)) if names.count(name) > 1),
    ]


def find_file_gaps(rules: Iterable[Rule], files: Path) -> list[str]:
    """Rule files that no rule has, and rules that have no file."""
    wanted = {f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py" for rule in rules}
    return sorted(wanted ^ {path.name for path in files.glob("cx*.py")})


def find_case_gaps(rules: Iterable[Rule], cases: Path) -> list[str]:
    """Cases that are missing or have no golden text, and cases of no rule."""
    gaps = []
    codes = [rule.code for rule in rules]
    for code in codes:
        bad, ok = cases / code / "bad", cases / code / "ok"
        gaps += [
            f"{code}/bad/{name}" for name in ("expected.json", "expected.pretty.txt") if not (bad / name).is_file()
        ]
        gaps += [f"{code}/{kind.name}" for kind in (bad, ok) if not any(kind.glob("*.journey.yaml*"))]
    return [*gaps, *sorted(path.name for path in cases.glob("CX*") if path.name not in codes)]


def find_page_faults(docstring: str) -> list[str]:
    """What a docstring lacks to be a documentation page."""
    summary, _, rest = docstring.partition("\n\n")
    parts = re.split(r"^## (.+)\n", rest, flags=re.MULTILINE)
    faults = []
    if "\n" in summary or not summary.endswith("."):
        faults.append("the summary is not one line that ends with a full stop")
    if parts[0].strip() or parts[1::2] != SECTIONS_OF_A_PAGE:
        faults.append("the sections are not the four of a page, in order")
    faults += [f"`{title}` is empty" for title, text in zip(parts[1::2], parts[2::2], strict=True) if not text.strip()]
    faults += [
        f"`{title}` shows no YAML"
        for title, text in zip(parts[1::2], parts[2::2], strict=True)
        if title in SECTIONS_OF_A_PAGE[2:] and not _BLOCK.search(text)
    ]
    return faults


def test_registry_files_cases_and_pages_agree(tool: ModuleType) -> None:
    rules = all_rules()
    assert find_bad_names(rules) == []
    assert find_file_gaps(rules, FILES) == []
    assert find_case_gaps(rules, CASES) == []
    assert tool.find_stale(tool.make_pages(rules), DOCS) == []


def test_whatever_is_found_has_a_rule() -> None:
    assert sorted(rule.name for rule in find_rules(ON_TEXT)) == sorted(FAULT_KINDS)
    kinds = {
        rule.name.removeprefix("unknown-") for rule in find_rules(ON_REFERENCES) if rule.name.startswith("unknown-")
    }
    assert kinds == set(SECTIONS) - NEVER_NAMED
    language = sorted((ROOT / "src" / "cxmap" / "language").glob("*.py"))
    problems = "".join(path.read_text(encoding="utf-8") for path in language)
    assert {rule.name for rule in find_rules(ON_LANGUAGE)} == set(
        re.findall(r'LanguageProblem\(\s*"([a-z-]+)"', problems)
    )


def find_misplaced(rules: Iterable[Rule]) -> list[str]:
    """Rules about maps that no level hears, and those of a sketch that only higher levels would hear."""
    elsewhere = {rule.code for rule in find_rules(ON_TEXT, ON_SUPPRESSIONS, ON_LANGUAGE, ON_REFERENCES)}
    heard = {rule.code for rule in find_map_rules("measured")}
    late = {rule.code for rule in find_rules(*FROM_MAPPED)} - {rule.code for rule in find_map_rules("sketch")}
    return [
        rule.code
        for rule in rules
        if rule.code not in elsewhere | heard or (rule.code in late and rule.level == "sketch")
    ]


def test_every_rule_is_heard_at_its_level() -> None:
    assert find_misplaced(all_rules()) == []


def test_a_planted_rule_that_nobody_hears_is_found() -> None:
    silent = Rule("CX222", "silent", Severity.NOTE, lambda subject: iter(()))
    late = next(rule for rule in all_rules() if rule.code == "CX301")
    assert find_misplaced([silent, replace(late, level="sketch")]) == ["CX222", "CX301"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_page_is_whole_and_its_examples_are_true(rule: Rule, find_untrue: Check) -> None:
    docstring = find_docstring(rule) or ""
    assert find_page_faults(docstring) == []
    assert find_untrue(rule.code, docstring) == []


def _rule(code: str, name: str) -> Rule:
    return Rule(code, name, Severity.ERROR, lambda _: iter(()))


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("CX201", "other", "CX201"),
        ("CX200", "other", "CX200"),
        ("CX2", "other", "CX2"),
        ("CX999", "other", "CX999"),
        ("CX202", "known", "known"),
        ("CX202", "Other_Name", "Other_Name"),
    ],
)
def test_a_planted_bad_name_is_found(code: str, name: str, found: str) -> None:
    assert found in find_bad_names([_rule("CX201", "known"), _rule(code, name)])


def test_a_planted_file_gap_is_found(tmp_path: Path) -> None:
    (tmp_path / "cx201_known.py").touch()
    assert find_file_gaps([_rule("CX201", "known")], tmp_path) == []
    assert find_file_gaps([], tmp_path) == ["cx201_known.py"]
    assert find_file_gaps([_rule("CX201", "known"), _rule("CX202", "new-one")], tmp_path) == ["cx202_new_one.py"]


@pytest.mark.parametrize(
    ("taken", "gap"),
    [
        ("bad/map.journey.yaml", ["CX214/bad"]),
        ("ok/map.journey.yaml", ["CX214/ok"]),
        ("bad/expected.json", ["CX214/bad/expected.json"]),
        ("bad/expected.pretty.txt", ["CX214/bad/expected.pretty.txt"]),
    ],
)
def test_a_planted_case_gap_is_found(tmp_path: Path, taken: str, gap: list[str]) -> None:
    shutil.copytree(CASES / "CX214", tmp_path / "CX214")
    rule = _rule("CX214", "known")
    assert find_case_gaps([rule], tmp_path) == []
    (tmp_path / "CX214" / taken).unlink()
    assert find_case_gaps([rule], tmp_path) == gap
    assert find_case_gaps([], tmp_path) == ["CX214"]


@pytest.mark.parametrize("fault", ["missing", "changed", "stray"])
def test_a_planted_stale_page_is_found(tool: ModuleType, tmp_path: Path, fault: str) -> None:
    pages = tool.make_pages(all_rules())
    tool.write_pages(pages, tmp_path)
    assert tool.find_stale(pages, tmp_path) == []
    page = tmp_path / "rules" / ("CX999.md" if fault == "stray" else "CX201.md")
    if fault == "missing":
        page.unlink()
    else:
        page.write_text("something else\n", encoding="utf-8")
    assert tool.find_stale(pages, tmp_path) == [f"rules/{page.name}"]
    tool.write_pages(pages, tmp_path)
    assert tool.find_stale(pages, tmp_path) == []


def test_a_rule_without_docstring_is_found(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cxmap.rules.cx201_known", ModuleType("cxmap.rules.cx201_known"))
    with pytest.raises(ValueError, match="the file of CX201 has no docstring"):
        tool.make_pages([_rule("CX201", "known")])


PAGE = """A summary.

## What it does
This.

## Why it matters
That.

## Example
```yaml
state: crrent
```

## Instead
```yaml
state: current
```
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("A summary.", "A summary", "summary"),
        ("A summary.", "A summary\nin two lines.", "summary"),
        ("## Why it matters\nThat.\n\n", "", "sections"),
        ("## Instead", "## Better", "sections"),
        ("## What", "More words.\n\n## What", "sections"),
        ("That.\n", "", "`Why it matters` is empty"),
        ("```yaml\nstate: crrent\n```", "Something.", "`Example` shows no YAML"),
    ],
)
def test_a_planted_page_fault_is_found(old: str, new: str, fault: str) -> None:
    assert find_page_faults(PAGE) == []
    assert any(fault in found for found in find_page_faults(PAGE.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "untrue"),
    [
        ("crrent", "crrent", []),
        ("crrent", "current", ["the example of CX104 fires []"]),
        ("crrent", "crrent\nlevl: sketch", ["the example of CX104 fires ['CX101', 'CX104']"]),
        ("current", "crrent", ["what CX104 shows instead fires ['CX104']"]),
    ],
)
def test_a_planted_untrue_example_is_found(find_untrue: Check, old: str, new: str, untrue: list[str]) -> None:
    assert find_untrue("CX104", PAGE.replace(old, new)) == untrue
