"""`python -m quiz` and the `quiz` command."""

import sys


def main() -> int:
    """Run the command line; `--version` answers before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from quiz import __version__

        print(f"quiz {__version__}")
        return 0
    from quiz.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
