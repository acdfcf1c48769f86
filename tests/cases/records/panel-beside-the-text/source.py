"""The recommendation is in a painted panel, what was answered to its right, higher up than the panel's first line."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, html_top, print_html

CSS = (
    ".row{display:flex;gap:20px;margin-bottom:16px;break-inside:avoid}.row p{margin:0 0 6px}"
    ".panel{background:#dfe9f5;flex:2;padding:12px}.text{flex:3}.text b{display:block;color:#246}"
)
cards = "".join(
    f"<div class=row><div class=panel><b>Recommendation {n}</b><p>{asked}.</p><p>{rag}</p></div>"
    f"<div class=text><b>Executive’s response</b><p>{answer}</p><b>What has happened since</b>"
    f"<p>{update} The team met the residents of the ward at the start of the year and noted what they said.</p></div></div>"
    for n, (asked, answer, update, rag) in enumerate(zip(ASKED, ANSWERS, UPDATES, RAGS, strict=True), 1)
)
print_html(__file__, html_top() + cards, CSS, tags=False)
