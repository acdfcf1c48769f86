"""Each recommendation stands in a shaded box, the government's reply below it, its verdict first."""

from tests.cases.typeset import ASKED, print_html, weeks

replies = (
    "We accept this recommendation.",
    "We accept this recommendation in part.",
    "We do not accept this recommendation.",
    "We accept this recommendation.",
)
parts = "".join(
    f"<div class=box><b>Recommendation {n + 1}</b><br>{ASKED[n]}.</div><p>{replies[n]} {weeks(3)}</p>" for n in range(4)
)
print_html(
    __file__,
    "<h1>Government response to the report “Clean Streets”</h1><p>Department for Streets, March 2024</p>" + parts,
    ".box{border:1px solid #333;background:#e8eef5;padding:3mm;margin:5mm 0 2mm}",
    tags=False,
)
