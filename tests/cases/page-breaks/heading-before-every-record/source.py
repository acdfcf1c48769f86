"""The headings come again before every record, once run together."""

from tests.cases.typeset import BINS, TAPS, TREES, above, draw, drawn_table

heads = ["Date", "Motion &amp; Resolutions", "Lead Officer / Executive Member", "Actions taken"]
draw(
    __file__,
    above(),
    drawn_table(
        [
            heads,
            ["15/12/2022", TREES, "P. S.", "Planting is on track."],
            ["", "Date Motion &amp; Resolutions", "Lead Officer / Executive Member", "Actions taken"],
            ["15/12/2022", TAPS, "L. W.", "Call-back is to come in spring."],
            heads,
            ["16/02/2023", BINS, "P. S.", "Update: the rounds have changed."],
        ],
        [70, 200, 110, 130],
        repeat=False,
    ),
)
