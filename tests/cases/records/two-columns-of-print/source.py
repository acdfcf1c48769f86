"""The recommendations run down two columns, as in a newspaper."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, html_top, print_html

blocks = "".join(
    f"<h3>{n + 1}. {title}</h3><p>{ASKED[n]}.</p><p><b>Response:</b> {ANSWERS[n]}</p><p><b>Progress:</b> {UPDATES[n]}</p><p><b>Status:</b> {RAGS[n]}</p>"
    for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
)
print_html(
    __file__, html_top() + f"<div style='columns:2'>{blocks}</div>", "h3{margin:3mm 0 1mm}p{margin:1mm 0}", tags=False
)
