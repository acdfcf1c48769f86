"""A workbook whose cells of progress have the pale tints that a spreadsheet offers."""

from tests.cases.typeset import ANSWERS, ASKED, UPDATES, Shade, write_xlsx

fills = ("D9EAD3", "FFF2CC", "F4CCCC")
rows = [
    ["No.", "Recommendation", "Cabinet response", "Progress"],
    *([str(n + 1), ASKED[n], ANSWERS[n], Shade(UPDATES[n], fill=fills[n])] for n in range(3)),
]
write_xlsx(
    __file__,
    [["Wexley District Council – Environment Scrutiny Committee – recommendation tracker"], *rows],
    merges=["A1:D1"],
)
