"""Reading the source, with its text and without, and the argument map."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import msgspec
import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.session.run import Run
from quiz.sitting import Sitting
from quiz.sources.document import Place
from quiz.tui.app import QuizApp
from quiz.tui.messages import ShowMap
from quiz.tui.panes.sheet import Sheet
from quiz.tui.panes.text import TextPane
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.map import MapScreen
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.screens.reader import ReaderScreen
from quiz.workspace import Workspace
from tests.tui.conftest import TEXT, StartApp
from tests.tui.screen import assert_snapshot, quiz_screen, shown
from tests.waiting import until

SIZES = [(80, 24), (120, 40), (50, 20)]
OpenOne = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
LONG = "\n\n".join([TEXT, *(f"Paragraph {i} goes on about the river." for i in range(60)), "Zurich ends it."])


@pytest.fixture
def reading(mill: Bank, start_app: StartApp) -> OpenOne:
    """The reader over the banks, on a text (None: without one), at a claim."""

    @asynccontextmanager
    async def start(
        text: str | None = TEXT, claim: str | None = None, size: tuple[int, int] = (80, 24), bank: Bank = mill
    ) -> AsyncIterator[Pilot[None]]:
        assert bank.source is not None
        async with start_app(size=size) as pilot:
            await pilot.app.push_screen(ReaderScreen(bank, bank.source, text, claim))
            await until(pilot, lambda: pane(pilot).rows)
            yield pilot

    return start


@pytest.fixture
def mapped(mill: Bank, start_app: StartApp, workspace: Workspace) -> OpenOne:
    """The map over the banks."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with start_app(size=size) as pilot:
            assert isinstance(pilot.app, QuizApp)
            pilot.app.heed(pilot.app.screen, ShowMap(mill))
            await until(pilot, lambda: isinstance(pilot.app.screen, MapScreen))
            yield pilot

    return start


def with_more_claims(bank: Bank, number: int) -> Bank:
    """The bank, its source with so many claims more, one a paragraph, which no question tests."""
    assert bank.source is not None
    like = bank.source.claims["dam"]
    more = {
        name: msgspec.structs.replace(like, id=name, says=f"This is said by {name}.", quote=f"quoted as {name}.")
        for name in (f"extra-{i}" for i in range(number))
    }
    places = {name: Place(i + 3, 1) for i, name in enumerate(more)}
    source = msgspec.structs.replace(
        bank.source, claims={**bank.source.claims, **more}, places={**bank.source.places, **places}
    )
    return msgspec.structs.replace(bank, source=source)


def reader(pilot: Pilot[None]) -> ReaderScreen:
    """The reader that is on top."""
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


def pane(pilot: Pilot[None]) -> TextPane:
    """The text that is read."""
    return reader(pilot).pane


def the_map(pilot: Pilot[None]) -> MapScreen:
    """The map that is on top."""
    assert isinstance(pilot.app.screen, MapScreen)
    return pilot.app.screen


async def test_the_text_stands_there_with_the_quote_and_who_says_it(reading: OpenOne) -> None:
    async with reading(claim="dam") as pilot:
        screen = shown(pilot.app)
        assert "The mill by the river burns no coal." in screen
        assert "¶2" in screen
        assert "▌ A dam may be built upstream, some neighbours fear." in screen
        assert "some neighbours · put cautiously · ¶2 · 3 of 3" in screen
        assert "There might be a dam one day." in screen


async def test_the_margin_tells_how_often_each_line_is_tested(mill: Bank, reading: OpenOne) -> None:
    async with reading() as pilot:
        await pilot.press("t")
        lines = shown(pilot.app).splitlines()
        tested = next(line for line in lines if "The mill by the river" in line)
        assert tested.split()[:3] == ["¶1", "3", "·····"]
        assert "● where one does: remember, understand, apply, analyse, evaluate." in shown(pilot.app)
        await pilot.press("left_square_bracket")
        assert "● where one does: remember, understand, apply, analyse, evaluate." in shown(pilot.app)
        assert "1 question · true-false" in shown(pilot.app)
        await pilot.press("t")
        assert "·····" not in shown(pilot.app)
        assert "● where one does" not in shown(pilot.app)
    assert mill.source is not None
    questions = {name: question for name, question in mill.questions.items() if name != "built"}
    mill = msgspec.structs.replace(mill, questions=questions)
    async with reading(bank=mill, size=(50, 20), claim="dam") as pilot:
        await pilot.press("t")
        dam = next(line for line in shown(pilot.app).splitlines() if "A dam may be" in line)
        assert dam.split()[:2] == ["¶2", "0"]
        assert "no question tests this" in shown(pilot.app)
        assert "How many questions test the quote beside it." in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("whole", [True, False])
async def test_a_quote_of_several_lines_has_its_number_once(
    mill: Bank, reading: OpenOne, size: tuple[int, int], whole: bool
) -> None:
    assert mill.source is not None
    quote = " ".join(["A dam may be built."] * 15)
    claims = {"dam": msgspec.structs.replace(mill.source.claims["dam"], quote=quote)}
    bank = msgspec.structs.replace(mill, source=msgspec.structs.replace(mill.source, claims=claims))
    async with reading(f"Before. {quote} After." if whole else None, size=size, bank=bank) as pilot:
        await pilot.press("t")
        region, left = pane(pilot).region, pane(pilot).region.x + pane(pilot).margin
        rows = [line for line in shown(pilot.app).splitlines()[region.y : region.bottom] if "A dam" in line[left:]]
        assert len(rows) > 2
        assert [row[left : left + 3].strip() for row in rows] == ["1", *[""] * (len(rows) - 1)]


async def test_the_quote_stays_in_sight_with_the_numbers_and_without(reading: OpenOne) -> None:
    async with reading(f"{'The river goes on. ' * 200}\n\n{LONG}", "dam", (70, 20)) as pilot:
        for _ in range(3):
            await pilot.press("t")
            await pilot.pause()
            assert "A dam may be built upstream" in marked(pilot)


def foot(pilot: Pilot[None]) -> str:
    """What is said below the text, in one line."""
    lines, region = shown(pilot.app).splitlines(), reader(pilot).query_one("#said").region
    return " ".join(" ".join(lines[region.y : region.bottom]).replace("▌", " ").split())


THESIS = (
    "The mill by the river is old and burns no coal, and whoever counts the lorries knows what that is worth to all."
)


@pytest.mark.parametrize("size", [*SIZES, (40, 16)])
async def test_what_is_said_below_the_text_never_breaks_off(
    mill: Bank, reading: OpenOne, size: tuple[int, int]
) -> None:
    assert mill.source is not None
    source = msgspec.structs.replace(mill.source, thesis=THESIS)
    async with reading(bank=msgspec.structs.replace(mill, source=source), size=size) as pilot:
        assert foot(pilot) == f"3 quotes in this text. {THESIS}"
    source = msgspec.structs.replace(mill.source, thesis=f"{THESIS} " * 4)
    async with reading(bank=msgspec.structs.replace(mill, source=source), size=size) as pilot:
        told = foot(pilot).removeprefix("3 quotes in this text. ")
        assert told.endswith("…")
        whole = f"{THESIS} " * 4
        assert whole.startswith(told.removesuffix("…").strip())
        assert told.endswith(". …") or whole[len(told) - 1] == " "
    claim = msgspec.structs.replace(mill.source.claims["dam"], says=THESIS)
    source = msgspec.structs.replace(mill.source, claims={**mill.source.claims, "dam": claim})
    async with reading(bank=msgspec.structs.replace(mill, source=source), size=size, claim="dam") as pilot:
        assert foot(pilot).startswith("some neighbours · put cautiously · ¶2 · 3 of 3 The mill by the river is old")
        assert foot(pilot).endswith("worth to all.") or foot(pilot).endswith("…")


async def test_going_from_quote_to_quote(reading: OpenOne) -> None:
    async with reading() as pilot:
        assert "3 quotes in this text" in shown(pilot.app)
        names = []
        for key in (
            "right_square_bracket",
            "tab",
            "right_square_bracket",
            "right_square_bracket",
            "left_square_bracket",
        ):
            await pilot.press(key)
            names.append(reader(pilot).claim)
        assert names == ["no-coal", "long-turning", "dam", "no-coal", "dam"]


async def test_the_first_step_back_goes_to_the_last_quote(reading: OpenOne) -> None:
    async with reading() as pilot:
        await pilot.press("left_square_bracket")
        assert reader(pilot).claim == "dam"


def marked(pilot: Pilot[None]) -> str:
    """The lines of the text that are seen and that the edge marks, as one."""
    region = pane(pilot).region
    lines = (line[: region.right - 1] for line in shown(pilot.app).splitlines()[region.y : region.bottom])
    return " ".join(line.partition("▌")[2].strip() for line in lines if "▌" in line)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("before", ["", "A long way down the river. " * 400, "Down the river.\n\n" * 200])
async def test_the_reader_begins_at_the_quote_however_far_down(
    reading: OpenOne, size: tuple[int, int], before: str
) -> None:
    text = f"{before}\n\n{TEXT}\n\n" + "Paragraph after paragraph follows.\n\n" * 60
    for claim, quote in (
        ("no-coal", "burns no coal"),
        ("long-turning", "it has turned since her childhood"),
        ("dam", "A dam may be built upstream"),
    ):
        async with reading(text, claim, size) as pilot:
            assert quote in marked(pilot)
            assert reader(pilot).claim == claim
            bar = pane(pilot).vertical_scrollbar
            assert (bar.position > 0) is (pane(pilot).scroll_offset.y > 0)
            assert pane(pilot).scroll_offset.y > 0 or not before


@pytest.mark.parametrize("size", SIZES)
async def test_the_reader_begins_at_the_quote_where_quotes_alone_fill_more_than_the_screen(
    mill: Bank, reading: OpenOne, size: tuple[int, int]
) -> None:
    bank = with_more_claims(mill, 60)
    for claim in ("extra-0", "extra-30", "extra-59"):
        async with reading(None, claim, size, bank) as pilot:
            assert f"quoted as {claim}." in marked(pilot)
            assert f"This is said by {claim}." in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_quote_is_shown_from_the_verdict_and_from_the_map(
    mill: Bank, start_app: StartApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(workspace, "text_of", lambda source: "The river goes on.\n\n" * 80 + TEXT)
    async with start_app(mill, "built", size=size) as pilot:
        await pilot.press("t", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pane(pilot).rows)
        assert "A dam may be built upstream" in marked(pilot)
    async with start_app(size=size) as pilot:
        assert isinstance(pilot.app, QuizApp)
        pilot.app.heed(pilot.app.screen, ShowMap(mill))
        await until(pilot, lambda: isinstance(pilot.app.screen, MapScreen))
        await pilot.press("G", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pane(pilot).rows)
        assert "A dam may be built upstream" in marked(pilot)


async def test_the_quote_stays_in_sight_when_the_size_changes_until_one_scrolls_away(reading: OpenOne) -> None:
    text = f"{'A long way down the river. ' * 300}\n\n{LONG}"
    async with reading(text, "dam", (120, 40)) as pilot:
        for size in ((50, 20), (80, 24), (120, 18), (120, 40), (40, 18)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: pilot.app.screen.size == size)
            assert "A dam may be built upstream" in marked(pilot)
        await pilot.press("G")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pilot.app.screen.size == (80, 24))
        assert not marked(pilot)


async def test_a_quote_is_clicked(reading: OpenOne) -> None:
    async with reading() as pilot:
        lines = shown(pilot.app).splitlines()
        row = next(i for i, line in enumerate(lines) if "it has turned" in line)
        await pilot.click(offset=(lines[row].index("it has turned") + 3, row))
        await until(pilot, lambda: reader(pilot).claim == "long-turning")
        assert "Old Marta · reported" in shown(pilot.app)


async def test_searching_while_typing_and_from_hit_to_hit(reading: OpenOne) -> None:
    async with reading(LONG) as pilot:
        await pilot.press("slash", *"PARAGRAPH 1")
        await until(pilot, lambda: len(reader(pilot).hits) == 11)
        assert "1 of 11" in shown(pilot.app)
        assert "Paragraph 1 goes" in shown(pilot.app)
        await pilot.press("enter", "n")
        assert "2 of 11" in shown(pilot.app)
        assert "Paragraph 10 goes" in shown(pilot.app)
        await pilot.press("N", "N")
        assert "11 of 11" in shown(pilot.app)
        assert "Paragraph 19 goes" in shown(pilot.app)


async def test_a_search_that_is_left_goes_back_to_where_it_began(reading: OpenOne) -> None:
    async with reading(LONG) as pilot:
        await pilot.press("slash", *"zurich")
        await until(pilot, lambda: "Zurich ends it." in shown(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "The mill by the river" in shown(pilot.app))
        assert reader(pilot).hits == ()
        await pilot.press("n")
        assert "Press / and type what to search for." in shown(pilot.app)


async def test_what_is_not_there_is_not_found(reading: OpenOne) -> None:
    async with reading() as pilot:
        await pilot.press("slash", *"xyz")
        await until(pilot, lambda: "not found" in shown(pilot.app))


async def test_scrolling_by_keys(reading: OpenOne) -> None:
    async with reading(LONG) as pilot:
        tops = []
        for key in ("j", "k", "pagedown", "pageup", "G", "g"):
            await pilot.press(key)
            tops.append(pane(pilot).scroll_offset.y)
        assert tops[0] == 1
        assert tops[1] == tops[3] == tops[5] == 0
        assert tops[4] > tops[2] > 10


async def test_without_the_text_the_quotes_and_how_to_add_it(reading: OpenOne) -> None:
    async with reading(None, "dam") as pilot:
        screen = shown(pilot.app)
        assert "quiz source add FILE" in screen
        assert "burns no coal" in screen
        assert "The mill by the river" not in screen
        assert reader(pilot).claim == "dam"


@pytest.mark.parametrize("hostile", ["[red]x[/red]", "[/]", "[@click=app.quit]x[/]"])
async def test_a_hostile_text_shows_literally(reading: OpenOne, hostile: str) -> None:
    async with reading(f"{TEXT}\n{hostile}\n") as pilot:
        assert hostile in shown(pilot.app)


async def test_the_reader_opens_after_the_verdict_and_comes_back(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel", "built") as pilot:
        await pilot.press("o")
        assert isinstance(pilot.app.screen, QuizScreen)
        await pilot.press("1", "enter")
        await until(pilot, lambda: quiz_screen(pilot).answered)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert reader(pilot).claim == "no-coal"
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen))
        assert quiz_screen(pilot).answered
        assert quiz_screen(pilot).question is mill.questions["fuel"]


async def test_reader_and_map_open_from_the_banks(mill: Bank, workspace: Workspace, start_app: StartApp) -> None:
    workspace.library.folders = workspace.library.folders[:1]
    async with start_app() as pilot:
        for key, screen in (("o", ReaderScreen), ("m", MapScreen)):
            await pilot.press(key)
            await until(pilot, lambda screen=screen: isinstance(pilot.app.screen, screen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_the_map_is_a_tree_with_stance_voice_and_standing(
    mill: Bank, mapped: OpenOne, workspace: Workspace
) -> None:
    run: Run = workspace.begin(mill, ("who", "built"), "seed")
    sitting = Sitting(workspace, mill, run)
    for response in (("Marta",), ("True",)):
        assert sitting.current is not None
        sitting.answer(sitting.current, response, 1)
    async with mapped() as pilot:
        lines = [line.strip("❯ ") for line in shown(pilot.app).splitlines()]
        assert "╌ The mill runs without coal." in lines
        assert "◐ The mill is old." in lines
        assert "» reported · Old Marta · known in part" in lines
        assert "○ There might be a dam one day." in lines
        assert "≈ put cautiously · some neighbours · missed" in lines
        assert "■ stated as fact · A. Writer · not met" in lines
        indent = {line.strip("❯ "): len(line) - len(line.lstrip("❯ ")) for line in shown(pilot.app).splitlines()}
        assert indent["◐ The mill is old."] > indent["╌ The mill runs without coal."]


async def test_a_claim_is_opened_closed_and_read_by_keyboard(mapped: OpenOne) -> None:
    async with mapped() as pilot:
        await pilot.press("down", "enter")
        screen = shown(pilot.app)
        assert "“it has turned since her childhood”" in screen
        assert "Tested by 2 questions:" in screen
        assert "– Who remembers the mill from her childhood?" in screen
        assert [line.split()[0] for line in screen.splitlines() if line.strip() and line.split()[0] == "?"] == []
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert reader(pilot).claim == "long-turning"
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, MapScreen))
        await pilot.press("enter")
        assert "“it has turned" not in shown(pilot.app)


async def test_a_claim_is_opened_by_mouse(mapped: OpenOne) -> None:
    async with mapped() as pilot:
        row = next(i for i, line in enumerate(shown(pilot.app).splitlines()) if "There might be a dam" in line)
        await pilot.click(offset=(12, row))
        assert the_map(pilot).cursor == 2
        assert the_map(pilot).opened is None
        await pilot.click(offset=(12, row))
        assert "“A dam may be built upstream”" in shown(pilot.app)


async def test_the_cursor_stops_at_the_ends_and_stays_in_sight(mapped: OpenOne) -> None:
    async with mapped(size=(40, 9)) as pilot:
        await pilot.press("G")
        assert the_map(pilot).cursor == 2
        assert "❯" in shown(pilot.app)
        await pilot.press("down", "up", "up", "up", "up")
        assert the_map(pilot).cursor == 0
        assert the_map(pilot).query_one(Sheet).top == 0


async def test_a_source_without_claims_says_so(mill: Bank, start_app: StartApp) -> None:
    assert mill.source is not None
    empty = msgspec.structs.replace(mill, source=msgspec.structs.replace(mill.source, claims={}))
    async with start_app() as pilot:
        assert isinstance(pilot.app, QuizApp)
        pilot.app.heed(pilot.app.screen, ShowMap(empty))
        await until(pilot, lambda: "This source has no claims yet." in shown(pilot.app))
        await pilot.press("enter", "o", "down")
        assert isinstance(pilot.app.screen, MapScreen)


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_reader_and_map_look(reading: OpenOne, mapped: OpenOne, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with reading(claim="long-turning", size=size) as pilot:
        assert_snapshot(pilot.app, f"reader-{name}")
        await pilot.press("t")
        await pilot.pause()
        assert_snapshot(pilot.app, f"reader-tested-{name}")
    async with mapped(size) as pilot:
        await pilot.press("down", "enter")
        assert_snapshot(pilot.app, f"map-{name}")
