"""`python -m quiz` and the `quiz` command."""

import gc
import sys

_NEW_OBJECTS = 50_000
"""So many make the collector look for garbage: what is imported and read stays, and is looked through for nothing."""


def main() -> int:
    """Run the command line; `--version` answers before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from quiz import __version__

        print(f"quiz {__version__}")
        return 0
    gc.set_threshold(_NEW_OBJECTS, 20, 100)
    from quiz.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
