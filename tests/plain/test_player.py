import unicodedata
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.journal import connection
from quiz.kinds import Item
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match, Pair
from quiz.plain.player import Player
from quiz.session.events import Answered
from quiz.sitting import Sitting
from quiz.workspace import Workspace
from quiz.yaml.decode import decode
from tests import skar
from tests.builders import question


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return skar.bank(tmp_path / "banks")


def play(bank: Bank, typed: str, names: tuple[str, ...] = (), seed: str = "seed") -> tuple[str, Sitting]:
    """What is written, and the sitting at its end, where `typed` is the whole input."""
    workspace = Workspace()
    sitting = Sitting(workspace, bank, workspace.begin(bank, names or tuple(bank.questions), seed))
    sink = StringIO()
    Player(sitting, StringIO(typed), sink).play()
    workspace.close()
    return sink.getvalue(), sitting


def marks(sitting: Sitting) -> list[tuple[str, float]]:
    return [(answer.question, answer.mark) for answer in sitting.run.answers]


@pytest.mark.parametrize(
    ("name", "typed", "mark", "said"),
    [
        ("since", "1848", 1, ["✓ Right.", "The first sentence gives the year.", "“has burned since 1848”", "¶1"]),
        ("since", "1884", 0, ["✗ Not right.", "Two digits have changed places.", "Right: 1848"]),
        ("sold", "f", 1, ["✓ Right.", "people in the harbour · put cautiously · ¶3"]),
        ("sold", "true", 0, ["✗ Not right.", "It may be sold; some fear so.", "Right: False"]),
        ("keeper", "dr. HOLM", 1, ["✓ Right.", "“Nobody else wants the winters”", "Dr. Holm · reported · ¶1"]),
        ("keeper", "A. Writer", 0, ["✗ Not right.", "A. Writer wrote the text.", "You: A. Writer", "Right: Holm"]),
        ("keeper", "Hilm", 0, ["✗ Not right.", "You: H[i]lm", "Right: H[o]lm"]),
    ],
)
def test_a_question_is_asked_marked_and_explained(
    bank: Bank, name: str, typed: str, mark: float, said: list[str]
) -> None:
    output, sitting = play(bank, f"{typed}\n", (name,))
    assert marks(sitting) == [(name, mark)]
    assert [words for words in said if words not in output] == []


@pytest.mark.parametrize(
    ("texts", "mark", "said"),
    [
        (("The navy steered by the lamp", "Nobody else wants the winters"), 1, "✓ Right."),
        (("The navy steered by the lamp",), 0.5, "◐ Partly right: 50 %."),
        (("The lamp went out",), 0, "✗ Not right."),
    ],
)
def test_many_are_picked_by_their_numbers(bank: Bank, texts: tuple[str, ...], mark: float, said: str) -> None:
    shown = play(bank, "", ("told",))[1].options(bank.questions["told"])
    typed = " ".join(str(shown.index(text) + 1) for text in texts)
    output, sitting = play(bank, f"{typed}\n", ("told",))
    assert marks(sitting) == [("told", mark)]
    assert said in output


def test_a_whole_run(bank: Bank) -> None:
    output, sitting = play(bank, "1848\n1 2 3 4\nf\nHolm\n")
    assert marks(sitting) == [("since", 1), ("told", 0), ("sold", 1), ("keeper", 1)]
    assert output.startswith("The keeper of Skar · 4 questions\non “The Last Keeper”, by A. Writer\n")
    assert [line for line in output.split("\n") if "/4" in line] == [
        "1/4 · The lamp",
        "2/4 · The lamp",
        "3/4 · What may come",
        "4/4 · The lamp",
    ]
    assert output.endswith("Score: 3 of 4 right · 75 % · 0:00\n  The lamp: 2 of 3\n  What may come: 1 of 1\n")


def test_how_to_answer_is_told_once_for_each_type(bank: Bank) -> None:
    output, _ = play(bank, "f\nf\n", ("sold", "sold"))
    assert output.count("Type t for true or f for false.") == 1


@pytest.mark.parametrize("wrong", ["7", "", "maybe", "1 2", "99999999999999999999"])
def test_what_is_not_understood_is_asked_again(bank: Bank, wrong: str) -> None:
    output, sitting = play(bank, f"{wrong}\n1848\n", ("since",))
    assert marks(sitting) == [("since", 1)]
    assert output.count("Type a number from 1 to 3.") == 2
    assert output.count("Since when") == 1


MATCH = Match((Pair("Holm", "keeps it"), Pair("The navy", "steers by it"), Pair("Some", "fear a sale")), (), "")
CLOZE = Cloze(("It burns since ", " and ", "."), (Gap(("1848",)), Gap(("alone",))), False, "")


@pytest.mark.parametrize(
    ("item", "kind", "typed", "said", "empty"),
    [
        (MATCH, "match", "1a\n1a\n", ["2 of 3 rows are empty."], 2),
        (MATCH, "match", "1a\n1a 2b\n2b 1a\n", ["2 of 3 rows are empty.", "1 of 3 rows is empty."], 1),
        (MATCH, "match", "1a\n1a 2b 3c\n", ["2 of 3 rows are empty."], 0),
        (MATCH, "match", "a - -\n", [], 2),
        (MATCH, "match", "1a 2- 3-\n", [], 2),
        (MATCH, "match", "1a 2-\n1a\n", ["2 of 3 rows are empty."], 2),
        (CLOZE, "cloze", "1848;\n1848 |\n", ["1 of 2 gaps is empty."], 1),
        (CLOZE, "cloze", "1848; -\n", [], 1),
    ],
)
def test_half_an_answer_is_told_once_unless_it_says_so(
    bank: Bank, item: Item, kind: str, typed: str, said: list[str], empty: int
) -> None:
    asked = question("half", kind=kind, item=item)
    output, sitting = play(msgspec.structs.replace(bank, questions={"half": asked}), typed)
    told = [line for line in output.split("\n") if "empty" in line and line[0].isdigit()]
    assert told == [f"{words} Type the same again to answer so." for words in said]
    assert [answer.response.count("") for answer in sitting.run.answers] == [empty]


@pytest.mark.parametrize("command", [":skip", ":s", ": Skip "])
def test_a_skipped_question_comes_again_at_the_end(bank: Bank, command: str) -> None:
    output, sitting = play(bank, f"{command}\nf\n1848\n", ("since", "sold"))
    assert marks(sitting) == [("sold", 1), ("since", 1)]
    assert output.count("Since when") == 2


def test_the_last_question_skipped_comes_again_and_is_then_left_out(bank: Bank) -> None:
    output, sitting = play(bank, ":skip\n:skip\n", ("since",))
    assert sitting.run.left_out == ("since",)
    asked, again = output.split("The only one left: it is asked again now. Skipped again, it is left out.")
    assert "leaves it out" not in asked
    assert "(It was skipped before; :skip leaves it out.)" in again
    assert "Skipped again: it is left out of this run." in again
    assert output.endswith("Nothing was answered.\n")


@pytest.mark.parametrize("command", [":undo", ":u"])
def test_an_undone_answer_is_asked_again(bank: Bank, command: str) -> None:
    output, sitting = play(bank, f"1884\n{command}\n1848\nf\n", ("since", "sold"))
    assert marks(sitting) == [("since", pytest.approx(2 / 3)), ("sold", 1)]
    assert "Answer taken back. You saw the solution: ⅔ at most now." in output
    assert "This is try" not in output
    assert output.count("Since when") == 2


def test_a_skip_is_taken_back_first(bank: Bank) -> None:
    output, sitting = play(bank, "1848\n:skip\n:undo\nf\nHolm\n", ("since", "sold", "keeper"))
    assert marks(sitting) == [("since", 1), ("sold", 1), ("keeper", 1)]
    assert "Skip taken back." in output


def test_with_no_answer_there_is_none_to_take_back(bank: Bank) -> None:
    output, sitting = play(bank, ":undo\n1848\n", ("since",))
    assert "There is no answer to take back." in output
    assert marks(sitting) == [("since", 1)]


@pytest.mark.parametrize("command", [":why", ":w"])
def test_why_the_others_are_wrong(bank: Bank, command: str) -> None:
    output, sitting = play(bank, f"1884\n{command}\nf\n", ("since", "sold"))
    number = sitting.options(bank.questions["since"]).index("2019") + 1
    assert f"✗ {number}  2019: That is when the café closed." in output
    assert "1884:" not in output


def test_why_before_any_answer(bank: Bank) -> None:
    output, _ = play(bank, ":why\n1848\n", ("since",))
    assert "There is nothing more to say about the last question." in output


def test_an_unknown_command_lists_the_known(bank: Bank) -> None:
    output, sitting = play(bank, ":dance\n1848\n", ("since",))
    assert output.count("Commands: :hint :show :why :skip :undo :quit") == 2
    assert marks(sitting) == [("since", 1)]


@pytest.mark.parametrize("end", [":quit\nf\n", ":q\n", "", "tr"])
def test_what_was_answered_before_the_end_is_kept(bank: Bank, end: str) -> None:
    output, sitting = play(bank, f"1848\n{end}", ("since", "sold"))
    assert marks(sitting) == [("since", 1)]
    assert "1 question left: go on with `quiz play skar --plain --resume`." in output
    stored = Workspace().journal
    assert [event.question for event in stored.events(sitting.run.id) if isinstance(event, Answered)] == ["since"]
    stored.close()


def test_no_input_at_all(bank: Bank) -> None:
    output, sitting = play(bank, "")
    assert marks(sitting) == []
    assert output.endswith("Nothing was answered.\n")


def test_the_same_seed_gives_the_same_transcript(bank: Bank) -> None:
    typed = "1\n1 2\n:why\n:skip\nHolm\nt\n"
    assert play(bank, typed)[0] == play(bank, typed)[0]
    assert len({play(bank, typed, seed=str(i))[0] for i in range(8)}) > 1


def test_the_end_of_a_line_too_long_is_no_second_answer(bank: Bank) -> None:
    _, sitting = play(bank, f"{'x' * 1_000_000}\nf\n", ("keeper", "sold"))
    assert marks(sitting) == [("keeper", 0), ("sold", 1)]


def test_what_is_not_saved_is_said(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 0)
    workspace = Workspace()
    sitting = Sitting(workspace, bank, workspace.begin(bank, ("since",)))
    workspace.journal._db.execute("PRAGMA query_only = ON")
    sink = StringIO()
    Player(sitting, StringIO("1848\n"), sink).play()
    assert "(not saved yet" in sink.getvalue()
    workspace.journal._db.execute("PRAGMA query_only = OFF")
    assert workspace.close()


def test_long_texts_are_wrapped_between_words(bank: Bank) -> None:
    asked = bank.questions["sold"]
    long = msgspec.structs.replace(asked, prompt="word " * 100 + "\nsecond " * 20, explanation="reason " * 100)
    output, _ = play(msgspec.structs.replace(bank, questions={"sold": long}), "f\n")
    lines = output.split("\n")
    assert max(map(len, lines)) == 78
    assert output.count("word") == output.count("reason") == 100
    assert lines.count("second") == 20


HOSTILE = """\
title: "T\\e]0;owned\\a"
topics: {t: "\\u202eT\\e[2J"}
questions:
  - id: a
    type: choice
    topic: t
    prompt: "P\\e[31m\\nQ\\u2028"
    choices: [{right: "R\\e[0m", feedback: "F\\x9b"}, {wrong: "[/] \\0"}]
    explanation: "E\\e"
    quote: "Q\\e"
    cite: "C\\e"
  - {id: b, type: short, prompt: "\x1b]8;;http://x\x07link", accept: "\\e", reject: [{answer: "*", feedback: "\\e[H"}]}
"""


def test_nothing_of_a_hostile_bank_reaches_the_terminal_raw() -> None:
    report = Report()
    text = decode(HOSTILE.encode(), report)
    assert text is not None
    bank = read_bank(text, "hostile", report, lambda _: None)
    assert bank is not None
    assert {d.severity for d in report.diagnostics} == {"warning"}
    output, sitting = play(bank, "1\n:why\n\x1b[A\x07typed\u202e\r\n")
    assert len(marks(sitting)) == 2
    assert [c for c in output if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"] == []
    assert "typed" in output


def test_a_run_is_gone_on_with_by_the_name_it_was_begun_with(bank: Bank) -> None:
    workspace = Workspace()
    sitting = Sitting(workspace, bank, workspace.begin(bank, ("since", "sold"), "seed"))
    sink = StringIO()
    Player(sitting, StringIO("1848\n"), sink, "my banks/skar.yaml").play()
    workspace.close()
    assert "1 question left: go on with `quiz play 'my banks/skar.yaml' --plain --resume`." in sink.getvalue().replace(
        "\n", " "
    )
