"""The words in which a verdict, a score and a time are told, the same on every surface."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quiz.bank.model import Proof, Question
from quiz.kinds import Remark, Verdict
from quiz.session.events import Answered, Skipped
from quiz.session.modes import run_name
from quiz.session.outcome import Outcome
from quiz.session.proving import Pick, proven
from quiz.text import count, percent

if TYPE_CHECKING:
    from quiz.session.attempt import Attempt
    from quiz.session.memory.schedule import Outlook
    from quiz.session.results import Results
    from quiz.session.run import Run
    from quiz.stats.progress import ClaimStanding, Progress

_TICKS = 5 * 60_000

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


def exam_line(number: int, limit: int, held: bool) -> str:
    """What an exam of so many questions will be; `limit` in milliseconds, 0 where it has none."""
    time = f" in {count(limit // 60_000, 'minute')}" if limit else ""
    clock = f" When you leave it, {clock_word(held)}." if limit else ""
    change = "Answers can be changed until you hand in; you'll see the solutions afterwards."
    return f"{count(number, 'question')}{time}. {change}{clock}"


def clock_word(held: bool) -> str:
    """What the clock of an exam does while it is left."""
    return "its clock stands still" if held else "its clock goes on"


def left_at(run: "Run") -> str:
    """`10 of 40`: how far a run came that was left; of an exam, how much is answered."""
    return f"{run.done} of {len(run.plan)}"


def left_line(run: "Run", *, time_up: bool = False) -> str:
    """Return `a review, 10 of 40 done` or `an exam, 2 of 3 answered, its clock goes on`, of a run that was left."""
    if run.sheet is None:
        return f"{run_name(run.mode)}, {left_at(run)} done"
    word = "its time is up" if time_up else clock_word(run.sheet.clock.held)
    clock = f", {word}" if run.sheet.clock.limit else ""
    return f"{run_name(run.mode)}, {left_at(run)} answered{clock}"


def again_line(outcome: Outcome) -> str:
    """Return what is said while the question stays: why, how many tries are left, and what the next can earn."""
    if outcome.why_again == "close":
        return "Close: check the spelling, and try again."
    if outcome.why_again == "same":
        return "You already tried that; it didn't cost a try."
    worth = _worth(outcome.worth)
    more = "One more try" if outcome.left == 1 else f"{outcome.left} more tries, the next"
    word = "Partly right." if outcome.verdict.mark > 0 else "Not right."
    return f"{word} {more}{worth}."


def tries_left(run: "Run", question: Question) -> str:
    """Return `2 tries left` after a try that counted; nothing before one."""
    left = run.tries_left(question.id)
    return f"{left} {'try' if left == 1 else 'tries'} left" if run.attempt(question.id).counted else ""


def hint_cost(attempt: "Attempt") -> str:
    """Return `−⅓`, what a hint would take off; nothing when it costs nothing, as no mark is left to lose."""
    return "−⅓" if attempt.hint_cost else ""


def hint_price(key: str) -> str:
    """Return what is said before a hint is taken, when it costs something."""
    return f"The hint costs ⅓. Press {key} again to see it."


def hint_offer(attempt: "Attempt") -> str:
    """Return what is said of a hint that can be taken, and what it costs now."""
    return f"(:hint gives a hint{', for ⅓ of the mark' if attempt.hint_cost else '; it costs nothing now'}.)"


def no_hint(run: "Run") -> str:
    """Return why the current question has no hint to take."""
    seen = run.current is not None and run.attempt(run.current).seen
    return "You have seen the solution; there is no hint now." if seen else "This question has no hint."


def skip_line(run: "Run", question: str) -> str:
    """What becomes of a question that was skipped just now."""
    if question in run.left_out:
        return "Skipped again: it is left out of this run."
    if run.queue == (question,):
        return "The only one left: it is asked again now. Skipped again, it is left out."
    return "Skipped: it comes again at the end."


def undo_line(run: "Run", taken: Answered | Skipped) -> str:
    """Return what is said after an answer or a skip was taken back, and what the question can still earn."""
    if isinstance(taken, Skipped):
        return "Skip taken back."
    now = run.attempt(taken.question)
    if not now.seen:
        return "Answer taken back. Answer again."
    worth = f"{_worth(now.worth).removeprefix(' for ')} at most" if now.worth else "no mark"
    return f"Answer taken back. You saw the solution: {worth} now."


def _worth(share: float) -> str:
    """Return ` for ⅔` and so on, what a right answer would earn now; nothing when that is the full mark."""
    return {3: "", 2: " for ⅔", 1: " for ⅓"}.get(round(share * 3), ", though for no mark")


def outcome_word(outcome: Outcome) -> str:
    """The verdict, and what tries, a hint or a missing proof left of the mark; or that there was no answer.

    Where they left nothing, what the answer came to before, and what took it.
    """
    if outcome.blank:
        return "Not answered."
    verdict = outcome.verdict
    how = [f"at try {outcome.tries}"] if outcome.tries > 1 else []
    how += ["with a hint"] if outcome.hint else []
    how += ["without the proof"] if outcome.proved is False else []
    if not how or verdict.mark <= 0:
        return verdict_word(verdict)
    if not outcome.mark:
        return _nothing_left(outcome)
    return f"{'Right' if verdict.right else 'Partly right'} {', '.join(how)}: {percent(outcome.mark)}."


def _nothing_left(outcome: Outcome) -> str:
    """`Partly right: 33 %, and nothing left after the hint.`"""
    right, unproved = outcome.verdict.right, outcome.proved is False
    mark = proven(outcome.verdict.mark, Pick("", right=not unproved))
    word = ("Right" if right else "Partly right") + (" without the proof" if unproved else "")
    share = f": {percent(mark)}" if mark < 1 else ""
    took = [f"{outcome.tries} tries"] if outcome.tries > 1 else []
    took += ["the hint"] if outcome.hint else []
    return f"{word}{share}, and nothing left after {' and '.join(took)}."


def open_line(unanswered: int, half_filled: int) -> str:
    """`2 questions without an answer, 1 half filled`, of what is open in an exam; nothing where nothing is."""
    if not unanswered:
        return f"{count(half_filled, 'question')} half filled" if half_filled else ""
    half = f", {half_filled} half filled" if half_filled else ""
    return f"{count(unanswered, 'question')} without an answer{half}"


def certainty_line(outcome: Outcome) -> str:
    """`You said certain: −6 in certainty marks.`; nothing where it was not asked."""
    if not outcome.certainty:
        return ""
    from quiz.session.certainty import LEVELS, certainty_mark

    right = outcome.verdict.right and outcome.proved is not False and not outcome.first_wrong
    said = f"{LEVELS[outcome.certainty]}{' at first' if outcome.first_wrong else ''}"
    return f"You said {said}: {signed(certainty_mark(right, outcome.certainty))} in certainty marks."


def certainty_total(results: "Results") -> str:
    """Return `certainty marks −6, at best +3`, as they can be below 0; nothing when it was not asked."""
    best = 3 * results.certain_of
    return f"certainty marks {signed(results.certainty)}, at best {signed(best)}" if best else ""


def signed(number: int) -> str:
    """`+3`, `0`, `−6`."""
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"


def outcome_symbol(outcome: Outcome) -> str:
    """✓ for the full mark, ✗ for a wrong answer, ◐ for all between, whatever is left of its mark."""
    return symbol(outcome.mark) if outcome.mark > 0 else symbol(min(outcome.verdict.mark, 0.5))


def numbered(remarks: Iterable[Remark], options: Sequence[str]) -> list[tuple[int, Remark]]:
    """Remarks in the order in which their `options` are shown, each with its number there; 0 where it has none."""
    places = {option: number for number, option in enumerate(options, 1)}
    return sorted(((places.get(remark.option, 0), remark) for remark in remarks), key=lambda one: one[0])


def quoted(proof: Proof) -> str:
    """A quote in quotation marks, an error of the original marked."""
    return f"“{proof.quote}”{' [sic]' if proof.sic else ''}"


def points(score: float) -> str:
    """A sum of marks: `7`, `7.5`, `7.33`."""
    return f"{score:.2f}".rstrip("0").rstrip(".")


def duration(milliseconds: int) -> str:
    """`0:42`, `12:05`, `1:02:03`."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_left(milliseconds: int) -> str:
    """`12 min left`; in the last five minutes `4:59 left`, so that a clock does not tick all the time."""
    if milliseconds > _TICKS:
        return f"{-(-milliseconds // 60_000)} min left"
    return f"{duration(milliseconds + 999)} left"


def score_line(results: "Results") -> str:
    """`7 of 10 right · 1 more after a further try or hint · 77 % · 3:12`; the share counts partial marks."""
    right = results.answered - len(results.missed)
    later = f" · {results.later} more after a further try or hint" if results.later else ""
    return f"{right} of {results.counted} right{later} · {percent(results.share)} · {duration(results.took)}"


def standing_line(progress: "Progress") -> str:
    """`12 of 40 right · 20 met · 1 changed, so new again · last run 70 %`, or that the bank is new."""
    if not progress.answers:
        return "new"
    last = "" if progress.last_score is None else f" · last run {percent(progress.last_score)}"
    changed = f" · {progress.changed} changed, so new again" if progress.changed else ""
    return f"{progress.right} of {progress.questions} right · {progress.seen} met{changed}{last}"


def today(outlook: "Outlook") -> str:
    """`12 due today, 5 new`; or that one can go ahead."""
    if not outlook.due and not outlook.new:
        return "nothing due, go ahead"
    if not outlook.due:
        return f"{outlook.new} new today"
    return f"{outlook.due} due today" + (f", {outlook.new} new" if outlook.new else "")


def claim_symbol(standing: "ClaimStanding") -> str:
    """●, ◐ or ○ for a claim that is known, known in part, or missed; ╌ where it was not met, · where none tests it."""
    if not standing.questions:
        return "·"
    if not standing.met:
        return "╌"
    return "●" if standing.known else "◐" if standing.score else "○"


def claim_word(standing: "ClaimStanding") -> str:
    """`known`, `known in part`, `missed`, `not met`, or that no question tests the claim."""
    if not standing.questions:
        return "no question"
    if not standing.met:
        return "not met"
    return "known" if standing.known else "known in part" if standing.score else "missed"
