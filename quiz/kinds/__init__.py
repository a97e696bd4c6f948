"""The question types, one file each; this table is where a type joins."""

from quiz.kinds import choice, classify, cloze, evidence, match, multiple, numeric, order, short, true_false
from quiz.kinds.base import Item, Kind, Part, Remark, Response, Verdict

_MODULES = (choice, multiple, true_false, short, numeric, cloze, order, match, classify, evidence)

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}

AnyItem = (
    choice.Choice
    | multiple.Multiple
    | true_false.TrueFalse
    | short.Short
    | numeric.Numeric
    | cloze.Cloze
    | order.Order
    | match.Match
    | classify.Classify
    | evidence.Evidence
)
"""The items of all types, told apart by their tag when a compiled bank is read."""

__all__ = ["KINDS", "AnyItem", "Item", "Kind", "Part", "Remark", "Response", "Verdict"]
