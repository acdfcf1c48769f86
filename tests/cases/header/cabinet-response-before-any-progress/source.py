"""Round nought: the Cabinet answers an inquiry, nothing has been done yet."""

from tests.cases.typeset import ROWS, TOP, above, draw, drawn_table

rows = [
    ["No.", "Recommendation", "Cabinet response"],
    *(
        [row[0], row[1], f"{row[2]} {text}"]
        for row, text in zip(ROWS, ("Saplings are ordered.", "", "", "Seats are bought."), strict=True)
    ),
]
draw(
    __file__,
    above(*TOP[:3], "Cabinet response to the recommendations", "Cabinet, 12 March 2024"),
    drawn_table(rows, [32, 230, 230]),
)
