"""`quiz schema`: the JSON Schema of a bank or a source, for editors that complete and check YAML."""

import argparse
import json


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    print(schema_text(arguments.of), end="")
    return 0


def schema_text(of: str) -> str:
    """The schema file of a `bank` or a `source`."""
    from quiz.bank.schema import bank_schema
    from quiz.sources.schema import source_schema

    schema = bank_schema() if of == "bank" else source_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
