"""`quiz preview`: a bank's questions as the student will see them, beside the editor in which they are written."""

import argparse
import os
import shlex

from quiz.cli.output import usage
from quiz.cli.play import needs_terminal
from quiz.workspace import Rehearsal


def run(arguments: argparse.Namespace) -> int:
    """The app on one file. A file that is empty or broken is waited for; one that is not there is a wrong call."""
    path = arguments.file
    if not os.path.exists(path):
        usage(f"there is no file {path}")
    if not os.path.isfile(path):
        usage(f"{path} is no file")
    needs_terminal(f"`quiz check {shlex.quote(str(path))}` tells what is wrong line by line")
    from quiz.tui.start import start_preview

    return start_preview(Rehearsal(), path)
