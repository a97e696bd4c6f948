"""`quiz new bank`: a bank with an example of each type that is wished for."""

import argparse
from pathlib import Path

from quiz.cli import dialogue
from quiz.cli.check_files import folders
from quiz.cli.new_files import banks_folder, no_file, tell, with_suffix, write
from quiz.cli.output import usage
from quiz.diagnostics import nearest, one_of
from quiz.kinds import KINDS
from quiz.library import SOURCES, Library, yaml_files
from quiz.sources.model import Source
from quiz.templates.bank import BankPlan, bank_file
from quiz.text import clean, count, fold_space
from quiz.yaml.fields import identifier_like

TITLE = "My bank"
TYPES = "choice,true-false,short"
_FLAGS = ("title", "source", "topics", "types")
_NONE = "-"


def run(arguments: argparse.Namespace) -> int:
    """Begin a bank."""
    if dialogue.is_possible() and not any(getattr(arguments, flag) for flag in _FLAGS):
        _ask(arguments)
    near = arguments.file.parent if arguments.file else banks_folder()
    source = _source(arguments.source, near) if arguments.source else None
    title = fold_space(arguments.title or "") or _title(arguments.file, source)
    path = with_suffix(arguments.file) if arguments.file else _path(title, source)
    kinds = _kinds(arguments.types or TYPES)
    topics = _topics(arguments.topics or "")
    write("bank", path, {path: bank_file(BankPlan(title, kinds, topics, source)).encode()}, arguments.force)
    examples = len(kinds) + bool(source and source.claims)
    told = f"Written: {path}, with {count(examples, 'example')} to put yours in place of."
    tell([told], _next(path))
    return 0


def _ask(arguments: argparse.Namespace) -> None:
    near = arguments.file.parent if arguments.file else banks_folder()
    ids = [path.stem for path in yaml_files(near / SOURCES)]
    if ids:
        label = f"Source that it asks about ({', '.join(ids)}; {_NONE} for none)"
        name = dialogue.ask(label, ids[0] if len(ids) == 1 else _NONE, lambda name: _no_source(name, near))
        arguments.source = None if name == _NONE else name
    source = _find(arguments.source, near) if arguments.source else None
    arguments.title = dialogue.ask("Title", _title(arguments.file, source))
    arguments.types = dialogue.ask("Types of question (all: one of each)", TYPES, _no_kinds)
    if arguments.file is None:
        default = str(_path(arguments.title, source))
        arguments.file = Path(dialogue.ask("File", default, lambda name: no_file(name, arguments.force)))


def _title(file: Path | None, source: Source | None) -> str:
    if source is not None:
        return source.title
    return clean(file.stem).replace("-", " ").capitalize() if file else TITLE


def _path(title: str, source: Source | None) -> Path:
    name = source.id if source else identifier_like(title) or identifier_like(TITLE)
    return banks_folder() / f"{name}.yaml"


def _find(name: str, near: Path) -> Source | None:
    found = Library(folders()).source(name, near)
    return found.source if found else None


def _no_source(name: str, near: Path) -> str | None:
    if name == _NONE or _find(name, near) is not None:
        return None
    close = nearest(name, [path.stem for path in yaml_files(near / SOURCES)])
    return f"there is no source {name}; " + (f"did you mean {close}?" if close else "begin it: quiz new source")


def _source(name: str, near: Path) -> Source | None:
    if wrong := _no_source(name, near):
        usage(wrong)
    return None if name == _NONE else _find(name, near)


def _listed(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := fold_space(part))]


def _no_kinds(text: str) -> str | None:
    for name in _listed(text):
        if name not in KINDS and name != "all":
            close = nearest(name, KINDS)
            return f"there is no type {name}; " + (f"did you mean {close}?" if close else f"there are {one_of(KINDS)}")
    return None if _listed(text) else "name at least one type"


def _kinds(text: str) -> tuple[str, ...]:
    """The types named, each once."""
    if wrong := _no_kinds(text):
        usage(wrong)
    names = _listed(text)
    return tuple(KINDS) if "all" in names else tuple(dict.fromkeys(names))


def _topics(text: str) -> dict[str, str]:
    """The topics named, by ids made of their names."""
    names = {identifier_like(name) or f"topic-{number}": name for number, name in enumerate(_listed(text), 1)}
    if len(names) < len(_listed(text)):
        usage(f"two of the topics {text} would have the same id: name them otherwise")
    return names


def _next(path: Path) -> list[tuple[str, ...]]:
    return [("check", str(path)), ("play", str(path)), ("preview", str(path))]
