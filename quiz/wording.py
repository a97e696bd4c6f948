"""The words in which a verdict, a score and a time are told, the same on every surface."""

from quiz.bank.model import Proof, Question
from quiz.kinds import Response, Verdict
from quiz.session.results import Results
from quiz.stats.progress import Progress

RIGHT, PARTLY, WRONG = "✓", "◐", "✗"


def symbol(mark: float) -> str:
    """✓, ◐ or ✗ for a mark in 0…1."""
    return RIGHT if mark >= 1 else PARTLY if mark > 0 else WRONG


def verdict_word(verdict: Verdict) -> str:
    """`Right.`, `Partly right.`, `Not right.`, or what a slip of spelling is told."""
    if verdict.right:
        return "Right."
    if verdict.mark > 0:
        return f"Partly right: {percent(verdict.mark)}."
    return "Close, but not right: check the spelling." if verdict.close else "Not right."


def key_line(question: Question) -> str:
    """The right answer in one line."""
    return f"Right: {joined(question.item.key())}"


def joined(response: Response) -> str:
    """A response in one line."""
    return " · ".join(response) if response else "nothing"


def quoted(proof: Proof) -> str:
    """A quote in quotation marks, an error of the original marked."""
    return f"“{proof.quote}”{' [sic]' if proof.sic else ''}"


def percent(share: float) -> str:
    """A share in 0…1 as `67 %`; never rounded up to 100 nor down to 0."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        rounded = 99
    if rounded == 0 and share > 0:
        rounded = 1
    return f"{rounded} %"


def points(score: float) -> str:
    """A sum of marks: `7`, `7.5`, `7.33`."""
    return f"{score:.2f}".rstrip("0").rstrip(".")


def duration(milliseconds: int) -> str:
    """`0:42`, `12:05`, `1:02:03`."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def score_line(results: Results) -> str:
    """`7 of 10 right · 75 % · 3:12`; the share counts partial marks."""
    right = results.answered - len(results.missed)
    return f"{right} of {results.answered} right · {percent(results.share)} · {duration(results.took)}"


def standing_line(progress: Progress) -> str:
    """`12 of 40 right · 20 met · last run 70 %`, or that the bank is new."""
    if not progress.answers:
        return "new"
    last = "" if progress.last_score is None else f" · last run {percent(progress.last_score)}"
    return f"{progress.right} of {progress.questions} right · {progress.seen} met{last}"
