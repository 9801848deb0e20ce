"""Findings and comments as plain lists, and back."""

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.diagnostics.plain import NoRecord, Plain, read_all, take, take_list
from cxmap.diagnostics.suppression import Selector, Suppression
from cxmap.source import Span


def write_diagnostic(found: Diagnostic) -> Plain:
    """A finding as a list."""
    fix = found.fix
    return [
        found.code,
        found.name,
        found.severity.value,
        found.message,
        found.file,
        _write_span(found.span),
        list(found.path),
        found.help,
        [[label.message, label.file, _write_span(label.span)] for label in found.related],
        None if fix is None else _write_fix(fix),
        found.heuristic,
    ]


def read_diagnostic(plain: object) -> Diagnostic:
    """The finding that a list was made of.

    Raises:
        NoRecord: It was made of none.
    """
    code, name, severity, message, file, span, path, help, related, fix, heuristic = take_list(plain, 11)
    return Diagnostic(
        code=take(code, str),
        name=take(name, str),
        severity=_read_severity(severity),
        message=take(message, str),
        file=take(file, str),
        span=_read_span(span),
        path=tuple(_read_step(step) for step in take_list(path)),
        help=take(help, str),
        related=read_all(related, _read_label),
        fix=None if fix is None else _read_fix(fix),
        heuristic=take(heuristic, bool),
    )


def write_suppression(suppression: Suppression) -> Plain:
    """A comment as a list."""
    return [
        [[selector.text, _write_span(selector.span)] for selector in suppression.selectors],
        suppression.reason,
        suppression.line,
        _write_span(suppression.span),
        suppression.malformed,
    ]


def read_suppression(plain: object) -> Suppression:
    """The comment that a list was made of.

    Raises:
        NoRecord: It was made of none.
    """
    selectors, reason, line, span, malformed = take_list(plain, 5)
    return Suppression(
        read_all(selectors, _read_selector), take(reason, str), take(line, int), _read_span(span), take(malformed, str)
    )


def _read_severity(plain: object) -> Severity:
    try:
        return Severity(take(plain, str))
    except ValueError as error:
        raise NoRecord(f"{plain!r} is no severity") from error


def _read_step(plain: object) -> str | int:
    return plain if type(plain) is str else take(plain, int)


def _read_label(plain: object) -> Label:
    message, file, span = take_list(plain, 3)
    return Label(take(message, str), take(file, str), _read_span(span))


def _read_selector(plain: object) -> Selector:
    text, span = take_list(plain, 2)
    return Selector(take(text, str), _read_span(span))


def _write_fix(fix: Fix) -> Plain:
    return [fix.title, fix.safe, [[_write_span(edit.span), edit.text] for edit in fix.edits], fix.form_only]


def _read_fix(plain: object) -> Fix:
    title, safe, edits, form_only = take_list(plain, 4)
    return Fix(take(title, str), take(safe, bool), read_all(edits, _read_edit), take(form_only, bool))


def _read_edit(plain: object) -> Edit:
    span, text = take_list(plain, 2)
    return Edit(_read_span(span), take(text, str))


def _write_span(span: Span) -> Plain:
    return [span.line, span.column, span.end_line, span.end_column]


def _read_span(plain: object) -> Span:
    line, column, end_line, end_column = take_list(plain, 4)
    return Span(take(line, int), take(column, int), take(end_line, int), take(end_column, int))
