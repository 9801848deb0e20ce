"""The page about `--fix` shows what the program does, and names every rule that has a fix."""

import re
from pathlib import Path

from cxmap.rules.page import find_docstring
from cxmap.rules.registry import all_rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "fix.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def find_codes(section: str) -> set[str]:
    """The rules that a section names; of those from one to another, all."""
    text = PAGE.split(f"## {section}\n")[1].split("\n## ")[0]
    codes = set(re.findall(r"\[(CX\d{3})\]", text))
    known = [rule.code for rule in all_rules()]
    for first, last in re.findall(r"\[(CX\d{3})\]\(\S+\) to \[(CX\d{3})\]", text):
        codes |= {code for code in known if first <= code <= last}
    return codes


def test_the_example_is_true(run_cxmap, tmp_path: Path):
    blocks = dict(BLOCK.findall(PAGE))
    (tmp_path / "cxmap.toml").touch()
    name, _, text = blocks["yaml"].partition("\n")
    (tmp_path / name.removeprefix("# ")).write_text(blocks["yaml"], encoding="utf-8")
    assert text
    command, _, shown = blocks["console"].partition("\n")
    done = run_cxmap(*command.removeprefix("$ cxmap ").split())
    assert (done.returncode, done.stdout) == (1, shown)
    assert run_cxmap("validate", "--fix").stdout == "Checked 1 file: nothing to mend.\n"


def test_every_rule_with_a_fix_is_named():
    said = {rule.code: find_docstring(rule) or "" for rule in all_rules()}
    safe = {code for code, text in said.items() if re.search(r"epaired by `--fix`", text)}
    unsafe = {code for code, text in said.items() if re.search(r"--fix --unsafe`", text)}
    assert find_codes("What is safe") == safe
    assert find_codes("What is unsafe") == unsafe
