"""A small editor: it starts the language server for YAML, shows it texts and asks what people ask."""

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

SERVER = Path(__file__).resolve().parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
LONGEST = 60.0
"""How long an answer may take before a test fails; a server that works needs less than a second."""

SETTINGS: Mapping[str, Any] = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
"""Nothing is fetched: schemas lie in the project."""

ABILITIES: Mapping[str, Any] = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {},
    },
}

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What the editor underlines: a message and its line, from 1."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry of the list of completions, and the text after it was taken, with the stops of the snippet."""

    label: str
    told: str
    text: str


@contextmanager
def start_editor(
    node: str, folder: Path, settings: Mapping[str, Any] = SETTINGS, server: Path = SERVER
) -> Iterator["Editor"]:
    """Start an editor in a folder; when it ends, so does its language server."""
    command = [node, str(server), "--stdio"]
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    assert process.stdout is not None
    messages: queue.Queue[Message | None] = queue.Queue()
    reader = threading.Thread(target=_read_all, args=(process.stdout, messages), daemon=True)
    reader.start()
    try:
        yield Editor(process.stdin, messages, folder, settings)
    finally:
        process.kill()
        process.wait(LONGEST)
        reader.join(LONGEST)
        process.stdout.close()
        with suppress(BrokenPipeError):  # what was still to be sent has no reader any more
            process.stdin.close()


class Editor:
    """What people do in an editor."""

    def __init__(
        self,
        to_server: IO[bytes],
        from_server: "queue.Queue[Message | None]",
        folder: Path,
        settings: Mapping[str, Any],
    ) -> None:
        self._to_server = to_server
        self._from_server = from_server
        self._settings = settings
        self._number = 0
        where = {"uri": folder.as_uri(), "name": folder.name}
        self._ask("initialize", processId=None, rootUri=where["uri"], workspaceFolders=[where], capabilities=ABILITIES)
        self._tell("initialized")

    def find_faults(self, path: Path, text: str | None = None) -> list[Fault]:
        """Open a file and return what is underlined.

        Args:
            path: The file.
            text: What stands in it instead of its content; then it need not exist.
        """
        uri = self._open(path, path.read_text(encoding="utf-8") if text is None else text)
        said = self._await(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
            )
        )
        return [Fault(one["range"]["start"]["line"] + 1, one["message"]) for one in said["params"]["diagnostics"]]

    def complete(self, path: Path, text: str) -> dict[str, Offer]:
        """What is offered where `|` stands in a text, by its label."""
        plain = text.replace("|", "", 1)
        answer = self._ask("textDocument/completion", **self._point(path, text))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: Offer(item["label"], _words(item), _take(plain, item)) for item in items}

    def hover(self, path: Path, text: str) -> str:
        """What is shown when the pointer rests where `|` stands in a text."""
        answer = self._ask("textDocument/hover", **self._point(path, text))
        return str(answer["contents"]["value"]) if answer else ""

    def _point(self, path: Path, text: str) -> Message:
        before, mark, after = text.partition("|")
        assert mark, "no place is marked"
        uri = self._open(path, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return {"textDocument": {"uri": uri}, "position": position}

    def _open(self, path: Path, text: str) -> str:
        # A name of its own each time, in the same folder: verdicts arrive late, and name nothing but the file.
        self._number += 1
        uri = path.with_name(f"{self._number}-{path.name}").as_uri()
        self._tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        return uri

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._await(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer.get("result")

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self._to_server.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
            self._to_server.flush()
        except BrokenPipeError:
            raise AssertionError("the language server has ended") from None

    def _await(self, wanted: Callable[[Message], bool]) -> Message:
        while True:
            message = self._from_server.get(timeout=LONGEST)
            assert message is not None, "the language server has ended"
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._serve(message)})
            elif wanted(message):
                return message

    def _serve(self, request: Message) -> Any:
        if request["method"] == "workspace/configuration":
            return [self._settings if item.get("section") == "yaml" else None for item in request["params"]["items"]]
        return None


def _read_all(stream: IO[bytes], messages: "queue.Queue[Message | None]") -> None:
    while header := stream.readline():
        length = 0
        while header.strip():
            name, _, value = header.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
            header = stream.readline()
        messages.put(json.loads(stream.read(length)))
    messages.put(None)


def _words(item: Message) -> str:
    told = item.get("documentation", "")
    return str(told["value"] if isinstance(told, dict) else told)


def _take(text: str, item: Any) -> str:
    """A text after a completion was taken: further lines of it stand as deep as the line it was taken on."""
    edit: Message = item["textEdit"]
    start, end = edit["range"]["start"], edit["range"]["end"]
    lines = text.splitlines(keepends=True)
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip(" "))]
    rest = lines[end["line"]][end["character"] :] if end["line"] < len(lines) else ""
    written = str(edit["newText"]).replace("\n", f"\n{indent}")
    return "".join([*lines[: start["line"]], line[: start["character"]], written, rest, *lines[end["line"] + 1 :]])
