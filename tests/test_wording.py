import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import answer_lines, wording
from quiz.bank.model import Proof
from quiz.kinds import Item, Remark, Verdict
from quiz.kinds.choice import Choice
from quiz.kinds.match import Match, Pair
from quiz.kinds.multiple import Multiple
from quiz.kinds.numeric import Numeric
from quiz.kinds.order import Order
from quiz.kinds.short import Short
from quiz.session.outcome import Outcome
from quiz.session.results import Results
from quiz.sources.document import Place
from quiz.stats.progress import Progress
from tests.builders import answered, options, question


@pytest.mark.parametrize(("mark", "symbol"), [(1.0, "✓"), (0.999, "◐"), (0.001, "◐"), (0.0, "✗")])
def test_symbol(mark: float, symbol: str) -> None:
    assert wording.symbol(mark) == symbol


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(1.0), "Right."),
        (Verdict(2 / 3), "Partly right: 67 %."),
        (Verdict(0.0), "Not right."),
        (Verdict(0.0, close=True), "Close, but not right: check the spelling."),
    ],
)
def test_verdict(verdict: Verdict, said: str) -> None:
    assert wording.verdict_word(verdict) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.0001, "1 %"),
        (0.005, "1 %"),
        (1 / 3, "33 %"),
        (2 / 3, "67 %"),
        (0.994, "99 %"),
        (0.9999, "99 %"),
        (1, "100 %"),
    ],
)
def test_percent(share: float, said: str) -> None:
    assert wording.percent(share) == said


@given(st.floats(0, 1))
def test_only_everything_is_all_and_only_nothing_is_none(share: float) -> None:
    assert (wording.percent(share) == "100 %") == (share == 1)
    assert (wording.percent(share) == "0 %") == (share == 0)


@pytest.mark.parametrize(
    ("score", "said"), [(0, "0"), (7, "7"), (10, "10"), (100, "100"), (7.5, "7.5"), (22 / 3, "7.33"), (0.001, "0")]
)
def test_points(score: float, said: str) -> None:
    assert wording.points(score) == said


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (42_000, "0:42"),
        (725_000, "12:05"),
        (3_599_999, "59:59"),
        (3_723_000, "1:02:03"),
        (360_000_000, "100:00:00"),
        (-5, "0:00"),
    ],
)
def test_duration(milliseconds: int, said: str) -> None:
    assert wording.duration(milliseconds) == said


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            Outcome(Verdict(0, close=True), 0, why_again="close", left=1, worth=1),
            "Close: check the spelling, and try again.",
        ),
        (
            Outcome(Verdict(0), 0, why_again="same", left=1, worth=1),
            "You already tried that; it didn't cost a try.",
        ),
        (Outcome(Verdict(0), 0, why_again="try", left=1, worth=2 / 3), "Not right. One more try for ⅔."),
        (Outcome(Verdict(0.5), 0, why_again="try", left=1, worth=1 - 2 / 3), "Partly right. One more try for ⅓."),
        (Outcome(Verdict(0), 0, why_again="try", left=2, worth=2 / 3), "Not right. 2 more tries, the next for ⅔."),
        (Outcome(Verdict(0), 0, why_again="try", left=1, worth=0), "Not right. One more try, though for no mark."),
    ],
)
def test_why_a_question_stays(outcome: Outcome, said: str) -> None:
    assert wording.again_line(outcome) == said


@pytest.mark.parametrize(
    ("outcome", "symbol", "said"),
    [
        (Outcome(Verdict(1), 1), "✓", "Right."),
        (Outcome(Verdict(1), 1, proved=True), "✓", "Right."),
        (Outcome(Verdict(1), 2 / 3, tries=2), "◐", "Right at try 2: 67 %."),
        (Outcome(Verdict(1), 2 / 3, hint=True), "◐", "Right with a hint: 67 %."),
        (Outcome(Verdict(1), 0.5, proved=False), "◐", "Right without the proof: 50 %."),
        (Outcome(Verdict(1), 0, tries=4), "◐", "Right, and nothing left after 4 tries."),
        (
            Outcome(Verdict(1), 0, False, 2, True),
            "◐",
            "Right without the proof: 50 %, and nothing left after 2 tries and the hint.",
        ),
        (Outcome(Verdict(1 / 3), 0, hint=True), "◐", "Partly right: 33 %, and nothing left after the hint."),
        (Outcome(Verdict(0.5), 0, True, tries=3), "◐", "Partly right: 50 %, and nothing left after 3 tries."),
        (Outcome(Verdict(0.5), 0.5), "◐", "Partly right: 50 %."),
        (Outcome(Verdict(0.5), 1 / 6, hint=True), "◐", "Partly right with a hint: 17 %."),
        (Outcome(Verdict(0), 0, False, 2, True), "✗", "Not right."),
        (Outcome(Verdict(0), 0, True), "✗", "Not right."),
        (Outcome(Verdict(0, close=True), 0), "✗", "Close, but not right: check the spelling."),
    ],
)
def test_what_an_answer_came_to(outcome: Outcome, symbol: str, said: str) -> None:
    assert (wording.outcome_symbol(outcome), wording.outcome_word(outcome)) == (symbol, said)


MINDFUL = Short(("Holm",), (), case=True)
YEAR = Short(("June 1953",), (), False)
SHORT, CHOICE = Short(("Holm", "Dr. Holm"), (), False), Choice(options("+Holm", "Writer"))


@pytest.mark.parametrize(
    ("item", "response", "lines"),
    [
        (SHORT, ("Hulm",), ("You: H[u]lm", "Right: H[o]lm")),
        (SHORT, ("Holmes",), ("You: Holmes (too much: es)", "Right: Holm")),
        (SHORT, ("Hol",), ("You: Hol (left out: m)", "Right: Holm")),
        (SHORT, ("Ho",), ("You: Ho", "Right: Holm")),
        (SHORT, ("A. Writer",), ("You: A. Writer", "Right: Holm")),
        (SHORT, (), ("Right: Holm",)),
        (SHORT, ("hol",), ("You: hol (left out: m)", "Right: Holm")),
        (SHORT, ("HÓL!",), ("You: HÓL! (left out: m)", "Right: Holm")),
        (SHORT, ("hulm",), ("You: h[u]lm", "Right: H[o]lm")),
        (YEAR, ("June 1950",), ("You: June [1950]", "Right: June [1953]")),
        (YEAR, ("1950",), ("You: 1950", "Right: June 1953")),
        (Numeric("60", "0", "km", ".", (), ""), ("60 kg",), ("You: 60 kg", "Right: 60 km")),
        (Short(("60 km",), (), False), ("60 mi",), ("You: 60 mi (the unit is not mi)", "Right: 60 km")),
        (Short(("60 km",), (), False), ("61 mi",), ("You: 61 mi", "Right: 60 km")),
        (Short(("1953",), (), False), ("1935",), ("You: 1935", "Right: 1953")),
        (Numeric("1200", "0", "", ".", (), ""), ("1201",), ("You: 1201", "Right: 1200")),
        (MINDFUL, ("holm",), ("You: [h]olm", "Right: [H]olm")),
        (MINDFUL, ("Holm.",), ("You: Holm. (too much: .)", "Right: Holm")),
        (CHOICE, ("Writer",), ("Right: Holm",)),
    ],
)
def test_a_typed_answer_stands_over_the_right_one(
    item: Item, response: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    assert answer_lines.key_lines(question(item=item), response) == lines


@pytest.mark.parametrize(("response", "said"), [((), "nothing"), (("a",), "a"), (("a", "b"), "a · b")])
def test_joined(response: tuple[str, ...], said: str) -> None:
    assert answer_lines.joined(response) == said


PAIRED = Match((Pair("Marta", "remembers"), Pair("Some", "fear")), (), "")
IN_ORDER = Order(("mill", "dam", "lake"), "")


@pytest.mark.parametrize(
    ("item", "response", "said"),
    [
        (PAIRED, ("fear", "remembers"), "Marta → fear · Some → remembers"),
        (PAIRED, ("", "fear"), "Marta → nothing · Some → fear"),
        (PAIRED, (), "nothing"),
        (IN_ORDER, ("dam", "mill", "lake"), "dam · mill · lake"),
        (CHOICE, ("Writer",), "Writer"),
    ],
)
def test_an_answer_in_a_line_names_its_rows(item: Item, response: tuple[str, ...], said: str) -> None:
    assert answer_lines.answer_line(question(item=item), response) == said


@pytest.mark.parametrize(
    ("item", "response", "lines"),
    [
        (PAIRED, ("remembers", ""), ["✓ Marta: remembers", "✗ Some: nothing (right: fear)"]),
        (
            IN_ORDER,
            ("lake", "mill", "dam"),
            ["✗ 1. mill (you put it 2nd)", "✗ 2. dam (you put it 3rd)", "✗ 3. lake (you put it 1st)"],
        ),
        (IN_ORDER, ("mill", "lake"), ["✓ 1. mill", "✗ 2. dam", "✗ 3. lake (you put it 2nd)"]),
        (IN_ORDER, (), ["✗ 1. mill", "✗ 2. dam", "✗ 3. lake"]),
        (CHOICE, ("Writer",), []),
    ],
)
def test_each_part_says_what_was_given_and_what_is_right(
    item: Item, response: tuple[str, ...], lines: list[str]
) -> None:
    assert answer_lines.part_lines(item.mark(response).parts) == lines


def test_the_key_in_a_line() -> None:
    assert answer_lines.key_line(question(item=Multiple(options("+a", "b", "+c")))) == "Right: a · c"


@pytest.mark.parametrize(
    ("proof", "words", "origin"),
    [
        (Proof("Q", "Holm", "reported", Place(2, 1)), "“Q”", "Holm · reported · ¶2"),
        (Proof("Q", "Holm", "reported", None), "“Q”", "Holm · reported"),
        (Proof("Q", "", "", Place(0, 1), sic=True), "“Q” [sic]", "headline"),
        (Proof("Q", "", "", None), "“Q”", ""),
    ],
)
def test_a_quote_and_where_it_is_from(proof: Proof, words: str, origin: str) -> None:
    assert (wording.quoted(proof), proof.origin) == (words, origin)


def test_the_score_counts_whole_answers_and_shares_parts() -> None:
    missed = (answered(1, mark=0.5), answered(2, mark=0.0))
    outcome = Results(8.5, 10, 10, 192_000, (), missed, (), counted=10)
    assert wording.score_line(outcome) == "8 of 10 right · 85 % · 3:12"
    outcome = Results(8.5, 10, 10, 192_000, (), missed, (), 1, counted=10)
    assert wording.score_line(outcome) == "8 of 10 right · 1 more after a further try or hint · 85 % · 3:12"


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(40, 0, 0, 0, None, 0, None), "new"),
        (Progress(40, 20, 12, 25, 0.7, 10, 1), "12 of 40 right · 20 met · last run 70 %"),
        (Progress(40, 1, 0, 1, 0.0, 1, 1), "0 of 40 right · 1 met · last run 0 %"),
    ],
)
def test_how_a_bank_stands(progress: Progress, said: str) -> None:
    assert wording.standing_line(progress) == said


def test_questions_whose_key_was_changed_are_told_of() -> None:
    progress = Progress(4, 2, 1, 9, None, 0, None, changed=2)
    assert wording.standing_line(progress) == "1 of 4 right · 2 met · 2 changed, so new again"


def test_remarks_stand_as_their_options_do_and_those_on_none_before_them() -> None:
    a, b, whole = Remark("a", True, False, "A."), Remark("b", False, False, "B."), Remark("", False, True, "All.")
    assert wording.numbered((a, b, whole), ("c", "b", "a")) == [(0, whole), (2, b), (3, a)]
