import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.compiled import Kept, pack, unpack
from quiz.bank.model import Bank
from quiz.diagnostics import Diagnostic, Related, Span
from tests import skar
from tests.strategies import banks

SIGNATURE = (("bank.yaml", 1, 2, 3), ("bank.lock", -1, -1, -1))

FOUND = Diagnostic(
    "bad", "warning", Span(1, 2, 3), "Something is wrong.", "Mend it.", related=(Related("q", Span(4, 5)),)
)


@given(banks())
def test_what_is_packed_is_unpacked(bank: Bank) -> None:
    assert unpack(pack(Kept(bank=bank), SIGNATURE, "1.0"), "1.0") == (Kept(bank=bank), SIGNATURE)


def test_the_source_is_packed_with_its_bank(tmp_path: Path) -> None:
    kept = Kept(bank=skar.bank(tmp_path), found=(FOUND,), source="sources/skar.yaml", found_in_source=(FOUND, FOUND))
    assert unpack(pack(kept, SIGNATURE, "1.0"), "1.0") == (kept, SIGNATURE)


def test_what_another_version_packed_is_not_read(tmp_path: Path) -> None:
    assert unpack(pack(Kept(bank=skar.bank(tmp_path)), SIGNATURE, "1.0"), "1.1") is None


@pytest.mark.parametrize("data", [b"", b"\x00", b"[]", b"\xff" * 99, b"\x91" * 100_000, b"\x80"])
def test_what_was_never_packed_is_not_read(data: bytes) -> None:
    assert unpack(data, "1.0") is None


@given(st.data(), banks(most=2))
def test_no_damage_makes_it_raise(data: st.DataObject, bank: Bank) -> None:
    packed = pack(Kept(bank=bank), SIGNATURE, "1.0")
    start = data.draw(st.integers(0, len(packed) - 1))
    junk = data.draw(st.binary(max_size=4))
    damaged = packed[:start] + junk + packed[start + len(junk) + 1 :]
    assert damaged == packed or unpack(damaged, "1.0") is None


@pytest.mark.parametrize(
    ("was", "is_"), [(b"an-id", b"an\xffid"), (b"bank.yaml", b"\xc0\xc0\xc0\xc0\xc0\xc0\xc0\xc0\xc0"), (b"an-id", b"")]
)
def test_what_has_the_right_checksum_and_is_no_bank_is_not_read(was: bytes, is_: bytes) -> None:
    packed = pack(Kept(bank=Bank("an-id", "T", "", {}, {}, None, {})), SIGNATURE, "1.0")
    rest = packed[4:].replace(was, is_)
    assert rest != packed[4:]
    assert unpack(zlib.crc32(rest).to_bytes(4, "little") + rest, "1.0") is None
