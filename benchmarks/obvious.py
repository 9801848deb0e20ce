"""The obvious build of `cxmap validate`: typer, rich, pydantic and ruamel.yaml's round trip, nothing else.

It reads the same language through the same models and names the line of each problem,
so that what is compared is the way there and not the result.
"""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase

from cxmap.language.journey_map import JourneyMap

app = typer.Typer()
console = Console()


def _find_line(data: object, location: tuple[str | int, ...]) -> int:
    line = 0
    for part in location:
        if isinstance(data, CommentedBase):
            line = data.lc.line
        try:
            data = data[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return line + 1


@app.command()
def validate(paths: Annotated[list[Path], typer.Argument(help="Files or folders.")]) -> None:
    """Check journey maps."""
    problems = 0
    for path in paths:
        for file in sorted(path.rglob("*.journey.yaml")) if path.is_dir() else [path]:
            data = YAML(typ="rt").load(file.read_text(encoding="utf-8"))
            try:
                JourneyMap.model_validate(data)
            except ValidationError as error:
                for detail in error.errors():
                    problems += 1
                    console.print(f"{file}:{_find_line(data, detail['loc'])}: {detail['msg']}", markup=False)
    console.print(f"{problems} problems")
    raise typer.Exit(1 if problems else 0)


if __name__ == "__main__":
    app()
