"""Readers of the forms of findings, which go by what the programs do that read them."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from tests.reports.diagnostics.workflow import read_command
from tests.security.injection.readers import check_log, check_markup, read_json


def read_findings(form: str, text: str, found: list[dict[str, Any]]) -> None:
    """A form of findings has as many as there are, and says of each what it says.

    Args:
        form: The form.
        text: The findings in it.
        found: What the form `json` has under `diagnostics`.
    """
    codes = [one["code"] for one in found]
    match form:
        case "json" | "sarif":
            read_json(text)
            results = found if form == "json" else json.loads(text)["runs"][0]["results"]
            assert [one["code" if form == "json" else "ruleId"] for one in results] == codes
        case "github":
            check_log(text, commands=True)
            commands = [read_command(line) for line in re.split("[\r\n]", text.removesuffix("\n"))]
            assert [command.properties["title"][:5] for command in commands[:-1] if command] == codes
            assert commands[-1] is None
        case "junit":
            check_markup(text)
            parts = [part for case in ET.fromstring(text).iter("testcase") for part in case]
            assert {part.tag for part in parts} <= {"failure", "system-out"}
            lines = [line for part in parts for line in (part.text or "").splitlines()]
            assert len(lines) == len(codes)
            assert sorted(_find_codes("\n".join(lines))) == sorted(codes)
        case "concise":
            check_log(text)
            assert len(text.splitlines()) == len(codes) + 1
            assert _find_codes(text) == codes
        case "pretty":
            check_log(text)
            heads = re.findall(r"^(?:error|warning|note)\[(CX\d{3})\] [a-z-]+: ", text, re.MULTILINE)
            assert heads == codes
        case _:
            raise AssertionError(f"nobody reads {form}")


def _find_codes(text: str) -> list[str]:
    return re.findall(r" \[(CX\d{3}) [a-z0-9-]+\]$", text, re.MULTILINE)
