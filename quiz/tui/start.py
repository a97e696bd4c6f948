"""Starts the app in a terminal and ends it cleanly, whatever ends it."""

import asyncio
import gc
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

from quiz import echo
from quiz.signals import SIGNALLED

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from quiz.bank.model import Bank
    from quiz.sitting import Sitting
    from quiz.tui.app import QuizApp
    from quiz.tui.offer import Offer
    from quiz.workspace import Rehearsal, RunOptions, Workspace

_WATCHDOG_SECONDS = 3.0
_SWITCH_SECONDS = 0.001
"""So soon a key gets its turn while a thread reads a bank or many answers."""


def start(workspace: "Workspace", first: "Sitting | Offer | None", wished: "RunOptions") -> int:
    """Run the app, beginning with `first` or with the banks; the exit code.

    Raises what broke it, the terminal already as it was.
    """
    _prepare()
    from quiz.tui.app import QuizApp

    app = QuizApp(workspace, first, wished, _catch_signals)
    workspace.journal.be_patient(False)
    return _run(app, keep_typed=first is None)


def start_preview(workspace: "Rehearsal", path: "Path") -> int:
    """Run the preview of a bank's file; the exit code. Raises what broke it, the terminal already as it was."""
    _prepare()
    from quiz.tui.preview import PreviewApp

    return _run(PreviewApp(workspace, path, on_ready=_catch_signals), keep_typed=True)


def _prepare() -> None:
    """Do what must be done before the app is imported."""
    echo.off()
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", "480")


def _run(app: "QuizApp", *, keep_typed: bool) -> int:
    """Run `app` to its end; `keep_typed`: keys typed while the program started reach its first screen.

    Where that is a question or an offer they do not, so that nothing is answered before it is seen.
    """
    if sys.platform != "win32":
        from quiz.tui.driver import PromptDriver

        app.driver_class = PromptDriver
        PromptDriver.keep_typed = keep_typed
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_SWITCH_SECONDS)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def opening(workspace: "Workspace", bank: "Bank", wished: "RunOptions") -> "Sitting | Offer | None":
    """A run to begin with at once; the offer to go on with the one that was left, or to begin an exam; or None.

    None: nothing is to be asked.
    """
    from quiz.session.run import EXAM
    from quiz.sitting import Sitting

    left = None if wished.new else workspace.open_run(bank)
    if not wished.resume if left is not None else wished.mode == EXAM:
        from quiz.tui.offer import offered

        return offered(workspace, bank, left, wished)
    run = left or workspace.new_run(bank, wished)
    if run is None or run.sheet is None:
        return None if run is None else Sitting(workspace, bank, run)
    from quiz.examining import sitting_of

    return sitting_of(workspace, bank, run, resumed=run is left)


def _catch_signals(app: "QuizApp") -> None:
    """End cleanly on SIGINT, SIGTERM and SIGHUP, with 128 + n."""
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            loop.add_signal_handler(number, _end, app, SIGNALLED + number)


def _end(app: "QuizApp", code: int) -> None:
    watchdog = threading.Timer(_WATCHDOG_SECONDS, _force, (app, code))
    watchdog.daemon = True
    watchdog.start()
    app.exit(return_code=code)


def _force(app: "App[Any]", code: int) -> None:
    """Give the terminal back and end the program: the app did not end by itself."""
    try:
        from quiz.tui.driver import give_back

        give_back(app)
    except (OSError, ImportError):
        pass
    finally:
        os._exit(code)
