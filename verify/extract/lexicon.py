"""The words of numbers and of the calendar, as tables: what each word adds to the number it stands in."""

from __future__ import annotations

from decimal import Decimal

CARDINALS = tuple(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty".split()
)
ONES = {word: value for value, word in enumerate(("zero", *CARDINALS[:19]))}
ONES |= {"nought": 0, "naught": 0, "nil": 0}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
GLUED = {
    ten + one: value + unit
    for ten, value in TENS.items()
    for one, unit in ONES.items()
    if 0 < unit < 10
}
SCALES = {
    "thousand": 3, "lakh": 5, "lac": 5, "million": 6, "crore": 7, "koti": 7, "billion": 9,
    "milliard": 9, "trillion": 12, "quadrillion": 15, "quintillion": 18, "sextillion": 21,
    "septillion": 24,
}  # fmt: skip
# Groups of a fixed size: "two dozen", "a pair".
GROUPS = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "dz": 12, "dzs": 12}
GROUPS |= {"score": 20, "gross": 144}
PAIRS = {"pair": 2, "couple": 2}
PLACES = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
ORDINALS = {word: value for value, word in enumerate(PLACES, 1)} | {"nineth": 9}
ORDINAL_TENS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
ORDINAL_GLUED = {
    ten + one: value + rank
    for ten, value in TENS.items()
    for one, rank in ORDINALS.items()
    if rank < 10
}
ORDINAL_SCALES = {"hundredth": 2} | {word + "th": power for word, power in SCALES.items()}
# What a fraction is divided by: "two thirds", "three quarters", "a tenth of".
DENOMINATORS = (
    {word: value for word, value in ORDINALS.items() if value > 2}
    | ORDINAL_TENS
    | {word: 10**power for word, power in ORDINAL_SCALES.items()}
    | {"half": 2, "quarter": 4}
)
PLURAL_DENOMINATORS = {word + "s": value for word, value in DENOMINATORS.items()} | {"halves": 2}
# Indefinite plurals and what they stand for, as ends of a range.
VAGUE = {
    "tens": (10, 100),
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10000),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
VAGUE_SCALES = {word + "s": power for word, power in SCALES.items()} | {"hundreds": 2}
# Words that multiply what is spoken of.
MULTIPLES = {
    "twice": Decimal(2),
    "thrice": Decimal(3),
    "doubled": Decimal(2), "doubles": Decimal(2), "doubling": Decimal(2),
    "tripled": Decimal(3), "triples": Decimal(3), "tripling": Decimal(3),
    "trebled": Decimal(3), "trebles": Decimal(3), "trebling": Decimal(3),
    "quadrupled": Decimal(4), "quadruples": Decimal(4), "quadrupling": Decimal(4),
    "quintupled": Decimal(5), "quintupling": Decimal(5),
    "halved": Decimal("0.5"), "halving": Decimal("0.5"),
}  # fmt: skip
# Adjectives that multiply what follows: "double the rate", "triple that of Spain".
TIMES = {
    "double": Decimal(2), "treble": Decimal(3), "triple": Decimal(3), "quadruple": Decimal(4),
    "quintuple": Decimal(5),
}  # fmt: skip
FOLDS = {
    word + "fold": value for word, value in {**ONES, **TENS, "hundred": 100}.items() if value > 1
}

STARTS = tuple(
    sorted(
        {
            *ONES, *TENS, *GLUED, *SCALES, "hundred", "half", "quarter", "dozen", *PAIRS,
            *ORDINALS, *ORDINAL_TENS, *ORDINAL_GLUED, *ORDINAL_SCALES, *VAGUE, *MULTIPLES, *TIMES, *FOLDS,
        }
    )
)  # fmt: skip
MONTH_NAMES = tuple(
    "january february march april may june july august september october november december".split()
)
DAY_NAMES = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
SEASONS = ("winter", "spring", "summer", "autumn")
