"""What is said once, before the very first session."""

SEEN = "safety"  # the word by which the settings remember that it was read
SAFE_TRAINING = (
    "General training information, not medical advice. Check with a doctor or physio first if you are "
    "injured, pregnant, recovering from surgery, or unsure. You choose the load and when to stop.",
    "New or sharp pain behind the thigh, or a recent strain? Not today: have it looked at.",
    "Burn, stretch and effort are fine. Sharp, sudden or shooting pain is not: stop. The p key pauses at "
    "once, any time.",
    "Back neutral. The range ends when the hips stop moving; do not chase the floor. No stretch into "
    "zinging or tingling.",
    "Slow lowering is new to most: expect to be sore for one to three days, and leave 48 hours between heavy "
    "days.",
)
