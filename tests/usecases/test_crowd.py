"""Work spread over processes: the same results as one process, and nothing left behind however it ends.

Each test runs a program of its own, because test runners have threads, and then nothing is forked.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import uncounted_environment

from cxmap.usecases.crowd import MOST_JOBS, count_cores

DRIVER = """
import os, signal, sys, threading, time
from cxmap.errors import WorkerLost
from cxmap.usecases import crowd
from cxmap.usecases.crowd import spread

PARENT = os.getpid()
def children():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0
    return 1
"""
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no forking here")


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER + program, *arguments],
        env=uncounted_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def run(program: str, *arguments: str) -> str:
    """The output of a program that ends well and says nothing on standard error."""
    done = start(program, *arguments)
    output, errors = done.communicate(timeout=60)
    assert (done.returncode, errors) == (0, "")
    return output


def test_there_is_a_core() -> None:
    assert count_cores() >= 1


def test_results_come_in_the_order_of_the_numbers() -> None:
    program = """
for count in (0, 1, 2, 3, 40):
    sizes = [(number * 7919) % 13 for number in range(count)]
    for jobs in (1, 2, 3, 100):
        found = spread(lambda number: [number, "é\\udcff", None, True], sizes, jobs)
        assert found == [[number, "é\\udcff", None, True] for number in range(count)], (count, jobs)
"""
    assert run(program) == ""


@POSIX
def test_several_processes_take_part_and_none_is_left() -> None:
    """Each piece waits until every process has begun one, so that no process can do it all."""
    program = """
began, wait = os.pipe(), os.pipe()
def work(number):
    if number:
        os.write(began[1], b".")
        os.read(wait[0], 1)
    return os.getpid()
def let_go():
    for _ in range(3):
        os.read(began[0], 1)
    os.write(wait[1], b"." * 9)
    os._exit(0)
helper = os.fork()
if not helper:
    let_go()
found = spread(work, [1] * 10, 3)
os.waitpid(helper, 0)
print(len(set(found)), found[0] == PARENT, children())
"""
    assert run(program) == "3 True 0\n"


@POSIX
def test_large_results_come_whole() -> None:
    """More than a pipe holds, so that those who write have to wait for the one who reads."""
    program = """
found = spread(lambda n: [str(n) * 200_000, os.getpid()], [1] * 12, 4)
print([text == str(n) * 200_000 for n, (text, _) in enumerate(found)] == [True] * 12, children())
"""
    assert run(program) == "True 0\n"


@POSIX
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGSEGV"])
def test_a_worker_that_is_ended_from_outside_ends_the_run(name: str) -> None:
    program = f"""
def work(number):
    if os.getpid() != PARENT:
        os.kill(os.getpid(), signal.{name})
    time.sleep(0.05 if number else 0)
    return number
try:
    spread(work, [1] * 30, 2)
except WorkerLost as lost:
    print(lost.message, "|", lost.help, "|", children())
"""
    assert run(program) == (
        f"a process that checked files was ended by {name} | run again with `--jobs 1`, which takes less memory | 0\n"
    )


@POSIX
def test_an_error_in_a_worker_is_raised_as_if_there_were_none() -> None:
    program = """
def work(number):
    if number == 7:
        raise LookupError(f"seven, in the parent: {os.getpid() == PARENT}")
    return number
try:
    spread(work, [1] * 30, 4)
except LookupError as error:
    print(error, children())
"""
    assert run(program) == "seven, in the parent: True 0\n"


@POSIX
def test_an_error_that_only_a_worker_meets_costs_nothing_but_time() -> None:
    program = """
def work(number):
    if os.getpid() != PARENT:
        raise MemoryError
    return number
print(spread(work, [1] * 30, 4) == list(range(30)), children())
"""
    assert run(program) == "True 0\n"


@POSIX
@pytest.mark.parametrize("whom", ["parent", "group"])
def test_an_interrupt_ends_all_processes(whom: str) -> None:
    program = """
def work(number):
    if number:
        os.write(1, b"working\\n")
        time.sleep(30)
try:
    spread(work, [1] * 30, 3)
except KeyboardInterrupt:
    print("interrupted", children(), flush=True)
"""
    process = start(program)
    assert process.stdout is not None
    for _ in range(3):
        assert process.stdout.readline() == "working\n"
    (os.kill if whom == "parent" else os.killpg)(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert (output, errors, process.returncode) == ("interrupted 0\n", "", 0)


@POSIX
def test_an_interrupt_of_a_worker_alone_is_one_of_the_run() -> None:
    program = """
def work(number):
    if os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05 if number else 0)
try:
    spread(work, [1] * 30, 2)
except KeyboardInterrupt:
    print("interrupted", children())
"""
    assert run(program) == "interrupted 0\n"


@POSIX
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    program = """
def work(number):
    if number:
        os.write(1, b"working\\n")
        time.sleep(0.2)
spread(work, [1] * 200, 3)
"""
    process = start(program)
    assert process.stdout is not None
    for _ in range(3):
        assert process.stdout.readline() == "working\n"
    process.kill()
    process.communicate(timeout=60)  # which ends when nobody holds the stream any more


@POSIX
@pytest.mark.parametrize(
    "hindrance",
    [
        "del os.fork",
        "threading.Thread(target=time.sleep, args=(5,), daemon=True).start()",
        "os.fork = lambda: (_ for _ in ()).throw(BlockingIOError(11, 'no more processes'))",
    ],
)
def test_where_nothing_can_be_forked_one_process_does_it_all(hindrance: str) -> None:
    program = f"{hindrance}\nprint(set(spread(lambda n: os.getpid(), [1] * 30, 4)) == {{PARENT}}, children())"
    assert run(program) == "True 0\n"


@POSIX
def test_no_file_is_left_open() -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("the open files of a process cannot be seen here")
    program = """
before = os.listdir("/proc/self/fd")
spread(lambda n: n, [1] * 30, 4)
print(os.listdir("/proc/self/fd") == before)
"""
    assert run(program) == "True\n"


def test_no_more_processes_than_are_of_use() -> None:
    program = f"""
real, count = os.fork, 0
def fork():
    global count
    count += 1
    return real()
os.fork = fork
spread(lambda n: n, [1] * 300, 1000)
print(count == {MOST_JOBS - 1}, children())
"""
    assert run(program) == "True 0\n"
