"""`quiz source`: which texts are at hand, and the student's own copies of them."""

import argparse

from quiz.cli import output
from quiz.cli.output import Exit, usage
from quiz.sources.model import Source
from quiz.texts import NoText, read_text
from quiz.workspace import Workspace

_RIGHTS = {"quotes": "short quotes only", "full": "the whole text"}
_WHOSE = {"shipped": "the text ships with it", "own": "your own copy", None: "not at hand"}


def run(arguments: argparse.Namespace) -> int:
    """Add a text or list the sources."""
    workspace = Workspace()
    loaded = workspace.library.sources()
    sources = [entry.source for entry in loaded if entry.source is not None]
    return _add(workspace, arguments, sources) if arguments.action == "add" else _list(workspace, sources)


def _list(workspace: Workspace, sources: list[Source]) -> int:
    for source in sources:
        whose = _WHOSE[workspace.texts.whose(source)]
        print(source.title)
        print(f"  {source.id} · {source.author} · rights: {_RIGHTS[source.rights]} · {whose}")
    return 0


def _add(workspace: Workspace, arguments: argparse.Namespace, sources: list[Source]) -> int:
    if arguments.source is not None:
        named = [source for source in sources if source.id == arguments.source]
        if not named:
            usage(_no_source(arguments.source, [source.id for source in sources]))
        sources = named
    try:
        added = workspace.texts.add(read_text(arguments.file), sources)
    except NoText as problem:
        raise Exit(output.USAGE, f"{arguments.file}: {problem}") from None
    except OSError as problem:
        raise Exit(output.INTERNAL, f"{workspace.texts.folder} cannot be written: {problem.strerror}") from None
    for source in added:
        print(f"Added: “{source.title}” ({source.id}). Its quotes can now be read in their place.")
    return 0


def _no_source(name: str, known: list[str]) -> str:
    from quiz.diagnostics import nearest

    near = nearest(name, known)
    return f"there is no source {name}; " + (f"did you mean {near}?" if near else f"there are: {', '.join(known)}")
