"""One box holds 4a(i), 4a(ii) and 4b, one reply below answers all three."""

from tests.cases.typeset import BINS, SEATS, TAPS, TOP, TREES, html_top, print_html, weeks

parts = (
    f"<div class=box><p>4a(i) {TREES}.</p><p>4a(ii) {TAPS}.</p><p>4b {BINS}.</p></div><p>The Council accepts recommendations 4a and 4b. {weeks(2)}</p>"
    f"<div class=box><p>5 {SEATS}.</p></div><p>The Council accepts recommendation 5. {weeks(2)}</p>"
)
print_html(
    __file__,
    html_top(*TOP[:3], "Response of the Council", "March 2024") + parts,
    ".box{border:1px solid #333;background:#eef;padding:2mm;margin:4mm 0 2mm}",
    tags=False,
)
