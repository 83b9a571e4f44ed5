"""Keys: everything a configuration may say, with its shape and meaning, as one table.

The reader checks files against it, the JSON schema and the documentation are made from
it, and `--show-settings` prints it.
"""

from __future__ import annotations

from verify.choices import StrEnum
from verify.named import NamedTuple


class Shape(StrEnum):
    """What a key's value looks like."""

    TEXT = "text"
    TEXTS = "list of texts"
    PATHS = "list of paths"
    PATH = "path"
    FLAG = "true or false"
    DAY = "date"
    CHOICE = "one of"
    NAMES = "table of texts"
    LEVELS = "table of severities"
    HEDGES = "table of hedges"
    OPTIONS = "table of tables"
    PER_FILE = "table of settings by glob"


class Key(NamedTuple):
    """One key: its name, shape, meaning, and the choices it allows."""

    name: str
    shape: Shape
    says: str
    choices: tuple[str, ...] = ()
    per_file: bool = False


LEVELS = ("error", "warning", "info")
FORMATS = (
    "full",
    "concise",
    "grouped",
    "text",
    "compare",
    "json",
    "json-lines",
    "csv",
    "parquet",
    "markdown",
    "html",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "rdjson",
)
KEYS = (
    Key(
        "extend", Shape.PATH, "Another configuration file, read first; this one has the last word."
    ),
    Key("select", Shape.TEXTS, "Rules or packs to run; all but previews by default.", (), True),
    Key("extend-select", Shape.TEXTS, "Rules or packs to run besides.", (), True),
    Key("ignore", Shape.TEXTS, "Rules or packs not to run.", (), True),
    Key("preview", Shape.FLAG, "Run preview rules too.", (), True),
    Key("thorough", Shape.FLAG, "Warn of doubtful mistakes too.", (), True),
    Key("severity", Shape.LEVELS, "The most that a rule or pack may be reported as.", (), True),
    Key(
        "tolerance",
        Shape.NAMES,
        "The slack of a rule or pack: rounding, printed, charitable, exact, spoken, or a share such as 2%.",
        (),
        True,
    ),
    Key(
        "hedges",
        Shape.HEDGES,
        'How wide a hedge reaches ("about" = "5% to 10%"), and phrases that mean one ("give or take" = "about").',
        (),
        True,
    ),
    Key("options", Shape.OPTIONS, "Options of a rule, by its id.", (), True),
    Key("rules", Shape.PATHS, "Your own rule files and packs, declared claims and facts."),
    Key("exclude", Shape.TEXTS, "Paths not to read, as in .gitignore."),
    Key("date", Shape.DAY, "The day that documents are dated which do not say it.", (), True),
    Key(
        "locale",
        Shape.TEXT,
        "How documents write numbers and dates: en_GB, en_US, de, de_CH ... (1.250 kg, 3/4/2025).",
        (),
        True,
    ),
    Key("currencies", Shape.NAMES, 'What a bare sign stands for: "$" = "CAD".', (), True),
    Key("units", Shape.TEXTS, "Units of your own: rows as in the catalogue's units.txt."),
    Key("nouns", Shape.TEXTS, "Counted nouns of your own: rows as in the catalogue's nouns.txt."),
    Key("money", Shape.TEXTS, "Currencies of your own: rows as in the catalogue's currencies.txt."),
    Key("baseline", Shape.PATH, "A file of known findings, which are not reported."),
    Key("ignore-file", Shape.PATH, "A file of findings to ignore, for formats without comments."),
    Key("output-format", Shape.CHOICE, "How findings are shown.", FORMATS),
    Key("min-level", Shape.CHOICE, "The lowest severity to show.", LEVELS),
    Key("fail-on", Shape.CHOICE, "The lowest severity that makes a run fail.", LEVELS),
    Key("strict", Shape.FLAG, "Fail on what could not be decided too."),
    Key("per-file", Shape.PER_FILE, "Settings for the files that a glob names."),
)
CATALOGUE = {"units": "units", "nouns": "nouns", "money": "currencies"}  # keys of added rows
BY_NAME = {key.name: key for key in KEYS}
PER_FILE = tuple(key.name for key in KEYS if key.per_file)
