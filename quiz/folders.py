"""Where a student's files lie, and those that come with the program."""

import os
from collections.abc import Iterable
from pathlib import Path


def data_folder() -> Path:
    """Where a student's data lies: QUIZ_HOME, or the platform's place for it."""
    if home := os.environ.get("QUIZ_HOME"):
        return Path(os.path.expanduser(home))
    from platformdirs import user_data_path

    return user_data_path("quiz", appauthor=False)


def cache_folder() -> Path:
    """Where compiled banks lie; what is there can be deleted at any time."""
    if home := os.environ.get("QUIZ_HOME"):
        return Path(os.path.expanduser(home)) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("quiz", appauthor=False)


def settings_path() -> Path:
    """Where the settings lie: in QUIZ_HOME, or the platform's place for them."""
    if home := os.environ.get("QUIZ_HOME"):
        folder = Path(os.path.expanduser(home))
    else:
        from platformdirs import user_config_path

        folder = user_config_path("quiz", appauthor=False)
    return folder / "settings.toml"


def shipped_folder() -> Path:
    """The banks that come with the program: inside the installed package, or beside it in a clone."""
    inside = Path(__file__).parent / "questions"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "questions"


def backups_folder() -> Path:
    """Where the journal's backups lie."""
    return data_folder() / "backups"


def written_folders() -> tuple[Path, ...]:
    """The folders that the program itself writes files to, beside the journal's."""
    return backups_folder(), cache_folder(), settings_path().parent


def closed(folders: Iterable[Path]) -> list[Path]:
    """Return those of the folders that are there and cannot be read: reading one as a file reports why."""
    return [folder for folder in folders if _is_closed(folder)]


def _is_closed(folder: Path) -> bool:
    try:
        os.scandir(folder).close()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return False
