"""`evidence` in lines: the numbers of the passages, as in `multiple`."""

from quiz.plain.answers import multiple

FORM = multiple.FORM
