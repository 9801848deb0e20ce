"""What all tests share: golden files, the real program in a subprocess, and tests that must not be skipped."""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]

# Shared machines are slow at times, and a gate must give the same verdict twice.
hypothesis.settings.register_profile("cxmap", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("cxmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the project's own options."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing them")
    parser.addoption("--no-skips", action="store_true", help="a skipped test is a failed test")


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers, so that a misspelt one is an error."""
    config.addinivalue_line("markers", "needs_dot: draws with the `dot` of the machine")
    config.addinivalue_line("markers", "needs_browser: opens a picture in a headless browser")
    config.addinivalue_line("markers", "needs_axe: lets axe-core judge a page")
    config.addinivalue_line("markers", "needs_mermaid: lets Mermaid draw a map")
    config.addinivalue_line("markers", "needs_node: speaks to the language server for YAML that editors use")
    config.addinivalue_line("markers", "needs_mount: works on a disk of its own, such as a small one")
    config.addinivalue_line("markers", "uncounted: runs without coverage, because it takes long and others count it")


def find_browser() -> str | None:
    """Find a Chromium on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def find_node() -> str | None:
    """Find a Node.js on this machine, if the language server is there that it is to run."""
    installed = Path(__file__).with_name("editor") / "node_modules" / "yaml-language-server"
    return shutil.which("node") if installed.is_dir() else None


@cache
def can_mount() -> bool:
    """Say whether this process may have a disk of its own."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    with TemporaryDirectory() as place:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "none", place], capture_output=True, check=False)
        if mounted.returncode == 0:
            subprocess.run(["umount", place], check=True)
    return mounted.returncode == 0


def find_axe() -> Path | None:
    """Find the judge of accessibility."""
    return _find_script("axe-core/axe.min.js")


def find_mermaid() -> Path | None:
    """Find Mermaid, which draws journeys from text."""
    return _find_script("mermaid/dist/mermaid.min.js")


def _find_script(path: str) -> Path | None:
    """Find what `make browser-tools` installs."""
    installed = Path(__file__).with_name("browser") / "node_modules" / path
    return installed if installed.is_file() else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run; with CXMAP_REQUIRE_DOT and so on set, fail instead."""
    needs = (
        ("dot", "", shutil.which("dot")),
        ("browser", "", find_browser()),
        ("axe", ": run `make browser-tools`", find_axe()),
        ("mermaid", ": run `make browser-tools`", find_mermaid()),
        ("node", " that has yaml-language-server: run `make editor-tools`", find_node()),
        ("mount", ": not root, or not allowed", item.get_closest_marker("needs_mount") and (can_mount() or None)),
    )
    for name, remedy, found in needs:
        if found is None and item.get_closest_marker(f"needs_{name}") is not None:
            if os.environ.get(f"CXMAP_REQUIRE_{name.upper()}"):
                pytest.fail(f"this run requires {name}, and there is none on this machine{remedy}")
            pytest.skip(f"no {name} on this machine{remedy}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Count no coverage while a law is tried on what chance brings, or what is large and hard is drawn.

    That would take three times as long, and a line that only such tests reach is one that no test means.
    """
    if not hypothesis.is_hypothesis_test(getattr(item, "obj", None)) and item.get_closest_marker("uncounted") is None:
        return (yield)
    counting = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(counting)


def _fail_where_skipped(report: Any, config: pytest.Config) -> None:
    if config.getoption("no_skips") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped under --no-skips: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn skipped tests into failures where the run allows none."""
    report = yield
    _fail_where_skipped(report, item.config)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn skipped modules into failures where the run allows none."""
    report = yield
    _fail_where_skipped(report, collector.config)
    return report


@pytest.fixture(scope="session", autouse=True)
def own_cache_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path, None, None]:
    """Give the tests a place of their own for the secret that results of earlier runs are sealed with."""
    home = tmp_path_factory.mktemp("cache-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        yield home


@pytest.fixture(scope="session", autouse=True)
def heed_requests() -> Generator[None, None, None]:
    """Start programs that heed Ctrl-C and a closed terminal, also where this run itself does not (`nohup … &`)."""
    ignored = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) is signal.SIG_IGN]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        ignored.append(signal.SIGHUP)
    for number in ignored:
        # What does nothing here is no disposition that a child could inherit.
        signal.signal(number, lambda *_: None)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compare text with a golden file: `golden(text, path)`; `--update-golden` writes the file instead."""
    update = request.config.getoption("update_golden")

    def compare(text: str, path: Path) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.is_file():
            pytest.fail(f"no golden file {path.name}: run pytest with --update-golden and review what it wrote")
        assert text == path.read_bytes().decode(), f"{path.name} differs; --update-golden writes it anew"

    return compare


@pytest.fixture
def run_cxmap(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed program as people do: `run_cxmap("validate", "x.yaml", cwd=…, stdin=…, env={…})`."""
    program = shutil.which("cxmap", path=sysconfig.get_path("scripts"))
    assert program is not None, "cxmap is not installed beside this Python"

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, stdin: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
