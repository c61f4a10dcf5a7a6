"""A question with its choices, each to be touched."""

import re

from textual.content import Content
from textual.visual import VisualType

from tui.widgets.row import touch
from tui.widgets.words import Words

_CHOICE = re.compile(r"(?:^|(?<=  ))([1-9]) ")


class Choices(Words):
    """Words in which `4 strong` stands for the control `answer_4`, over as many lines as it takes."""

    def render(self) -> VisualType:
        """Write the lines."""
        lines = []
        digit = None
        for line in self.written():
            begun = list(_CHOICE.finditer(line.plain))
            ends = [*(found.start() for found in begun[1:]), len(line.plain)]
            styled = line
            if digit is not None:  # the first piece goes on with the choice of the line above
                styled = styled.stylize(touch(f"answer_{digit}"), 0, begun[0].start() if begun else None)
            for found, end in zip(begun, ends, strict=False):  # where none begins, there is one end too many
                digit = found[1]
                styled = styled.stylize(touch(f"answer_{digit}"), found.start(), end)
            lines.append(styled)
        return Content("\n").join(lines)
