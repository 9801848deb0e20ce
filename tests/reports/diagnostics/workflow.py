"""A reader of workflow commands that goes by what the runner of GitHub Actions does with a line of a log."""

from dataclasses import dataclass

COMMANDS = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo"),
    *("add-mask", "add-matcher", "add-path", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands"),
}
"""The names that the runner knows, in any case."""


@dataclass(frozen=True)
class Command:
    """A command that the runner would carry out."""

    name: str
    properties: dict[str, str]
    text: str


def read_command(line: str) -> Command | None:
    """The command in a line of a log, or None where the line is only text."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    head, separator, text = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    if not separator or name.lower() not in COMMANDS:
        return None
    pairs = (pair.partition("=") for pair in rest.strip().split(",") if pair)
    return Command(
        name, {key: decode(value, in_property=True) for key, _, value in pairs if key and value}, decode(text)
    )


def decode(text: str, *, in_property: bool = False) -> str:
    """Undo the escapes, the sign of escapes last."""
    escapes = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if in_property else {}), "%25": "%"}
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text


def find_dropped(properties: dict[str, str]) -> set[str]:
    """What the runner throws away, because it does not fit together."""
    dropped = set()
    if properties["line"] != properties["endLine"]:
        dropped |= {"col", "endColumn"} & set(properties)
    if int(properties["endLine"]) < int(properties["line"]):
        dropped |= {"line", "endLine"}
    if int(properties.get("endColumn", 1)) < int(properties.get("col", 1)):
        dropped |= {"col", "endColumn"}
    return dropped
