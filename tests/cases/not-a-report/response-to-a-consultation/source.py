"""The government answers what was said to the questions of a consultation: nothing was recommended."""

from tests.cases.typeset import BINS, SEATS, TAPS, TREES, print_html, weeks

parts = "".join(
    f"<h3>Question {n}</h3><div class=box>Do you agree with our proposal {asked[0].lower()}{asked[1:]}?</div>"
    f"<p>Of 84 who answered, {60 + n} agreed.</p><h4>Government response</h4><p>{weeks(2)}</p>"
    for n, asked in enumerate((TREES, TAPS, BINS, SEATS), 1)
)
print_html(
    __file__,
    f"<h1>Clean Streets: government response to the consultation</h1><p>Published in March 2024.</p>{parts}",
    ".box{background:#eee;padding:2mm}",
)
