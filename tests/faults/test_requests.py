"""Requests to end at chosen moments: twice, in the middle of writing, while processes help, watch or serve."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.served import run_server
from tests.cli.watched import run_watching
from tests.faults.sandbox import CASES, check_cache, command, compare, environment, lay_out, list_files, run
from tests.faults.test_random_moments import list_session

PATIENCE = 60.0
BEGIN = "import os, signal, sys, time\nfrom cxmap import interrupts\n"


def run_script(script: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that uses parts of ours."""
    return subprocess.run(
        [sys.executable, "-c", BEGIN + script, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


def test_what_is_sheltered_is_done_first(tmp_path: Path) -> None:
    script = """
interrupts.listen()
try:
    with interrupts.shelter():
        with interrupts.shelter():
            os.kill(os.getpid(), signal.SIGTERM)
        print("inner")
        os.kill(os.getpid(), signal.SIGINT)
        print("outer")
    print("never")
except KeyboardInterrupt:
    print("asked", interrupts.get_exit_code())
"""
    assert run_script(script, cwd=tmp_path).stdout == "inner\nouter\nasked 143\n"


def test_who_asks_twice_asks_once_and_who_asks_later_again_is_heard(tmp_path: Path) -> None:
    script = """
interrupts.ONCE = 0.2
interrupts.listen()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    os.kill(os.getpid(), signal.SIGINT)
    print("putting away")
    time.sleep(0.3)
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    except KeyboardInterrupt:
        print("asked again", interrupts.get_exit_code())
interrupts.stop_listening()
os.kill(os.getpid(), signal.SIGTERM)
print("ended")
"""
    assert run_script(script, cwd=tmp_path).stdout == "putting away\nasked again 130\nended\n"


def test_a_request_is_not_lost_where_no_exception_comes_through(tmp_path: Path) -> None:
    script = """
import weakref
interrupts.listen()
class Thing: pass
thing = Thing()
forgotten = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM))
try:
    del thing
    time.sleep(30)
except KeyboardInterrupt:
    print("asked", interrupts.get_exit_code())
"""
    done = run_script(script, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("asked 143\n", "")


def test_other_faults_that_nobody_can_catch_are_told_as_ever(tmp_path: Path) -> None:
    script = """
import weakref
interrupts.listen()
class Thing: pass
thing = Thing()
forgotten = weakref.ref(thing, lambda _: 1 / 0)
del thing
"""
    assert "ZeroDivisionError" in run_script(script, cwd=tmp_path).stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_a_process_was_started_to_ignore_it_ignores(tmp_path: Path, name: str) -> None:
    script = f"""
signal.signal(signal.{name}, signal.SIG_IGN)
interrupts.listen()
os.kill(os.getpid(), signal.{name})
print(interrupts.get_exit_code())
"""
    assert run_script(script, cwd=tmp_path).stdout == "None\n"


def test_the_exit_code_is_ours_wherever_the_request_came(tmp_path: Path) -> None:
    """Python remembers a KeyboardInterrupt in a text that is executed, and would end by SIGINT."""
    script = """
interrupts.listen()
try:
    exec("os.kill(os.getpid(), signal.SIGTERM)")
except KeyboardInterrupt:
    sys.exit(interrupts.get_exit_code())
"""
    assert run_script(script, cwd=tmp_path).returncode == 143


def test_a_request_is_heard_while_a_class_is_made(tmp_path: Path) -> None:
    script = """
import cxmap.cli.program as program
class Part:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGTERM)
def run():
    class Whole:
        part = Part()
program.run = run
from cxmap.cli import main; main()
"""
    done = run_script(script, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (143, "")


AT_A_CALL = """
call, number, times, sys.argv[1:] = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
real = getattr(os, call)
def ask(*given, **named):
    if sys._getframe(1).f_code.co_filename.endswith("replacement.py"):
        for _ in range(times):
            os.kill(os.getpid(), number)
    return real(*given, **named)
setattr(os, call, ask)
from cxmap.cli import main; main()
"""


@pytest.mark.parametrize("name", ["fix", "score", "init"])
@pytest.mark.parametrize(("number", "times"), [(signal.SIGTERM, 1), (signal.SIGINT, 2), (signal.SIGKILL, 1)])
def test_requests_while_a_file_is_written(tmp_path: Path, name: str, number: int, times: int) -> None:
    lay_out(tmp_path, CASES[name])
    before = list_files(tmp_path)
    done = run_script(AT_A_CALL, "fsync", str(int(number)), str(times), *CASES[name].arguments, cwd=tmp_path)
    files = list_files(tmp_path)
    if number == signal.SIGKILL:
        (left,) = files.keys() - before.keys()
        assert re.fullmatch(r"\.cxmap-[0-9a-f]{16}\.tmp", left)
        assert {file: files[file] for file in before} == before
        return
    assert (done.returncode, done.stderr) == (128 + number, "")
    check_cache(tmp_path)
    changed = {file for file, content in files.items() if before.get(file) != content}
    # The first file was finished, and no other one was begun; a map is not without its schema.
    assert len(changed) == (2 if name == "init" else 1)
    assert changed <= {*CASES[name].results, *CASES[name].new}


def test_what_a_killed_run_left_is_deleted_by_the_next_that_writes_there(tmp_path: Path) -> None:
    lay_out(tmp_path, CASES["score"])
    run_script(AT_A_CALL, "fsync", str(int(signal.SIGKILL)), "1", *CASES["score"].arguments, cwd=tmp_path)
    (left,) = tmp_path.glob(".cxmap-*.tmp")
    others = [tmp_path / ".cxmap-0123456789abcdef.tmp.yaml", tmp_path / "cxmap-0123456789abcdef.tmp"]
    folder = tmp_path / ".cxmap-0123456789abcdef.tmp"
    folder.mkdir()
    for other in others:
        other.write_bytes(b"somebody's")
    # It is no map, and nobody's map is: who searches the folder does not see it.
    assert run(("validate",), tmp_path).stdout == "Checked 1 file: nothing to mend.\n"
    # Another run may be writing it at this moment.
    assert run(CASES["score"].arguments, tmp_path).returncode == 0
    assert left.exists()
    long_ago = time.time() - 2 * 3600
    for path in (left, folder, *others):
        os.utime(path, (long_ago, long_ago))
    assert run(CASES["score"].arguments, tmp_path).returncode == 0
    assert not left.exists()
    assert all(path.exists() for path in (folder, *others))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("whom", ["the program", "all its processes"])
def test_requests_while_processes_help(tmp_path: Path, number: signal.Signals, whom: str) -> None:
    """Each map takes so long that the request comes while all of them work."""
    lay_out(tmp_path, CASES["validate"], more=40)
    script = """
import cxmap.usecases.examination as examination
real = examination.Examiner.examine_file
def examine(*given):
    os.write(2, f"{os.getpid()}\\n".encode())
    time.sleep(0.2)
    return real(*given)
examination.Examiner.examine_file = examine
from cxmap.cli import main; main()
"""
    program = subprocess.Popen(
        [sys.executable, "-c", BEGIN + script, "validate", "--jobs", "3"],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert program.stderr is not None
    at_work: set[str] = set()
    while len(at_work) < 3:
        at_work.add(program.stderr.readline())
    (os.kill if whom == "the program" else os.killpg)(program.pid, number)
    _, errors = program.communicate(timeout=PATIENCE)
    assert program.returncode == 128 + number
    assert re.fullmatch(r"(\d+\n)*", errors)
    assert list_session(program.pid) == []
    assert not (tmp_path / ".cxmap_cache").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_requests_while_the_engine_draws(tmp_path: Path, number: signal.Signals) -> None:
    """The engine is ended, also where it would not end by itself."""
    lay_out(tmp_path, CASES["render"])
    before = list_files(tmp_path)
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "dot").write_text("#!/bin/sh\ntrap '' INT TERM HUP\necho $$ >started\nexec sleep 300\n")
    (programs / "dot").chmod(0o755)
    program = subprocess.Popen(
        command("render", "buy.journey.yaml", "--engine", "system", "-o", "map.svg"),
        cwd=tmp_path,
        env=environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}"),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    while not (tmp_path / "started").exists() or not (tmp_path / "started").read_text():
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(program.pid, number)
    _, errors = program.communicate(timeout=PATIENCE)
    assert (program.returncode, errors) == (128 + number, "")
    assert list_session(program.pid) == []
    (tmp_path / "started").unlink()
    (programs / "dot").unlink()
    assert compare(list_files(tmp_path), before) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("arguments", [("validate", "--watch"), ("render", "--watch", "-o", "map.svg")])
def test_requests_to_what_watches(tmp_path: Path, arguments: tuple[str, ...], number: signal.Signals) -> None:
    lay_out(tmp_path, CASES["render"])
    with run_watching(*arguments, cwd=tmp_path) as (process, read):
        read("Ctrl-C ends")
        process.send_signal(number)
        assert process.wait(timeout=PATIENCE) == 128 + number
    assert list_files(tmp_path).keys() == {"buy.journey.yaml", "map.svg"}


def test_a_server_on_a_terminal_that_is_closed_ends(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    lay_out(maps, CASES["init"])
    with run_server(cwd=maps, kept=tmp_path / "kept") as served:
        assert served.end(signal.SIGHUP)[0] == 128 + signal.SIGHUP
        assert "Traceback" not in served.remarks


@pytest.mark.parametrize("arguments", ["validate --format json", "report buy.journey.yaml", "schema", "render"])
def test_a_reader_that_goes_in_the_middle(tmp_path: Path, arguments: str) -> None:
    lay_out(tmp_path, CASES["score"])
    before = list_files(tmp_path)
    ours, theirs = os.pipe()
    program = subprocess.Popen(
        command(*arguments.split()), cwd=tmp_path, env=environment(), stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    os.read(ours, 10)
    os.close(ours)
    _, errors = program.communicate(timeout=PATIENCE)
    assert (program.returncode, errors) == (0, b"")
    assert compare(list_files(tmp_path), before) == []
    check_cache(tmp_path)
