"""Home, results, the offer to resume, the key panel and the palette."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Static

from quiz.bank.model import Bank
from quiz.drills import drill_bank
from quiz.sitting import Sitting
from quiz.sources.model import Source
from quiz.tui.app import QuizApp
from quiz.tui.blocks import Blocks
from quiz.tui.keys import KeyHelp, all_keys
from quiz.tui.offer import Offer
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.offer import OfferScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.stats import StatsScreen
from quiz.workspace import RunOptions, Workspace
from tests.builders import rot
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until


@pytest.fixture
def only_mill(mill: Bank, workspace: Workspace, quiz_home: Path) -> Bank:
    """The library holds the mill bank alone."""
    workspace.library.folders = (quiz_home / "questions",)
    return mill


async def test_home_lists_banks_and_starts_a_run(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        assert_snapshot(pilot.app, "home-80x24")
        await pilot.press("minus", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert len(quiz_screen(pilot).sitting.run.plan) == 4


async def test_home_keeps_to_one_topic(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        await pilot.press("t", "t")
        assert "only: What may come" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.run.plan == ("built",)


async def test_drills_stand_under_their_bank_and_start_like_one(
    only_mill: Bank, start_app: StartApp, workspace: Workspace
) -> None:
    async with start_app() as pilot:
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        screen = quiz_screen(pilot)
        question = screen.question
        assert screen.sitting.bank.id == "mill/stance"
        assert question is not None
        right = screen.sitting.options(question).index(question.item.key()[0]) + 1
        await pilot.press(str(right), "enter")
        await until(pilot, lambda: screen.answered)
        assert "✓ Right." in shown(pilot.app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "❯   drill · Fact or argument · 1 of 3 right · left at 1 of 3\n" in shown(pilot.app)
        assert "    drill · Who says it\n" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert "Fact or argument" in shown(pilot.app)
    assert workspace.journal.last_run("mill/stance") == screen.sitting.run.id
    assert workspace.journal.last_run("mill") is None


async def test_no_drill_is_made_before_the_cursor_comes_to_it(
    only_mill: Bank, start_app: StartApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def make(source: Source, name: str) -> Bank | None:
        made.append(name)
        return drill_bank(source, name)

    for module in ("quiz.drills", "quiz.tui.entries"):
        monkeypatch.setattr(f"{module}.drill_bank", make)
    async with start_app() as pilot:
        assert "drill · Find the proof" in shown(pilot.app)
        assert made == []
        await pilot.press("down", "down", "up")
        assert made == ["who-says", "stance"]


async def test_a_drill_by_mouse(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        line = next(n for n, text in enumerate(shown(pilot.app).splitlines()) if "Find the proof" in text)
        await pilot.click(offset=(12, line))
        line = next(n for n, text in enumerate(shown(pilot.app).splitlines()) if "❯   drill · Find the proof" in text)
        await pilot.click(offset=(12, line))
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.bank.id == "mill/proof"


async def test_a_drill_by_double_click_though_its_line_moves(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        line = next(n for n, text in enumerate(shown(pilot.app).splitlines()) if "Find the proof" in text)
        await pilot.double_click(offset=(12, line))
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.bank.id == "mill/proof"


async def test_two_banks_on_one_source_share_its_drills(only_mill: Bank, start_app: StartApp, quiz_home: Path) -> None:
    (quiz_home / "questions" / "more.yaml").write_text(
        "title: More of the mill\nsource: mill\nquestions:\n"
        "  - {id: a, type: true-false, prompt: Is it?, answer: true}\n"
    )
    async with start_app() as pilot:
        text = shown(pilot.app)
        assert text.index("Find the proof") < text.index("More of the mill")
        assert text.count("drill ·") == 3


async def test_moving_over_drills_keeps_the_topic_of_their_bank(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        await pilot.press("t", "down", "t", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert len(quiz_screen(pilot).sitting.run.plan) == 3
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "only: Power" in shown(pilot.app)


async def test_home_by_mouse(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        await pilot.click("#banks", offset=(5, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))


@pytest.mark.parametrize(
    ("way", "screen"), [("x exam", OfferScreen), ("s stats", StatsScreen), ("i mixed", QuizScreen)]
)
async def test_a_way_to_play_can_be_clicked(
    only_mill: Bank, start_app: StartApp, way: str, screen: type[Screen[None]]
) -> None:
    async with start_app() as pilot:
        line, text = next((n, text) for n, text in enumerate(shown(pilot.app).splitlines()) if way in text)
        await pilot.click(offset=(text.index(way) + 3, line))
        await until(pilot, lambda: isinstance(pilot.app.screen, screen))


async def test_home_tells_of_a_broken_bank_and_goes_on(only_mill: Bank, start_app: StartApp, quiz_home: Path) -> None:
    (quiz_home / "questions" / "broken.yaml").write_text("title: [oops\n")
    async with start_app() as pilot:
        assert "1 error: quiz check" in shown(pilot.app)
        assert "Mill bank" in shown(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))


@pytest.mark.parametrize("known", [False, True], ids=["read", "known from before"])
async def test_home_tells_of_answers_that_cannot_be_read(
    only_mill: Bank, start_app: StartApp, workspace: Workspace, known: bool
) -> None:
    sitting = Sitting(workspace, only_mill, workspace.begin(only_mill, ("fuel", "built"), "seed"))
    for name in ("fuel", "built"):
        sitting.answer(only_mill.questions[name], (), 5)
    if known:
        workspace.recall(only_mill).now()
    workspace.close()
    rot(workspace.journal_path, sitting.run.answers[0].id)
    async with start_app(size=(50, 20)) as pilot:
        notice = "1 event cannot be read: quiz doctor"
        await until(pilot, lambda: pilot.app.screen.query_one(Heading).notice == notice)
        assert notice in shown(pilot.app)


async def test_home_without_banks_says_what_to_do(start_app: StartApp, workspace: Workspace, tmp_path: Path) -> None:
    workspace.library.folders = (tmp_path / "none",)
    async with start_app() as pilot:
        assert "There is no bank yet." in shown(pilot.app)
        await pilot.press("enter", "t", "down", "up")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_leaving_keeps_the_run_and_home_offers_it(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        screen = quiz_screen(pilot)
        await pilot.press(
            *(["escape"] if not screen.sitting.options(screen.question or only_mill.questions["who"]) else [])
        )
        await pilot.press("s", "escape", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "you left a practice run, 0 of 4 done" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert_snapshot(pilot.app, "resume-80x24")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.run.id == screen.sitting.run.id


async def test_after_the_offer_the_source_stands_at_the_side_of_a_wide_screen(mill: Bank, workspace: Workspace) -> None:
    left = workspace.begin(mill, ("fuel", "built"), "seed")
    async with QuizApp(workspace, Offer(mill, left, RunOptions(count=1), 4)).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen) and pilot.app.screen.side)


@pytest.mark.parametrize(("key", "same"), [("enter", True), ("n", False)])
async def test_the_offer_to_go_on(mill: Bank, workspace: Workspace, key: str, same: bool) -> None:
    left = workspace.begin(mill, ("fuel", "built"))
    async with QuizApp(workspace, Offer(mill, left, RunOptions(count=1), 4)).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert (quiz_screen(pilot).sitting.run.id == left.id) is same


async def test_results_end_on_what_to_do_next(mill: Bank, start_app: StartApp, workspace: Workspace) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        screen = quiz_screen(pilot)
        right = screen.sitting.options(mill.questions["fuel"]).index("Coal") + 1
        await pilot.press(str(right), "enter", "enter")
        await until(pilot, lambda: screen.question is mill.questions["built"])
        await pilot.press("t", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        text = shown(pilot.app)
        assert "1 of 2 right · 50 %" in text
        assert "✗ The text states that a dam will be built." in text
        assert "you: True" in text
        assert "right: False" in text
        assert "“A dam may be built upstream”" in text
        assert "some neighbours · put cautiously · ¶2" in text
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.run.plan == ("built",)


async def test_undo_from_the_results_reopens_the_run(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "built") as pilot:
        await pilot.press("t", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        await pilot.press("f", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultsScreen))
        assert "0 of 1 right · 1 more after a further try or hint · 67 %" in shown(pilot.app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_the_panel_lists_the_keys_of_the_screen(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen))
        panel = pilot.app.screen
        assert isinstance(panel, KeysScreen)
        described = {key.does for key in panel.all_keys}
        bound = {b.description for b in (*QuizScreen.BINDINGS, *QuizApp.BINDINGS)}
        assert bound <= described
        assert "1…3 a…c" in shown(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_the_panel_scrolls_by_the_keys_that_scroll_elsewhere(start_app: StartApp, size: tuple[int, int]) -> None:
    keys = [KeyHelp(f"key {i}", f"Does what is asked for the time number {i}", "x", Static()) for i in range(25)]
    async with start_app(size=size) as pilot:
        await pilot.app.push_screen(Screen())
        await pilot.app.push_screen(KeysScreen([*keys, KeyHelp("backspace delete", "Quit", "x", Static())]))
        await until(pilot, lambda: "space page" in shown(pilot.app))
        assert_snapshot(pilot.app, f"keys-{size[0]}x{size[1]}")
        dialog = pilot.app.screen.query_one("#dialog")
        tops = {"": 0}
        for key in ("j", "k", "space", "pageup", "pagedown", "home", "end", "g", "G", "up", "down"):
            await pilot.press(key)
            tops[key] = dialog.scroll_offset.y
        last = dialog.max_scroll_y
        assert tops["j"] == 1
        assert tops["k"] == tops["pageup"] == tops["home"] == tops["g"] == 0
        assert 1 < tops["space"] == tops["pagedown"] <= last
        assert tops["end"] == tops["G"] == tops["down"] == last == tops["up"] + 1
        assert "Quit" in shown(pilot.app)
        assert "space page · esc close" in shown(pilot.app)


async def test_the_panel_says_nothing_of_scrolling_where_all_is_in_sight(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: "esc close" in shown(pilot.app))
        assert "Quit" in shown(pilot.app)
        assert "space page" not in shown(pilot.app)


def test_no_key_runs_into_what_it_does() -> None:
    keys = [
        KeyHelp(keys, does, "x", Static())
        for keys, does in (("backspace delete", "Undo"), ("q esc ctrl+q ctrl+c", "Quit"))
    ]
    rows = Blocks(KeysScreen(keys).rows()).lines(60)
    assert [row.plain for row in rows] == ["backspace delete  Undo", "q esc ctrl+q      Quit", "ctrl+c"]


async def test_the_palette_runs_a_key(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        assert any("ctrl+p" in line.keys for line in all_keys(pilot.app.screen))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        assert "esc closes" in shown(pilot.app)
        await pilot.press(*"Skip")
        await until(pilot, lambda: "Skip: the question comes again" in shown(pilot.app))
        await pilot.press("down", "enter")
        await until(
            pilot,
            lambda: isinstance(pilot.app.screen, QuizScreen) and pilot.app.screen.question is mill.questions["built"],
        )


async def test_light_and_dark(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        assert pilot.app.theme == "quiz-dark"
        await pilot.press("ctrl+l")
        assert pilot.app.theme == "quiz-light"


async def test_the_key_line_always_keeps_the_last_two(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", size=(30, 20)) as pilot:
        foot = shown(pilot.app).splitlines()[-1]
        assert foot.split(" · ")[-2:] == ["?", "q"]
        assert len(pilot.app.screen.query_one(KeyLine).keys) > 3


HOSTILE = "[red]x[/] [/] [@click=app.quit]quit[/] \\u001b[2J \\u202eabc \\u0007 $error"


async def test_hostile_text_shows_literally_and_does_nothing(
    start_app: StartApp, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text(
        f'title: "{HOSTILE}"\nabout: "{HOSTILE}"\ntopics: {{t: "{HOSTILE}"}}\nquestions:\n'
        f'  - id: evil\n    type: choice\n    topic: t\n    prompt: "{HOSTILE}"\n    explanation: "{HOSTILE}"\n'
        f'    quote: "{HOSTILE}"\n    cite: "{HOSTILE}"\n'
        f'    choices:\n      - right: "{HOSTILE} r"\n      - wrong: "{HOSTILE} w"\n        feedback: "{HOSTILE}"\n'
    )
    loaded = workspace.library.load(path)
    assert loaded.bank is not None
    assert {d.code for d in loaded.reading.diagnostics} == {"control-character", "unverified-quote"}
    workspace.library.folders = (tmp_path,)
    async with start_app(loaded.bank, "evil", size=(120, 40)) as pilot:
        for keys in (("1", "enter"), ("w",), ("enter",), ("q",)):
            text = shown(pilot.app)
            assert "[red]x[/] [/] [@click=app.quit]quit[/]" in " ".join(text.split())
            assert not {"\x1b", "\u202e", "\x07"} & set(text)
            for static in pilot.app.screen.query(Static):
                await pilot.click(static, offset=(20, 0))
            assert pilot.app.is_running
            await pilot.press(*keys)
            await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize(("key", "mode"), [("enter", "mixed"), ("n", "mixed"), ("r", "practice")])
async def test_who_asks_for_something_else_gets_it_first(mill: Bank, workspace: Workspace, key: str, mode: str) -> None:
    left = workspace.begin(mill, ("fuel", "built"))
    async with QuizApp(workspace, Offer(mill, left, RunOptions(count=1, mode="mixed"), 4)).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, OfferScreen))
        assert "Begin a mixed run?" in shown(pilot.app)
        assert "You left a practice run, 0 of 2 done." in shown(pilot.app)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).sitting.run.mode == mode


async def test_a_new_bank_says_that_its_text_comes_first(only_mill: Bank, start_app: StartApp) -> None:
    async with start_app() as pilot:
        assert "New here? Read the text first: it is not in the program. Its quotes: o" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        if quiz_screen(pilot).sitting.options(quiz_screen(pilot).question or only_mill.questions["who"]):
            await pilot.press("1", "enter")
        else:
            await pilot.press("a", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "New here?" not in shown(pilot.app)


@pytest.mark.parametrize(
    ("wished", "same"),
    [
        (RunOptions(topic="power"), True),
        (RunOptions(topic="future"), False),
        (RunOptions(seed="seed"), True),
        (RunOptions(seed="7"), False),
        (RunOptions(mode="mixed"), False),
        (RunOptions(mode="exam"), False),
    ],
)
def test_what_was_left_is_gone_on_with_only_where_it_is_what_is_wished(
    mill: Bank, workspace: Workspace, wished: RunOptions, same: bool
) -> None:
    left = workspace.begin(mill, ("fuel",), "seed")
    assert mill.questions["fuel"].topic == "power"
    assert Offer(mill, left, wished, 4).resumes is same


def test_enter_goes_on_with_whatever_was_left(mill: Bank, workspace: Workspace) -> None:
    left = workspace.begin(mill, ("fuel",), "seed", RunOptions(mode="exam"))
    assert Offer(mill, left, RunOptions(), 4).resumes


def test_a_run_of_a_mode_of_a_later_version_has_a_name(mill: Bank, workspace: Workspace) -> None:
    left = workspace.begin(mill, ("fuel", "built"), "seed", RunOptions(mode="sprint"))
    assert Offer(mill, left, RunOptions(mode="mixed"), 4).words() == (
        "Begin a mixed run?",
        "You left a run, 0 of 2 done. Its answers are kept, and what it did not ask comes again.",
    )


async def test_who_leaves_a_run_stands_on_its_bank(only_mill: Bank, workspace: Workspace, quiz_home: Path) -> None:
    (quiz_home / "questions" / "a-first.yaml").write_text(
        "title: A first bank\nquestions:\n  - {id: a, type: true-false, prompt: Is it?, answer: true}\n"
    )
    sitting = Sitting(workspace, only_mill, workspace.begin(only_mill, ("fuel",)))
    async with QuizApp(workspace, sitting).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "❯ Mill bank" in shown(pilot.app)
        assert shown(pilot.app).index("A first bank") < shown(pilot.app).index("Mill bank")
