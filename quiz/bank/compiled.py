"""A bank as bytes that are read back faster than YAML. Each question is decoded when it is asked for.

The bytes are a checksum, the length of the head, the head, and the questions one after the other.
"""

import zlib
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from struct import Struct

import msgspec

from quiz.bank.model import Bank, Question
from quiz.diagnostics import Diagnostic

FORMAT = 12
"""Raised whenever a bank reads differently from the same file."""

Signature = tuple[tuple[str, int, int, int], ...]
"""For each file that had a say: path, size, modification time in ns, inode; -1 for all where there is none."""

_START = Struct("<II")
"""The checksum of all that follows it, and the length of the head."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A bank with the findings in its file, and the path of its source (empty: none) with the findings in that."""

    bank: Bank
    found: tuple[Diagnostic, ...] = ()
    source: str = ""
    found_in_source: tuple[Diagnostic, ...] = ()


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """Everything but the questions; `kept.bank` has none, `lengths` are those of the questions' bytes."""

    format: int
    version: str
    signature: Signature
    kept: Kept
    names: tuple[str, ...]
    lengths: tuple[int, ...]


_ENCODER = msgspec.msgpack.Encoder()
_HEAD = msgspec.msgpack.Decoder(_Head)
_QUESTION = msgspec.msgpack.Decoder(Question)


class Questions(Mapping[str, Question]):
    """The questions of a compiled bank by their ids, in the bank's order."""

    def __init__(self, names: tuple[str, ...], lengths: tuple[int, ...], data: memoryview) -> None:
        self._places = dict(zip(names, pairwise(accumulate(lengths, initial=0)), strict=True))
        self._data = data
        self._decoded: dict[str, Question] = {}

    def __getitem__(self, name: str) -> Question:
        found = self._decoded.get(name)
        if found is None:
            start, end = self._places[name]
            self._decoded[name] = found = _QUESTION.decode(self._data[start:end])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def pack(kept: Kept, signature: Signature, version: str) -> bytes:
    """Return the bytes of `kept`. Raises UnicodeEncodeError for a path that is not text."""
    bodies = [_ENCODER.encode(question) for question in kept.bank.questions.values()]
    head = _Head(
        format=FORMAT,
        version=version,
        signature=signature,
        kept=msgspec.structs.replace(kept, bank=msgspec.structs.replace(kept.bank, questions={})),
        names=tuple(kept.bank.questions),
        lengths=tuple(map(len, bodies)),
    )
    start = _ENCODER.encode(head)
    rest = b"".join((start, *bodies))
    size = len(start).to_bytes(4, "little")
    return zlib.crc32(rest, zlib.crc32(size)).to_bytes(4, "little") + size + rest


def unpack(data: bytes, version: str) -> tuple[Kept, Signature] | None:
    """Return what `pack` packed, and its signature; None if another version did, or the bytes are damaged."""
    if len(data) < _START.size:
        return None
    checksum, size = _START.unpack_from(data)
    view = memoryview(data)
    if zlib.crc32(view[4:]) != checksum:
        return None
    bodies = view[_START.size + size :]
    try:
        head = _HEAD.decode(view[_START.size : _START.size + size])
        if (head.format, head.version) != (FORMAT, version) or sum(head.lengths) != len(bodies):
            return None
        questions = Questions(head.names, head.lengths, bodies)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return None
    bank = msgspec.structs.replace(head.kept.bank, questions=questions)
    return msgspec.structs.replace(head.kept, bank=bank), head.signature
