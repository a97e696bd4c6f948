"""Where the details of an internal error go."""

import tempfile
import traceback
from pathlib import Path

from quiz.folders import data_folder
from quiz.writing import write_whole


def log_fault(problem: BaseException) -> Path:
    """The file that now holds the traceback of `problem`: in the data folder, or else a temporary one."""
    details = "".join(traceback.format_exception(problem))
    try:
        path = data_folder() / "last-error.txt"
        write_whole(path, details.encode("utf-8", "backslashreplace"), durable=False)
        return path
    except OSError:
        with tempfile.NamedTemporaryFile(suffix=".txt", prefix="quiz-error-", delete=False) as file:
            file.write(details.encode("utf-8", "backslashreplace"))
        return Path(file.name)
