"""Each fix, letter by letter, and what is left alone."""

import os
from pathlib import Path

import pytest
from tests.usecases.fixing import NAME, mend_folder, mend_text, wish

from cxmap.errors import FileProblem
from cxmap.source import parse_document
from cxmap.usecases.fix import find_fixes, write_files

HEAD = """\
cxmap: 1
title: Buying a drink  # in the hall
channels:
  machine: {name: Machine}
  phone: {name: Telephone}
teams:
  sales: {name: Sales}
stages:
  purchase:
    touchpoints:
"""
PAY = f"{HEAD}      insert-money:\n        name: I insert money\n"

# The map, and what becomes of it: with safe fixes alone, and with all of them.
SAFE = {
    "misspelt key": ("bariers: [takes no notes]  # often", "barriers: [takes no notes]  # often"),
    "misspelt key in braces": ("metrics: {satisfacton: 7,  loyalty: 2}", "metrics: {satisfaction: 7,  loyalty: 2}"),
    "misspelt reference": ("channels: [machin, 'phnoe']", "channels: [machine, 'phone']"),
    "misspelt reference that is a key": ("tone: {machne: calm}", "tone: {machine: calm}"),
    "several at once": (
        "ownr: slaes\n        chanels: [machin]",
        "owner: sales\n        channels: [machine]",
    ),
    "key that is there already": ("barriers: [a]\n        bariers: [b]", "barriers: [a]\n        bariers: [b]"),
    "the same key with the same value": ("barriers: [a]\n        barriers: [a]", "barriers: [a]"),
    "invisible blank": ("owner: sa\u200bles", "owner: sales"),
}
UNSAFE = {
    "another value under the same key": ("barriers: [a]\n        barriers: [b]", "barriers: [a]"),
    "name that is near": ("channels: [mach]", "channels: [machine]"),
    "beginning of a key": ("bar: [takes no notes]", "barriers: [takes no notes]"),
    "text for a list": ("channels: machine", "channels: [machine]"),
    "word for a truth value": ("moment_of_truth: yes", "moment_of_truth: true"),
    "percentage for a share": ("complaints: {rate: 45 %}", "complaints: {rate: 0.45}"),
    "number above a share": ("complaints: {rate: 45}", "complaints: {rate: 0.45}"),
    "number in quotes": ("metrics: {satisfaction: '3,5'}", "metrics: {satisfaction: 3.5}"),
    "length of time in words": ("takes: 5 minutes", "takes: 5m"),
    "id with capitals": ("owner: Sales", "owner: sales"),
}


def put(lines: str) -> str:
    return f"{PAY}        {lines}\n"


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_fix(name):
    before, after = map(put, SAFE[name])
    assert mend_text(before) == after
    assert mend_text(after) == after


@pytest.mark.parametrize("name", UNSAFE)
def test_an_unsafe_fix_is_made_when_it_is_asked_for(name):
    before, after = map(put, UNSAFE[name])
    assert mend_text(before) == before
    assert mend_text(before, unsafe=True) == after


def test_an_id_is_followed_to_what_it_is_called_now():
    pay, take = "pay: {name: I pay, was: [insert-coin]}", "take: {name: I take it, next: {insert-coin: {}}}"
    before = f"{HEAD}      {pay}\n      {take}\n"
    assert mend_text(before) == before.replace("next: {insert-coin", "next: {pay")
    # Where two had it, nobody can tell.
    both = before.replace("I take it,", "I take it, was: [insert-coin],")
    assert mend_text(both) == both


def test_a_word_is_mended_in_the_quotes_it_has():
    before = put("owner: sales").replace("stages:", "state: 'curent'   # today\nstages:")
    assert mend_text(before) == before.replace("curent", "current")


def test_ids_are_written_alike_wherever_they_stand():
    pay, take = "Pay Now: {name: I pay, next: {Take_It: {}}}", "Take_It: {name: I take it, next: {Pay Now: {}}}"
    before = f"{HEAD}      {pay}\n      {take}\n"
    assert mend_text(before, unsafe=True) == before.replace("Pay Now", "pay-now").replace("Take_It", "take-it")


def test_two_ids_that_would_be_one_are_left_alone():
    before = f"{HEAD}      Pay Now: {{name: I pay}}\n      pay-now: {{name: I pay again}}\n"
    assert mend_text(before, unsafe=True) == before


def test_what_nothing_refers_to_is_removed_when_that_is_asked_for():
    before = put("barriers: [{text: takes no notes, from: talks}]").replace(
        "stages:", "evidence:\n  talks: {kind: interview}\n\n  # Never read.\n  panel: {kind: interview}\n\nstages:"
    )
    after = before.replace("\n  # Never read.\n  panel: {kind: interview}\n", "")
    assert mend_text(before) == before
    assert mend_text(before, unsafe=True) == after


def test_the_last_one_goes_with_its_section():
    before = put("owner: sales").replace("stages:", "evidence:\n  panel: {kind: interview}\nstages:")
    assert mend_text(before, unsafe=True) == put("owner: sales")


def test_all_go_with_their_section_not_leaving_an_empty_key():
    before = put("owner: sales").replace("stages:", "evidence:\n  a: {kind: forum}\n  b: {kind: forum}\nstages:")
    assert mend_text(before, unsafe=True) == put("owner: sales")


def test_mark_and_line_ends():
    before = "\ufeff" + put("channels: [machin]").replace("\n", "\r\n")
    assert mend_text(before) == put("channels: [machine]")


def test_keys_are_put_where_readers_look_for_them():
    before = f"title: A map\n{put('owner: sales')}    name: Purchase\n".replace(
        "title: Buying a drink  # in the hall\n", ""
    )
    after = before.replace("title: A map\ncxmap: 1\n", "cxmap: 1\ntitle: A map\n").replace("    name: Purchase\n", "")
    assert mend_text(before) == before
    assert mend_text(before, level="mapped") == after.replace("  purchase:\n", "  purchase:\n    name: Purchase\n")


def test_a_comment_that_silences_nothing_is_removed():
    before = put("owner: sales  # cxmap: ignore[CX201, CX203] why\n        # cxmap: ignore[CX202]\n        roles: []")
    assert mend_text(before) == put("owner: sales\n        roles: []")


def test_one_selector_of_two_is_removed():
    before = put("owner: slaes  # cxmap: ignore[CX201, CX203] why")
    assert mend_text(before) == put("owner: slaes  # cxmap: ignore[CX203] why")


def test_silenced_and_ignored_findings_are_not_mended():
    text = put("owner: slaes  # cxmap: ignore[CX203] why")
    assert mend_text(text) == text
    document = parse_document(put("owner: slaes").encode(), NAME)
    assert find_fixes([], [document], wish(ignore=("CX203",))).files == ()


def test_what_would_bring_up_more_errors_is_refused_and_said():
    text = put("bariers: [{what: a}, {what: b}, {what: c}]\n        ownr: sales")
    document = parse_document(text.encode(), NAME)
    mending = find_fixes([], [document], wish())
    assert [one.code for one in mending.refused] == ["CX101"]
    assert mending.files[0].after.text == text.replace("ownr", "owner")
    assert mending.files[0].count == mending.count == 1


def test_slips_below_a_slip_are_mended_in_their_turn():
    before = put("bariers: [{txt: a}, {txt: b}, {txt: c, form: talks}]").replace("stages:", "x-note: 1\nstages:")
    assert mend_text(before) == before.replace("bariers", "barriers").replace("txt", "text").replace("form", "from")


def test_what_an_alias_stands_for_is_left_alone():
    text = put("channels: &x [machin]").replace(
        "      insert-money", "      take:\n        name: I take it\n      insert-money"
    )
    assert mend_text(text) == text.replace("machin]", "machine]")
    shared = text + "      again:\n        name: Again\n        channels: *x\n"
    assert mend_text(shared) == shared


def test_a_file_that_cannot_be_read_is_left_alone():
    for text in ("a: [\n", "\ufeffa: [\r\n", f"{PAY}        bariers: [\n"):
        assert mend_text(text, unsafe=True) == text


def test_a_catalogue_is_mended_when_it_was_named(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cxmap.toml").touch()
    catalogue = tmp_path / "house.catalogue.yaml"
    catalogue.write_text("cxmap: 1\nchanels:\n  web: {name: Website}\n")
    (tmp_path / NAME).write_text(
        put("channels: [wbe]").replace("channels:\n", "uses: [house.catalogue.yaml]\nchannels:\n", 1)
    )
    alone = find_fixes([Path(NAME)], [], wish())
    # What the catalogue holds is not known as long as a part of it cannot be read.
    assert alone.files == ()
    mending = find_fixes([Path()], [], wish())
    assert [(file.before.name, file.count) for file in mending.files] == [("house.catalogue.yaml", 1), (NAME, 1)]
    assert "[web]" in mending.files[1].after.text
    written, problems = write_files(mending.files)
    assert (len(written), problems) == (2, ())
    assert find_fixes([Path()], [], wish()).files == ()


def test_a_file_that_was_changed_meanwhile_is_not_written(tmp_path: Path):
    one, other = tmp_path / "a.journey.yaml", tmp_path / "b.journey.yaml"
    for path in (one, other):
        path.write_text(put("ownr: sales"))
    mending = mend_folder(tmp_path)
    one.write_text("cxmap: 1\n")
    written, problems = write_files(mending.files)
    assert [file.before.path for file in written] == [other]
    assert [problem.message.split("`")[2] for problem in problems] == [" was changed while it was being mended"]
    assert one.read_text() == "cxmap: 1\n"
    assert other.read_text() == put("owner: sales")


def test_a_file_that_is_gone_meanwhile_is_a_problem(tmp_path: Path):
    path = tmp_path / NAME
    path.write_text(put("ownr: sales"))
    mending = mend_folder(tmp_path)
    path.unlink()
    assert len(write_files(mending.files)[1]) == 1
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_goes_on_leading_to_its_file(tmp_path: Path):
    folder = tmp_path / "real"
    folder.mkdir()
    path = folder / NAME
    path.write_text(put("ownr: sales"))
    link = tmp_path / "link.journey.yaml"
    link.symlink_to(path)
    written, problems = write_files(find_fixes([link], [], wish()).files)
    assert (len(written), problems) == (1, ())
    assert link.is_symlink()
    assert path.read_text() == put("owner: sales")


def test_where_there_is_nothing_to_check_that_is_said(tmp_path: Path):
    with pytest.raises(FileProblem):
        find_fixes([tmp_path], [], wish())


def test_the_first_line_leads_to_the_schema_of_the_project(tmp_path: Path):
    (tmp_path / "cxmap.toml").touch()
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "journey-1.schema.json").write_text("{}")
    (tmp_path / "maps").mkdir()
    path = tmp_path / "maps" / NAME
    path.write_bytes(put("owner: sales").replace("\n", "\r\n").encode())
    (file,) = mend_folder(tmp_path, level="mapped").files
    assert file.after.text == "# yaml-language-server: $schema=../schemas/journey-1.schema.json\n" + put("owner: sales")
