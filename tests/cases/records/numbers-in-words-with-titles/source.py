"""Each recommendation begins "Recommendation One: Title"; the title runs on into the text."""

from tests.cases.typeset import ASKED, HEADS, ROWS, above, draw, drawn_table

labels = (
    "Recommendation One: Street trees",
    "Recommendation Two: Water in towns",
    "Recommendation Three: Blue bins",
    "Recommendation Four: Rest",
)
asked = [f"<b>{label}</b> We recommend {text[0].lower()}{text[1:]}." for label, text in zip(labels, ASKED, strict=True)]
draw(
    __file__,
    above(),
    drawn_table([HEADS[1:], *([text, *row[2:]] for text, row in zip(asked, ROWS, strict=True))], [190, 120, 140, 60]),
)
