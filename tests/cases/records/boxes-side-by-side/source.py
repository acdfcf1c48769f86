"""Two cards beside one another, each with inline labels."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, html_top, print_html

cards = "".join(
    f"<div class=card><b>{n + 1}. {title}</b><p>{ASKED[n]}.</p><p><b>Response:</b> {ANSWERS[n]}</p>"
    f"<p><b>Update:</b> {UPDATES[n]}</p><p><b>Status:</b> {RAGS[n]}</p></div>"
    for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
)
css = ".all{display:grid;grid-template-columns:1fr 1fr;gap:6mm}.card{border:1px solid #888;padding:3mm}p{margin:1mm 0}"
print_html(__file__, html_top() + f"<div class=all>{cards}</div>", css, tags=False)
