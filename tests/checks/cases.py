"""For every rule: questions in which it finds something, and where; and near misses, in which it must not.

A case is one question or a list of them, with the places that are found: (number of the question, path).
"""

from typing import Any

from tests.checks.build import Ask, ask, counted, gaps, no, statement, typed
from tests.checks.cases_of_text import MISSPELT_NAME, QUOTATION_NOT_IN_TEXT

Places = list[tuple[int, tuple[str | int, ...]]]
Found = tuple[Ask | list[Ask], Places]
Cases = tuple[list[Found], list[Ask | list[Ask]]]
PROMPT: Places = [(1, ("prompt",))]
CHOICES: Places = [(1, ("choices",))]


def at(place: int, kind: str = "wrong") -> Places:
    return [(1, ("choices", place, kind))]


WHO = "Who sold the mill?"

ALL_OF_ABOVE: Cases = (
    [
        (ask(WHO, "Marta", "Her son", "+All of the above"), at(2, "right")),
        (ask(WHO, "+Marta", "Her son", "All the above."), at(2)),
        (ask(WHO, "+Marta", "Her son", "Both of these"), at(2)),
        (ask(WHO, "+Marta", "Her son", "A and B"), at(2)),
        (ask(WHO, "+Marta", "Her son", "Both A and C are correct"), at(2)),
        (ask(WHO, "+Marta", "Her son", "All of them"), at(2)),
        (ask(WHO, "+Marta", "Any of the other options", "The village"), at(1)),
    ],
    [
        ask(WHO, "+Marta", "All of the millers", "The village"),
        ask(WHO, "+Marta", "Those in the small house above", "The village"),
        ask(WHO, "+Both sisters", "The brothers", "The village"),
        ask(WHO, "+Marta and Bela", "The brothers", "The village"),
        ask(WHO, "+Marta", "A and his brother", "The village"),
        ask(WHO, "+Marta", "Nearly all", "The village"),
        ask("Did all of the above mills burn?", "+Two did", "Three did"),
    ],
)
NONE_OF_ABOVE: Cases = (
    [
        (ask(WHO, "Marta", "Her son", "+None of the above"), at(2, "right")),
        (ask(WHO, "+Marta", "Her son", "None of these"), at(2)),
        (ask(WHO, "+Marta", "Her son", "Neither"), at(2)),
        (ask(WHO, "+Marta", "Neither of the above", "Her son"), at(1)),
        (ask(WHO, "+Marta", "Her son", "Neither A nor B"), at(2)),
        (ask(WHO, "+Marta", "Her son", "None of the other options"), at(2)),
        (ask(WHO, "+Marta", "Her son", "none"), at(2)),
    ],
    [
        ask(WHO, "+Marta", "None of the millers", "The village"),
        ask(WHO, "+Marta", "Neither of the two sisters", "The village"),
        ask(WHO, "+Marta", "A nonesuch", "The village"),
        ask(WHO, "+Nobody above ten years", "Marta", "The village"),
        ask("How many mills burnt?", "+None at all in the valley", "Two", "Ten"),
        ask(WHO, "+Neither Bela nor Marta", "Her son", "The village"),
    ],
)
LONGEST_CORRECT: Cases = (
    [
        (ask(WHO, "+The miller who had come from the hills", "Marta", "A son"), at(0, "right")),
        (ask("Why?", "It rained", "+It had been dry in the hills for a year", "Snow fell"), at(1, "right")),
        (ask("When?", "In May", "In June", "+In the week before the harvest began"), at(2, "right")),
        (ask("Where?", "+Down by the river", "By road", "Uphill"), at(0, "right")),
        (ask("How?", "By hand", "+With a wheel and two stones of granite"), at(1, "right")),
        (ask("What?", "+A wheel made of oak and iron in 1850", "A stone of granite", "A gate"), at(0, "right")),
    ],
    [
        ask(WHO, "+Representative Xiaoming Liu-Montgomery", "Wang", "Ri"),
        ask("Why?", "+It had been dry for a year", "It had rained all spring", "Snow"),
        ask("Why?", "+It rained", "It had been dry in the hills for a whole year"),
        ask("Which?", "+The wheel made of oak and iron", "+The granite stones of the mill", "A gate"),
        ask("How?", "+With a wheel of oak", "With two stones"),
        ask("Where?", "+Northwest-of-the-bridge Lane", "Here", "There"),
    ],
)
ABSOLUTE_TERMS: Cases = (
    [
        (ask("What?", "+It turns in spring", "It always turns", "It is old"), at(1)),
        (ask("What?", "+It turns in spring", "It never turns", "It is old"), at(1)),
        (ask("What?", "It is totally dry", "+It turns in spring", "It is old"), at(0)),
        (ask("What?", "+It turns in spring", "Nobody has seen it", "It is old"), at(1)),
        (ask("What?", "+It turns in spring", "It is completely new", "It is old"), at(1)),
        (ask("What?", "+It turns in spring", "Only Marta knows it", "It is old"), at(1)),
        (ask("What?", "It always turns", "It never turns", "+It is old"), [*at(0), *at(1)]),
    ],
    [
        ask("What?", "+It turns in spring", "It is small", "It is a hall"),
        ask("What?", "+It always turns", "It never turns", "It is old"),
        ask("What?", "+The one and only mill", "It never turns", "It is old"),
        ask("What?", "+It turns in spring", "An everyday matter", "It is old"),
        ask("Who always came?", "+Marta", "Bela", "Ada"),
        ask("What?", "+It turns", "Neverland", "A nevertheless"),
        statement("It always turns."),
    ],
)
VAGUE_TERMS: Cases = (
    [
        (ask("What?", "+It often turns", "It is old"), at(0, "right")),
        (ask("What?", "+It turns", "It is rarely seen"), at(1)),
        (ask("What?", "+It turns", "It usually stands still"), at(1)),
        (ask("What?", "+It turns", "It frequently floods"), at(1)),
        (ask("What?", "+It turns", "It stands still sometimes"), at(1)),
        (ask("What?", "Occasionally it turns", "+It turns"), at(0)),
    ],
    [
        ask("What often turns?", "+A wheel", "A gate"),
        ask("What?", "+The usual wheel", "A gate"),
        ask("What?", "+A rare wheel", "A gate"),
        ask("What?", "+It turns twice a week", "It turns daily"),
        ask("What?", "+A generally-minded wheel", "A frequent guest"),
        statement("It often turns."),
        typed("What?", "often"),
    ],
)
NEGATIVE_STEM: Cases = (
    [
        (ask("Which of these did Marta not sell?", "+A gate", "A wheel"), PROMPT),
        (ask("Which mill is not by the river?", "+Hers", "Ours"), PROMPT),
        (ask("All are true except one. Which one, except the last?", "+A", "B"), PROMPT),
        (ask("Which statement is incorrect?", "+It burnt", "It turns"), PROMPT),
        (ask("Who wasn't there?", "+Marta", "Bela"), PROMPT),
        (ask("Which wheel cannot turn?", "+Hers", "Ours"), PROMPT),
        (ask("What can the mill do without?", "+Coal", "Water"), PROMPT),
    ],
    [
        ask("Which of these did Marta NOT sell?", "+A gate", "A wheel"),
        ask("All is true, EXCEPT for one thing. Which?", "+A", "B"),
        ask("Not only Marta sold. Who else did?", "+Bela", "Ada"),
        ask("Marta did not sell the wheel. What did she sell?", "+A gate", "A stone"),
        ask("Did she sell the wheel or not?", "+She did", "She gave it away"),
        ask("Which knot holds the gate?", "+A bowline", "A hitch"),
        statement("Marta did not sell the mill."),
        typed("Who did not come?", "Bela"),
    ],
)
TRUE_FALSE_AS_CHOICE: Cases = (
    [
        (ask("Is it old?", "+Yes", "No"), CHOICES),
        (ask("It is old.", "+True", "False"), CHOICES),
        (ask("Is it old?", "No.", "+Yes."), CHOICES),
        (ask("It is old.", "+Correct", "Incorrect"), CHOICES),
        (ask("It is old.", "+Right", "Wrong"), CHOICES),
        (ask("It is old.", "TRUE", "+FALSE"), CHOICES),
    ],
    [
        ask("Is it old?", "+Yes", "No", "The text does not say"),
        ask("Is it old?", "+Yes, as the village", "No, it is new"),
        ask("Which way?", "+Right", "Left"),
        ask("Which word?", "+True", "Faithful"),
        statement("It is old."),
        ask("Which river?", "+No River", "Yes River"),
    ],
)
FILL_IN_BLANK: Cases = (
    [
        (ask("The mill stands by a ____.", "+River", "Road"), PROMPT),
        (ask("____ sold the mill.", "+Marta", "Bela"), PROMPT),
        (ask("The mill [ ] by the river.", "+Stands", "Falls"), PROMPT),
        (ask("The mill stands by a ....... today.", "+River", "Road"), PROMPT),
        (typed("Marta ___ it.", "sold"), PROMPT),
        (statement("The mill is ____."), PROMPT),
    ],
    [
        ask("What does snake_case join?", "+Words", "Mills"),
        ask("And then… what happened?", "+It burnt", "It fell"),
        ask("Which … did she sell?", "+A gate", "A wheel"),
        ask("What follows? (It is short.)", "+A gate", "A wheel"),
        {"type": "cloze", "prompt": "Fill in ____.", "text": "By a {{river}}.", "explanation": "So."},
        ask("Wait... who came?", "+Marta", "Bela"),
    ],
)
LOST_SEQUENCE: Cases = (
    [
        (ask("When?", "1911", "+1961", "1921"), CHOICES),
        (ask("How many?", "Three", "+Two", "Ten"), CHOICES),
        (ask("When?", "In May", "+In March", "In June", shuffle=False), CHOICES),
        (ask("How long?", "60 years", "+6 years", "16 years"), CHOICES),
        (ask("When?", "+1911", "1921", "1931"), CHOICES),
        (ask("Which day?", "Friday", "+Monday", "Sunday"), CHOICES),
        (ask("How many?", "7", "+2", "5", "It is not known", shuffle=False), CHOICES),
    ],
    [
        ask("When?", "1911", "+1921", "1961", shuffle=False),
        ask("How many?", "Ten", "+Three", "Two", shuffle=False),
        ask("When?", "1961", "+It is unknown", "In her youth"),
        ask("When?", "+1911", "1901"),
        ask(
            "What?",
            "3 wheels turned in the spring flood",
            "+2 gates were broken by the ice",
            "5 men came down the river",
        ),
        ask("Who?", "+May", "June", "Bela"),
        ask("Which?", "March of the Millers", "+A May song of old", "The June letters there"),
    ],
)
WORD_REPEATS: Cases = (
    [
        (ask("Who repaired the wheel?", "+The wheel maker", "A farmer"), at(0, "right")),
        (ask("What weakened the bridge?", "A flood", "+A weak pier under the bridge"), at(1, "right")),
        (ask("Where is the granite cut?", "+In a granite quarry", "In a forest"), at(0, "right")),
        (ask("Who criticized the sale?", "Bela", "+A critic of the sale"), at(1, "right")),
        (ask("Which harvest failed?", "+The harvest of barley", "The one of oats"), at(0, "right")),
        (ask("What do bakers need?", "+What a baker is given", "A new gate"), at(0, "right")),
    ],
    [
        ask("Who repaired the wheel?", "+The wheel maker", "A wheel thief"),
        ask("What weakened it?", "+A weekend", "A flood"),
        ask("Which mills burnt?", "+The mills in the hills", "The houses"),
        ask("Who was it that sold?", "+It was who came", "Bela"),
        ask("Who repaired the wheel?", "+A farmer", "The wheel maker"),
        ask("What did she repair?", "+The wheel", "+A repaired gate", "Nothing of hers"),
        ask("Where do steelworkers live?", "+In a steelyard", "In a forest"),
    ],
)
K_TYPE: Cases = (
    [
        (ask("What burnt?", "A and B", "+B and C", "A and C"), CHOICES),
        (ask("What burnt?", "Gate and wheel", "+Gate and stone", "Wheel and stone"), CHOICES),
        (ask("What burnt?", "1 only", "1 and 2", "+2 and 3", "1, 2 and 3", "3 only"), CHOICES),
        (
            ask("What burnt?", "The gate", "The wheel", "+The gate and the wheel", "The stone", "The stone, the gate"),
            CHOICES,
        ),
        (ask("Who came?", "Ada, Bela", "+Bela, Marta", "Ada, Marta", "Ada, Bela, Marta"), CHOICES),
        (ask("Who came?", "Both Ada and Bela", "+Both Bela and Marta", "Ada and Marta"), CHOICES),
    ],
    [
        ask("What burnt?", "Gate and wheel", "+Hay and straw", "Stone and sand"),
        ask("What burnt?", "The gate", "+The wheel and the gate", "The barn"),
        ask("What is it?", "Salt and bread", "+Bread", "Salt"),
        ask("What burnt?", "The sand hill", "+The band stand", "The land"),
        ask("Who came?", "Ada", "Bela", "+Marta"),
        ask("What burnt?", "Gate and wheel", "+Gate and stone"),
    ],
)
UNFOCUSED_STEM: Cases = (
    [
        (ask("The mill", "+It turns", "It burnt"), PROMPT),
        (ask("The sale of the mill in autumn.", "+It failed", "It paid"), PROMPT),
        (typed("The miller's daughter", "Marta"), PROMPT),
        (ask("The mill stands by", "+A river", "A road"), PROMPT),
        (ask("About the wheel.", "+It turns", "It burnt"), PROMPT),
        (
            {"type": "order", "prompt": "The mill's history.", "sequence": ["Built", "Sold"], "explanation": "So."},
            PROMPT,
        ),
    ],
    [
        ask("The mill stands by:", "+A river", "A road"),
        ask("Is the mill old?", "+It is", "It is new"),
        ask("Choose the one that burnt.", "+The mill", "The gate"),
        ask("Read it again. Pick what burnt.", "+The mill", "The gate"),
        ask("Say in which year it was sold", "+1911", "1850"),
        statement("The mill is old."),
        {"type": "order", "prompt": "Put them in order.", "sequence": ["Built", "Sold"], "explanation": "So."},
        ask("The mill stands by …", "+A river", "A road"),
    ],
)
CONVERGENCE: Cases = (
    [
        (ask("What?", "+A red cart", "A red ship", "A blue cart", "A plough"), at(0, "right")),
        (ask("What?", "Oak wheel", "+Oak gate", "Iron gate"), at(1, "right")),
        (ask("Who?", "Young miller", "Old farmer", "+Old miller"), at(2, "right")),
        (ask("When?", "+Late spring", "Late autumn", "Early spring", "Winter"), at(0, "right")),
        (ask("What?", "+Cheap flour sold", "Cheap bread bought", "Rye flour kept"), at(0, "right")),
        (ask("Where?", "Northern bridge", "+Northern meadow", "Southern meadow", "Village"), at(1, "right")),
    ],
    [
        ask("What?", "+A red cart", "A red ship", "A blue cart", "A blue ship"),
        ask("What?", "+A red cart", "A red ship", "A red plough"),
        ask("What?", "+A cart", "A ship", "A plough"),
        ask("What?", "A red cart", "+A red ship", "A blue cart"),
        ask("What?", "+A red cart", "A red ship with sails", "A blue cart with sails"),
        ask("What?", "+Red cart", "Blue cart"),
        ask("What?", "+A red cart", "+A red ship", "A blue cart"),
    ],
)
GRAMMAR_CUE: Cases = (
    [
        (ask("The envoy was an:", "+Ambassador", "Minister", "Miller"), at(0, "right")),
        (ask("What she sold was a", "Old gate", "+Wheel", "Iron stone"), at(1, "right")),
        (ask("It was built by an…", "+Engineer", "Baker"), at(0, "right")),
        (ask("Which two burnt?", "+The mill and the gate", "The barn", "The house"), at(0, "right")),
        (ask("Name the two that burnt.", "The barn", "+The mill, the gate"), at(1, "right")),
        (ask("What three came?", "+Ada, Bela and Marta", "The millers", "Her sons"), at(0, "right")),
    ],
    [
        ask("The envoy was an:", "+Ambassador", "Engineer", "Miller"),
        ask("The envoy was a:", "+Miller", "University man", "Elder"),
        ask("Who was an ambassador?", "+Ada", "Bela"),
        ask("Which two burnt?", "+The mill and the gate", "The barn and the house"),
        ask("Which of the two burnt?", "+The mill and all in it", "The barn"),
        ask("The envoy was a(n):", "+Ambassador", "Miller"),
        ask("It stands in the area:", "+Inland", "By the sea"),
    ],
)
OLD = ["old"]
QUOTE_IS_THE_KEY: Cases = (
    [
        (ask("What?", "+The wheel was there before the village", "Nothing", claims=OLD), at(0, "right")),
        (ask("What?", "No", "+It was there before the village had water", claims=OLD), at(1, "right")),
        (ask("What?", "+WAS THERE BEFORE THE VILLAGE HAD", "No", claims=OLD), at(0, "right")),
        (ask("What?", "+before the village had so much as", "No", claims=OLD), at(0, "right")),
        (
            ask("What?", "+They sold all the bread in one morning", "No", quote="sold all the bread in one"),
            at(0, "right"),
        ),
        (
            ask("What?", "+the village had so much as a name", "+was there before the village had", "No", claims=OLD),
            [*at(0, "right"), *at(1, "right")],
        ),
    ],
    [
        ask("What?", "+The wheel is older than the houses around it", "No", claims=OLD),
        ask("What?", "+The wheel was there first of all", "The wheel was there before the village", claims=OLD),
        ask("What?", "+was there before the village", "No", claims=OLD),
        ask("What?", "+The wheel was there before the village", "No"),
        ask("What?", "+name a as much so had village the", "No", claims=OLD),
        ask("What?", "+It may sell", "No", claims=["sale"]),
        typed("What?", "the wheel was there before the village", claims=OLD),
    ],
)


def bare(*options: dict[str, Any], **more: Any) -> Ask:
    return {"type": "choice", "prompt": "What?", "choices": list(options), **more}


RIGHT = {"right": "A gate"}
SO = {"explanation": "So.", "claims": OLD}
NO_FEEDBACK: Cases = (
    [
        (bare(RIGHT, {"wrong": "A wheel"}, **SO), [(1, ("choices", 1))]),
        (bare({"wrong": "A wheel"}, RIGHT, {"wrong": "A barn"}, **SO), [(1, ("choices", 0)), (1, ("choices", 2))]),
        (bare(RIGHT, {"wrong": "A wheel", "feedback": "No."}, claims=OLD), [(1, ())]),
        (bare(RIGHT, {"wrong": "A wheel", "feedback": "No."}, explanation="So."), [(1, ())]),
        ({"type": "short", "prompt": "Who?", "accept": ["Ada"], "claims": OLD}, [(1, ())]),
        ({"type": "true-false", "prompt": "It is.", "answer": True}, [(1, ()), (1, ())]),
    ],
    [
        bare(RIGHT, {"wrong": "A wheel", "feedback": "No."}, **SO),
        bare(RIGHT, {"wrong": "A wheel", "feedback": "No."}, explanation="So.", quote="a gate"),
        {"type": "true-false", "prompt": "It is.", "answer": True, **SO},
        {"type": "short", "prompt": "Who?", "accept": ["Ada"], **SO},
        {"type": "evidence", "prompt": "Which words?", **SO},
        {"type": "order", "prompt": "Sort.", "sequence": ["A", "B"], **SO},
    ],
)
HEDGE_LOST: Cases = (
    [
        (statement("The miller is going to sell the wheel in autumn.", claims=["sale"]), PROMPT),
        (statement("In autumn the miller is going to sell her wheel.", claims=["sale"]), PROMPT),
        (ask("The miller is going to sell the wheel in autumn. Why?", "+Debts", "Age", claims=["sale"]), PROMPT),
        (statement("Marta bakes the finest bread in the valley.", claims=["best"]), PROMPT),
        (typed("Who bakes the finest bread of the valley, Marta or Bela?", "Marta", claims=["best"]), PROMPT),
        (statement("A dam floods the lower meadow.", claims=["dam"]), PROMPT),
        (statement("The wheel was sold.", claims=["sale"]), PROMPT),
        (statement("No loaf tastes better than that bread.", claims=["best"]), PROMPT),
        (statement("The low meadow lies under water, and the wheel is gone.", claims=["dam", "sale"]), PROMPT),
    ],
    [
        statement("Some say that the miller is going to sell the wheel in autumn.", claims=["sale"]),
        statement("The miller may sell the wheel in autumn.", claims=["sale"]),
        statement("The miller is going to sell the wheel in autumn.", False, claims=["sale"]),
        statement("According to the miller, Marta bakes the finest bread in the valley.", claims=["best"]),
        statement("The wheel is older than the village.", claims=["old"]),
        statement("A dam would flood the lower meadow.", claims=["dam"]),
        statement("The wheel was sold.", False, claims=["sale"]),
        ask("Why was the wheel sold?", "+Debts", "Age", claims=["sale"]),
        statement("The neighbours know of a wheel for sale.", claims=["sale"]),
        statement("Ada has a meadow that is flooded.", claims=["dam"]),
        statement("A flood of the meadow is feared.", claims=["dam"]),
        statement("The meadow is flooded and the wheel is old.", claims=["dam", "old"]),
        statement("Nothing is said of the price.", claims=["dam"]),
        statement("Marta bakes the finest bread in the valley.", claims=["best", "old"]),
    ],
)


def keys_at(*places: int, size: int = 4) -> list[Ask]:
    options = [f"Thing {letter}" for letter in "ABCDEF"[:size]]
    return [
        ask(f"Which of them {n}?", *(f"+{o}" if i == place else o for i, o in enumerate(options)))
        for n, place in enumerate(places)
    ]


BANK: Places = [(0, ("questions",))]
KEY_POSITION: Cases = (
    [
        (keys_at(*[0] * 12), BANK),
        (keys_at(*[1] * 10, 0, 2, 3), BANK),
        (keys_at(*[2] * 9), BANK),
        (keys_at(*[0] * 10, size=2), BANK),
        (keys_at(*[0] * 8, 1, 2, size=3), BANK),
        (keys_at(*[3] * 8) + keys_at(*[1] * 7, 0, size=2), BANK),
    ],
    [
        keys_at(0, 1, 2, 3, 0, 1, 2, 3),
        keys_at(0, 0, 0, 0, 1, 2, 3, 1),
        keys_at(0, 0, 0),
        keys_at(0, 1, 0, 1, 0, 1, size=2),
        keys_at(0, 0, 0, 0, 0, 0, 0),
        [statement("It is.") for _ in range(12)],
        keys_at(0, 1, 2, 0, 1, 2, size=3),
    ],
)


def statements(true: int, false: int) -> list[Ask]:
    return [statement(f"Mill {n} turns.", n < true) for n in range(true + false)]


TRUE_FALSE_BALANCE: Cases = (
    [
        (statements(4, 14), BANK),
        (statements(14, 4), BANK),
        (statements(0, 8), BANK),
        (statements(8, 0), BANK),
        (statements(1, 9), BANK),
        (statements(7, 19) + keys_at(0, 1, 2, 3), BANK),
    ],
    [
        statements(9, 9),
        statements(6, 12),
        statements(0, 7),
        statements(2, 6),
        statements(40, 30),
        keys_at(0, 1, 0, 1, 0, 1, size=2),
    ],
)


def lengths(longest: int, others: int, size: int = 4) -> list[Ask]:
    def one(n: int, key: str) -> Ask:
        options = [f"+{key}", *(f"Thing {'ABCDEF'[i]}" for i in range(size - 1))]
        return ask(f"Which of them {n}?", *options[n % size :], *options[: n % size])

    return [one(n, "A longer thing" if n < longest else "Box") for n in range(longest + others)]


KEY_LENGTH: Cases = (
    [
        (lengths(12, 4), BANK),
        (lengths(10, 0), BANK),
        (lengths(8, 4), BANK),
        (lengths(14, 14), BANK),
        (lengths(9, 1, size=2), BANK),
        (lengths(9, 3, size=3), BANK),
    ],
    [
        lengths(3, 9),
        lengths(4, 8),
        lengths(5, 0),
        lengths(6, 6, size=2),
        lengths(0, 12),
        [statement("It is.") for _ in range(12)],
        lengths(4, 7, size=3),
    ],
)
TWIN: Places = [(2, ("prompt",))]
MEET = ask("Where did the two old millers hold their yearly meeting?", "+By the river", "In the valley church")
NEAR_DUPLICATES: Cases = (
    [
        ([MEET, MEET], TWIN),
        ([MEET, {**MEET, "prompt": "Where did the two old millers hold their yearly meetings?"}], TWIN),
        (
            [MEET, {**MEET, "prompt": "Where was it that the two old millers held, or hold, their yearly meeting?"}],
            TWIN,
        ),
        (
            [
                statement("The dam will flood the lower meadow in spring."),
                statement("The dam will not flood the lower meadow in spring.", False),
            ],
            TWIN,
        ),
        (
            [
                typed("Which miller sold the wheel of the northern mill?", "Marta"),
                typed("Which miller was it who sold the wheel of the northern mill?", "Marta"),
            ],
            TWIN,
        ),
        ([statement("It is old."), MEET, MEET], [(3, ("prompt",))]),
    ],
    [
        [MEET, ask("Why did the two old millers hold their yearly meeting?", "+To set the price", "To share bread")],
        [ask("Put it right.", "+A gate", "A wheel"), ask("Put it right.", "+A barn", "A stone")],
        [statement("The dam will flood it."), statement("The dam will spare it.")],
        [
            typed("Which miller sold the wheel of the northern mill?", "Marta"),
            typed("Which farmer bought the gate of the southern barn?", "Bela"),
        ],
        [
            ask("In which order did these happen?", "+Sowing before reaping", "Reaping before sowing"),
            ask("In which order did these happen?", "+Grinding before baking", "Baking before grinding"),
        ],
        [statement("It is old."), statement("It is old.")],
    ],
)
LEAK_BACK: Places = [(2, ("prompt",))]
PROMPT_LEAKS: Cases = (
    [
        ([typed("Who met Wang Yi?", "Ri Ryong"), typed("Whom did Ri Ryong meet?", "Wang Yi")], LEAK_BACK),
        (
            [
                typed("Who sold the Otter wheel?", "Marta"),
                typed("Which wheel did she sell?", "Otter", hint="It is the one that Marta sold."),
            ],
            [(2, ("hint",))],
        ),
        (
            [
                typed("Who came?", "Bela", explanation="Bela came with Ada."),
                typed("Who came with him?", "Ada", explanation="Ada came with Bela."),
            ],
            [(2, ("explanation",))],
        ),
        (
            [
                typed("Who came?", "Bela", quote="Bela came with Ada"),
                typed("Who else came?", "Ada", quote="Bela came with Ada"),
            ],
            [(2, ("quote",))],
        ),
        (
            [
                ask("What broke at the castle gate of Ferrow?", "+The rusty northern chain", "A wheel"),
                ask("Where did the rusty northern chain break?", "+At the gate of Ferrow castle", "Nowhere"),
            ],
            LEAK_BACK,
        ),
        (
            [
                {"type": "numeric", "prompt": "How old is the Otter mill?", "answer": 160, "explanation": "So."},
                typed("Which mill is 160 years old?", "Otter"),
            ],
            LEAK_BACK,
        ),
        (
            [
                typed("Who came?", "Bela", explanation="Bela came with Ada and Cora."),
                typed("Who came second?", "Ada", hint="Not Bela.", explanation="After her came Cora."),
                typed("Who came last?", "Cora", explanation="First came Bela, then Ada."),
            ],
            [(2, ("hint",)), (3, ("explanation",))],
        ),
    ],
    [
        [typed("Who met the envoy?", "Ri Ryong"), typed("Whom did Ri Ryong meet?", "Wang Yi")],
        [typed("Who met Wang?", "Ri Ryong"), typed("Whom did Ryong meet?", "Wang Yi")],
        [statement("Marta sold the mill."), statement("The mill was sold by Marta.")],
        [typed("Who sold the gate?", "Marta"), typed("What did Martha sell?", "gate")],
        [
            ask("What broke?", "+An iron chain", "A gate"),
            ask("Why did an iron chain break?", "+It broke from rust", "It was old"),
        ],
        [
            {"type": "numeric", "prompt": "How many mills?", "answer": 2, "explanation": "So."},
            typed("Which two came?", "Ada and Bela"),
        ],
        [
            ask("What was signed?", "+A treaty with the province about the price of fuel", "A loan", "A lease"),
            ask("What was torn?", "+A treaty with the province about the price of bread", "A loan", "A lease"),
        ],
        [
            ask(
                "What broke?",
                "+The rusty northern gate chain",
                "The rusty southern gate chain",
                hint="Not the iron lake fence.",
            ),
            ask("What held?", "+The iron lake fence", "The dam", hint="It is stronger than the rusty gate chain."),
        ],
        [
            ask("Who baked?", "+Ada Bell", "Cora Dunn", claims=["old"]),
            ask("Who sailed?", "+Ada Bell", "Cora Dunn", claims=["old"]),
        ],
        [
            typed("Who gave the clock away?", "Ada Bell", explanation="Ada Bell gave it away."),
            typed("Who sold the mill?", "Ada Bell", explanation="Ada Bell sold it."),
        ],
        [
            ask("Who baked?", "+Ada Bell", "Emil Fox", claims=["old"]),
            typed("Who sailed with Ada Bell?", "Emil Fox", claims=["old"]),
        ],
    ],
)
ACCEPTED: Places = [(1, ("accept", 0))]
TEXT: Places = [(1, ("text",))]
ANSWERS_IN_ONE: Cases = (
    [
        (typed(WHO, "Marta, Old Marta"), ACCEPTED),
        (typed("What is made?", "yoghurt; yogurt"), ACCEPTED),
        (typed("What is made?", "yoghurt/yogurt"), ACCEPTED),
        (typed("What is made?", "yoghurt | yogurt"), ACCEPTED),
        (typed(WHO, "Marta / her son"), ACCEPTED),
        (typed(WHO, "Marta or Old Marta"), ACCEPTED),
        (typed("For how long?", "sixty, 60"), ACCEPTED),
        (typed("What is ground?", "wheat, rye"), ACCEPTED),
        (gaps("It holds {{acids/acid}} and {{water}}."), TEXT),
        (gaps("It was sold by {{Marta, Old Marta}}."), TEXT),
    ],
    [
        typed("Where?", "Washington, D.C."),
        typed("Where?", "Paris, France"),
        typed("Where?", "New York, New York"),
        typed("Who?", "Martin Luther King, Jr."),
        typed("When?", "March 5, 1950"),
        typed("How many?", "1,500"),
        typed("How fast?", "80 km/h"),
        typed("Which part?", "1/2"),
        typed("Which protocol?", "TCP/IP"),
        typed("What is a list with ; for?", ";"),
        typed("Which chance?", "P(A|B)"),
        typed("What did they do?", "sink or swim"),
        typed("What did they do?", "red, white and blue"),
        typed("What do they say?", "no, never"),
        typed(WHO, "Marta", "Old Marta, Marta"),
        gaps("It holds {{acids | acid}} and {{=much/many ~some}} water."),
    ],
)
REJECTED: Places = [(1, ("reject", 0, "answer"))]
IDLE_REJECT: Cases = (
    [
        (typed(WHO, "Okafor", reject=[no("Okafor")]), REJECTED),
        (typed(WHO, "Okafor", "*Ada*", reject=[no("okafor.")]), REJECTED),
        (typed(WHO, "Okafor", reject=[no("*Ada*"), no("Ada Bell")]), [(1, ("reject", 1, "answer"))]),
        (typed(WHO, "Okafor", reject=[no("A*"), no("Ada*")]), [(1, ("reject", 1, "answer"))]),
        (typed(WHO, "Okafor", reject=[no("*"), no("* *")]), [(1, ("reject", 1, "answer"))]),
        (counted(1500, tolerance="5%", reject=[no("1510")]), REJECTED),
        (counted(1500, reject=[no("1,500")]), REJECTED),
        (counted(60, tolerance=5, reject=[no("65")]), REJECTED),
    ],
    [
        typed(WHO, "Okafor", reject=[no("*kafor")]),
        typed(WHO, "Okafor", reject=[no("*")]),
        typed(WHO, "Okafor", "*Ada*", reject=[no("Ada Bell")]),
        typed(WHO, "Okafor", case=True, reject=[no("okafor")]),
        typed(WHO, "Okafor", reject=[no("Ada"), no("Ada*")]),
        typed(WHO, "Okafor", reject=[no("*"), no("Ada")]),
        typed(WHO, "C++", reject=[no("C")]),
        counted(1500, tolerance="5%", reject=[no("1580")]),
        counted(60, tolerance=5, reject=[no("65.1"), no("16")]),
    ],
)
ALIKE_OPTIONS: Cases = (
    [
        (ask(WHO, "+Millers", "millers", "Bakers"), at(1)),
        (ask(WHO, "+millers", "Bakers", "MILLERS"), at(2)),
        (ask(WHO, "+The miller", "the miller", "The Miller"), [*at(1), *at(2)]),
        (ask(WHO, "+Ärzte", "ärzte", "Bakers"), at(1)),
        (ask(WHO, "+Marta", "+marta", "Ada"), at(1, "right")),
        (ask("What?", "A wheel", "+Stones", "a wheel", "stones"), [*at(2), *at(3)]),
    ],
    [
        ask(WHO, "+Millers", "Miller", "Bakers"),
        ask("Which?", "+C", "C++", "C#"),
        ask("Which?", "+-5 to 7", "5 to -7", "5 to 7"),
        ask(WHO, "+The miller", "A miller", "Miller"),
        ask("Which?", "+1,500", "1.500", "1500"),
        typed(WHO, "Marta", "marta"),
    ],
)


def gapped(prompt: str, text: str, **more: str) -> Ask:
    """A cloze question."""
    return {"type": "cloze", "prompt": prompt, "text": text, "explanation": "So.", **more}


HINT: Places = [(1, ("hint",))]
OWN_ANSWER: Cases = (
    [
        (typed("Who is the baker Okafor?", "Okafor"), PROMPT),
        (typed("Who is the baker?", "Okafor", hint="It is Okafor."), HINT),
        (typed("Whom does Old Marta's mill belong to?", "the valley", "old marta"), PROMPT),
        (typed("In what year of 1848 was it built?", "1848", hint="In 1848"), [*PROMPT, *HINT]),
        (gapped("Name the lactic acid.", "It is {{lactic acid}}."), PROMPT),
        (gapped("Fill in.", "It is {{sour | acid}} and {{=old ~new}}.", hint="An acid taste"), HINT),
        (typed("Where, in Ghent, does it stand?", "Brussels", "*Gent", "Ghent"), PROMPT),
    ],
    [
        typed("Who has kept a starter?", "Okafor"),
        typed("Was it Okafor or Marta?", "Okafor"),
        typed("Who was it: Okafor, Marta, Ada?", "Marta", "Okafor"),
        typed("Which two came?", "two"),
        typed("What does the one who came do?", "the one", "do"),
        typed("Where is the miller?", "mill"),
        typed("What is sour?", "*sour*"),
        typed("Which other town is meant?", "other"),
        typed("Which land is written polish, with a capital?", "Polish", case=True),
        gapped("Fill in what is old.", "It is {{=old ~new}} and {{sour}}."),
        ask("Is it old?", "+It is old", "It is new"),
    ],
)
TYPED_LABELS: Cases = (
    [
        (ask(WHO, "+a) Farmers", "b) Millers"), [*at(0, "right"), *at(1)]),
        (ask(WHO, "+Farmers", "b) Millers"), at(1)),
        (ask(WHO, "+1. Farmers", "2. Millers", "3. Bakers"), [*at(0, "right"), *at(1), *at(2)]),
        (ask(WHO, "+A. Farmers", "B. Millers"), [*at(0, "right"), *at(1)]),
        (ask(WHO, "+(iv) Farmers", "Millers"), at(0, "right")),
        (ask("1. Who sold the mill?", "+Marta", "Ada"), PROMPT),
        (statement("Question 7: The mill is old."), PROMPT),
        (typed("b) Who sold the mill?", "Marta"), PROMPT),
    ],
    [
        ask(WHO, "+A. Writer", "B. Potter", "Marta"),
        ask(WHO, "+A. Writer", "A. Potter", "C. Stone"),
        ask("When?", "+1. May", "2. May", "3. May", shuffle=True),
        ask(WHO, "+a) Farmers", "b) Millers", shuffle=False),
        ask("How many?", "+1.5 loaves", "2.5 loaves"),
        ask("How many?", "+1", "2", "3"),
        ask(WHO, "+Marta (a) Farmer", "Ada"),
        statement("1848 was a dry year."),
        ask(WHO, "+a) Farmers", "b) Millers", "None of the above"),
        typed("No. Who sold it?", "Marta"),
    ],
)
LONG_OPTION: Cases = (
    [
        (ask(WHO, "+Marta", "It was sold. " * 65), at(1)),
        (ask(WHO, "+" + "It was sold.\n" * 14, "Ada"), at(0, "right")),
        (ask(WHO, "+Marta", "Ada\n\n\n\n\n\n\n\n\n\n\n\nor Eve"), at(1)),
        (ask(WHO, "+Marta", "+Ada", "It was sold. " * 65), at(2)),
        (ask(WHO, "+Marta", "It was sold. " * 65, "It was not sold. " * 65), [*at(1), *at(2)]),
        (ask(WHO, "+Marta", "x" * 841), at(1)),
    ],
    [
        ask(WHO, "+" + "It was sold. " * 60, "It was not sold. " * 45),
        ask(WHO, "+Marta", "It was sold.\n" * 12),
        ask(WHO, "+Marta", "x" * 840),
        ask("It was sold. " * 65, "+Marta", "Ada"),
        statement("It was sold. " * 65),
        typed("It was sold. " * 65, "Marta"),
    ],
)
CASES: dict[str, Cases] = {
    "long-option": LONG_OPTION,
    "answers-in-one": ANSWERS_IN_ONE,
    "idle-reject": IDLE_REJECT,
    "alike-options": ALIKE_OPTIONS,
    "own-answer": OWN_ANSWER,
    "typed-labels": TYPED_LABELS,
    "all-of-above": ALL_OF_ABOVE,
    "none-of-above": NONE_OF_ABOVE,
    "longest-correct": LONGEST_CORRECT,
    "absolute-terms": ABSOLUTE_TERMS,
    "vague-terms": VAGUE_TERMS,
    "negative-stem": NEGATIVE_STEM,
    "true-false-as-choice": TRUE_FALSE_AS_CHOICE,
    "fill-in-blank": FILL_IN_BLANK,
    "lost-sequence": LOST_SEQUENCE,
    "word-repeats": WORD_REPEATS,
    "k-type": K_TYPE,
    "unfocused-stem": UNFOCUSED_STEM,
    "convergence": CONVERGENCE,
    "grammar-cue": GRAMMAR_CUE,
    "quote-is-the-key": QUOTE_IS_THE_KEY,
    "no-feedback": NO_FEEDBACK,
    "hedge-lost": HEDGE_LOST,
    "key-position": KEY_POSITION,
    "true-false-balance": TRUE_FALSE_BALANCE,
    "key-length": KEY_LENGTH,
    "near-duplicates": NEAR_DUPLICATES,
    "prompt-leaks": PROMPT_LEAKS,
    "quotation-not-in-text": QUOTATION_NOT_IN_TEXT,
    "misspelt-name": MISSPELT_NAME,
}
