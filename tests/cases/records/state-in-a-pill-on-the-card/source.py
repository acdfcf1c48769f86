"""Cards whose first line holds number, title, date and a coloured pill with the state."""

from tests.cases.typeset import ANSWERS, ASKED, DAYS, UPDATES, html_top, print_html

ink = ("#00a046", "#ffbf00", "#c00000", "#0070c0")
cards = "".join(
    f"<div class=card><div class=head><span class=no>{n + 1}</span><span class=title>{title}</span><span>Due {DAYS[n]}</span>"
    f"<span class=pill style='background:{ink[n]}'>{word}</span></div><p>{ASKED[n]}.</p>"
    f"<p><b>Response:</b> {ANSWERS[n]}</p><p><b>Update:</b> {UPDATES[n]}</p></div>"
    for n, (title, word) in enumerate(
        zip(
            ("Street trees", "Water taps", "Blue bins", "Seats"),
            ("On track", "At risk", "Off track", "Complete"),
            strict=True,
        )
    )
)
css = (
    ".card{border:1px solid #bbb;margin:0 0 5mm;padding:3mm}.head{display:flex;gap:8mm;border-bottom:1px solid #ddd}"
    ".no{font-size:15pt;font-weight:bold}.title{flex:1;font-weight:bold}.pill{padding:1mm 3mm;color:#fff}"
)
print_html(__file__, html_top() + cards, css, tags=False)
