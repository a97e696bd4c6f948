"""`quiz new`: begins a bank or a source, from a short dialogue or from flags; never over what is there unasked."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Write what is begun and say what comes next."""
    if arguments.of == "bank":
        from quiz.cli.new_bank import run as begin
    else:
        from quiz.cli.new_source import run as begin
    return begin(arguments)
