"""A mapping or a list is used as a key.

## What it does
Reports a key that is not text, such as the inner braces of `{{…}}`.

## Why it matters
Keys name things, and only a text can be a name. Mostly the braces belong to a template whose value was to be filled
in before the file was saved.

## Example
```yaml
x-made-for: {{ customer }}
```

## Instead
```yaml
x-made-for: "{{ customer }}"
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX016", "complex-key")
