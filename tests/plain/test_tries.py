"""Further tries, hints, giving up and proofs in the plain player."""

from io import StringIO
from itertools import count
from pathlib import Path

import msgspec
import pytest

from quiz.bank.model import Bank
from quiz.plain.player import Player
from quiz.session.events import Hinted, Tried
from quiz.sitting import Sitting
from quiz.workspace import RunOptions, Workspace
from tests import skar


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """The bank of Skar; `since` has a hint, `sold` is to be proved."""
    bank = skar.bank(tmp_path / "banks")
    changed = {
        "since": msgspec.structs.replace(bank.questions["since"], hint="Long before the café."),
        "sold": msgspec.structs.replace(bank.questions["sold"], prove=True),
    }
    return msgspec.structs.replace(bank, questions=bank.questions | changed)


def sit(bank: Bank, *names: str, tries: int = 1) -> Sitting:
    workspace = Workspace()
    return Sitting(workspace, bank, workspace.begin(bank, names, "seed", RunOptions(tries=tries)))


def play(sitting: Sitting, *typed: str) -> list[str]:
    """The lines that are written when these lines are the whole input; the program ends after it."""
    sink = StringIO()
    Player(sitting, StringIO("".join(f"{line}\n" for line in typed)), sink).play()
    sitting.workspace.close()
    return sink.getvalue().split("\n")


def after(lines: list[str], typed: str) -> list[str]:
    """The lines between an answer and the next one."""
    rest = lines[lines.index(f"> {typed}") + 1 :]
    end = next((i for i, line in enumerate(rest) if line.startswith("> ")), len(rest))
    return rest[:end]


def test_a_wrong_answer_has_a_further_try_and_gives_nothing_away(bank: Bank) -> None:
    sitting = sit(bank, "since", tries=2)
    lines = play(sitting, "1884", "1848")
    assert after(lines, "1884") == ["Not right. One more try for ⅔."]
    assert after(lines, "1848")[0] == "◐ Right at try 2: 67 %."
    assert lines[-2] == "Score: 0 of 1 right · 1 more after a further try or hint · 67 % · 0:00"
    assert sitting.run.score == pytest.approx(2 / 3)


def test_how_sure_one_is_is_asked_of_the_first_try_and_counts(bank: Bank) -> None:
    sitting, sink = sit(bank, "since", tries=2), StringIO()
    Player(sitting, StringIO("1884\n3\n1848\n"), sink, sure=True).play()
    sitting.workspace.close()
    assert sink.getvalue().count("How sure are you?") == 1
    assert "  You said certain at first: −6 in certainty marks.\n" in sink.getvalue()
    assert "  certainty marks −6, at best +3\n" in sink.getvalue()


def test_each_try_is_timed_from_the_one_before(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock goes on by a second whenever somebody looks at it."""
    seconds = count()
    monkeypatch.setattr("quiz.plain.player.time.monotonic_ns", lambda: next(seconds) * 10**9)
    sitting = sit(bank, "since", tries=2)
    play(sitting, "1884", "1848")
    assert sitting.run.took == 2000


def test_after_the_last_try_the_answer_is_shown(bank: Bank) -> None:
    lines = play(sit(bank, "since", tries=3), "1884", "2019", "2019", "1884", "1848")
    assert after(lines, "1884") == ["Not right. 2 more tries, the next for ⅔."]
    assert after(lines, "2019") == ["Not right. One more try for ⅓."]
    assert lines.count("You already tried that; it didn't cost a try.") == 2
    assert after(lines, "1848")[0] == "◐ Right at try 3: 33 %."


def test_a_slip_of_spelling_may_be_mended_once_for_nothing(bank: Bank) -> None:
    sitting = sit(bank, "keeper")
    lines = play(sitting, "Dr. Hulm", "Dr. Holm")
    assert after(lines, "Dr. Hulm") == ["Close: check the spelling, and try again."]
    assert after(lines, "Dr. Holm")[0] == "✓ Right."
    assert sitting.run.score == 1


def test_a_second_slip_is_wrong(bank: Bank) -> None:
    sitting = sit(bank, "keeper")
    lines = play(sitting, "Dr. Hulm", "Dr. Hilm")
    assert after(lines, "Dr. Hilm")[:3] == [
        "✗ Close, but not right: check the spelling.",
        "  You: Dr. Hilm",
        "  Right: Holm",
    ]
    assert sitting.run.score == 0


@pytest.mark.parametrize("command", [":hint", ":h"])
def test_a_hint_costs_a_third_once(bank: Bank, command: str) -> None:
    sitting = sit(bank, "since", "keeper")
    lines = play(sitting, command, command, "1848", command, "Holm")
    assert lines.count("(:hint gives a hint, for ⅓ of the mark.)") == 1
    assert lines.count("Hint: Long before the café.") == 2
    assert lines.count("This question has no hint.") == 1
    assert after(lines, "1848")[0] == "◐ Right with a hint: 67 %."
    assert [answer.hint for answer in sitting.run.answers] == [True, False]
    assert sitting.run.score == pytest.approx(5 / 3)


def test_a_question_given_up_is_explained(bank: Bank) -> None:
    sitting = sit(bank, "since", "keeper")
    lines = play(sitting, ":show", "Holm")
    assert after(lines, ":show")[:3] == ["✗ Not answered.", "  Right: 1848", "  The first sentence gives the year."]
    assert [(answer.response, answer.mark) for answer in sitting.run.answers] == [((), 0), (("Holm",), 1)]


def test_the_last_try_is_the_answer_of_a_question_given_up(bank: Bank) -> None:
    sitting = sit(bank, "keeper", tries=3)
    lines = play(sitting, "Hulm", ":show")
    assert after(lines, ":show")[:3] == ["✗ Not right.", "  You: H[u]lm", "  Right: H[o]lm"]
    assert sitting.run.answers[0].response == ("Hulm",)


PROOF = "The county may sell the tower next year"


@pytest.mark.parametrize(
    ("answer", "proves", "said", "mark"),
    [
        ("f", True, ["✓ Right.", "  The quote you picked proves it."], 1),
        ("f", False, ["◐ Right without the proof: 50 %.", "  The quote you picked does not prove it."], 0.5),
        ("t", True, ["✗ Not right.", "  It may be sold; some fear so."], 0),
        ("t", False, ["✗ Not right.", "  It may be sold; some fear so."], 0),
    ],
)
def test_a_proof_is_picked_before_any_verdict(
    bank: Bank, answer: str, proves: bool, said: list[str], mark: float
) -> None:
    sitting = sit(bank, "sold")
    quotes = sitting.proof_options(bank.questions["sold"])
    number = next(i for i, quote in enumerate(quotes, 1) if (quote == PROOF) == proves)
    lines = play(sitting, answer, str(number))
    shown = [f"  {i}  {quote}" for i, quote in enumerate(quotes, 1)]
    assert after(lines, answer) == ["Which quote proves it?", *shown]
    assert after(lines, str(number))[:2] == said
    assert (sitting.run.score, sitting.run.answers[0].proof) == (mark, quotes[number - 1])


@pytest.mark.parametrize("line", ["9", "", "nothing"])
def test_a_quote_that_is_not_there_is_asked_for_again(bank: Bank, line: str) -> None:
    sitting = sit(bank, "sold")
    quotes = sitting.proof_options(bank.questions["sold"])
    lines = play(sitting, "f", line, PROOF)
    assert f"Type a number from 1 to {len(quotes)}." in lines
    assert sitting.run.score == 1


@pytest.mark.parametrize("tries", [1, 3])
def test_an_answer_without_its_proof_is_an_answer_when_it_is_given_up(bank: Bank, tries: int) -> None:
    sitting = sit(bank, "sold", tries=tries)
    lines = play(sitting, "f", ":show")
    assert after(lines, ":show")[0] == "◐ Right without the proof: 50 %."
    assert sitting.run.score == 0.5


def test_a_further_try_gives_answer_and_proof_anew(bank: Bank) -> None:
    sitting = sit(bank, "sold", tries=2)
    lines = play(sitting, "t", PROOF, "f", PROOF)
    assert lines.count("Which quote proves it?") == 2
    assert after(lines, PROOF) == ["Not right. One more try for ⅔."]
    assert sitting.run.score == pytest.approx(2 / 3)


def test_a_question_put_off_at_its_proof_is_not_answered(bank: Bank) -> None:
    sitting = sit(bank, "sold", "keeper")
    play(sitting, "f", ":skip", "Holm")
    assert [answer.question for answer in sitting.run.answers] == ["keeper"]
    assert sitting.run.queue == ("sold",)


def test_a_run_killed_after_a_try_goes_on_with_what_was_used(bank: Bank) -> None:
    sitting = sit(bank, "since", "keeper", tries=3)
    play(sitting, ":hint", "1884")
    workspace = Workspace()
    run = workspace.open_run(bank)
    assert run == sitting.run
    assert run is not None
    stored = workspace.journal.events(run.id)
    assert [type(event) for event in stored[1:]] == [Hinted, Tried]
    again = Sitting(workspace, bank, run)
    lines = play(again, "1848")
    assert lines[lines.index("> 1848") - 2 : lines.index("> 1848")] == [
        "(2 tries left.)",
        "Hint: Long before the café.",
    ]
    assert after(lines, "1848")[0] == "◐ Right at try 2, with a hint: 33 %."


def test_an_undone_answer_that_was_right_keeps_its_tries_and_its_hint(bank: Bank) -> None:
    sitting = sit(bank, "since", tries=3)
    workspace = sitting.workspace
    since = bank.questions["since"]
    assert sitting.hint() == "Long before the café."
    assert sitting.answer(since, ("1884",), 1).again
    assert sitting.answer(since, ("1848",), 1).mark == pytest.approx(1 / 3)
    assert sitting.undo()
    assert (sitting.attempt(since).counted, sitting.attempt(since).hint) == (1, True)
    assert workspace.open_run(bank) == sitting.run
    assert sitting.answer(since, ("1848",), 1).mark == pytest.approx(1 / 3)
    workspace.close()


def test_at_the_end_there_is_nothing_to_give_up_or_hint_at(bank: Bank) -> None:
    sitting = sit(bank, "since")
    assert [sitting.skip(), sitting.skip()] == [True, True]
    assert (sitting.give_up(), sitting.hint()) == (None, None)
    sitting.workspace.close()
