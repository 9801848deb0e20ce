"""Every regular expression of the program, with how it is used, found in the source."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

import cxmap
from cxmap.language import base
from cxmap.source.ignoring import tame

SOURCE = Path(cxmap.__file__).parent
HARD_LINES = (
    "*a*a*a*b", "[ab]*[ab]*[ab]*z", "/a/**/a/**/a/**/b", "**/a*/**/*a*b", "?***?***b", "*/", "!a?*a?*b/", "a**a**b",
)  # fmt: skip
METHODS = frozenset({"match", "fullmatch", "search", "sub", "subn", "finditer", "findall", "split"})


@dataclass(frozen=True)
class Use:
    """An expression and one way in which it is used.

    Attributes:
        place: The module, and the name or the line.
        pattern: The expression.
        flags: Its flags.
        method: What is called.
    """

    place: str
    pattern: str | bytes
    flags: int
    method: str


@dataclass(frozen=True)
class Module:
    """What a module says about expressions.

    Attributes:
        name: Its name.
        calls: Calls of functions of `re`, each with the statement or the expression around it.
        methods: Name → methods of expressions that are called on it.
        imports: What it imports: module and name.
    """

    name: str
    calls: "list[tuple[Any, ast.AST]]"
    methods: dict[str, set[str]]
    imports: set[tuple[str, str]]


def list_uses() -> Iterator[Use]:
    """Every use of an expression in the program.

    Raises:
        AssertionError: One cannot be read. Write it as a constant, or as one with words put in.
    """
    modules = [_look_at(path) for path in sorted(SOURCE.rglob("*.py"))]
    for module in modules:
        for call, parent in module.calls:
            method = call.func.attr
            if method in METHODS:
                for pattern in _read(call.args[0], module.name):
                    yield Use(f"{module.name}:{call.lineno}", pattern, _read_flags(call), method)
            elif method == "compile" and isinstance(parent, ast.Assign | ast.AnnAssign):
                yield from _list_uses_of(call, parent, module.name, modules)
            elif method == "compile":
                # It goes on without a name: the hardest that can be done with it is to look for it everywhere.
                for pattern in _read(call.args[0], module.name):
                    yield Use(f"{module.name}:{call.lineno}", pattern, _read_flags(call), "search")


def _look_at(path: Path) -> Module:
    name = ".".join(("cxmap", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    module = Module(name, [], {}, set())
    for parent in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for node in ast.iter_child_nodes(parent):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                    module.calls.append((node, parent))
                case ast.Attribute(value=ast.Name(id=known), attr=method) if method in METHODS:
                    module.methods.setdefault(known, set()).add(method)
                case ast.ImportFrom(module=str() as origin):
                    module.imports.update((origin, alias.name) for alias in node.names)
    return module


def _list_uses_of(call: Any, parent: Any, module: str, modules: list[Module]) -> Iterator[Use]:
    """The uses of an expression that has a name."""
    target: Any = parent.target if isinstance(parent, ast.AnnAssign) else parent.targets[0]
    known = getattr(importlib.import_module(module), target.id, None)
    if known is None:
        [pattern], flags = _read(call.args[0], module), 0
    else:
        assert isinstance(known, re.Pattern), f"{module}.{target.id} is no expression"
        pattern, flags = known.pattern, known.flags
    for other in modules:
        if other.name == module or (module, target.id) in other.imports:
            for method in sorted(other.methods.get(target.id, ())):
                yield Use(f"{module}.{target.id}", pattern, flags, method)


def _read(node: ast.expr, module: str) -> "list[str | bytes]":
    """An expression as it is written; where a word is put in at run time, with a word."""
    names = vars(importlib.import_module(module))
    match node:
        case ast.Constant(value=str() | bytes() as pattern):
            return [pattern]
        case ast.Name(id=name) if isinstance(names.get(name), str | re.Pattern):
            return [getattr(names[name], "pattern", names[name])]
        case ast.Name(id="pattern"):
            # Whatever the language asks of a text.
            return [pattern for name, pattern in vars(base).items() if name.endswith("_PATTERN")]
        case ast.JoinedStr(values=parts):
            return ["".join(_read_part(part, names) for part in parts)]
        case ast.Call(func=ast.Name(id="tame")):
            # What becomes of the lines of a `.gitignore`, which may come from a stranger.
            return [
                tame(str(rule.regex.pattern)) for rule in GitIgnoreSpec.from_lines(HARD_LINES).patterns if rule.regex
            ]
    raise AssertionError(f"the expression at {module}:{node.lineno} cannot be read")


def _read_part(part: ast.expr, names: dict[str, Any]) -> str:
    match part:
        case ast.Constant(value=str() as text):
            return text
        case ast.FormattedValue(value=ast.Name(id=name)) if isinstance(names.get(name), str):
            return str(names[name])
    return "0"


def _read_flags(call: ast.Call) -> int:
    return sum(int(getattr(re, node.attr)) for node in call.args[2:] if isinstance(node, ast.Attribute))
