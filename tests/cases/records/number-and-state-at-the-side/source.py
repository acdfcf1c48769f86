"""A bar at the side holds number and state, the text beside it says "You said" and "We did"."""

from tests.cases.typeset import ASKED, UPDATES, html_top, print_html

ink = ("#00a046", "#ffbf00", "#c00000", "#0070c0")
blocks = "".join(
    f"<div class=row><div class=side><div class=no>{n + 1}</div><div style='background:{ink[n]};color:#fff'>{word}</div></div>"
    f"<div><h3>You recommended</h3><p>{ASKED[n]}.</p><h3>What has been done</h3><p>{UPDATES[n]}</p></div></div>"
    for n, word in enumerate(("On track", "At risk", "Off track", "Complete"))
)
css = (
    ".row{display:flex;margin-bottom:6mm}.side{width:28mm;background:#eef2f7;text-align:center;padding:3mm;margin-right:6mm}"
    ".no{font-size:24pt;font-weight:bold}h3{margin:0;font-size:11pt}p{margin:1mm 0 3mm}"
)
print_html(__file__, html_top() + blocks, css, tags=False)
