import os
from pathlib import Path

import msgspec
import pytest

from quiz.diagnostics import Report
from quiz.library import Library, load_source
from quiz.sources.model import Source
from quiz.texts import NoText, Texts, difference, matches, own_text, read_text
from tests import skar
from tests.builders import problems

FULL = skar.SOURCE.replace("rights: quotes", "rights: full\ntext: skar.txt")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """The source, verified; its text is not beside it."""
    skar.write(tmp_path / "bank")
    return skar.verify(tmp_path / "bank" / "sources" / "skar.yaml")


@pytest.fixture
def texts(tmp_path: Path, source: Source) -> Texts:
    return Texts(tmp_path / "texts", Library([tmp_path / "bank"]))


def full(folder: Path, text: str | None = skar.TEXT) -> Source:
    """The source with its text beside it, verified."""
    path = folder / "bank" / "sources" / "skar.yaml"
    path.write_text(FULL, "utf-8")
    if text is not None:
        (path.parent / "skar.txt").write_text(text, "utf-8")
    return skar.verify(path)


def test_a_text_is_not_at_hand_until_it_is_added(texts: Texts, source: Source) -> None:
    assert (texts.of(source), texts.whose(source)) == (None, None)
    assert texts.add(skar.TEXT, [source]) == [source]
    assert (texts.of(source), texts.whose(source)) == (skar.TEXT, "own")
    assert os.listdir(texts.folder) == ["skar.txt"]


def test_a_copy_may_differ_around_the_text_and_in_its_white_space_and_quotes(texts: Texts, source: Source) -> None:
    text = skar.TEXT.replace("Home | Weather", "Login").replace("“", '"').replace("”", '"').replace(" it ", "  it\n")
    texts.add(text, [source])
    assert texts.of(source) == text


@pytest.mark.parametrize("change", [("1848", "1849"), ("next year", "soon"), ("The lighthouse", "A lighthouse")])
def test_a_copy_that_was_changed_after_it_was_added_is_not_shown(
    texts: Texts, source: Source, change: tuple[str, str]
) -> None:
    texts.add(skar.TEXT, [source])
    (texts.folder / "skar.txt").write_text(skar.TEXT.replace(*change), "utf-8")
    assert texts.of(source) is None


def test_a_text_for_two_sources(texts: Texts, source: Source, tmp_path: Path) -> None:
    second = tmp_path / "bank" / "sources" / "second.yaml"
    second.write_text(skar.SOURCE, "utf-8")
    other = skar.verify(second)
    assert texts.add(skar.TEXT, [source, other]) == [source, other]
    assert texts.of(other) == skar.TEXT


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1848", "1849", "1 of 4 quotes are not in it. The first is “has burned since 1848”; it says (paragraph"),
        ("café below it closed", "café closed", "but the text is not the one that was verified: ¶2 differs"),
        ("The lighthouse", "A lighthouse", "no paragraph begins “The lighthouse at Skar”"),
        (skar.TEXT, "Something else altogether.\n", "none of their quotes stands in it"),
    ],
)
def test_what_is_wrong_with_another_text(texts: Texts, source: Source, old: str, new: str, said: str) -> None:
    with pytest.raises(NoText) as told:
        texts.add(skar.TEXT.replace(old, new), [source])
    assert said in str(told.value)
    assert not texts.folder.exists()


def test_without_a_lock_no_text_is_known(tmp_path: Path) -> None:
    skar.write(tmp_path)
    source = load_source(tmp_path / "sources" / "skar.yaml").source
    assert source is not None
    assert not matches(source, skar.TEXT)
    assert "never verified" in difference(skar.TEXT, [source])


def test_among_no_sources_nothing_is_found() -> None:
    assert "no known source" in difference("text", [])


def test_the_text_that_ships_is_at_hand(texts: Texts, source: Source, tmp_path: Path) -> None:
    shipped = full(tmp_path)
    assert (texts.of(shipped), texts.whose(shipped)) == (skar.TEXT, "shipped")


def test_a_text_beside_a_bank_from_elsewhere_is_found(tmp_path: Path, source: Source) -> None:
    full(tmp_path)
    library = Library([])
    bank = library.load(tmp_path / "bank" / "skar.yaml").bank
    assert bank is not None
    assert bank.source is not None
    assert Texts(tmp_path / "texts", library).of(bank.source) == skar.TEXT


@pytest.mark.parametrize("text", [None, skar.TEXT.replace("1848", "1849"), "Nothing."])
def test_a_shipped_text_that_is_missing_or_another_is_not_shown(
    texts: Texts, source: Source, tmp_path: Path, text: str | None
) -> None:
    assert texts.of(full(tmp_path, text)) is None


def test_hostile_characters_come_out_harmless(texts: Texts, source: Source) -> None:
    text = skar.TEXT.replace("Harbour Gazette", "\x1b[2J\u202e\x07Gazette\tX")
    (texts.folder).mkdir()
    (texts.folder / "skar.txt").write_text(text, "utf-8")
    shown = texts.of(source)
    assert shown is not None
    assert shown.startswith("\ufffd[2J\ufffd\ufffdGazette    X")


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_link_that_leaves_the_folder_is_told_and_not_read(tmp_path: Path, source: Source) -> None:
    path = tmp_path / "bank" / "sources" / "skar.yaml"
    (path.parent / "skar.txt").symlink_to(tmp_path / "bank" / "skar.txt")
    report = Report()
    assert own_text(path, full(tmp_path, None), report) is None
    assert problems(report.diagnostics) == [(4, 7, "bad-file-name")]


@pytest.mark.parametrize(("data", "said"), [(None, "No such file"), (b"caf\xe9", "byte 0xe9 is not UTF-8")])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / "t.txt").write_bytes(data)
    with pytest.raises(NoText, match=said):
        read_text(tmp_path / "t.txt")


def test_how_a_text_here_differs_is_told(texts: Texts, source: Source, tmp_path: Path) -> None:
    assert texts.changed(source) == ""
    texts.add(skar.TEXT, [source])
    assert texts.changed(source) == ""
    (texts.folder / "skar.txt").write_text(skar.TEXT.replace("Ships still", "No ships still"), "utf-8")
    assert texts.changed(source) == "your copy is not the text that was verified: ¶2 differs"
    shipped = full(tmp_path)
    assert texts.changed(shipped) == ""
    shipped = full(tmp_path, skar.TEXT.replace("The county", "No county"))
    assert texts.changed(shipped).endswith(".txt is not the text that was verified: ¶3 differs")
    assert texts.changed(msgspec.structs.replace(source, digest="")) == ""
