#!/usr/bin/env python3
"""Validates JSON documents against a schema, with Python's jsonschema (Draft 2020-12).

schema_faults.py SCHEMA.json [DOCUMENT.json...]: prints a line for each fault, with its place; a field that the schema
doesn't describe is one, too. Ends with 77 where jsonschema is not installed."""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)


def strict(schema):
    """Every object that names its fields has no others."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: strict(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        schema.setdefault("additionalProperties", False)
    return schema


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(strict(schema))
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        document = json.load(file)
    for fault in validator.iter_errors(document):
        print(f"{fault.json_path}: {fault.message[:300]}")
