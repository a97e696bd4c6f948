"""The settings on screen: changed in place, written at once, and in force at once."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.settings.model import DEFAULTS, FIELDS
from quiz.tui.app import QuizApp
from quiz.tui.keys import all_keys
from quiz.tui.panes.heading import Heading
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.reader import ReaderScreen, SearchLine
from quiz.tui.screens.settings import SettingsScreen
from quiz.tui.theme import look
from quiz.workspace import Workspace
from tests.tui.conftest import StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until

OpenSettings = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def path(quiz_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings lie, under a name that is the same wherever the tests run."""
    quiz_home.mkdir(exist_ok=True)
    monkeypatch.chdir(quiz_home)
    monkeypatch.setattr("quiz.folders.settings_path", lambda: Path("settings.toml"))
    return quiz_home / "settings.toml"


@pytest.fixture
def settings(path: Path, mill: Bank, workspace: Workspace, quiz_home: Path) -> OpenSettings:
    """The settings over the banks, as a text says them."""

    @asynccontextmanager
    async def start(text: str = "", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        workspace.library.folders = (quiz_home / "questions",)
        if text:
            path.write_text(text)
        async with QuizApp(workspace).run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press("comma")
            await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
            await pilot.pause()
            yield pilot

    return start


async def go_to(pilot: Pilot[None], key: str) -> None:
    """Move the cursor to a setting."""
    await pilot.press("home", *["down"] * list(FIELDS).index(key))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 20)])
async def test_how_it_looks(settings: OpenSettings, size: tuple[int, int]) -> None:
    async with settings("questions = 15\ntries = 9\nthene = 1\n", size) as pilot:
        await pilot.press("down")
        assert_snapshot(pilot.app, f"settings-{size[0]}x{size[1]}")


async def test_a_value_is_changed_and_written_at_once(settings: OpenSettings, path: Path, workspace: Workspace) -> None:
    async with settings("# mine\ntries = 2\n") as pilot:
        await go_to(pilot, "tries")
        await pilot.press("right")
        assert path.read_text() == "# mine\ntries = 3\n"
        assert "‹ 3 ›" in shown(pilot.app)
        await pilot.press("left", "left", "left")
        assert path.read_text() == "# mine\ntries = 1\n"
        await pilot.press("space")
        assert workspace.settings.tries == 2
        await go_to(pilot, "questions")
        await pilot.press("shift+right", "pageup", "left", "pagedown")
        assert workspace.settings.questions == 19
        await go_to(pilot, "retention")
        await pilot.press("right")
        assert workspace.settings.retention == 0.91


async def test_a_number_is_typed(settings: OpenSettings, workspace: Workspace) -> None:
    async with settings() as pilot:
        await pilot.press(*"50")
        assert workspace.settings.questions == 50
        assert "‹ 50█ ›" in shown(pilot.app)
        await pilot.press("1")
        assert "Questions: a number from 1 to 500." in shown(pilot.app)
        assert workspace.settings.questions == 50
        await pilot.press("backspace", "enter", *"12")
        assert workspace.settings.questions == 12
        await pilot.press("right", "7", "up")
        assert workspace.settings.questions == 7
        assert "█" not in shown(pilot.app)
        await go_to(pilot, "retention")
        await pilot.press("0", "full_stop", "7")
        assert workspace.settings.retention == 0.7
        await pilot.press("5")
        assert workspace.settings.retention == 0.75
        await go_to(pilot, "tries")
        await pilot.press("9")
        assert "Tries: a number from 1 to 5." in shown(pilot.app)
        assert workspace.settings.tries == 1
        await go_to(pilot, "certainty")
        await pilot.press("1")
        assert "Certainty: off or on." in shown(pilot.app)


async def test_the_beginning_of_a_number_is_not_written(settings: OpenSettings, workspace: Workspace) -> None:
    async with settings() as pilot:
        await go_to(pilot, "retention")
        await pilot.press("0", "full_stop")
        assert "Retention: a number from 0.70 to 0.97." in shown(pilot.app)
        assert "‹ 0.█ ›" in shown(pilot.app)
        await pilot.press("down")
        assert workspace.settings.retention == DEFAULTS.retention


async def test_without_a_file_the_first_change_makes_it(settings: OpenSettings, path: Path) -> None:
    async with settings() as pilot:
        await pilot.press("down", "up", "d")
        assert not path.exists()
        await pilot.press("right")
        assert "\n#questions = 10\nquestions = 11\n" in path.read_text()


async def test_d_puts_the_default_back(settings: OpenSettings, path: Path, workspace: Workspace) -> None:
    async with settings("questions = 15 # mine\ntries = 2\n") as pilot:
        assert "default 10" in shown(pilot.app)
        await pilot.press("d")
        assert path.read_text() == "# mine\ntries = 2\n"
        assert workspace.settings.questions == DEFAULTS.questions
        assert "default 10" not in shown(pilot.app)


async def test_the_theme_changes_at_once(settings: OpenSettings, path: Path) -> None:
    async with settings() as pilot:
        assert pilot.app.theme == "quiz-dark"
        await go_to(pilot, "theme")
        await pilot.press("right")
        await until(pilot, lambda: pilot.app.theme == "quiz-light")
        await pilot.press("d")
        await until(pilot, lambda: pilot.app.theme == "quiz-dark")


async def test_the_app_begins_with_the_theme_that_is_set(settings: OpenSettings) -> None:
    async with settings('theme = "light"\n') as pilot:
        assert pilot.app.theme == "quiz-light"


@pytest.mark.parametrize(
    ("wish", "colours", "name"),
    [
        ("dark", "0;15", "quiz-dark"),
        ("light", "15;0", "quiz-light"),
        ("auto", "0;15", "quiz-light"),
        ("auto", "0;default;7", "quiz-light"),
        ("auto", "15;0", "quiz-dark"),
        ("auto", "12;8", "quiz-dark"),
        ("auto", "", "quiz-dark"),
        ("auto", "x", "quiz-dark"),
    ],
)
def test_the_theme_that_is_meant(wish: str, colours: str, name: str) -> None:
    assert look(wish, colours).name == name


async def test_runs_go_by_what_was_changed(settings: OpenSettings, workspace: Workspace) -> None:
    async with settings("questions = 4\n") as pilot:
        await pilot.press("left", "left")
        await go_to(pilot, "tries")
        await pilot.press("right")
        await go_to(pilot, "certainty")
        await pilot.press("right", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await until(pilot, lambda: "run of 2" in shown(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        screen = quiz_screen(pilot)
        assert len(screen.sitting.run.plan) == 2
        assert screen.sitting.run.tries == 2
        assert screen.sure


async def test_what_a_flag_sets_is_told_until_it_is_changed(settings: OpenSettings, workspace: Workspace) -> None:
    workspace.settings_file.override({"questions": 10**9})
    async with settings() as pilot:
        assert "‹ all ›" in shown(pilot.app)
        assert "for this run only" in shown(pilot.app)
        await pilot.press("left")
        assert workspace.settings.questions == 500
        assert "for this run only" not in shown(pilot.app)


async def test_by_mouse(settings: OpenSettings, workspace: Workspace) -> None:
    async with settings("tries = 3\n") as pilot:
        lines = shown(pilot.app).splitlines()
        row = next(n for n, line in enumerate(lines) if "Tries" in line)
        await pilot.click(offset=(6, row))
        assert workspace.settings.tries == 3
        line = shown(pilot.app).splitlines()[row]
        await pilot.click(offset=(line.index("‹"), row))
        assert workspace.settings.tries == 2
        await pilot.click(offset=(line.index("›"), row))
        await pilot.click(offset=(6, row))
        assert workspace.settings.tries == 4
        await pilot.click(offset=(6, row + 12))
        assert workspace.settings.tries == 4


async def test_what_cannot_be_written_is_said_and_holds_for_now(
    settings: OpenSettings, path: Path, workspace: Workspace
) -> None:
    async with settings() as pilot:
        path.mkdir()
        await pilot.press("right")
        await pilot.pause()
        assert "cannot be read: this is not a regular file" in shown(pilot.app)
        assert workspace.settings.questions == 11
        await pilot.press("down", "up")
        assert "for this run only" in shown(pilot.app)


async def test_hostile_text_of_the_file_shows_literally(settings: OpenSettings) -> None:
    hostile = "[red]x[/] [/] [@click=app.quit]quit[/]"
    text = f"theme = '{hostile} \u202e'\n'{hostile}' = 1\n{hostile} \x1b[2J\n"
    async with settings(text, (120, 40)) as pilot:
        told = shown(pilot.app)
        assert f"theme cannot be {hostile}" in told
        assert f"there is no setting {hostile}" in told
        assert not {"\x1b", "\u202e"} & set(told)
        for row, line in enumerate(told.splitlines()):
            if "quit[" in line:
                await pilot.click(offset=(line.index("quit["), row))
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_what_stands_below_comes_into_sight(settings: OpenSettings) -> None:
    async with settings("a = 1\nb = 1\nc = 1\nd = 1\n", (50, 20)) as pilot:
        await pilot.press("end")
        assert "more mistake" not in shown(pilot.app)
        await pilot.press(*["down"] * 12)
        assert "1 more mistake: `quiz settings` tells all" in shown(pilot.app)
        await pilot.press("home")
        assert "❯ Questions" in shown(pilot.app)


async def test_home_tells_of_mistakes_and_lists_the_key(settings: OpenSettings) -> None:
    async with settings("tries = 9\n") as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert pilot.app.screen.query_one(Heading).notice == "1 mistake in the settings (,)"
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen))
        listed = {line.keys: line.does for line in all_keys(pilot.app.screen_stack[-2])}
        assert listed[","] == "Settings"


def told_keys(pilot: Pilot[None]) -> set[str]:
    """Every key that the list of keys names."""
    return {key for line in all_keys(pilot.app.screen) for key in line.keys.split()}


@pytest.mark.parametrize("letters", [True, False])
async def test_letters_move_where_it_is_wished(settings: OpenSettings, workspace: Workspace, letters: bool) -> None:
    async with settings(f"vi-keys = {str(letters).lower()}\n") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        assert (told_keys(pilot) >= {"h", "j", "k", "l"}) is letters
        assert told_keys(pilot) >= {"↑", "↓", "←", "→", "d"}
        await pilot.press("j", "j", "k")
        assert screen.cursor == (1 if letters else 0)
        await pilot.press("home", "l", "l", "h")
        assert workspace.settings.questions == (11 if letters else 10)
        await pilot.press("down", "right", "d")
        assert screen.cursor == 1
        await pilot.press("end", "space", "home", "j")
        assert screen.cursor == (0 if letters else 1)


async def test_letters_that_do_not_move_are_still_typed(
    settings: OpenSettings, mill: Bank, workspace: Workspace, start_app: StartApp, path: Path
) -> None:
    path.write_text("vi-keys = false\n")
    async with start_app(mill, "fuel", "who") as pilot:
        screen = quiz_screen(pilot)
        assert not told_keys(pilot) & {"j", "k"}
        assert told_keys(pilot) >= {"h", "↓"}
        await pilot.press("j", "h")
        assert screen.asking is not None
        assert screen.asking.answer.response() == ()
        await until(pilot, lambda: "This question has no hint." in shown(pilot.app))
        await pilot.press("down", "enter", "enter")
        await until(pilot, lambda: screen.question is mill.questions["who"])
        await pilot.press(*"jkhl")
        await until(pilot, lambda: "jkhl" in shown(pilot.app))


async def test_letters_that_do_not_move_are_still_searched_for(mill: Bank, start_app: StartApp, path: Path) -> None:
    path.write_text("vi-keys = false\n")
    assert mill.source is not None
    async with start_app() as pilot:
        await pilot.app.push_screen(ReaderScreen(mill, mill.source, "A joke of old Marta."))
        await pilot.press("slash", *"jok")
        await until(pilot, lambda: pilot.app.screen.query_one(SearchLine).value == "jok")
