"""What a person may write: one model for each noun of the language, and the JSON Schema made from them.

Nothing is imported here, so that a command which needs no model does not pay for pydantic;
import `cxmap.language.parse` to check data and `cxmap.language.schema` to print the schema.
"""
