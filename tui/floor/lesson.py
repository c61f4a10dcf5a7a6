"""Two slow reps after the safety page, once: they teach what the tones and the words mean."""

from decimal import Decimal

from tui.protocol.model import Exercise, FinalHold, Paced, Protocol, RepTarget, Tempo

_ONE = Decimal(1)

LESSON = Protocol(
    id="lesson",
    name="Two slow reps",
    lead_in=4.0,
    exercises=(
        Exercise(
            entry=1,
            id="lesson",
            name="Just listen: two slow reps",
            work=Paced(
                (RepTarget(2, 2, "2"),), Tempo(Decimal(3), _ONE, _ONE, _ONE), FinalHold(3.0, "stretch")
            ),
            cues={
                "setup": "No weight yet. Three short tones count you in",
                "lower": "The low tone: lower, as long as it is counted",
                "stretch": "A tick: stay in the stretch",
                "lift": "The high tone: lift",
                "squeeze": "A tick: squeeze",
                "hold": "The long tone: hold. It ends the last rep of a set",
            },
        ),
    ),
)
