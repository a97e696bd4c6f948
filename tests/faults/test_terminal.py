"""A terminal is somebody's desk: rules S25 to S32."""

import os
import signal
import termios
from pathlib import Path

import pytest

from tests.faults.desk import Desk
from tests.faults.outside import QUIZ, Place, answered, choices

rule = pytest.mark.rule
slow = pytest.mark.slow


def at_a_question(place: Place, *words: str) -> Desk:
    """The app before the first question of a new run."""
    desk = Desk(place, "play", "choices", "--new", *words)
    try:
        desk.until("1-2 choose")
    except BaseException:
        desk.__exit__()
        raise
    return desk


@rule("S25", "S1")
@slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_app_and_gives_the_terminal_back(place: Place, number: signal.Signals) -> None:
    with at_a_question(place) as desk:
        assert desk.modes() & termios.ICANON == 0
        desk.press("1\r")
        desk.until("Because")
        desk.kill(number)
        desk.holds(128 + number, answers=1)


@rule("S25")
@slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_preview(place: Place, number: signal.Signals) -> None:
    with Desk(place, "preview", place.home / "questions" / "choices.yaml") as desk:
        desk.until("Question number 1?")
        desk.kill(number)
        desk.holds(128 + number)


@rule("S25", "S2")
@slow
def test_a_fault_in_the_app_gives_the_terminal_back(place: Place) -> None:
    broken = place.shim(
        "from quiz.sitting import Sitting\ndef answer(*_, **__): raise RuntimeError('boom \\x1b]0;owned\\x07')\n"
        "Sitting.answer = answer\n"
    )
    with Desk(place, "play", "choices", "--new", env=broken) as desk:
        desk.until("1-2 choose")
        desk.press("1\r")
        desk.holds(1)
        assert os.fsencode(place.home / "last-error.txt") in desk.raw.replace(b"\r\n", b"")


@rule("S25", "S1", "S16")
@slow
@pytest.mark.parametrize("words", [(), ("--plain",)], ids=["app", "plain"])
def test_a_closed_terminal_ends_the_program_with_129(place: Place, words: tuple[str, ...]) -> None:
    with Desk(place, "play", "choices", "--new", *words) as desk:
        desk.until("1-2 choose" if not words else "\n>")
        desk.press("1\r")
        desk.until("Because")
        os.close(desk.fd)
        desk.fd = os.open(os.devnull, os.O_RDWR)
        assert desk.ends() == 129
    assert len(answered(place.journal)) == 1
    assert not (place.home / "last-error.txt").exists()
    place.holds(place.run("play", "choices", "--plain", "--resume", given=b"1\n" * 4), 0, answers=5)


@rule("S26")
@slow
def test_ctrl_z_and_fg(place: Place) -> None:
    shell = ["env", "PS1=prompt# ", "sh", "-i"]
    with Desk(place, command=shell) as desk:
        desk.until("prompt#")
        desk.press(f"{QUIZ} play choices --new\n")
        desk.until("1-2 choose")
        desk.press("1\r")
        desk.until("Because")
        desk.press("\x1a")
        desk.until(lambda: desk.switched().get(1049) == b"l" and b"prompt#" in desk.raw.rpartition(b"\x1b[?1049l")[2])
        desk.restored()
        desk.press("echo still here\n")
        desk.until("\nstill here")
        desk.press("fg\n")
        desk.until(lambda: desk.switched().get(1049) == b"h" and b"Because" in desk.raw.rpartition(b"\x1b[?1049h")[2])
        desk.press("\r")
        desk.until("2/5")
        desk.press("1\r")
        desk.until("Because")
        desk.press("\x11")
        desk.until(lambda: desk.switched().get(1049) == b"l" and b"prompt#" in desk.raw.rpartition(b"\x1b[?1049l")[2])
        desk.restored()
        desk.press("echo code=$?\n")
        desk.until("code=0")
        desk.press("exit\n")
        desk.ends()
    assert len(answered(place.journal)) == 2


@rule("S27")
@slow
def test_a_window_of_one_cell_and_back(place: Place) -> None:
    with at_a_question(place) as desk:
        for size in ((1, 1), (300, 100), (1, 60), (200, 1), (2, 2)):
            desk.resize(*size)
        desk.press("1")
        desk.resize(80, 24)
        desk.until("1-2 choose")
        desk.press("\r")
        desk.until("Because")
        desk.resize(1, 1)
        desk.kill(signal.SIGTERM)
        desk.holds(143, answers=1)


@rule("S27")
@slow
@pytest.mark.parametrize("words", [("play", "choices", "--new"), (), ("preview",)], ids=str)
def test_it_starts_in_a_window_of_one_cell(place: Place, words: tuple[str, ...]) -> None:
    file = [place.home / "questions" / "choices.yaml"] if words == ("preview",) else []
    with Desk(place, *words, *file, size=(1, 1)) as desk:
        desk.until(lambda: desk.switched().get(1049) == b"h")
        desk.resize(80, 24)
        desk.until(lambda: "1-2 choose" in desk.text or "Choices" in desk.text or "Question number" in desk.text)
        desk.press("\x11")
        desk.holds(0)


@rule("S28")
@pytest.mark.parametrize(
    "words", [(), *(pytest.param(w, marks=slow) for w in (("play", "choices"), ("preview", "choices.yaml")))]
)
def test_without_a_terminal_it_says_what_works(place: Place, words: tuple[str, ...]) -> None:
    (place.folder / "choices.yaml").write_text(choices(2))
    ended = place.run(*words)
    place.holds(ended, 2)
    assert b"terminal" in ended.err


@rule("S28")
@slow
@pytest.mark.parametrize("variables", ["TERM=dumb", "TERM="], ids=str)
def test_a_dumb_terminal_is_told_what_works(place: Place, variables: str) -> None:
    with Desk(place, command=["env", variables, str(QUIZ), "play", "choices"]) as desk:
        if variables == "TERM=dumb":
            desk.holds(2)
            assert b"--plain" in desk.raw
            assert b"\x1b" not in desk.raw
        else:
            desk.until(lambda: "1-2 choose" in desk.text or "--plain" in desk.text)
            desk.press("\x11")
            desk.ends()
            desk.restored()


@rule("S28")
@slow
@pytest.mark.parametrize("variables", ["LANG=C LC_ALL=C", "LC_ALL=POSIX PYTHONUTF8=0", "NO_COLOR=1", "TERM=nonsense"])
def test_the_app_in_other_surroundings(place: Place, variables: str) -> None:
    command = ["env", *variables.split(), str(QUIZ), "play", "choices", "--new"]
    with Desk(place, command=command) as desk:
        desk.until("1-2 choose")
        desk.press("1\r")
        desk.until("Because")
        desk.press("\x11")
        desk.holds(0, answers=1)


@rule("S28", "S30")
@pytest.mark.parametrize("variables", [{"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_plain_run_in_a_locale_that_has_no_letters(place: Place, variables: dict[str, str]) -> None:
    place.bank("wide.yaml", choices(2, "Größe 中文"))
    ended = place.run("play", "wide", "--plain", env=variables, given=b"1\n\xff\xfe\n2\n")
    place.holds(ended, 0, answers=2)
    assert b"Right" in ended.out
    assert b"Not right" in ended.out


@rule("S28")
@slow
def test_without_colour_a_terminal_gets_none(place: Place) -> None:
    path = place.bank("bad.yaml", "title: Bad\nquestions:\n  - id: a\n")
    coloured = {}
    for variables in ("A=1", "NO_COLOR=1", "TERM=dumb"):
        with Desk(place, command=["env", variables, str(QUIZ), "check", str(path)]) as desk:
            assert desk.ends() == 3
            coloured[variables] = b"\x1b[" in desk.raw
    assert coloured == {"A=1": True, "NO_COLOR=1": False, "TERM=dumb": False}


@rule("S29")
@slow
@pytest.mark.parametrize("question", ["choice", "short"])
def test_a_paste_of_a_megabyte(place: Place, question: str) -> None:
    if question == "short":
        place.bank("choices.yaml", "title: S\nquestions:\n  - {id: s, type: short, prompt: Write., accept: [x]}\n")
    with Desk(place, "play", "choices", "--new") as desk:
        desk.until("1-2 choose" if question == "choice" else "answer")
        desk.send(b"\x1b[200~" + b"x" * 500_000 + b"y\r\n" * 150_000 + b"\x1b[201~")
        if question == "choice":
            desk.press("1\r")
            desk.until("Because")
        else:
            desk.press("x\r")
            desk.until("next")
        desk.press("\x11")
        desk.holds(0, answers=1)


@rule("S29")
@slow
def test_bytes_that_are_no_utf8_are_typed(place: Place) -> None:
    place.bank("choices.yaml", "title: S\nquestions:\n  - {id: s, type: short, prompt: Write., accept: [x]}\n")
    with Desk(place, "play", "choices", "--new") as desk:
        desk.until("answer")
        desk.send(b"\xff\xfe\xc3\x28\xed\xa0\x80\xf0\x9f\x00\x01\x02")
        desk.send(bytes(range(0x80, 0x100)))
        desk.send(b"\x1b[999;999;999~\x1b[<999;9999;9999M\x1bP1;2|xyz\x1b\\")
        desk.press("xyz\r")
        desk.until("next")
        desk.press("\x11")
        desk.holds(0, answers=1)


@rule("S29", "S32")
@slow
def test_a_minute_of_keys_at_once(place: Place) -> None:
    """Every printable key and control key but those that end or stop the program, held down."""
    keys = [chr(n) for n in range(1, 127) if chr(n) not in "q\x03\x11\x1a\x1c"]
    with at_a_question(place) as desk:
        for key in keys:
            desk.send(key.encode() * 3)
        desk.send(b"\x1b" * 5)
        desk.press("\x11\x11")
        assert desk.ends() == 0
        desk.holds(0)


@rule("S30")
@slow
def test_right_and_wrong_differ_without_colour(place: Place) -> None:
    shown = []
    for key in "12":
        with at_a_question(place, "--seed", "1") as desk:
            desk.press(f"{key}\r")
            desk.until("Because")
            shown.append(desk.text)
            desk.press("\x11")
            desk.holds(0)
    assert "Right" in shown[0]
    assert "Right." not in shown[1]
    assert "Not right" in shown[1]


@rule("S31")
def test_a_plain_run_asks_what_the_app_asks(place: Place) -> None:
    asked = []
    with at_a_question(place, "--seed", "3", "--count", "2") as desk:
        asked.append("1/2" in desk.text)
        first = next(line for line in desk.text.splitlines() if "Question number" in line).strip()
        desk.kill(signal.SIGTERM)
        desk.holds(143, answers=0)
    ended = place.run("play", "choices", "--plain", "--new", "--seed", "3", "--count", "2", given=b"1\n1\n")
    place.holds(ended, 0, answers=2)
    assert first in ended.out.decode()
    assert ended.out.decode().index("Question number") == ended.out.decode().index(first)
    assert b"\x1b" not in ended.out


def _results(desk: Desk) -> None:
    desk.until("1-2 choose")
    desk.press("1\r")
    desk.until("Because")
    desk.press("\r")
    desk.until(lambda: "1-2 choose" not in desk.text and "Because" not in desk.text)


def _in_exam(desk: Desk) -> None:
    desk.until("Begin an exam?")
    desk.press("\r")
    desk.until("1-2 choose")


def _exam_results(desk: Desk) -> None:
    _in_exam(desk)
    desk.press("1\r")
    desk.until("2/5")
    desk.press("l")
    desk.until("without an answer")
    desk.press("xy")
    desk.until("of 5 right")


SCREENS = {
    "run": (("play", "choices", "--new"), lambda desk: desk.until("1-2 choose")),
    "results": (("play", "choices", "--new", "--count", "1"), _results),
    "exam": (("play", "choices", "--mode", "exam"), _in_exam),
    "exam results": (("play", "choices", "--mode", "exam"), _exam_results),
    "offer": (("play", "choices", "--mode", "exam"), lambda desk: desk.until("Begin an exam?")),
    "home": ((), lambda desk: desk.until("Choices")),
}
"""By name: how the program is started, and the way to the screen."""


@rule("S32")
@slow
@pytest.mark.parametrize("screen", SCREENS)
def test_a_key_pressed_twice_before_a_screen_has_closed_counts_once(place: Place, screen: str) -> None:
    words, way = SCREENS[screen]
    with Desk(place, *words) as desk:
        way(desk)
        desk.send(b"qq")
        desk.settle()
        desk.send(b"\x11" * 4)
        desk.holds(0)
    assert not (place.home / "last-error.txt").exists()


@rule("S32")
@slow
@pytest.mark.parametrize("screen", ["run", "results", "exam", "home"])
def test_no_doubled_key_ends_a_screen_by_a_fault(place: Place, screen: str) -> None:
    """Each key twice in one packet, and what it opened closed again."""
    words, way = SCREENS[screen]
    with Desk(place, *words) as desk:
        way(desk)
        for key in "?ohgsuwlfnpxyrtmi,+-/dez":
            desk.send(key.encode() * 2)
            desk.send(b"\x1b\x1b")
        desk.settle()
        desk.send(b"\x11" * 4)
        desk.holds(0)
    assert not (place.home / "last-error.txt").exists()


@rule("S25", "S26")
@slow
def test_an_editor_that_cannot_be_run_leaves_the_screen(place: Place) -> None:
    path = place.home / "questions" / "choices.yaml"
    os.utime(path, (1, 1))  # a file that was saved a moment ago is read once more, and its keys are shown again
    with Desk(place, "preview", path, env={"EDITOR": "false", "VISUAL": Path("/nonexistent/editor")}) as desk:
        desk.until("Question number 1?")
        desk.press("e")
        desk.until("cannot be run")
        assert desk.switched()[1049] == b"h"
        assert "Question number 1?" in desk.text
        desk.press("\x11")
        desk.holds(0)
