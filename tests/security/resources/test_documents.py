"""Files that ask for too much: what is said of each, and how much memory all that takes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.security.resources.child import Done, run_bounded

from cxmap.source.words import code

HEAD = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n"
MILLION = 1_000_000
TEN = 10 * MILLION
STOPPED = " (reading stopped after 1,000 faults)"
NODES = "the file holds more than 1,000,000 keys and values; reading stopped here"


class Attack(NamedTuple):
    """A file and what is said of it.

    Attributes:
        write: Makes the file.
        code: The first code that is told, or nothing for a file that is sound.
        says: The message, as it begins; with `…` before it, as it ends, in the last finding.
    """

    write: Callable[[], str | bytes]
    code: str
    says: str


def long(text: str) -> str:
    """What is said of a text that is too long."""
    return f"the text {code(text, 20)} has {len(text):,} characters, more than 100,000; reading stopped here"


def _laugh(kind: str) -> str:
    """Aliases of aliases, in lists, as values, or through merge keys."""
    lines = ["x-a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n" if kind == "list" else "x-a0: &a0 {a: 1, b: 2, c: 3}\n"]
    for number in range(1, 12):
        below = f"*a{number - 1}"
        lines.append(
            {
                "list": f"x-a{number}: &a{number} [{', '.join([below] * 10)}]\n",
                "map": f"x-a{number}: &a{number} {{{', '.join(f'k{key}: {below}' for key in range(10))}}}\n",
                "merge": f"x-a{number}: &a{number} {{<<: [{', '.join([below] * 10)}], k{number}: {below}}}\n",
            }[kind]
        )
    return HEAD + "".join(lines)


ATTACKS = {
    # Aliases.
    "laughs": Attack(lambda: _laugh("list"), "CX014", "with what `*a4` stands for, the file holds more than 1,000,000"),
    "laughing-maps": Attack(
        lambda: _laugh("map"), "CX014", "with what `*a5` stands for, the file holds more than 1,000,000"
    ),
    "laughing-merges": Attack(lambda: _laugh("merge"), "CX014", "…keys and values"),
    "anchors": Attack(lambda: HEAD + "x-a:\n" + "".join(f"- &a{n} 1\n" for n in range(300_000)), "", ""),
    "unknown-aliases": Attack(
        lambda: HEAD + "x-a:\n" + "".join(f"- &a{n} 1\n" for n in range(100_000)) + "- *no\n" * MILLION,
        "CX013", "the alias `*no` names no anchor above it",
    ),
    "recursion": Attack(lambda: HEAD + "x-a: &a [*a, *a]\n", "CX012", "the alias `*a` lies inside the very thing"),
    # Depth.
    "brackets": Attack(lambda: HEAD + "x-a: " + "[" * 100_000, "CX015", "mappings and lists lie more than 100 deep"),
    "braces": Attack(lambda: HEAD + "x-a: " + "{a: " * 100_000, "CX015", "mappings and lists lie more than 100 deep"),
    "dashes": Attack(lambda: HEAD + "x-a:\n " + "- " * 100_000, "CX015", "mappings and lists lie more than 100 deep"),
    "steps": Attack(
        lambda: HEAD + "x-a:\n" + "".join(" " * n + "a:\n" for n in range(1, 2_000)), "CX015", "mappings and lists lie"
    ),
    "questions": Attack(lambda: HEAD + "? " * 100_000 + "x\n", "CX016", "a mapping or list is used as a key"),
    # Size.
    "large": Attack(lambda: b"#" * (32 * 1024**2 + 1), "CX005", "the file is larger than 32 MiB"),
    "keys": Attack(lambda: HEAD + "x-a:\n" + "".join(f" k{n}:\n" for n in range(300_000)), "", ""),
    "empty-lists": Attack(lambda: HEAD + "x-a: [" + "[]," * MILLION + "]\n", "CX005", NODES),
    "wrong-stages": Attack(
        lambda: "cxmap: 1\ntitle: Buying\nstages:\n" + "".join(f" k{n}: 1\n" for n in range(400_000)),
        "CX103", "400,000 parts of the file are not what a journey map holds",
    ),
    "unknown-keys": Attack(
        lambda: HEAD + "".join(f"k{n}: 1\n" for n in range(20_000)),
        "CX101", "…(of 20,000 such errors in the file, 1,000 are told)",
    ),
    "wrong-references": Attack(
        lambda: "cxmap: 1\ntitle: Buying\nstages: {a: {touchpoints: {"
        + ", ".join(f"t{n}: {{name: I pay, channels: [no{n}]}}" for n in range(3_000))
        + "}}}\nchannels: {" + ", ".join(f"c{n}: {{name: Web}}" for n in range(3_000)) + "}\n",
        "CX201", "no channel `no0`",
    ),
    "newlines": Attack(lambda: HEAD + "\n" * TEN, "", ""),
    "returns": Attack(lambda: HEAD + "\r" * MILLION, "CX004", "the line ends with CR alone"),
    "comments": Attack(lambda: "# nothing\n" * MILLION, "CX006", "the file holds nothing that could be a map"),
    "separators": Attack(lambda: HEAD + "x-a: " + "\u2028" * 99_000 + "\n", "", ""),
    # One long text.
    "plain": Attack(lambda: HEAD + "x-a: " + "a" * TEN + "\n", "CX005", long("a" * TEN)),
    "words": Attack(lambda: HEAD + "x-a: " + "a " * (TEN // 2) + "\n", "CX005", long("a " * (TEN // 2 - 1) + "a")),
    "quoted": Attack(lambda: HEAD + 'x-a: "' + "a" * TEN + '"\n', "CX005", long("a" * TEN)),
    "escapes": Attack(lambda: HEAD + 'x-a: "' + "\\n" * (TEN // 2) + '"\n', "CX005", long("\n" * (TEN // 2))),
    "block": Attack(lambda: HEAD + "x-a: |\n" + " a\n" * (TEN // 3), "CX005", long("a\n" * (TEN // 3))),
    "folded": Attack(lambda: HEAD + "x-a: >\n" + " a\n" * (TEN // 3), "CX005", long("a " * (TEN // 3 - 1) + "a\n")),
    "as-long-as-may-be": Attack(lambda: HEAD + "x-a: " + "a" * 100_000 + "\n", "", ""),
    "unclosed": Attack(
        lambda: HEAD + 'x-a: "' + "a\n " * MILLION, "CX007", "the quote that opens `\"a` is never closed on its line"
    ),
    "long-key": Attack(lambda: HEAD + "a" * TEN + ": 1\n", "CX007", "the key `aaaaaaaaaa"),
    "asked-key": Attack(lambda: HEAD + "? " + "a" * TEN + "\n: 1\n", "CX005", long("a" * TEN)),
    "long-id": Attack(
        lambda: "cxmap: 1\ntitle: Buying\nstages:\n ? " + "a" * TEN + "\n : {}\n",
        "CX005", long("a" * TEN),
    ),
    "bad-id": Attack(
        lambda: "cxmap: 1\ntitle: Buying\nstages:\n ? " + "A" * 100_000 + "\n : {}\n", "CX106", "`AAAAAAAAAA"
    ),
    "long-tag": Attack(lambda: HEAD + "x-a: !" + "a" * MILLION + " 1\n", "CX010", "the tag `!aaaaaaaaaa"),
    "long-anchor": Attack(lambda: HEAD + "x-a: &" + "a" * MILLION + " 1\n", "", ""),
    "long-alias": Attack(lambda: HEAD + "x-a: *" + "a" * MILLION + "\n", "CX013", "the alias `*aaaaaaaaaa"),
    "long-comment": Attack(
        lambda: HEAD + "# cxmap: ignore[" + "CX301, " * MILLION + "] x\n",
        "CX018", "the brackets name more than 100 rules",
    ),
    # Many small faults.
    "duplicates": Attack(lambda: HEAD + "x-a: 1\n" * MILLION, "CX009", f"…{STOPPED}"),
    "tags": Attack(
        lambda: HEAD + "x-a:\n" + "- !!python/object/apply:os.system [x]\n" * 100_000,
        "CX010", "the tag `!!python/object/apply:os.system` is not part of the language",
    ),
    "long-numbers": Attack(lambda: HEAD + "x-a:\n" + "- 1e999\n" * MILLION, "CX017", f"…{STOPPED}"),
    "documents": Attack(lambda: HEAD + "--- 1\n" * MILLION, "CX008", "a second YAML document begins here"),
    "controls": Attack(
        lambda: HEAD + "x-a:\n" + "- 'a\x01bcdefghijklmnop'\n" * 100_000,
        "CX002", "100,000 control characters stand in the file, the first of them, U+0001, here",
    ),
    "nul": Attack(lambda: HEAD.encode() + b"\0\xff" * MILLION, "CX001", "the file is no text"),
    "no-text": Attack(lambda: b"\x00\x01\x02\x03" * MILLION, "CX001", "the file is no text"),
    "not-utf8": Attack(lambda: HEAD.encode() + b"# \xff\n" * MILLION, "CX001", "the byte 0xFF is not UTF-8"),
    "utf16": Attack(lambda: HEAD.encode("utf-16"), "CX001", "the file is written in UTF-16, not in UTF-8"),
    "mark": Attack(lambda: b"\xef\xbb\xbf" + HEAD.encode(), "CX003", "the file begins with an invisible byte order"),
    # Directives.
    "directives": Attack(
        lambda: "".join(f"%TAG !a{n}! tag:x,2000:\n" for n in range(100_000)) + f"---\n{HEAD}",
        "CX007", "more than 100 lines of the file are directives `%TAG`",
    ),
    "directives-behind": Attack(
        lambda: f"{HEAD}...\n" + "".join(f"%TAG !a{n}! tag:x,2000:\n" for n in range(100_000)) + "---\n1\n",
        "CX007", "more than 100 lines of the file are directives `%TAG`",
    ),
    "versions": Attack(lambda: "%YAML 1.2\n" * MILLION + f"---\n{HEAD}", "CX007", "the directive `%YAML 1.2`"),
    # What once kept the program busy for ever: an anchor, empty lines, and a separator before the text.
    "endless-anchor": Attack(
        (HEAD + "channels: &a\n" + "\r\n" * 60 + "  \u2028x\n").encode, "CX004", "the line ends with CR LF"
    ),
    # Numbers and dates.
    "whole": Attack(lambda: HEAD + f"x-a: {'9' * 100_000}\n", "CX017", "the number `9999999999999999999…` has 100000"),
    "hexadecimal": Attack(lambda: HEAD + f"x-a: 0x{'f' * 99_000}\n", "CX017", "the number `0xfffffffffffffffff…` has"),
    "octal": Attack(lambda: HEAD + f"x-a: 0o{'7' * 99_000}\n", "CX017", "the number `0o77777777777777777…` has"),
    "power": Attack(lambda: HEAD + "x-a: 1e999999\n", "CX017", "the number `1e999999` is larger than any that can be"),
    "small": Attack(lambda: HEAD + "x-a: [1e-999999999, -0, -0.0, 190:20:30, 1_000, .inf, -.inf, .nan]\n", "", ""),
    "almost": Attack(lambda: HEAD + f"x-a: {'9' * 99_000}x\n", "", ""),
    "far": Attack(
        lambda: HEAD + "evidence: {a: {kind: interview, date: 99999-01-01}}\n",
        "CX107", "`99999-01-01` is not a date",
    ),
    "many-comments": Attack(
        lambda: HEAD + "# cxmap: nothing\n" * 60_000,
        "CX018", "…more than 50,000 comments speak to cxmap; none from here on is heard",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, dict[str, list[dict[str, str]]]]:
    """One run over all files, and what it found in each."""
    folder = tmp_path_factory.mktemp("attacks")
    (folder / ".git").mkdir()
    (folder / "cxmap.toml").write_text(f"[limits]\nnodes = {MILLION}\n", encoding="utf-8")
    for name, attack in ATTACKS.items():
        content = attack.write()
        path = folder / f"{name}.journey.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    done = run_bounded(folder, "validate", "--format", "json", "--jobs", "1", "--no-cache", ".")
    found: dict[str, list[dict[str, str]]] = {name: [] for name in ATTACKS}
    for one in json.loads(done.out)["diagnostics"]:
        found[one["file"].removesuffix(".journey.yaml")].append(one)
    return done, found


def test_the_run_ends_with_findings_and_bounded_memory(checked: tuple[Done, object]) -> None:
    done, _ = checked
    assert (done.code, done.err) == (1, "")
    # Of the largest file, not of all together.
    assert done.peak < 1024


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_is_told(checked: tuple[object, dict[str, list[dict[str, str]]]], name: str) -> None:
    attack, found = ATTACKS[name], checked[1][name]
    assert len(found) <= 50_001
    if not attack.code:
        assert [one["code"] for one in found] == []
    elif attack.says.startswith("…"):
        assert any(one["code"] == attack.code and one["message"].endswith(attack.says[1:]) for one in found)
    else:
        assert found[0]["code"] == attack.code
        assert found[0]["message"].startswith(attack.says)


def test_a_bomb_in_a_catalogue_is_told_there(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        uses = "" if name == "c" else f"uses: [{chr(ord(name) + 1)}.catalogue.yaml]\n"
        content = HEAD if name == "a" else "cxmap: 1\n"
        kind = "journey" if name == "a" else "catalogue"
        bomb = _laugh("list").removeprefix(HEAD) if name == "c" else ""
        (tmp_path / f"{name}.{kind}.yaml").write_text(f"{content}{uses}{bomb}", encoding="utf-8")
    done = run_bounded(tmp_path, "validate", "--format", "concise", "--no-cache", "a.journey.yaml")
    assert done.code == 1
    assert done.out.startswith("c.catalogue.yaml:8:17: error: with what `*a5` stands for, the file holds more than")
    assert done.peak < 256
