"""What other programs call the question types, and which is meant."""

from quiz.text import fold_name

NAMES = {
    "choice (one right option) or multiple (several)": "multiple-choice multiplechoice mc mcq",
    "choice": "single-choice single radio one-of select",
    "multiple": "multiple-response multiple-answer multiple-answers multiple-select multi-select multiselect checkbox",
    "true-false": "tf t/f truefalse boolean bool yes-no statement",
    "short": "short-answer shortanswer open free-text free text typed identification",
    "numeric": "number numerical num integer",
    "cloze": "fill-in fill-in-the-blank fill-in-the-blanks fill-in-the-gap fill-in-the-gaps blank blanks gap gaps",
    "order": "ordering ordered sequence ranking rank arrange",
    "match": "matching pairs pairing connect",
    "classify": "categorize categorise categories category group groups grouping classification sort sorting",
    "evidence": "quote quotes passages highlight proof",
}


def meant(name: str) -> str:
    """The type that is meant by `name`, in words to be written; empty where none is known by it."""
    folded = fold_name(name.strip())
    return next((kind for kind, names in NAMES.items() if folded in names.split()), "")
