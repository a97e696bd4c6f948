"""`quiz schema`: the JSON Schema of a bank or a source, for editors that complete and check YAML."""

import argparse
import json


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from quiz.bank.schema import bank_schema
    from quiz.sources.schema import source_schema

    schema = bank_schema() if arguments.of == "bank" else source_schema()
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
