"""The file that a new protocol begins with: it runs as it is, and explains itself."""

_TEMPLATE = """\
#:schema ./protocol.schema.json
# A protocol is a list of exercises, done from top to bottom. This one runs as it stands: change it line by
# line. What follows a # is for you; the program passes over it. A mistake is named with its line and remedy.

name = {name}
summary = "What it is for, in one line"
# tags = ["leg-day"]        # words to find it by; "leg-day" has the order of a leg day looked at
# minutes = 5               # what you promise: you are told when the computed time is another
# then = "activation-rdl"   # the id of the protocol to be offered when this one is done
# unit = "kg"               # for loads without a unit

# ── the first exercise ─────────────────────────────────────────────────────────────────────────────────────
[[exercise]]
use = "heel-drag-bridge"    # an id of the catalogue: name, cues and tempo come with it
section = "Wake up"         # a heading, shown while it runs
warm_up = true              # not counted, and nothing is asked after it
reps = 6
tempo = "1-0-1-3"           # seconds, always in this order: lower, pause stretched, lift, pause squeezed
changeover = 15             # seconds until the next exercise; "ready" waits for a key instead

# ── the second ─────────────────────────────────────────────────────────────────────────────────────────────
[[exercise]]
use = "dumbbell-romanian-deadlift"
section = "Work"
sets = 3
reps = 12                   # also "8-12", a number for each set as in [12, 10, 8], or "max"
tempo = "3-1-1-1"           # X in the third place lifts as fast as control allows: "3-1-X-1"
final_hold = 5              # the last rep of every set is held for so many seconds
rest = 60                   # between sets: 60, "90s", "1:30", or "ready"
# load = "20 lb"            # also "12.5 kg", "bodyweight", "band red"; left out, you are asked for it
# ask = "connection"        # after each set: how well did you feel it, 1 to 5

# ── an exercise of your own: a name is enough; take the # away to have it ──────────────────────────────────
# [[exercise]]
# name = "Side plank"
# sets = 2
# hold = 30                 # instead of reps: hold still; time = 30 would be moving for so long
# sides = "each"            # left, a switch, right
# rest = "45s"
# cues = {{ setup = "Elbow under the shoulder", hold = "Long line, hips up" }}
"""


def template(id: str) -> str:
    """Give the text of a new file of that id."""
    return _TEMPLATE.format(name=f'"{name_from(id)}"')


def name_from(id: str) -> str:
    """Make a name of an id, which holds nothing that TOML would read as more: `my-day`, `My day`."""
    words = " ".join(part for part in id.split("-") if part)
    return words[:1].upper() + words[1:]
