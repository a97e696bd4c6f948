"""The coverage page: what it shows, that it is whole by itself, and that nothing in it is anybody's markup."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.coverage.page import page, shareable
from quiz.coverage.tally import coverage
from quiz.library import Library
from quiz.sources.passages import Passage, passages, quotes_alone

TEXT = "Menu\n\nThe mill is old; it has turned since her childhood.\n\nIt may be sold <soon>, and then could be gone.\n"
SOURCE = """
title: The Mill
author: Ada Writer
rights: RIGHTS
voices: {author: Ada Writer}
claims:
  - {id: old, says: It is <b>old</b>., voice: author, stance: fact, quote: it has turned since her childhood}
  - {id: turned, says: It turned., voice: author, stance: fact, quote: has turned}
  - {id: sold, says: It may be sold., voice: author, stance: hedge, quote: may be sold <soon>}
"""
BANK = """
title: "<script>alert(1)</script>"
source: mill
questions:
  - {id: a, type: true-false, level: remember, claims: [old], prompt: "Is it <i>old</i>?", answer: true}
  - {id: b, type: numeric, level: apply, claims: [old, turned], prompt: How old?, answer: 60}
"""


class Tree(HTMLParser):
    """Which elements stand in the page, and that each is closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return write(tmp_path, "quotes")


def write(folder: Path, rights: str) -> Bank:
    (folder / "sources").mkdir(exist_ok=True)
    more = f"{rights}\ntext: mill.txt" if rights == "full" else rights
    (folder / "sources/mill.yaml").write_text(SOURCE.replace("RIGHTS", more), "utf-8")
    (folder / "sources/mill.txt").write_text(TEXT, "utf-8")
    (folder / "b.yaml").write_text(BANK, "utf-8")
    bank = Library([folder]).load(folder / "b.yaml").bank
    assert bank is not None
    return bank


def shown(bank: Bank, text: str | None = None) -> str:
    assert bank.source is not None
    return page([(coverage(bank), quotes_alone(bank.source) if text is None else passages(bank.source, text))])


def test_the_page_is_whole_by_itself_and_closes_what_it_opens(bank: Bank) -> None:
    text = shown(bank)
    tree = Tree(text + "</body></html>")
    assert tree.open == []
    tags = {tag for tag, _ in tree.seen}
    assert not tags & {"script", "img", "link", "iframe", "b0"}
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bon\w+=", text)


def test_what_a_bank_says_is_never_markup(bank: Bank) -> None:
    text = shown(bank)
    assert "<script" not in text
    assert "<b>old" not in text
    assert "<i>old" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "Is it &lt;i&gt;old&lt;/i&gt;?" in text
    assert "may be sold &lt;soon&gt;" in text


def test_untested_claims_come_first_and_every_link_leads_somewhere(bank: Bank) -> None:
    tree = Tree(shown(bank) + "</body></html>")
    ids = [attrs["id"] for tag, attrs in tree.seen if tag == "tr" and "id" in attrs]
    assert ids == ["b0-sold", "b0-turned", "b0-old"]
    links = {attrs["href"] for tag, attrs in tree.seen if tag == "a"}
    assert links == {"#b0-sold", "#b0-turned", "#b0-old"}


def test_overlapping_quotes_are_marked_by_the_heat_of_all_of_them(bank: Bank) -> None:
    text = shown(bank, TEXT)
    assert '2 questions: remember 1, apply 1"><mark class=d1>it </mark>' in text
    assert '"><mark class=d1>has turned</mark>' in text
    assert "no question" in text
    assert "<mark class=d0>may be sold &lt;soon&gt;</mark>" in text
    assert re.sub("<[^>]*>", "", text).count("it has turned since her childhood") == 2  # the text, and the claim's


def test_what_stands_around_a_text_is_left_out_unless_it_is_quoted() -> None:
    menu, head, body = Passage(0, "Menu", {}), Passage(0, "Head", {"a": ((0, 4),)}), Passage(1, "Body", {})
    assert shareable((menu, head, body)) == (head, body)


@pytest.mark.parametrize("rights", ["quotes", "full"])
def test_the_whole_text_only_where_it_may_be_passed_on(
    tmp_path: Path, quiz_home: Path, capsys: pytest.CaptureFixture[str], rights: str
) -> None:
    write(tmp_path, rights)
    assert main(["check", "--text", str(tmp_path / "sources/mill.txt"), str(tmp_path / "sources/mill.yaml")]) == 0
    if rights == "quotes":  # a copy of one's own is not passed on either
        shutil.copytree(tmp_path / "sources", quiz_home / "questions/sources")
        assert main(["source", "add", "--source", "mill", str(tmp_path / "sources/mill.txt")]) == 0
    out = tmp_path / "page.html"
    assert main(["coverage", str(tmp_path / "b.yaml"), "--html", str(out)]) == 0
    words = re.sub("<[^>]*>", "", out.read_text("utf-8"))
    assert "may be sold &lt;soon&gt;" in words
    assert ("and then could be gone" in words) is (rights == "full")
    capsys.readouterr()


def test_a_page_that_is_there_is_not_written_over_unasked(
    tmp_path: Path, bank: Bank, quiz_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    out.write_text("mine")
    command = ["coverage", str(tmp_path / "b.yaml"), "--html", str(out)]
    assert main(command) == 2
    assert "--force writes over it" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main([*command, "--force"]) == 0
    assert out.read_text("utf-8") == shown(bank)
    assert capsys.readouterr().out == f"{out}\n"
    assert main(["coverage", str(tmp_path / "b.yaml"), "--html", str(tmp_path / "b.yaml" / "x")]) != 0


def test_a_bank_without_a_source_says_so(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(re.sub(r"source: mill\n|claims: \[[^]]*\], ", "", BANK), "utf-8")
    bank = Library([tmp_path]).load(tmp_path / "c.yaml").bank
    assert bank is not None
    assert "The bank names no source" in page([(coverage(bank), ())])
