"""A bank as bytes that are read back faster than YAML; what it was made from is told by a signature."""

import msgspec

from quiz.bank.model import Bank

FORMAT = 11
"""Raised whenever a bank reads differently from the same file."""

Signature = tuple[tuple[str, int, int, int], ...]
"""For each file that had a say: path, size, modification time in ns, inode; -1 for all where there is none."""


class Compiled(msgspec.Struct, frozen=True):
    """A bank without an error, and the signature of the files it was read from."""

    format: int
    version: str
    signature: Signature
    bank: Bank


_DECODER = msgspec.msgpack.Decoder(Compiled)


def pack(bank: Bank, signature: Signature, version: str) -> bytes:
    """The bytes of `bank`."""
    return msgspec.msgpack.encode(Compiled(FORMAT, version, signature, bank))


def unpack(data: bytes, version: str) -> Compiled | None:
    """What `pack` packed; None where another version did, or the bytes are damaged."""
    try:
        compiled = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return compiled if (compiled.format, compiled.version) == (FORMAT, version) else None
