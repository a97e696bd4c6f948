from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.compiled import pack, unpack
from quiz.bank.model import Bank
from tests import skar
from tests.strategies import banks

SIGNATURE = (("bank.yaml", 1, 2, 3), ("bank.lock", -1, -1, -1))


@given(banks())
def test_what_is_packed_is_unpacked(bank: Bank) -> None:
    compiled = unpack(pack(bank, SIGNATURE, "1.0"), "1.0")
    assert compiled is not None
    assert (compiled.bank, compiled.signature) == (bank, SIGNATURE)


def test_the_source_is_packed_with_its_bank(tmp_path: Path) -> None:
    bank = skar.bank(tmp_path)
    compiled = unpack(pack(bank, SIGNATURE, "1.0"), "1.0")
    assert compiled is not None
    assert compiled.bank == bank


def test_what_another_version_packed_is_not_read(tmp_path: Path) -> None:
    assert unpack(pack(skar.bank(tmp_path), SIGNATURE, "1.0"), "1.1") is None


@pytest.mark.parametrize("data", [b"", b"\x00", b"[]", b"\xff" * 99, b"\x91" * 100_000, b"\x80"])
def test_what_was_never_packed_is_not_read(data: bytes) -> None:
    assert unpack(data, "1.0") is None


@given(st.data(), banks(most=2))
def test_no_damage_makes_it_raise(data: st.DataObject, bank: Bank) -> None:
    packed = pack(bank, SIGNATURE, "1.0")
    start = data.draw(st.integers(0, len(packed) - 1))
    junk = data.draw(st.binary(max_size=4))
    compiled = unpack(packed[:start] + junk + packed[start + len(junk) + 1 :], "1.0")
    assert compiled is None or isinstance(compiled.bank, Bank)


def test_a_byte_that_is_no_text_is_damage() -> None:
    packed = pack(Bank("an-id", "T", "", {}, {}, None, {}), SIGNATURE, "1.0")
    assert unpack(packed.replace(b"an-id", b"an\xffid"), "1.0") is None
