"""How much there may be of everything: the one place for the limits. No time is among them.

They stand a little above what was counted last; who brings a figure down brings its limit down.
"""

# A session at 80 x 24, in a terminal of all colours
BYTES_IN_REPS = 3_300  # a second, at a tempo of 3-1-1-1
BYTES_IN_REST = 600  # a second
WAKES_IN_A_REP = 32  # of six seconds: the tempo bar moves five times a second at most
WAKES_IN_REST = 1  # a second

# The first screen
WIDGETS = 10
SHEETS = 16  # style sheets, those that the framework's widgets bring with them too
LATER = {
    "markdown_it",
    "textual.widgets._data_table",
    "textual.widgets._markdown",
    "textual.widgets._rich_log",
    "textual.widgets._text_area",
    "tree_sitter",
}
"""What takes long to load, and is needed by later screens at most."""

# A command without a screen: packages of others, and modules of ours
PACKAGES = {"msgspec", "tomli", "tomli_w", "typing_extensions"}
MODULES = {
    ("check",): 52,
    ("show", "activation-rdl"): 51,
    ("next",): 73,
    ("log", "--last", "5"): 64,
}
"""By the words of the command."""
SLOW = {
    # The framework, the grammar, and what takes as long as all that is ours.
    "asyncio",
    "concurrent",
    "difflib",
    "filelock",
    "hashlib",
    "http",
    "json",
    "logging",
    "platformdirs",
    "rich",
    "subprocess",
    "textual",
    "tree_sitter",
    "tree_sitter_toml",
}

# The history
BLOCKS_READ = 12  # for the newest ten sessions
BYTES_READ = 6_000_000  # of a file of ten years: once through it, for the plans that stand anywhere in it
