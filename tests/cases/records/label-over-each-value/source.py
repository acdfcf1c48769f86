"""Cards in frames: each label stands over its value."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, html_top, print_html

cards = "".join(
    f"<div class=card><h3>Recommendation {n + 1}</h3><p>{ASKED[n]}.</p><h4>Cabinet response</h4><p>{ANSWERS[n]}</p>"
    f"<h4>Progress update</h4><p>{UPDATES[n]}</p><h4>Status</h4><p>{RAGS[n]}</p></div>"
    for n in range(4)
)
css = ".card{border:1px solid #666;padding:3mm;margin-bottom:5mm;break-inside:avoid}h3,h4{margin:0 0 1mm}p{margin:0 0 2mm}h4{font-size:9pt;color:#555}"
print_html(__file__, html_top() + cards, css, tags=False)
