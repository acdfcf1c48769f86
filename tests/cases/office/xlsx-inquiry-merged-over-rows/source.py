"""A workbook whose first column names the inquiry once for several rows."""

from tests.cases.typeset import ROWS, write_xlsx

rows = [
    ["Review", "No.", "Recommendation", "Cabinet response", "Progress update", "Status"],
    ["Clean Streets", *ROWS[0]],
    [None, *ROWS[1]],
    ["Rest for All", "1", *ROWS[3][1:]],
    [None, "2", *ROWS[2][1:]],
]
write_xlsx(__file__, rows, merges=["A2:A3", "A4:A5"])
