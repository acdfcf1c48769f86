"""Recommendations 1 and 2 are in two boxes in a row, one reply below answers both; which decides in its first words."""

from tests.cases.typeset import BINS, SEATS, TAPS, TREES, print_html, weeks


def low(text: str) -> str:
    return text[0].lower() + text[1:]


box = "<div class=box><p><b>Recommendation {}</b></p><p>The Agency should make sure {}.</p></div>".format
print_html(
    __file__,
    "<h1>Response of the Rivers Agency to the inquiry “Clean Streets”</h1><p>November 2026</p>"
    f"{box(1, low(TREES))}{box(2, low(TAPS))}<p>Accepted in part. {weeks(2)}</p>"
    f"{box(3, low(BINS))}<p>The Agency accepts this recommendation. {weeks(1)}</p><p>A register was opened.</p>"
    f"{box(4, low(SEATS))}<p>Not accepted. This is a matter for each market town. {weeks(2)}</p>",
    ".box{border:1px solid #333;padding:2mm;margin:4mm 0 2mm}",
    tags=False,
)
