"""`python -m quiz` and the `quiz` command."""

import gc
import os
import sys

_NEW_OBJECTS = 50_000
"""So many make the collector look for garbage: what is imported and read stays, and is looked through for nothing."""
_INTERRUPTED = 130


def main() -> int:
    """Run the command line; `--version` answers before anything else is imported."""
    try:
        _open_streams()
        if sys.argv[1:] in (["--version"], ["-V"]):
            from quiz import __version__

            try:
                print(f"quiz {__version__}", flush=True)
                return 0
            except OSError:
                pass  # the command line says why it cannot be written
        return _signalled()
    except KeyboardInterrupt:  # before it is waited for
        return _INTERRUPTED


def _signalled() -> int:
    """Run the command line; a signal may come after it has dealt with one, or while it writes its last words."""
    from quiz.signals import SIGNALLED, Signalled, ending

    try:
        with ending():
            return _run()
    except (KeyboardInterrupt, Signalled) as end:
        from quiz.cli.output import settle

        return settle(end.number + SIGNALLED if isinstance(end, Signalled) else _INTERRUPTED)


def _run() -> int:
    """Run the command line, without showing keys that are typed before the app has the terminal."""
    from quiz import echo

    if _opens_app(sys.argv[1:]):
        echo.off()
    try:
        gc.set_threshold(_NEW_OBJECTS, 20, 100)
        from quiz.cli.main import main as run

        return run()
    finally:
        echo.restore()


def _opens_app(words: list[str]) -> bool:
    """Return whether these words most probably open the app: a wrong guess is put right before anything is asked."""
    plain = any(word.startswith(("-h", "--h", "--p")) for word in words)
    return words[:1] in ([], ["play"], ["preview"]) and not plain


def _open_streams() -> None:
    """Open the standard streams that were closed at the start: they are empty, and what is written to them is lost.

    Else they would be missing, and the next file that is opened would get the number of one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(descriptor, True)
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", errors="replace"))  # noqa: SIM115


if __name__ == "__main__":
    sys.exit(main())
