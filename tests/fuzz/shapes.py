"""Maps and catalogues of every shape that the models allow, made from their schema: a new key is tried by itself."""

from functools import cache
from random import Random
from typing import Any

from tests.reports.hostile import EVIL

from cxmap.language.edition import SchemaKind
from cxmap.language.schema import build_schema

Schema = dict[str, Any]
IDS = ("a", "b", "c")
"""The ids of everything: where each section has them all, most references lead somewhere."""
TEXTS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": IDS,
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": ("2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31"),
    r"^([0-9]{1,6}(\.[0-9]{1,6})?[smhdwy])+$": ("5m", "2d", "1h30m", "0s", "999999.999999y", "0.000001s"),
    r"^(https?://\S+|mailto:\S+|[^:\s]+)$": (
        "https://example.org/x?a=b&c",
        "mailto:me@example.org",
        "a/b.pdf",
        "..",
        "é",
    ),
}
"""What is written for each pattern of the schema."""
NUMBERS = (0, 1, 0.5, 0.1, 2, 3.25, 10, 100, 1e-9, 5e-324, 1e15, -1, -0.5, -1e15)
DEEPEST = 9


@cache
def _read_schema(kind: SchemaKind) -> Schema:
    return build_schema(kind)


def write_shape(kind: SchemaKind, dice: Random) -> dict[str, Any]:
    """A map or catalogue as data, of the shape that the models have; its references lead somewhere or not."""
    return _Shaper(_read_schema(kind), dice).write()


class _Shaper:
    """Writes data for a schema."""

    def __init__(self, root: Schema, dice: Random) -> None:
        self._root = root
        self._dice = dice
        self._fullness = dice.choice((0.1, 0.3, 0.6))
        self._connected = dice.random() < 0.8

    def write(self) -> dict[str, Any]:
        """The whole of it."""
        data = self._write_noun("", self._root, 0)
        if self._connected:
            for key, schema in self._root["properties"].items():
                if "propertyNames" in schema and key not in {"stages", "scales", "uses"}:
                    values = schema["additionalProperties"]
                    data[key] = {id: self._write(values, 2) for id in IDS}
            if "stages" in data:
                stage = self._root["properties"]["stages"]["additionalProperties"]
                data["stages"] = {id: self._write(stage, 2) for id in IDS}
        data.pop("uses", None)
        self._name_touchpoints(data)
        return data

    def _name_touchpoints(self, data: dict[str, Any]) -> None:
        """No two touchpoints have one id; the first have the ids that all else refers to."""
        names = iter((*IDS, *(f"t{number}" for number in range(99))))
        for stage in data.get("stages", {}).values():
            touchpoints = list(stage.get("touchpoints", {}).values())
            stage["touchpoints"] = {next(names): touchpoint for touchpoint in touchpoints}
            if self._connected:
                for touchpoint in touchpoints:
                    touchpoint.pop("was", None)
                    touchpoint.pop("journey", None)
        if self._connected and data.get("stages"):
            last = data["stages"][IDS[-1]]["touchpoints"]
            last |= {id: {"name": "I do"} for id in names if id in IDS}

    def _write(self, schema: Schema, depth: int) -> Any:
        match schema:
            case {"$ref": str(reference)}:
                name = reference.removeprefix("#/$defs/")
                return self._write_noun(name, self._root["$defs"][name], depth)
            case {"anyOf": list(branches)}:
                return self._write(self._dice.choice(branches), depth)
            case {"const": value}:
                return value
            case {"enum": list(words)}:
                return self._dice.choice(words)
            case {"type": "boolean"}:
                return self._dice.random() < 0.5
            case {"type": "array"}:
                least, most = schema.get("minItems", 0), min(schema.get("maxItems", 3), 3)
                return self._write_list(schema["items"], self._dice.randint(least, max(least, most)), depth)
            case {"type": "object"}:
                return self._write_mapping(schema, depth)
        return self._write_scalar(schema)

    def _write_list(self, schema: Schema, count: int, depth: int) -> list[Any]:
        items: list[Any] = []
        for _ in range(count):
            item = self._write(schema, depth + 1)
            if item not in items or not isinstance(item, str):
                items.append(item)
        return items

    def _write_mapping(self, schema: Schema, depth: int) -> dict[str, Any]:
        count = max(schema.get("minProperties", 0), self._dice.randint(0, 3))
        names = schema["propertyNames"]
        refused = names.get("not", {}).get("enum", ())
        keys = {self._write(names, depth + 1) for _ in range(count)} - set(refused)
        values = schema["additionalProperties"]
        return {key: self._write(values, depth + 1) for key in sorted(keys or {IDS[0]})}

    def _write_noun(self, name: str, body: Schema, depth: int) -> dict[str, Any]:
        required = body.get("required", [])
        likely = self._fullness if depth < DEEPEST else 0.0
        keys = body["properties"]
        data = {
            key: self._write(schema, depth + 1)
            for key, schema in keys.items()
            if key in required or self._dice.random() < likely
        }
        self._settle(name, data, keys)
        return {key: value for key, value in data.items() if key in required or value not in ([], {})}

    def _settle(self, name: str, data: dict[str, Any], keys: Schema) -> None:
        """What a noun asks of several keys at once."""
        if name.startswith("Measured") and name != "MeasuredBy":
            data.pop("answers" if self._dice.random() < 0.8 else "value", None)
            if "answers" not in data:
                data.setdefault("value", self._write(keys["value"], DEEPEST))
            else:
                data.pop("value", None)
            for end in ("low", "high"):
                if end in data:
                    data[end] = data.get("value", 0)
        if name == "Trigger":
            data.pop("above" if "below" in data else "below", None)
            if "above" not in data:
                data.setdefault("below", self._write(keys["below"], DEEPEST))
        if name == "Kpi" and "stage" in data:
            data.pop("touchpoint", None)
        if name == "Scale":
            data["min"], data["max"] = sorted((data["min"], data["max"] + (data["min"] == data["max"])))
            data.pop("dissatisfied_below", None)

    def _write_scalar(self, schema: Schema) -> Any:
        kind = schema.get("type")
        if kind in {"integer", "number"}:
            low, high = schema.get("minimum", -1e15), schema.get("maximum", 1e15)
            fitting = [number for number in NUMBERS if low <= number <= high]
            return self._dice.choice([int(one) for one in fitting if one == int(one)] if kind == "integer" else fitting)
        if kind == "string":
            texts = TEXTS.get(schema.get("pattern", ""))
            return self._dice.choice(texts) if texts else self._write_text()
        raise AssertionError(f"no data for {schema}")

    def _write_text(self) -> str:
        text = self._dice.choice(EVIL) if self._dice.random() < 0.2 else f"I do {self._dice.randint(0, 9)}"
        return text if text.strip() else "I do"
