"""Files for tests of the use cases."""

from collections.abc import Mapping
from pathlib import Path

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.usecases.check import Checked, check_paths

CATALOGUE = "cxmap: 1\nchannels:\n  web: {name: Website}\n"


def map_text(*uses: str, channels: str = "[web]", more: str = "") -> str:
    """A map with one touchpoint that builds on catalogues."""
    listed = f"uses: [{', '.join(uses)}]\n" if uses else ""
    return (
        f"cxmap: 1\ntitle: Buying\n{listed}stages:\n  buy:\n    touchpoints:\n"
        f"      pay: {{name: I pay, channels: {channels}{more}}}\n"
    )


def catalogue_text(*uses: str, channel: str = "") -> str:
    """A catalogue that builds on others and declares one channel, if any."""
    listed = f"uses: [{', '.join(uses)}]\n" if uses else ""
    declared = f"channels:\n  {channel}: {{name: {channel.title()}}}\n" if channel else ""
    return f"cxmap: 1\n{listed}{declared}"


def lay_out(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder that is a project of its own."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def check(folder: Path, *names: str) -> Checked:
    """Check files of a folder, or all of it."""
    return check_paths([folder / name for name in names] or [folder])


def codes(checked: Checked) -> list[str]:
    """The codes of the findings, in the order of the report."""
    return [found.code for found in checked.report.diagnostics]


def marked(found: Diagnostic, folder: Path) -> str:
    """The text that a finding underlines."""
    line = (folder / found.file).read_text(encoding="utf-8").splitlines()[found.span.line - 1]
    return line[found.span.column - 1 : found.span.end_column - 1]
