"""Findings for the tests of all forms."""

from collections.abc import Mapping

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.diagnostics.report import Report, build_report
from cxmap.source import Document, Span, parse_document

MAP = """\
cxmap: 1
title: Order
stages:
  order:
    touchpoints:
      pay: {name: I pay, channels: [wbe, "飲み物"]}
  renew:
    touchpoints:
      pay:
        name: I pay again
"""
CATALOGUE = "cxmap: 1\nchannels:\n  web: {name: 100 %}\n  web: {name: Website}\n"
NAMES = ("maps/clean.journey.yaml", "maps/order.journey.yaml", "shared/web, old.catalogue.yaml")

TYPO = Diagnostic(
    code="CX201",
    name="unknown-channel",
    severity=Severity.ERROR,
    message="no channel `wbe`",
    file=NAMES[1],
    span=Span(6, 37, 6, 40),
    path=("stages", "order", "touchpoints", "pay", "channels", 0),
    help="did you mean `web`?",
    fix=Fix("write `web`", safe=True, edits=(Edit(Span(6, 37, 6, 40), "web"),)),
)
TWICE = Diagnostic(
    code="CX214",
    name="duplicate-touchpoint",
    severity=Severity.ERROR,
    message="touchpoint `pay` exists already, in the stage `order`",
    file=NAMES[1],
    span=Span(9, 7, 9, 10),
    path=("stages", "renew", "touchpoints", "pay"),
    help="give this one an id of its own, e.g. `renew-pay`",
    related=(Label("the first `pay` is here", NAMES[1], Span(6, 7, 6, 10)),),
)
LINES = Diagnostic(
    code="CX215",
    name="declared-twice",
    severity=Severity.WARNING,
    message="the channel `web` is declared twice: 100 %",
    file=NAMES[2],
    span=Span(3, 3, 5, 1),
    path=("channels",),
    help="remove one",
)
WHOLE = Diagnostic("CX003", "byte-order-mark", Severity.NOTE, "a mark", NAMES[2], Span(1, 1, 1, 1), ())


def read_documents() -> Mapping[str, Document]:
    """The files that the findings are about."""
    texts = {NAMES[1]: MAP, NAMES[2]: CATALOGUE}
    return {name: parse_document(text.encode(), name) for name, text in texts.items()}


def make_report(*found: Diagnostic, fail_on: Severity = Severity.ERROR) -> Report:
    """A report of three files with all findings, or with some."""
    return build_report(NAMES, found or (TYPO, TWICE, LINES, WHOLE), fail_on)
