"""Tells at the end how much was tried."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "fuzzed"
    ]
    if told:
        terminalreporter.section("tried")
        for line in sorted(told):
            terminalreporter.line(str(line))
