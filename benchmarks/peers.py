"""The tools cxmap is measured against: how each is called, and what was to be reached."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
BIN = HERE.parent / ".venv-bench" / "bin"
CXMAP = BIN / "cxmap"
MODULES = HERE / "node_modules"
NODE = shutil.which("node") or "node"


@dataclass(frozen=True, slots=True)
class Data:
    """The files a task reads, and the schema that judges them elsewhere."""

    one: Path
    many: Path
    huge: Path
    schema: Path

    def files(self, task: str) -> list[Path]:
        """List the files of a task, one by one."""
        return sorted(self.many.rglob("*.yaml")) if task == "many" else [getattr(self, task)]

    def target(self, task: str) -> Path:
        """The file or folder of a task."""
        path: Path = getattr(self, task)
        return path


@dataclass(frozen=True, slots=True)
class Target:
    """The largest ratio of ours to theirs that was to be reached."""

    limit: float
    wall: bool = False


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool and the command before its files.

    Attributes:
        targets: What was to be reached, per task.
        cached: What was to be reached with the results of an earlier run, per task.
        folders: It searches folders itself; otherwise it is given every file.
        pattern: It takes a glob after this option.
    """

    name: str
    does: str
    program: Path
    command: tuple[str | Path, ...]
    targets: dict[str, Target] = field(default_factory=dict)
    cached: dict[str, Target] = field(default_factory=dict)
    folders: bool = False
    pattern: str = ""

    def call(self, task: str, data: Data) -> list[str | Path]:
        """The whole command for a task."""
        start = [data.schema if part == "SCHEMA" else part for part in self.command]
        if self.pattern:
            glob = data.many / "**/*.yaml" if task == "many" else data.target(task)
            return [*start, self.pattern, glob]
        return [*start, *([data.target(task)] if self.folders else data.files(task))]


AJV = MODULES / "ajv-cli" / "dist" / "index.js"
JIRUTKA = MODULES / "@jirutka" / "ajv-cli" / "lib" / "main.js"
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"

PEERS = (
    Peer(
        "check-jsonschema 0.39",
        "schema only",
        BIN / "check-jsonschema",
        (BIN / "check-jsonschema", "--schemafile", "SCHEMA"),
        {"one": Target(0.50), "many": Target(0.05), "huge": Target(0.06)},
        {"one": Target(0.25)},
    ),
    Peer(
        "yamllint 1.38",
        "style only",
        BIN / "yamllint",
        (BIN / "yamllint", "-d", YAMLLINT),
        {"one": Target(1.5), "many": Target(0.04), "huge": Target(0.05)},
        folders=True,
    ),
    Peer(
        "ajv-cli 5",
        "schema only, first error, no places",
        AJV,
        (NODE, AJV, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", "SCHEMA"),
        {"one": Target(0.40), "many": Target(1.0, wall=True), "huge": Target(2.0)},
        pattern="-d",
    ),
    Peer(
        "@jirutka/ajv-cli 6",
        "schema only, with places",
        JIRUTKA,
        (NODE, JIRUTKA, "validate", "--spec=draft2020", "--strict=false", "-s", "SCHEMA"),
        {"one": Target(0.40), "many": Target(0.30), "huge": Target(0.35)},
    ),
    Peer(
        "sourcemeta jsonschema 17",
        "schema only, native C++",
        BIN / "jsonschema",
        (BIN / "jsonschema", "validate", "SCHEMA"),
        {"many": Target(2.5, wall=True)},
        {"many": Target(0.3, wall=True)},
    ),
    Peer(
        "the obvious build",
        "typer, rich, pydantic, ruamel.yaml round trip",
        BIN / "python",
        (BIN / "python", HERE / "obvious.py"),
        {"one": Target(0.40), "many": Target(0.04), "huge": Target(0.04)},
        folders=True,
    ),
)
