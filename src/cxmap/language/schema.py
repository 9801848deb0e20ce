"""The JSON Schema of the language, for editors and for other programs."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.edition import SchemaKind, schema_id
from cxmap.language.hints import add_hints
from cxmap.language.journey_map import JourneyMap

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ROOTS: dict[SchemaKind, type[Noun]] = {"journey": JourneyMap, "catalogue": Catalogue}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with ids as `propertyNames` and without titles that only repeat the key."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        result: JsonSchemaValue = {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]),
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        self.update_with_validations(result, schema, self.ValidationsMapping.object)
        return result

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        # A key without a default is simply absent: `null` is nothing an author may write.
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        # The branches of a union differ in shape, so that no value fits two: "any" says the same as "one", and with
        # "one" the language server for YAML leaves out the colon behind a key that it completes.
        result = super().tagged_union_schema(schema)
        return {"anyOf": result.pop("oneOf"), **result} if "oneOf" in result else result

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        # In the order of the models, which is the order of reading; also inside the examples.
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  (pydantic's own signature)
        return False


def build_schema(kind: SchemaKind = "journey", mode: JsonSchemaMode = "validation") -> dict[str, Any]:
    """JSON Schema 2020-12 of a journey map or a catalogue, keys in the order of the models."""
    root = _ROOTS[kind]
    body = root.model_json_schema(by_alias=True, mode=mode, schema_generator=_Generator)
    nouns = dict(sorted(body.pop("$defs").items()))
    head = {name: body.pop(name) for name in ("title", "description")}
    schema = {"$schema": DIALECT, "$id": schema_id(kind), **head, **body, "$defs": nouns}
    # Parts of it belong to the models, some to many at once; the caller may change what is returned.
    copied: dict[str, Any] = json.loads(json.dumps(schema))
    add_hints(copied)
    return copied


def schema_text(kind: SchemaKind = "journey") -> str:
    """The JSON Schema as `cxmap schema` prints it and as it is committed under `schemas/`."""
    return json.dumps(build_schema(kind), indent=2, ensure_ascii=False) + "\n"
