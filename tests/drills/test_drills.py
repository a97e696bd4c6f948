"""Questions made from an argument map: never two right answers, never the same id for another question."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank, Question
from quiz.drills import DRILLS, LEAST, drill_bank, offered, split_id
from quiz.drills.supports import pair_id
from quiz.drills.who_says import names
from quiz.folders import shipped_folder
from quiz.kinds.choice import Choice
from quiz.kinds.options import Option
from quiz.library import load_source
from quiz.session.plan import option_order
from quiz.sources.model import STANCE_WORDS, STANCES, Claim, Source
from quiz.text import fold_answer
from quiz.yaml.fields import is_identifier
from tests.sources.test_rivals import claim, source

SHIPPED = sorted((shipped_folder() / "sources").glob("*.yaml"))
SEEDS = 1000
TEXTS = {"proof": "quote", "supports": "says"}
"""For the drills whose options are claims, what of them is shown."""


def load(path: Path) -> Source:
    loaded = load_source(path).source
    assert loaded is not None
    return loaded


def made(of: Source, name: str) -> Bank:
    bank = drill_bank(of, name)
    assert bank is not None
    return bank


def options(question: Question) -> tuple[Option, ...]:
    assert isinstance(question.item, Choice)
    return question.item.options


def backs(of: Source, one: str, other: str) -> bool:
    """Whether one claim supports the other, directly or through others."""
    return any(name == other or backs(of, name, other) for name in of.claims[one].supports)


def tied(of: Source, one: str, other: str) -> bool:
    return one == other or backs(of, one, other) or backs(of, other, one)


def shows(of: Source, name: str, option: Option) -> Claim:
    """The claim that an option shows."""
    (shown,) = [c for c in of.claims.values() if getattr(c, TEXTS[name]) == option.text]
    return shown


both = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
all_drills = pytest.mark.parametrize("name", DRILLS)


@both
def test_the_shipped_sources_have_every_drill(path: Path) -> None:
    assert [drill.name for drill in offered(load(path))] == list(DRILLS)


@both
@all_drills
def test_one_option_is_right_and_no_other_could_be_taken_for_it(path: Path, name: str) -> None:
    for question in made(load(path), name).questions.values():
        right = [option for option in options(question) if option.right]
        wrong = [option for option in options(question) if not option.right]
        assert len(right) == 1
        assert wrong
        texts = [fold_answer(option.text).rstrip(" .") for option in options(question)]
        assert len(set(texts)) == len(texts)
        assert not any(one in other for one in texts for other in texts if one is not other)
        assert all(option.feedback for option in wrong)
        assert not question.item.fixed()


@both
@pytest.mark.parametrize("name", TEXTS)
def test_no_wrong_claim_backs_the_right_one_or_is_backed_by_it(path: Path, name: str) -> None:
    of = load(path)
    for question in made(of, name).questions.values():
        (asked,) = question.claims
        (right,) = [shows(of, name, option) for option in options(question) if option.right]
        assert backs(of, asked, right.id) if name == "supports" else right.id == asked
        for option in options(question):
            if not option.right:
                wrong = shows(of, name, option)
                assert not tied(of, wrong.id, right.id)
                assert not tied(of, wrong.id, asked)


@both
@all_drills
def test_the_order_is_the_seeds_and_never_adds_or_loses_an_option(path: Path, name: str) -> None:
    shuffled = name != "stance"
    for question in made(load(path), name).questions.values():
        shown = sorted(question.item.shown())
        firsts = set()
        for seed in range(SEEDS):
            order = option_order(question, str(seed))
            assert sorted(order) == shown
            firsts.add(order[0])
        assert len(firsts) == (len(shown) if shuffled else 1)


@both
@all_drills
def test_every_question_explains_itself_with_its_claim(path: Path, name: str) -> None:
    of = load(path)
    bank = made(of, name)
    assert bank.source is of
    for key, question in bank.questions.items():
        assert key == question.id
        assert is_identifier(key)
        (asked,) = question.claims
        assert question.prompt.startswith(f"{of.claims[asked].says}\n")
        assert question.prompt.endswith("?")
        assert question.explanation
        assert [proof.quote for proof in bank.proofs(question)] == [of.claims[asked].quote]


@both
@all_drills
@given(data=st.data())
def test_another_claim_changes_no_id_and_no_key(path: Path, name: str, data: st.DataObject) -> None:
    of = load(path)
    place = data.draw(st.integers(0, len(of.claims)))
    model = data.draw(st.sampled_from([*of.claims.values()]))
    more = msgspec.structs.replace(model, id="new", says="Something new is so.", quote="new words here", supports=())
    claims = [*of.claims.values()]
    claims.insert(place, more)
    larger = msgspec.structs.replace(of, claims={c.id: c for c in claims})
    before, after = made(of, name).questions, made(larger, name).questions
    assert before.keys() <= after.keys() <= before.keys() | {"new"}
    assert all(after[key].fingerprint() == question.fingerprint() for key, question in before.items())


@both
def test_voices_are_five_at_most_and_none_is_named_by_what_it_says(path: Path) -> None:
    of = load(path)
    for question in made(of, "who-says").questions.values():
        assert 2 <= len(options(question)) <= 5
        assert {option.text for option in options(question)} <= set(of.voices.values())
        asked = of.claims[question.claims[0]]
        assert question.item.key() == (of.voice_of(asked),)
        assert of.voice_of(asked).lower() not in asked.says.lower()


@both
def test_the_stances_stand_in_one_order(path: Path) -> None:
    of = load(path)
    occurring = [STANCE_WORDS[s].capitalize() for s in STANCES if any(c.stance == s for c in of.claims.values())]
    for question in made(of, "stance").questions.values():
        assert option_order(question, "any") == tuple(occurring)
        assert question.item.key() == (STANCE_WORDS[of.claims[question.claims[0]].stance].capitalize(),)


@both
@pytest.mark.parametrize("name", TEXTS)
def test_three_wrong_claims_at_most(path: Path, name: str) -> None:
    assert {len(options(question)) for question in made(load(path), name).questions.values()} == {4}


def voiced(*claims: tuple[str, str]) -> Source:
    """A source whose claims, one after the other, are asserted by these voices in these words."""
    given = {
        f"c{i}": msgspec.structs.replace(claim(f"c{i}", f"words {i}"), voice=voice, says=says)
        for i, (voice, says) in enumerate(claims)
    }
    voices = {"a": "A. Writer", "b": "Old Marta", "c": "two neighbours", "d": "A. Writer"}
    return msgspec.structs.replace(source(), claims=given, voices=voices)


def test_who_speaks_nearby_is_offered_first() -> None:
    of = voiced(("c", "One."), ("a", "Two."), ("b", "Three."), ("b", "Four."))
    first = made(of, "who-says").questions["c0"]
    assert [option.text for option in options(first)] == ["two neighbours", "A. Writer", "Old Marta"]


@pytest.mark.parametrize(
    ("says", "voice", "named"),
    [
        ("Marta sells the mill.", "Old Marta", True),
        ("The mill is old.", "Old Marta", False),
        ("A neighbour is afraid.", "two neighbours", True),
        ("Neighbours are afraid.", "some neighbour", True),
        ("The text has two parts.", "others, whom the text does not name", False),
        ("Ri met Wang.", "Ri Ryong Nam", True),
        ("It turns.", "A. Writer", False),
    ],
)
def test_whether_a_claim_names_its_voice(says: str, voice: str, named: bool) -> None:
    assert names(says, voice) is named


def test_a_claim_that_names_its_voice_is_left_out() -> None:
    of = voiced(("b", "Marta knows."), ("a", "Two."), ("b", "Three."), ("a", "Four."))
    assert list(made(of, "who-says").questions) == ["c1", "c2", "c3"]


def test_what_is_claimed_twice_in_the_same_words_is_not_asked_about() -> None:
    of = voiced(("a", "One."), ("b", "one"), ("a", "Two."), ("b", "Three."), ("c", "Four."))
    for name in ("who-says", "proof"):
        assert list(made(of, name).questions) == ["c2", "c3", "c4"]


def test_too_little_is_no_drill() -> None:
    few = voiced(*[("a", "One."), ("b", "Two."), ("a", "Three.")][: LEAST - 1])
    assert offered(few) == ()
    assert all(drill_bank(few, name) is None for name in DRILLS)
    one_voice = msgspec.structs.replace(source(*(claim(name, f"words {name}") for name in "abc")))
    assert [drill.name for drill in offered(one_voice)] == ["proof"]
    assert drill_bank(one_voice, "nothing") is None


def test_what_backs_two_claims_is_asked_about_twice_and_each_is_told() -> None:
    backing = (claim("a", "1", "top", "peak"), claim("b", "2", "top"))
    of = source(claim("top", "t"), claim("peak", "p"), *backing, claim("rim", "r"))
    found = made(of, "supports").questions
    shown = {key: [(o.text.removesuffix(" says"), o.right) for o in options(q)] for key, q in found.items()}
    assert shown == {
        pair_id("a", "top"): [("top", True), ("rim", False)],
        pair_id("a", "peak"): [("peak", True), ("b", False), ("rim", False)],
        pair_id("b", "top"): [("top", True), ("peak", False), ("rim", False)],
    }
    assert found[pair_id("a", "top")].explanation == "In the text it backs this: top says It also backs: peak says"


@given(st.from_regex(r"[a-z0-9]+([-_.][a-z0-9]+){0,30}", fullmatch=True), st.sampled_from(["x", "a.b"]))
def test_the_id_of_two_claims_is_an_id_however_long_theirs_are(one: str, other: str) -> None:
    assert is_identifier(pair_id(one, other))
    assert pair_id(one, other) != pair_id(one, f"{other}x")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("skar/proof", ("skar", "proof")),
        ("skar/who-says", ("skar", "who-says")),
        ("skar/dance", None),
        ("skar", None),
        ("/proof", None),
        ("a/b/proof", None),
        ("skar/proof/", None),
    ],
)
def test_a_drills_id_is_told_from_a_banks(written: str, parts: tuple[str, str] | None) -> None:
    assert split_id(written) == parts
