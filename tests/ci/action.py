"""The action, step by step, as GitHub's runner takes it: expressions filled in, scripts run by bash."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


def read_action(path: Path) -> dict[str, Any]:
    """Read an action, or anything else that CI systems read as YAML."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@dataclass(slots=True)
class Runner:
    """Runs the scripts of an action in a workspace.

    Attributes:
        action: The folder of the action.
        workspace: The folder that is checked.
        temporary: The runner's folder for temporary files.
        environment: The environment to start from.
        outputs: What steps have given, by step and name.
    """

    action: Path
    workspace: Path
    temporary: Path
    environment: Mapping[str, str]
    outputs: dict[str, str] = field(default_factory=dict)

    def run(self, step: str, **inputs: str) -> "subprocess.CompletedProcess[str]":
        """Run the step of this name with inputs; those that are not given have their defaults."""
        action = read_action(self.action / "action.yml")
        [found] = (each for each in action["runs"]["steps"] if each["name"] == step)
        assert found["shell"] == "bash"
        known = {
            **{f"inputs.{name}": str(about["default"]) for name, about in action["inputs"].items()},
            **{f"inputs.{name.replace('_', '-')}": text for name, text in inputs.items()},
            "steps.python.outputs.python-path": sys.executable,
        }
        script = self.temporary / "step.sh"
        script.write_text(found["run"], encoding="utf-8")
        output = self.temporary / "output"
        output.touch()
        done = subprocess.run(
            [shutil.which("bash") or "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
            cwd=self.workspace,
            env={
                **self.environment,
                **{name: EXPRESSION.sub(lambda match: known[match[1]], text) for name, text in found["env"].items()},
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(self.action),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.temporary),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        output.unlink()
        return done


def link_program(temporary: Path) -> None:
    """Put the installed program where the action's first step would have put it."""
    folder = temporary / "cxmap" / "bin"
    folder.mkdir(parents=True)
    (folder / "cxmap").symlink_to(Path(sys.executable).parent / "cxmap")


def strip_outer(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without anything that a CI system around this test has put there."""
    return {name: text for name, text in environment.items() if not name.startswith(("GITHUB_", "RUNNER_", "CXMAP_"))}


def own_environment() -> dict[str, str]:
    """This process's environment, as a runner would have it."""
    return strip_outer(os.environ)
