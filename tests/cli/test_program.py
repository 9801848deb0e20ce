"""The program itself: version, help, completion, wrong usage, `schema`, `doctor`, and faults of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import PROGRAM, plain_environment, run_in_terminal, run_raw, write

from cxmap import __version__

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = ("validate", "score", "render", "report", "serve", "init", "schema", "explain", "doctor")


def test_version(run_cxmap: Run) -> None:
    done = run_cxmap("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cxmap {__version__}\n", "")
    module = subprocess.run([sys.executable, "-m", "cxmap", "--version"], capture_output=True, check=True, text=True)
    assert module.stdout == done.stdout


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns(tmp_path: Path, command: str) -> None:
    code, shown = run_in_terminal(*filter(None, [command, "--help"]), cwd=tmp_path)
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert code == 0
    assert max(map(len, plain.splitlines())) <= 80
    assert "Usage: cxmap" in plain
    assert command or all(f" {name} " in plain for name in COMMANDS)
    short = run_raw(*filter(None, [command, "-h"]), cwd=tmp_path, environment=plain_environment(COLUMNS="80"))
    assert (short.returncode, short.stderr) == (0, b"")


def test_without_a_command_there_is_help(run_cxmap: Run) -> None:
    done = run_cxmap()
    assert done.returncode == 2
    assert "Usage: cxmap" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["valdate"], "Did you mean 'validate'?"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["score", "--frmat", "json"], "--format"),
        (["--frobnicate"], "No such option: --frobnicate"),
        (["validate", "--format", "xml"], "'json', 'sarif'"),
        (["validate", "-o"], "requires an argument"),
        (["schema", "map"], "'journey', 'catalogue'"),
        (["init", "a", "b"], "unexpected extra argument"),
    ],
)
def test_wrong_usage(run_cxmap: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = run_cxmap(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["render", "buy.journey.yaml", "-o", ""], "`-o` is empty"),
        (["render", "buy.journey.yaml", "--output="], "`--output` is empty"),
        (["report", "--config", ""], "`--config` is empty"),
        (["score", "--against", "", "--seed", "1"], "`--against` is empty"),
        (["validate", ""], "a name is empty"),
        (["render", "buy.journey.yaml", ""], "a name is empty"),
        (["validate", "-", ""], "a name is empty"),
    ],
)
def test_a_variable_that_was_not_set_is_no_wish(
    run_cxmap: Run, tmp_path: Path, arguments: list[str], says: str
) -> None:
    write(tmp_path, "buy.journey.yaml")
    done = run_cxmap(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    error, help = done.stderr.splitlines()
    assert error == f"error: {says}"
    assert help.startswith("help: write what it is to be")
    assert [path.name for path in tmp_path.iterdir()] == ["buy.journey.yaml"]


@pytest.mark.parametrize("day", ["soon", "2027-02-30", "27-02-28"])
@pytest.mark.parametrize("command", ["validate", "report"])
def test_a_day_that_is_none(run_cxmap: Run, command: str, day: str) -> None:
    done = run_cxmap(command, "--today", day)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"error: `{day}` is no day",
        "help: write year, month and day: `--today 2027-02-28`",
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run_cxmap: Run, shell: str) -> None:
    done = run_cxmap("--show-completion", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    wanted = run_cxmap("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    script = wanted if wanted.returncode == 0 and wanted.stdout else done
    completed = run_cxmap(env={"_CXMAP_COMPLETE": f"source_{shell}"})
    assert completed.returncode == 0
    assert "_CXMAP_COMPLETE" in completed.stdout
    assert script.stderr == ""


def test_completion_of_commands(run_cxmap: Run) -> None:
    words = {"_CXMAP_COMPLETE": "complete_bash", "COMP_WORDS": "cxmap va", "COMP_CWORD": "1"}
    assert run_cxmap(env=words).stdout.split() == ["validate"]


@pytest.mark.parametrize("kind", ["journey", "catalogue"])
def test_schema(run_cxmap: Run, tmp_path: Path, kind: str) -> None:
    shown = run_cxmap("schema", kind)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert json.loads(shown.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run_cxmap("schema", kind, "-o", "schema.json").stdout == ""
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == shown.stdout
    if kind == "journey":
        assert run_cxmap("schema").stdout == shown.stdout
    map_ = write(tmp_path, "buy.journey.yaml", "mine\n")
    assert run_cxmap("schema", kind, "-o", map_).returncode == 2
    assert map_.read_text() == "mine\n"


def test_doctor(run_cxmap: Run) -> None:
    done = run_cxmap("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"ok       cxmap           {__version__}\n")
    for part in ("Python", "pydantic", "YAML reader", "engine bundled", "png"):
        assert re.search(rf"^ok       {part} ", done.stdout, re.MULTILINE)
    machine = json.loads(run_cxmap("doctor", "--format", "json").stdout)
    assert machine["form"] == "cxmap-doctor/1"
    assert [part["name"] for part in machine["parts"]] == [
        line[9:].split("  ")[0] for line in done.stdout.split("\n\n")[0].splitlines()
    ]
    assert all(set(part) == {"name", "found", "needed", "detail", "remedy"} for part in machine["parts"])


def run_without(package: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program on a Python that has no such package."""
    script = (
        "import sys; from importlib import metadata, util\n"
        f"class Gone:\n    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {package!r}: raise ModuleNotFoundError(f'No module named {{name!r}}', name=name)\n"
        "sys.meta_path.insert(0, Gone())\n"
        "find = util.find_spec\n"
        f"util.find_spec = lambda name, *more: None if name == {package!r} else find(name, *more)\n"
        "version = metadata.version\n"
        "def tell(name):\n"
        f"    if name.replace('-', '_') == {package!r}: raise metadata.PackageNotFoundError(name)\n"
        "    return version(name)\n"
        "metadata.version = tell\n"
        f"sys.argv[1:] = {list(arguments)!r}\n"
        "from cxmap.cli import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", script], cwd=cwd, env=plain_environment(), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("package", "part"), [("pygraphviz", "engine bundled"), ("resvg_py", "png"), ("graphviz", "engine system")]
)
def test_doctor_where_something_is_missing(tmp_path: Path, package: str, part: str) -> None:
    done = run_without(package, "doctor", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    parts = {one["name"]: one for one in json.loads(done.stdout)["parts"]}
    library = parts[package.replace("_", "-")]
    assert not library["found"]
    assert f"-m pip install {library['name']}" in library["remedy"]
    assert not parts[part]["found"]
    assert parts[part]["remedy"]
    text = run_without(package, "doctor", cwd=tmp_path)
    assert (text.returncode, text.stderr) == (2, "")
    assert re.search(rf"^missing  {library['name']}$", text.stdout, re.MULTILINE)


def test_drawing_without_an_engine_says_how_to_get_one(tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml")
    done = run_without("pygraphviz", "render", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "error: the engine `bundled` needs the package `pygraphviz`, and it is not installed\nhelp: run `"
    )


FAULTY = (
    "import sys, cxmap.usecases.check as check\n"
    "def fail(*_): raise RuntimeError('two\\nlines \\x1b[2J')\n"
    "check.check_paths = fail\n"
    "sys.argv[1:] = ['validate']\n"
    "from cxmap.cli import main; main()"
)


def run_faulty(cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program with a fault of its own."""
    command = [sys.executable, "-c", FAULTY]
    environment = plain_environment(**variables)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_a_fault_of_the_program_is_one_sentence(tmp_path: Path) -> None:
    done = run_faulty(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: cxmap itself failed: RuntimeError: two lines \ufffd[2J\n"
        "help: report it, with what the same command prints when `CXMAP_TRACE=1` is set\n"
    )


def test_a_fault_of_the_program_shows_its_place_on_request(tmp_path: Path) -> None:
    done = run_faulty(tmp_path, CXMAP_TRACE="1")
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert "in fail" in done.stderr


def test_the_program_is_installed() -> None:
    assert Path(PROGRAM).is_absolute()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_an_option_takes_and_not_of_which_type_it_is(tmp_path: Path, command: str) -> None:
    environment = plain_environment(COLUMNS="200")
    plain = run_raw(command, "--help", cwd=tmp_path, environment=environment).stdout.decode()
    options = plain.partition("─ Options ─")[2]
    assert options
    assert re.findall(r"<(?:str|path|int|float)\b", options) == []


def test_only_what_can_read_a_pipe_offers_it(tmp_path: Path) -> None:
    offering = {
        command
        for command in COMMANDS
        if "standard input" in " ".join(run_raw(command, "--help", cwd=tmp_path).stdout.decode().split())
    }
    assert offering == {"validate", "score", "render", "report"}
