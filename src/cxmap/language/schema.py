"""The JSON Schema of the language, for editors and for other programs."""

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SchemaKind = Literal["journey", "catalogue"]

_ROOTS: dict[str, type[Noun]] = {"journey": JourneyMap, "catalogue": Catalogue}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with ids as `propertyNames` and without titles that only repeat the key."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        names = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {"type": "string"}
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        result: JsonSchemaValue = {"type": "object", "additionalProperties": values}
        if names != {"type": "string"}:
            result["propertyNames"] = names
        self.update_with_validations(result, schema, self.ValidationsMapping.object)
        return result

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        # A key without a default is simply absent: `null` is nothing an author may write.
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  (pydantic's own signature)
        return False


def build_schema(kind: SchemaKind = "journey", mode: JsonSchemaMode = "validation") -> dict[str, Any]:
    """JSON Schema 2020-12 of a journey map or a catalogue, keys in the order of the models."""
    root = _ROOTS[kind]
    body = root.model_json_schema(by_alias=True, mode=mode, schema_generator=_Generator)
    return {"$schema": DIALECT, "$id": f"urn:cxmap:schema:{kind}-1", **body}
