"""Two themes of our own: dark for the gym, light for daylight; and the colours of the phases in any theme.

Lower is cool, lift warm, pauses neutral, the hold vivid, rest dark. Text on each has a contrast of at least
4.5 : 1 (WCAG 2.1, success criterion 1.4.3), also where a terminal takes the nearest of its 256 colours.

The themes of the terminal's own sixteen colours give names, for what they look like is the terminal's
affair; the contrast is kept with the colours that xterm and the Linux console begin with.
"""

from textual.theme import Theme

PHASES_DARK = {
    "phase-lower": "#0a2e78",
    "phase-lift": "#7a2e00",
    "phase-pause": "#3a3f47",
    "phase-hold": "#7d0f5c",
    "phase-rest": "#10151b",
    "phase-wait": "#1c2a22",
    "phase-text": "#ffffff",
    "phase-faint": "#c3cad3",
    "trouble": "#ff8a80",
    "trouble-text": "#0b0f14",
}

PHASES_LIGHT = {
    "phase-lower": "#bfdcff",
    "phase-lift": "#ffd3ab",
    "phase-pause": "#dfe3e8",
    "phase-hold": "#ffb8e4",
    "phase-rest": "#f4f6f8",
    "phase-wait": "#d8efdf",
    "phase-text": "#0b0f14",
    "phase-faint": "#3d4650",
    "trouble": "#a81818",
    "trouble-text": "#ffffff",
}

PHASES_ANSI_DARK = {
    "phase-lower": "ansi_blue",
    "phase-lift": "ansi_red",
    "phase-pause": "ansi_black",
    "phase-hold": "ansi_magenta",
    "phase-rest": "ansi_black",
    "phase-wait": "ansi_black",
    "phase-text": "ansi_bright_white",
    "phase-faint": "ansi_bright_white",
    "trouble": "ansi_bright_white",
    "trouble-text": "ansi_black",
}

PHASES_ANSI_LIGHT = {
    "phase-lower": "ansi_bright_cyan",
    "phase-lift": "ansi_bright_yellow",
    "phase-pause": "ansi_white",
    "phase-hold": "ansi_bright_green",
    "phase-rest": "ansi_bright_white",
    "phase-wait": "ansi_white",
    "phase-text": "ansi_black",
    "phase-faint": "ansi_black",
    "trouble": "ansi_black",
    "trouble-text": "ansi_bright_white",
}

GYM = Theme(
    name="lastrep-dark",
    primary="#7ab8ff",
    secondary="#ffb06b",
    accent="#ff8fd4",
    foreground="#e8edf2",
    background="#0d1116",
    surface="#141a21",
    panel="#1c242d",
    success="#7fd99a",
    warning="#ffd166",
    error="#ff8a80",
    dark=True,
    variables=PHASES_DARK,
)

DAYLIGHT = Theme(
    name="lastrep-light",
    primary="#0b4f9e",
    secondary="#8a4300",
    accent="#92116b",
    foreground="#10151b",
    background="#fbfcfd",
    surface="#f1f4f7",
    panel="#e4e9ee",
    success="#1d6b36",
    warning="#7a5200",
    error="#a81818",
    dark=False,
    variables=PHASES_LIGHT,
)


def phase_colours(theme: Theme) -> dict[str, str]:
    """Give the phase colours for a theme that has none of its own."""
    if theme.ansi:
        return PHASES_ANSI_DARK if theme.dark else PHASES_ANSI_LIGHT
    return PHASES_DARK if theme.dark else PHASES_LIGHT


def sixteen(theme: Theme) -> str:
    """Name the theme that shows most of this one where a terminal has sixteen colours and no more."""
    return theme.name if theme.ansi else "ansi-dark" if theme.dark else "ansi-light"
