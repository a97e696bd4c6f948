"""`python -m quiz` and the `quiz` command."""

import gc
import sys

_INTERRUPTED = 130
_NEW_OBJECTS = 50_000
"""So many make the collector look for garbage: what is imported and read stays, and is looked through for nothing."""


def main() -> int:
    """Run the command line; `--version` answers before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from quiz import __version__

        print(f"quiz {__version__}")
        return 0
    from quiz import echo

    if _opens_app(sys.argv[1:]):
        echo.off()
    try:
        gc.set_threshold(_NEW_OBJECTS, 20, 100)
        from quiz.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        echo.restore()


def _opens_app(words: list[str]) -> bool:
    """Return whether these words most probably open the app: a wrong guess is put right before anything is asked."""
    plain = any(word.startswith(("-h", "--h", "--p")) for word in words)
    return words[:1] in ([], ["play"], ["preview"]) and not plain


if __name__ == "__main__":
    sys.exit(main())
