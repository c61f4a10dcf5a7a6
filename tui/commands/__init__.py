"""One file a command: `add_to` declares its arguments, `run` does it and gives the exit status."""

COMMANDS = (
    "run",
    "list",
    "show",
    "check",
    "new",
    "edit",
    "schema",
    "sounds",
    "render",
    "next",
    "log",
    "balance",
    "plan",
    "export",
    "import",
    "merge",
    "where",
    "doctor",
    "completion",
)
"""Every command, in the order of the help: modules of this folder, each imported when it is asked for."""
