"""A bank beside the editor: what is shown after each save, whatever was saved, and that nothing is recorded."""

import os
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.diagnostics import Diagnostic, Span
from quiz.tui.answers.typed import Typed
from quiz.tui.panes.keyline import KeyLine
from quiz.tui.panes.parts import PartList
from quiz.tui.panes.sheet import Sheet
from quiz.tui.preview import PreviewApp
from quiz.tui.screens.keys import KeysScreen
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.screens.reader import ReaderScreen
from quiz.workspace import Rehearsal
from tests.tui.conftest import BANK
from tests.tui.screen import assert_snapshot, shown
from tests.waiting import until

BOTH = BANK.splitlines().index("  - id: both") + 1
WEAK = Diagnostic("weak", "warning", Span(BOTH, 5), "the second question is weak", "strengthen it")
StartPreview = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
BROKEN = BANK.replace("    explanation: She is named in the text.", "\t: [")
LACKING = BANK.replace("    answer: false\n", "")


TYPES = {
    "choice": ("choices: [{right: A}, {wrong: B}]", "1"),
    "multiple": ("choices: [{right: A}, {right: B}, {wrong: C}]", "1", "2"),
    "true-false": ("answer: true", "t"),
    "short": ("accept: [Marta]", *"marta"),
    "numeric": ('answer: "60"', *"60"),
    "cloze": ('text: "It {{turns}} and {{=stands ~falls}}."', *"turns", "tab", "1"),
    "order": ("sequence: [A, B, C]", "space", "down"),
    "match": ("pairs: {A: x, B: y}", "a", "b"),
    "classify": ("groups: {One: [A, B], Two: [C]}", "a", "a", "b"),
    "evidence": ("claims: [dam]", "1"),
}
"""For each type what is written of the answer, and the keys that give one."""


def asked(kind: str) -> str:
    """A question of that type."""
    return f"  - id: {kind}\n    type: {kind}\n    prompt: P?\n    explanation: It is said.\n    {TYPES[kind][0]}\n"


@pytest.fixture(autouse=True)
def only_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is what reading finds, so that no rule of item writing has a say here."""
    monkeypatch.setattr("quiz.preview.reader.findings", lambda loaded, about: loaded.reading.diagnostics)


@pytest.fixture
def file(mill: Bank, quiz_home: Path) -> Path:
    """The file of the bank."""
    return quiz_home / "questions" / "mill.yaml"


@pytest.fixture
def start(file: Path) -> StartPreview:
    """Starts the preview, and waits until the file was read."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with PreviewApp(Rehearsal(), file, "seed").run_test(size=size) as pilot:
            await until(pilot, lambda: screen(pilot).view.parts)
            yield pilot

    return run


def screen(pilot: Pilot[None]) -> PreviewScreen:
    """The preview."""
    (found,) = (one for one in pilot.app.screen_stack if isinstance(one, PreviewScreen))
    return found


def at(pilot: Pilot[None]) -> str:
    """The name of what is shown."""
    part = screen(pilot).part
    return part.name if part is not None else ""


async def reads(pilot: Pilot[None], text: str) -> None:
    """Wait until this is on the screen."""
    await until(pilot, lambda: text in shown(pilot.app), text)


async def test_the_list_and_the_question_as_the_student_sees_it(start: StartPreview) -> None:
    async with start() as pilot:
        names = [line.strip(" ❯").split()[:2] for line in shown(pilot.app).splitlines()[3:7]]
        assert names == [["·", "fuel"], ["·", "both"], ["·", "built"], ["·", "who"]]
        assert "What does the mill do without?" in shown(pilot.app)
        await pilot.press("j")
        assert "Which of these does the text say" in shown(pilot.app)
        await pilot.press("up", "k")
        assert at(pilot) == "fuel"


async def test_a_warning_stands_under_its_question(start: StartPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.preview.reader.findings", lambda loaded, about: (WEAK,))
    async with start() as pilot:
        await pilot.press("n")
        assert at(pilot) == "both"
        assert "❯ ! both" in shown(pilot.app)
        assert "1 warning" in shown(pilot.app).splitlines()[0]
        assert f"! {BOTH}:5 the second question is weak" in shown(pilot.app)
        assert "→ strengthen it" in shown(pilot.app)


async def test_a_question_is_answered_with_feedback_and_quote_and_nothing_is_recorded(
    start: StartPreview, quiz_home: Path
) -> None:
    async with start() as pilot:
        await pilot.press("enter", "1", "enter")
        await until(pilot, lambda: screen(pilot).answered)
        assert "▌ “burns no coal”" in shown(pilot.app)
        assert "A. Writer · stated as fact · ¶1" in shown(pilot.app)
        await pilot.press("enter")
        assert (at(pilot), screen(pilot).answering) == ("both", True)
        await pilot.press("g", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("q", "escape")
        assert not screen(pilot).answering
    assert not (quiz_home / "journal.db").exists()


async def test_the_last_question_leads_back_to_the_list(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("j", "j", "j", "tab", *"Marta", "enter")
        await until(pilot, lambda: screen(pilot).answered)
        assert "✓ Right." in shown(pilot.app)
        await pilot.press("enter")
        assert "That was the last question." in shown(pilot.app)
        await pilot.press("enter")
        assert (screen(pilot).answering, screen(pilot).answered) == (True, False)


async def test_every_type_can_be_answered(start: StartPreview, file: Path) -> None:
    file.write_text("title: All\nsource: mill\nquestions:\n" + "".join(map(asked, TYPES)))
    async with start() as pilot:
        for kind, keys in TYPES.items():
            assert at(pilot) == kind
            await pilot.press("enter", *keys[1:], "enter")
            await until(pilot, lambda: screen(pilot).answered, kind)
            assert "It is said." in shown(pilot.app)
            await pilot.press("escape", "j")
        assert not screen(pilot).view.parts[0].findings


async def test_by_mouse(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.click(PartList, offset=(6, 1))
        assert (at(pilot), screen(pilot).answering) == ("both", False)
        await pilot.click(PartList, offset=(6, 2))
        await pilot.click(PartList, offset=(6, 2))
        assert (at(pilot), screen(pilot).answering) == ("built", True)
        sheet = screen(pilot).sheet
        for _ in range(2):
            await pilot.click(sheet, offset=(8, sheet.start_of(1)))
        await until(pilot, lambda: screen(pilot).answered)
        foot = shown(pilot.app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("esc list") - 2, 0))
        assert not screen(pilot).answering
        assert isinstance(sheet, Sheet)


async def test_keys_stay_the_lists_until_one_answers(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("j", "j", "t", "2")
        assert screen(pilot).asking is not None
        assert screen(pilot).asking.answer.response() == ()  # type: ignore[union-attr]
        await pilot.press("j", "tab", *"nqr")
        answer = screen(pilot).asking.answer  # type: ignore[union-attr]
        assert isinstance(answer, Typed)
        assert answer.draft.text == "nqr"
        await pilot.press("escape", "k")
        assert at(pilot) == "built"


async def test_a_save_shows_the_question_that_was_edited(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(BANK.replace("a dam will be built", "a dam is wished for"))
        await reads(pilot, "a dam is wished for")
        assert at(pilot) == "built"
        file.write_text(BANK.replace("id: built", "id: dam-built"))
        await until(pilot, lambda: at(pilot) == "dam-built")


async def test_a_half_typed_answer_stays_unless_its_question_changes(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        await pilot.press("j", "j", "j", "enter", *"Old M")
        above = BANK.replace("about: A mill and a dam", "about: Other words\n# and a line more")
        file.write_text(above)
        await until(pilot, lambda: screen(pilot).view.bank and screen(pilot).view.bank.about == "Other words")
        await pilot.press(*"arta")
        assert "Old Marta█" in shown(pilot.app)
        file.write_text(above.replace("id: fuel", "id: fuel\n    hint: Look."))
        await until(pilot, lambda: at(pilot) == "fuel")
        await pilot.press("escape", "j", "j", "j")
        assert "Old Marta" in shown(pilot.app)
        file.write_text(above.replace("Who remembers", "Who still remembers"))
        await reads(pilot, "Who still remembers")
        assert "Old Marta" not in shown(pilot.app)


async def test_a_broken_file_keeps_the_version_before_and_says_where(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(BROKEN)
        await reads(pilot, "showing the version before")
        line = BROKEN.splitlines().index("\t: [") + 1
        assert f"✗ line {line}:1: " in shown(pilot.app)
        assert "✗ mill.yaml" in shown(pilot.app)
        await pilot.press("enter", "1", "enter")
        await until(pilot, lambda: screen(pilot).answered)
        await pilot.press("n")
        assert f"✗ {line}:1 " in shown(pilot.app)
        assert "→ indent with spaces, not tabs" in shown(pilot.app)
        file.write_text(BANK)
        await until(pilot, lambda: not screen(pilot).view.fault)
        assert "version before" not in shown(pilot.app)


async def test_a_question_with_an_error_tells_it_in_its_place(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(LACKING)
        await reads(pilot, "It is left out while it has an error.")
        assert "❯ ✗ built" in shown(pilot.app)
        line = LACKING.splitlines().index("  - id: built") + 1
        assert f"✗ {line}:5 a true-false needs answer:" in shown(pilot.app)
        assert "1 error" in shown(pilot.app)
        await pilot.press("enter")
        assert "This cannot be answered." in shown(pilot.app)
        await pilot.press("k", "enter", "1", "enter")
        await until(pilot, lambda: screen(pilot).answered)


async def test_a_question_whose_passages_lack_their_source_says_so(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(BANK.replace("source: mill", "source: mil") + asked("evidence"))
        await reads(pilot, "✗ evidence")
        await pilot.press("end")
        assert "Its passages come from the source. line 3:9: there is no source mil" in " ".join(
            line.partition("│")[2].strip() for line in shown(pilot.app).splitlines()
        )


async def test_from_problem_to_problem(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        await pilot.press("n")
        assert "There is no problem." in shown(pilot.app)
        file.write_text(LACKING.replace("    prompt: What does", "    hnit: x\n    prompt: What does"))
        await until(pilot, lambda: screen(pilot).view.parts[0].worst == "error")
        visited = []
        for _ in range(3):
            await pilot.press("n")
            visited.append(at(pilot))
        assert visited in (["fuel", "built", "fuel"], ["built", "fuel", "built"])


async def test_from_error_to_error(start: StartPreview, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.preview.reader.findings", lambda loaded, about: (*loaded.reading.diagnostics, WEAK))
    async with start() as pilot:
        await pilot.press("N")
        assert "There is no error." in shown(pilot.app)
        file.write_text(LACKING)
        await until(pilot, lambda: at(pilot) == "built")
        await pilot.press("home", "n")
        assert at(pilot) == "both"
        await pilot.press("home", "N")
        assert at(pilot) == "built"
        await pilot.press("N")
        assert at(pilot) == "built"


async def test_the_first_and_the_last_question(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("end")
        assert at(pilot) == "who"
        await pilot.press("end", "home")
        assert at(pilot) == "fuel"


async def test_a_question_is_found_while_its_words_are_typed(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("slash")
        assert "/█ a number, an id or words" in shown(pilot.app).splitlines()[-1]
        await pilot.press(*"PROMPT")
        foot = shown(pilot.app).splitlines()[-1]
        first = at(pilot)
        assert "/PROMPT█ 1 of 4" in foot
        await pilot.press("down")
        assert "/PROMPT█ 2 of 4" in shown(pilot.app).splitlines()[-1]
        assert at(pilot) != first
        await pilot.press("up")
        assert at(pilot) == first
        await pilot.press(*"zzz")
        assert "not found" in shown(pilot.app).splitlines()[-1]
        assert at(pilot) == "fuel"
        await pilot.press("ctrl+u", "4", "enter")
        assert at(pilot) == "who"
        await pilot.press("slash", "1")
        assert at(pilot) == "fuel"
        await pilot.press("escape")
        assert at(pilot) == "who"
        assert "⏎ answer" in shown(pilot.app).splitlines()[-1]


async def test_another_key_ends_finding_and_does_what_it_does(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("slash", "3", "tab")
        assert (at(pilot), screen(pilot).answering, screen(pilot).finder) == ("built", True, None)
        await pilot.press("escape", "slash", "2")
        await pilot.click(PartList, offset=(6, 3))
        assert (at(pilot), screen(pilot).finder) == ("who", None)


async def test_a_mended_source_leads_back_to_the_question(start: StartPreview, file: Path) -> None:
    source = file.parent / "sources" / "mill.yaml"
    whole = source.read_text()
    async with start() as pilot:
        await pilot.press("j", "j")
        source.write_text("claims: [")
        await reads(pilot, "✗ sources/mill.yaml line 1:9: ")
        assert at(pilot) == "built"
        heads = [part.name for part in screen(pilot).view.parts if not part.item]
        await pilot.press("home")
        assert at(pilot) == heads[0]
        source.write_text(whole)
        await until(pilot, lambda: not screen(pilot).view.fault)
        assert at(pilot) == "built"


async def test_a_broken_file_counts_what_broke_it_and_tells_it_whole(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(LACKING.replace("topic: future", "topic: futur"))
        await reads(pilot, "2 errors")
        file.write_text(BROKEN)
        await until(pilot, lambda: screen(pilot).view.old)
        assert "1 error " in shown(pilot.app).splitlines()[0]
        said = " ".join(" ".join(shown(pilot.app).splitlines()[1:4]).split())
        line = BROKEN.splitlines().index("\t: [") + 1
        tabs = f"✗ line {line}:1: this line is indented with a tab; nothing after this line was read"
        assert said.startswith(f"{tabs} → indent with spaces, not tabs")


async def test_a_changed_source_and_lock_are_seen_too(start: StartPreview, file: Path) -> None:
    source = file.parent / "sources" / "mill.yaml"
    async with start() as pilot:
        await pilot.press("enter", "1")
        source.write_text(
            source.read_text().replace("voice: author\n    stance: fact", "voice: some\n    stance: fact")
        )
        await until(pilot, lambda: screen(pilot).asking and not screen(pilot).asking.answer.response())  # type: ignore[union-attr]
        await pilot.press("1", "enter")
        await until(pilot, lambda: screen(pilot).answered)
        assert "some neighbours · stated as fact" in shown(pilot.app)
        lock = source.with_suffix(".lock")
        kept = lock.read_bytes()
        lock.unlink()
        await reads(pilot, "✗ sources/mill.yaml")
        source.write_text("claims: [")
        await reads(pilot, "✗ sources/mill.yaml line 1:9: ")
        lock.write_bytes(kept)
        source.unlink()
        await reads(pilot, "✗ mill.yaml")


async def test_shuffling_anew_changes_the_order(start: StartPreview) -> None:
    async with start() as pilot:
        asking = screen(pilot).asking
        assert asking is not None
        await pilot.press("enter", "1", "enter", "r")
        anew = screen(pilot).asking
        assert anew is not None
        assert anew.outcome is None
        assert anew.answer.options != asking.answer.options
        assert set(anew.answer.options) == set(asking.answer.options)
        await pilot.press("escape", "j", "j", "j", "r")
        assert "there is nothing to shuffle" in shown(pilot.app)


async def test_saves_by_renaming_are_seen(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        for number in range(20):
            beside = file.with_name(f".{file.name}.{number}")
            beside.write_text(BANK.replace("a dam will be built", f"dam {number} will be built"))
            os.replace(beside, file)
            await reads(pilot, f"dam {number} will be built")
            assert at(pilot) == "built"


HOSTILE = '  - id: built\n    type: true-false\n    prompt: "[/] [@click=app.quit]x[/] \\e]0;x\\a"\n    answer: true\n'


async def test_a_hundred_saves_in_a_row_end_at_the_last(start: StartPreview, file: Path) -> None:
    chance = random.Random(5)
    damages: list[Callable[[str], str | None]] = [
        lambda text: text[: chance.randrange(len(text))],
        lambda text: text.replace("\n    ", "\n\t"),
        lambda text: None,
        lambda text: "",
        lambda text: "[" * 5000,
        lambda text: text + HOSTILE + "\x1b[2J\u202e\x00",
    ]
    async with start() as pilot:
        for number in range(100):
            text = BANK.replace("a dam will be built", f"dam {number} will be built")
            saved = damages[number // 2 % len(damages)](text) if number % 2 else text
            if saved is None:
                file.unlink()
            else:
                file.write_text(saved)
            if number % 10 == 8:
                await reads(pilot, f"dam {number} will be built")
            elif number % 3 == 0:
                await pilot.press(chance.choice(["j", "k", "n", "enter", "1", "escape", "r", "g", "tab"]))
        assert pilot.app.is_running
        await pilot.press("escape")
        file.write_text(BANK.replace("a dam will be built", "the last dam is built").replace("id: who", "id: who-last"))
        await until(pilot, lambda: "who-last" in [part.name for part in screen(pilot).view.parts])
        assert not screen(pilot).view.fault
        await pilot.press(*["k"] * 5, "j", "j")
        assert "the last dam is built" in shown(pilot.app)


async def test_two_saves_within_one_tick_of_the_clock(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        status = file.stat()
        file.write_text(BANK.replace("without?", "without!"))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        await reads(pilot, "without!")


@pytest.mark.parametrize("text", ["", "title: [", "\x00\x01", "- x", "title: T\nquestions: []\n"])
async def test_what_is_empty_or_broken_at_the_start_is_waited_for(start: StartPreview, file: Path, text: str) -> None:
    file.write_text(text)
    async with start() as pilot:
        await reads(pilot, "No question can be shown yet.")
        assert "✗ line 1:" in shown(pilot.app) or "✗ line 2:" in shown(pilot.app)
        await pilot.press("j", "k", "enter", "tab", "r", "h", "g", "w", "o", "n", "escape")
        file.write_text(BANK)
        await reads(pilot, "What does the mill do without?")
        assert at(pilot) == "fuel"


async def test_hostile_text_shows_literally(start: StartPreview, file: Path) -> None:
    async with start() as pilot:
        file.write_text(BANK + HOSTILE.replace("id: built", 'id: "[/]"') + HOSTILE.replace("built", "hostile"))
        await reads(pilot, "✗ [/]")
        await pilot.press("G", *["j"] * 9)
        assert "[/] [@click=app.quit]x[/] �]0;x�" in shown(pilot.app)
        assert "! hostile" in shown(pilot.app)


@pytest.mark.parametrize("editor", ["", "vi 'x"])
async def test_without_an_editor_it_says_so(start: StartPreview, monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    async with start() as pilot:
        await pilot.press("e")
        assert ("No editor is set" if not editor else "$EDITOR is no command") in shown(pilot.app)


async def test_all_keys_are_told(start: StartPreview) -> None:
    async with start() as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysScreen))
        for does in ("Back to the list", "Next question with a problem", "Open your editor", "Shuffle"):
            assert does in shown(pilot.app)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (50, 20), (200, 60)])
async def test_it_fits_any_terminal(start: StartPreview, size: tuple[int, int]) -> None:
    async with start(size=size) as pilot:
        await pilot.press("j", "enter", "1", "enter", "escape")
        await pilot.resize_terminal(80, 24)
        await reads(pilot, "❯ · both")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 20)])
async def test_the_preview_looks(start: StartPreview, file: Path, size: tuple[int, int]) -> None:
    async with start(size=size) as pilot:
        quoted = ("feedback: It only says that it may be built.", "quote: may be")
        file.write_text(BANK.replace(*quoted))
        await reads(pilot, "unverified-quote")
        file.write_text(BROKEN.replace(*quoted))
        await until(pilot, lambda: screen(pilot).view.old)
        await pilot.press("tab", "t")
        assert_snapshot(pilot.app, f"preview-{size[0]}x{size[1]}")
