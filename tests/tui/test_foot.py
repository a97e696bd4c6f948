"""The line of keys at the foot: what stays in it where there is little room."""

import msgspec
import pytest

from quiz.bank.model import Bank
from quiz.kinds import KINDS, Item
from quiz.kinds.choice import Choice
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match, Pair
from quiz.kinds.multiple import Multiple
from quiz.kinds.numeric import Numeric
from quiz.kinds.order import Order
from quiz.kinds.true_false import TrueFalse
from quiz.session.run import EXAM
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.workspace import RunOptions, Workspace
from tests.builders import options, question
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen, shown
from tests.waiting import until

FIVE = ("one", "two", "three", "four", "five")
ITEMS: dict[str, Item] = {
    "choice": Choice(options("+a", "b", "c", "d", "e")),
    "multiple": Multiple(options("+a", "+b", "c", "d", "e")),
    "true-false": TrueFalse(True, ""),
    "numeric": Numeric("60", "0", "years", ".", (), ""),
    "cloze": Cloze(("It has ", " and ", "."), (Gap(("turned",), ("turned", "stood")), Gap(("sixty",))), False, ""),
    "order": Order(FIVE, ""),
    "match": Match(tuple(Pair(f"{word}s", word) for word in FIVE), ("six",), ""),
    "classify": Classify(("Fact", "Hedge", "Report"), tuple(Thing(word, "Fact") for word in FIVE), ""),
    "evidence": Evidence(options("+a", "+b", "c", "d", "e"), ""),
}
SIZES = [(50, 20), (50, 30), (80, 24)]


@pytest.fixture
def kinds(mill: Bank) -> Bank:
    """A bank with a question of each type, named like it, each with a hint."""
    made = {kind: question(kind, kind=kind, item=item) for kind, item in ITEMS.items()}
    made["short"] = mill.questions["who"]
    hinted = {kind: msgspec.structs.replace(one, id=kind, hint="Look again.") for kind, one in made.items()}
    return msgspec.structs.replace(mill, questions=hinted)


def foot(pilot_app: object) -> list[str]:
    """The keys at the foot, each with what it does."""
    return shown(pilot_app).splitlines()[-1].strip().split(" · ")  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_says_enter_the_hint_with_its_price_and_how_to_skip(
    kinds: Bank, start_app: StartApp, kind: str, size: tuple[int, int]
) -> None:
    async with start_app(kinds, kind, size=size) as pilot:
        if kind in ("short", "numeric"):
            assert {"⏎ answer", "esc h hint −⅓", "esc s skip"} <= set(foot(pilot.app))
            await pilot.press("escape")
        keys = foot(pilot.app)
        assert {"⏎ answer", "h hint −⅓", "s skip"} <= set(keys)
        assert keys[0] != "⏎ answer"
        assert any(key.split()[0] in ("?", "F1") for key in keys)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("choice", {"1…5", "a…e"}),
        ("multiple", {"1…5", "a…e"}),
        ("order", {"1…5"}),
        ("match", {"1…5", "a…f"}),
        ("classify", {"1…5", "a…c"}),
        ("cloze", {"1", "2"}),
        ("true-false", {"1", "2", "t", "f"}),
    ],
)
async def test_the_list_of_keys_names_only_digits_and_letters_that_do_something(
    kinds: Bank, start_app: StartApp, kind: str, keys: set[str]
) -> None:
    async with start_app(kinds, kind) as pilot:
        lines = quiz_screen(pilot).answer_keys()
        told = {key for line in lines for key in line.keys.split() if (len(key) == 1 and key in "12tf") or "…" in key}
        assert told == keys


@pytest.mark.parametrize("size", SIZES)
async def test_so_does_the_step_after_the_answer(kinds: Bank, start_app: StartApp, size: tuple[int, int]) -> None:
    async with start_app(kinds, "choice", size=size) as pilot:
        await pilot.press("y", "1", "enter")
        await until(pilot, lambda: "How sure are you?" in shown(pilot.app))
        assert {"h hint −⅓", "s skip"} <= set(foot(pilot.app))
        assert foot(pilot.app)[0] in ("1-3 how sure", "1-3 sure")
        assert not any("above" in key for key in foot(pilot.app))


async def test_where_the_question_was_scrolled_out_of_sight_it_is_said_how_to_see_it(
    kinds: Bank, start_app: StartApp
) -> None:
    async with start_app(kinds, "match", size=(50, 14)) as pilot:
        await pilot.press("y", *"abcde", "enter")
        await until(pilot, lambda: "How sure are you?" in shown(pilot.app))
        assert "match?" not in shown(pilot.app)
        assert {"pgup above", "h hint −⅓", "s skip"} <= set(foot(pilot.app))
        await pilot.press("pageup")
        await until(pilot, lambda: "match?" in shown(pilot.app))
        await until(pilot, lambda: "pgup above" not in foot(pilot.app))
        await pilot.press("pagedown")
        await until(pilot, lambda: "pgup above" in foot(pilot.app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
async def test_an_exam_says_how_to_go_on_and_where_all_keys_are(
    kinds: Bank, start_app: StartApp, workspace: Workspace, kind: str, size: tuple[int, int]
) -> None:
    from quiz.examining import sitting_of
    from quiz.tui.app import QuizApp

    run = workspace.begin(kinds, (kind, "choice"), "seed", RunOptions(mode=EXAM))
    async with QuizApp(workspace, sitting_of(workspace, kinds, run, resumed=False)).run_test(size=size) as pilot:
        await pilot.pause()
        keys = foot(pilot.app)
        assert any(key.removeprefix("esc ").startswith("n p next") for key in keys)
        assert any(key.split()[0] in ("?", "F1") for key in keys)
        assert any(key.endswith("l list") for key in keys)


def line(width: int, *keys: Key) -> str:
    """These keys in so many columns."""
    told = KeyLine()
    told.keys = keys
    assert told.line(width).cell_length <= width
    return told.line(width).plain


def test_words_go_first_then_keys_then_the_last_words_and_what_is_kept_at_the_very_end() -> None:
    keys = (
        Key("1-5", "tick all that apply", short="tick"),
        Key("h", "hint", kept=True),
        Key("u", "undo"),
        Key("?", "keys"),
        Key("q", "leave"),
    )
    whole = "1-5 tick all that apply · h hint · u undo · ? keys · q leave"
    told = [line(width, *keys) for width in range(len(whole), 11, -1)]
    assert list(dict.fromkeys(told)) == [
        whole,
        "1-5 tick · h hint · u undo · ? keys · q leave",
        "1-5 tick · h hint · ? keys · q leave",
        "1-5 tick · h hint · ? · q leave",
        "1-5 tick · h hint · ? · q",
        "1-5 tick · h hint · ?",
        "1-5 tick · ? · q",
        "1-5 tick · ?",
    ]
