"""The codes of the mistakes that reading a file tells, each with what it stands for; a test holds them to the readers.

The rules of item writing are no part of this: each has its own page in `quiz/checks/`.
"""

FORM = {
    "alias": "A value is repeated by a YAML alias (*name). Aliases are not read: write the value out.",
    "ambiguous-quote": "The text has the words of a quote in several places. The first is taken, which may be wrong.",
    "anchor": "A value has a YAML anchor (&name). Anchors are not read: remove it.",
    "bad-file-name": "The text of a source must be named by a plain file name and lie beside the source.",
    "bad-id": "An id is made of small letters and digits with single hyphens between them, at most 80 in all.",
    "bad-key": "A key is a list or a mapping; it must be a text.",
    "bad-lock": "The lock beside a file cannot be read. `quiz check --relock --text FILE` writes a new one.",
    "bad-unit": "A unit holds a digit, so that it cannot be told from the number before it.",
    "body-not-found": "The text has no paragraph that begins as the source says.",
    "circular-support": "Claims support each other in a circle, so none of them rests on anything.",
    "control-character": "A character could disturb a terminal or reorder a line; it is shown as U+FFFD.",
    "cut-by-comment": "A text without quotes ends at a # that a blank stands before: what follows is a comment.",
    "duplicate-id": "Two questions, or two claims, have one id. The second is left out.",
    "duplicate-key": "A mapping has one key twice, or an item begins without its dash. A question with it is left out.",
    "duplicate-option": "Two options are alike, so that nobody could choose between them.",
    "empty-file": "The file is empty.",
    "empty-gap": "A gap, or one of its options, accepts nothing.",
    "empty-text": "A field is there without a text.",
    "escape": "A backslash in double quotes is read with the letter behind it: \\t is a tab. A word may be meant.",
    "gap-separator": "An option of a gap ends with a |, a comma or the like. Blanks part options, = and ~ begin them.",
    "large-file": "The file is so large that reading it takes noticeable time.",
    "lock-not-written": "The quotes hold, but the lock that says so could not be written.",
    "long-quote": "A quote is longer than the clause that proves an answer.",
    "look-alike": "A sign looks like one of YAML's and is none: a typographic quotation mark, another dash or space.",
    "many-right-choices": "A question of type choice has several right options; type: multiple may have them.",
    "matches-all": "A pattern accepts any answer.",
    "missing-key": "A field that must be there is not.",
    "name-as-id": "An entry under voices: or topics: begins with a name, with capitals or spaces, not with an id.",
    "negative-tolerance": "A tolerance is below 0, so that not even the answer itself would be right.",
    "no-answer": "No answer is accepted.",
    "no-choice": "Every pair has the same right side, so there is nothing to choose.",
    "no-gap": "A cloze text has no gap.",
    "no-gap-here": "What other programs take for a gap ({x}, [x], ____) is none here: it is shown as it stands.",
    "no-lock": "No quote of the source was ever held against the text. `quiz check --text FILE` does it.",
    "no-questions": "The bank has no question.",
    "no-right-choice": "No option is right.",
    "no-source": "Questions name claims, but the bank names no source.",
    "no-text": "The text that ships with a source cannot be read.",
    "no-wrong-choice": "Every option is right, so picking is no test.",
    "not-a-file": "The path is no regular file.",
    "not-a-flag": "A field takes true or false and holds something else.",
    "not-a-number": "A field takes a number and holds something else.",
    "not-utf-8": "The file is not written in UTF-8.",
    "nothing-to-prove": "A question asks for its proof by prove:, but names no claim and no quote.",
    "odd-number": "A number has the decimal mark where other texts part thousands: 1.500 is one and a half here.",
    "odd-tolerance": "A tolerance as a share of the answer is so small or so large that another is likely to be meant.",
    "one-brace": "A gap has one brace at each end, or three, or blanks between them, where it takes two.",
    "one-right-option": "A gap to pick from has not exactly one option marked right.",
    "open-gap": "A gap begins and does not end.",
    "passages-twice": "The wrong passages of evidence are given both under choices: and under distractors:.",
    "quote-changed": "A quote is not the one that was verified. `quiz check --text FILE` verifies it again.",
    "quote-not-found": "The text does not hold the words of a quote.",
    "rejected-answer": "A rejected pattern takes all that an accepted one with a star accepts.",
    "repeated-quote": "Two claims have the same quote, so that nobody can tell which of them it is to prove.",
    "right-or-wrong": "An option must be marked either right: or wrong:.",
    "second-document": "A second YAML document begins. One file holds one.",
    "split-number": "A number in a list in brackets holds a comma, and so becomes several texts.",
    "tag": "A value has a YAML tag (!name). Every value is read as text and typed by its field.",
    "text-changed": "A text is not the one that was verified. `quiz check --relock --text FILE` accepts it.",
    "text-without-rights": "A source names a whole text without saying that it may be passed on.",
    "too-deep": "Values are nested deeper than any bank or source needs.",
    "too-few-options": "There are fewer options than make a question.",
    "too-large": "The file is larger than is read.",
    "too-long": "A text is longer than is read.",
    "too-many-options": "There are more options than are read.",
    "two-tolerances": "A number has two tolerances.",
    "unknown-claim": "The source has no claim of that id.",
    "unknown-key": "A field is not known here.",
    "unknown-source": "There is no source of that id.",
    "unknown-topic": "A topic is not listed under topics:.",
    "unknown-type": "There is no question type of that name.",
    "unknown-value": "A field takes one of a few words and holds another.",
    "unknown-voice": "A voice is not listed under voices:.",
    "unreadable": "The file cannot be opened or read.",
    "unverified-quote": "A quote was never held against the text. `quiz check --text FILE` does it.",
    "wrong-paragraph": "A quote does not stand in the paragraph that its claim names.",
    "wrong-type": "A field holds a list, a mapping or a text where another of them belongs.",
    "yaml-syntax": "The file is no YAML from this place on, so what follows is not read.",
}
"""What reading a file, its lock and its text tells."""

IGNORES = {
    "unknown-rule": "An ignore: names a rule that does not exist.",
    "unused-ignore": "An ignore: silences nothing, and could hide something later.",
}
"""What is told of an `ignore:` when the rules run."""

SETTINGS = {
    "out-of-range": "A number is larger or smaller than it may be.",
    "toml-syntax": "A line of the settings is no TOML.",
}
"""What reading the settings tells besides; `quiz settings` shows it, `quiz check` never meets it."""

ANSWERS = {
    "bad-line": "A line of a file of answers is no event, or holds what cannot be. Nothing of the file is taken in.",
    "newer-version": "A file of answers was written by a newer version of the program.",
}
"""What `quiz import` tells."""
