"""The file that a new protocol begins with: it runs as it is, and explains itself."""

_TEMPLATE = """\
#:schema ./protocol.schema.json
#
# A protocol is a list of exercises,
# done from top to bottom. This one runs
# as it is: change it line by line. What
# stands behind a # is for you alone.

name = {name}
summary = "What it is for, in one line"

# More that may be said here:
# tags = ["leg-day"]  to find it by
# minutes = 5  what you promise
# then = "activation-rdl"  comes after
# unit = "kg"  of bare numbers

# ── The first exercise ───────────────

[[exercise]]
# An id of the catalogue: it brings the
# name, the cues and more.
use = "heel-drag-bridge"
# A heading, shown while it runs.
section = "Wake up"
# Not counted, and nothing is asked.
warm_up = true
reps = 6
# Four lengths in seconds, always in
# this order: lower, pause in the
# stretch, lift, squeeze.
tempo = "1-0-1-3"
# Until the next exercise: seconds, or
# "ready" to wait for a key.
changeover = 15

# ── The second ───────────────────────

[[exercise]]
use = "dumbbell-romanian-deadlift"
section = "Work"
sets = 3
# Also "8-12", one for each set as in
# [12, 10, 8], or "max".
reps = 12
# X lifts as fast as you can control:
# "3-1-X-1".
tempo = "3-1-1-1"
# The last rep of every set is held.
final_hold = 5
# Between sets: 60, "1:30", "ready".
rest = 60

# More that an exercise may have:
# load = "20 lb"  or "12.5 kg", "band"
# ask = "connection"  how was it felt?

# ── One of your own ──────────────────
# A name is enough. Take the # away:

# [[exercise]]
# name = "Side plank"
# sets = 2
# hold = 30
# sides = "each"
# rest = "45s"
# cues = {{ hold = "Hips up" }}
"""


def template(id: str) -> str:
    """Give the text of a new file of that id."""
    return _TEMPLATE.format(name=f'"{name_from(id)}"')


def name_from(id: str) -> str:
    """Make a name of an id, which holds nothing that TOML would read as more: `my-day`, `My day`."""
    words = " ".join(part for part in id.split("-") if part)
    return words[:1].upper() + words[1:]
