"""Cases of the rules that look into the bank's text; `tests.checks.build.SOURCE` stands for it."""

from typing import Any

from tests.checks.build import Ask, ask, gaps, no, statement, typed

SAID = "the wheel was there before the village"
"""Words of a verified quote."""
MEANT = "the wheel was older than the valley"
"""Words that the text does not hold."""
Where = tuple[str | int, ...]


def told(explanation: str, **more: Any) -> Ask:
    return {**statement("The mill is old."), "explanation": explanation, **more}


def at(*where: str | int) -> list[tuple[int, Where]]:
    return [(1, where)]


def with_feedback(feedback: str) -> Ask:
    question = ask("What is old?", "+The wheel", "The gate")
    question["choices"][1]["feedback"] = feedback
    return question


EXPLANATION = at("explanation")
QUOTATION_NOT_IN_TEXT: Any = (
    [
        (told(f"It says “{MEANT}”."), EXPLANATION),
        (told(f'It says "{MEANT}".'), EXPLANATION),
        (told(f"It says ‘{MEANT}’."), EXPLANATION),
        (told(f"It says '{MEANT}'."), EXPLANATION),
        (told(f"It says „{MEANT}“."), EXPLANATION),
        (told(f"It says « {MEANT} »."), EXPLANATION),
        (told(f"It says »{MEANT}«."), EXPLANATION),
        (told(f"It says “{SAID} … than the valley”."), EXPLANATION),
        (told("It says “the wheel was there before the vill”."), EXPLANATION),
        (told(f"“{SAID}” and “{MEANT}” and “may not sell”"), [*EXPLANATION, *EXPLANATION]),
        (told("So.", hint=f"Look for “{MEANT}”."), at("hint")),
        (told("So.", answer=False, feedback=f"It says “{MEANT}”."), at("feedback")),
        (with_feedback(f"It says “{MEANT}”."), at("choices", 1, "feedback")),
        (
            typed("Who?", "Marta", reject=[no("Ada"), {"answer": "Eve", "feedback": f"“{MEANT}”"}]),
            at("reject", 1, "feedback"),
        ),
        (told("It says “the wheel of Marta’s old mill”."), EXPLANATION),
        (told(f"She says, “{MEANT.replace('older', '‘older’')},” he adds."), EXPLANATION),
    ],
    [
        told(f"It says “{SAID}”."),
        told(f"“{SAID.upper()},” it says."),
        told("It says “the wheel … before the village”."),
        told("It says “[t]he wheel was there before the village [itself]”."),
        told("It speaks of “the valley’s” and “a village” only."),
        told("The title is “The Old Wheels of the Valley”."),
        told("“Older” means “of more years than another”, or “not as new”."),
        told("It is the ‘last one out’ principle."),
        told("The mill's wheel and the village's gate, said the farmers' wives, aren't the miller's."),
        told("A 5' beam and a 12' one, '90s style and rock 'n' roll, are not in it'."),
        told(
            "“A mill may vanish.”",
            hint="The mill is “old, is it”?",
            prompt="What of “a mill may vanish” is old, is it?",
        ),
        with_feedback("“The wheel” and “the gate” are options."),
        {**with_feedback("It says “the gate of the mill”."), "prompt": "What is this: “The gate of the mill”?"},
        {**gaps("The wheel {{=turns ~sings}} at night."), "explanation": "“The wheel turns at night”."},
        told("It does say “finest bread” of “Marta's Mill”."),
        told("“unclosed words of no text at all"),
    ],
)

PROMPT = at("prompt")
MISSPELT_NAME: Any = (
    [
        (typed("What did Xiaomin Okafor send?", "a letter"), PROMPT),
        (typed("What did Xioaming Okafor send?", "a letter"), PROMPT),
        (typed("To whom did Xiaoming Okafer write?", "Ms H."), PROMPT),
        (typed("Xiaomign Okafor sent what?", "a letter"), PROMPT),
        (typed("What did Ms Holmquist get?", "a letter"), PROMPT),
        (typed("What did Ms Holmkvits’s friend send?", "a letter"), PROMPT),
        (ask("Who?", "+He of Ferow", "Ada"), at("choices", 0, "right")),
        (ask("Who?", "Ada", "+A man, Okafor", "The Xaoming Okafor there"), at("choices", 2, "wrong")),
        ([typed("Is it Ferrow?", "yes"), typed("Or is it Ferraw?", "no")], [(2, ("prompt",))]),
    ],
    [
        typed("What did Xiaoming Okafor's friend send?", "a letter"),
        typed("What did Koreans send, in Korea’s or a Korean letter?", "a letter"),
        typed("What did the XIAOMING of the letter send?", "it"),
        typed("Was it Okonjo, Ferris or Hansson?", "no"),
        typed("Narrow is the way. Forrow it may be.", "yes"),
        typed("Ferrows are what?", "towns"),
        typed("What is a ferrow?", "a pig's litter"),
        typed("Whom did Okafors meet?", "Ada"),
        ask("Who?", "+Ferraw", "Narrow"),
        statement("In Ms Holmqvist’s Ferrow, Okafor is known."),
    ],
)
