"""Targets that begin with what people and machines ask of the whole program: its configuration and its arguments."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from tests.fuzz.files import MAP, TODAY
from tests.fuzz.journeys import to_bytes, write_journey
from tests.fuzz.mutations import FILES, MUTATIONS
from tests.fuzz.rounds import blame, check_refusal, hold
from tests.fuzz.texts import WORDS, write_bytes
from tests.reports.hostile import EVIL
from typer.main import get_command

from cxmap.cli.program import app, run
from cxmap.errors import CxmapError
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.configuration import get_limits, load_configuration
from cxmap.usecases.render import make_style
from cxmap.usecases.score import ScoreFlags
from cxmap.usecases.score import make_wishes as make_score_wishes
from cxmap.usecases.wishes import Flags, make_wishes

SETTINGS = {
    "": ("level", "fail-on"),
    "rules": ("select", "ignore", "severity", "per-file-ignores", "evidence-age"),
    "score": ("method", "weights", "cut", "seed", "draws", "profiles"),
    "score.profiles.board": ("method", "weights", "cut"),
    "render": ("theme", "engine", "scale"),
    "limits": ("file-size", "nodes", "text-length", "depth", "maps", "engine-seconds", "engine-memory", "picture-side"),
}
VALUES = (
    *('"measured"', '"sketch"', '"warning"', '["CX2"]', '["unknown-channel", "CX301"]', '{CX3 = "error"}', '"180d"'),
    *('{"*.yaml" = ["CX6"]}', '{interview = "never"}', '{interview = "9999999999y"}', '"at-risk"', '"rpn"', '"mean"'),
    *('{loyalty = 2}', "{loyalty = -1}", "{loyalty = nan}", "0", "1", "-1", "2", "100", "4096", "1e400", "inf", "0.5"),
    *('"light"', '"auto"', '"bundled"', '"system"', "true", "[]", "{}", '""', "2026-01-01", "[[1]]", "{a.b = 1}"),
    *("99999999999999999999999", "0x7fffffffffffffff", "['CX005']", "['[']", "{'[' = []}", "{board = {}}", "'''x\n'''"),
)  # fmt: skip


def configure(dice: Random, folder: Path) -> None:
    """Whatever a configuration holds, it is used or refused in words."""
    content = write_settings(dice) if dice.random() < 0.9 else write_bytes(dice)
    path = folder / dice.choice(("cxmap.toml", "cxmap.toml", "pyproject.toml"))
    hold("cxmap.toml", content, lambda tried: check_configuration(tried, path))


def write_settings(dice: Random) -> bytes:
    """A configuration of settings that there are, with values that they may have or not, and some slips."""
    lines = []
    for table, keys in SETTINGS.items():
        if table and dice.random() < 0.5:
            continue
        lines += [f"[{table}]"] if table else []
        lines += [f"{key} = {dice.choice(VALUES)}" for key in keys if dice.random() < 0.3]
    text = "\n".join(lines) + "\n"
    if dice.random() < 0.3:
        text = dice.choice(MUTATIONS)(text, dice)
    return text.encode("utf-8", "surrogatepass")


def check_configuration(content: bytes, path: Path) -> None:
    """A configuration is refused in words, or everything can go by it."""
    path.write_bytes(content)
    try:
        configuration = load_configuration(path)
        wishes = make_wishes(Flags(today=TODAY), configuration)
        make_style(None, None, None, configuration)
        make_score_wishes(ScoreFlags(), configuration)
        document = parse_document(FILES[0].read_bytes(), MAP, limits=get_limits(configuration))
        check_paths([], [document], wishes)
    except CxmapError as error:
        check_refusal(error)


def command(dice: Random, folder: Path) -> None:
    """Whatever words follow the name of the program, it ends with 0, 1 or 2 and without a fault of its own."""
    (folder / MAP).write_bytes(to_bytes(write_journey(dice, 3)))
    (folder / "b.journey.yaml").write_bytes(dice.choice(FILES).read_bytes())
    (folder / "cxmap.toml").write_bytes(write_settings(dice) if dice.random() < 0.1 else b"")
    (folder / "sub").mkdir()
    words = write_command(dice)
    files = {path.name: path.read_bytes() for path in folder.glob("*.*") if path.is_file()}
    with blame({**files, "words.txt": "\n".join(words).encode("utf-8", "surrogateescape")}):
        check_command(words, folder)


def write_command(dice: Random) -> list[str]:
    """A command with some of the options that it has: a new one is tried by itself."""
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]  # it is a group
    # What serves or watches does not end by itself.
    name = dice.choice([name for name in commands if name != "serve"])
    words = [name]
    for parameter in commands[name].params:
        if parameter.param_type_name == "option":
            if parameter.name != "watch" and dice.random() < 0.15:
                option = dice.choice(parameter.opts)
                words += [option] if parameter.is_flag else [option, write_value(parameter, dice)]
        elif dice.random() < 0.8:
            words.append(dice.choice((MAP, MAP, "b.journey.yaml", ".", write_value(parameter, dice))))
    return words if dice.random() < 0.97 else [dice.choice((*WORDS, "--help", "--version", name[:-1]))]


def write_value(parameter: Any, dice: Random) -> str:
    """A value that a parameter may take, or any other text that a system can pass on."""
    choices = getattr(parameter.type, "choices", ())
    if choices and dice.random() < 0.8:
        return str(dice.choice(list(choices)))
    paths = (MAP, "b.journey.yaml", "sub", ".", "..", "nowhere", "-", "out.svg", "out.html", "sub/out.png", "out.json",
             "cxmap.toml", "sub/", "/dev/null", "nowhere/x.svg", "a" * 300, "\udcff", "~")  # fmt: skip
    words = (
        *("map", "flow", "all", "silo,plan", "s0", "t0", "s0,s1", "pe-0", "ch-0", "te-0", "system:sy-0", "role:", ":"),
        *(
            "CX2",
            "CX301",
            "no-such",
            "loyalty=2",
            "loyalty=",
            "=1",
            "loyalty=nan,value=1e999",
            "2026-02-30",
            "2026-11-22",
        ),
        *("0", "1", "-1", "3", "100", "1e9", "0.5", "nan", "inf", "99999999999999999999", "1_0", "١", "0x1"),
    )
    text = dice.choice(dice.choice((paths, words, EVIL, WORDS)))
    return text.replace("\0", "\\0")


def check_command(words: list[str], folder: Path) -> None:
    """Run the program here, and hold its ending to what is promised."""
    code, output, errors = run_here(words, folder)
    assert code in {0, 1, 2}, (code, words)
    assert "cxmap itself failed" not in errors, errors
    assert "Traceback" not in errors, errors
    assert code == 0 or output or errors or {"-o", "--output"} & {*words}
    assert "error: \n" not in errors


def run_here(words: list[str], folder: Path) -> tuple[int, bytes, str]:
    """Run the program in this process: the exit code, standard output, and standard error."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(3)]
    environment = {"CXMAP_TRACE": "1", "NO_COLOR": "1", "COLUMNS": "80"}
    with (
        _in_folder(folder),
        mock.patch.dict(os.environ, environment),
        mock.patch.multiple(sys, argv=["cxmap", *words], stdin=streams[0], stdout=streams[1], stderr=streams[2]),
    ):
        code = run()
    output, errors = (stream.buffer.getvalue() for stream in streams[1:])
    return code, output, errors.decode()


@contextlib.contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    with contextlib.chdir(folder):
        try:
            yield
        finally:
            gc.enable()
