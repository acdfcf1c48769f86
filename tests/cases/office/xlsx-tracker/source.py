"""A tracker as a workbook: a title row, headings, statuses in words and fills."""

from tests.cases.typeset import ASKED, DAYS, OFFICERS, RAGS, UPDATES, Shade, write_xlsx

fills = ("00B050", "FFC000", "C00000", "0070C0")
rows = [
    ["Wexley District Council – Environment Scrutiny Committee – recommendation tracker"],
    ["Ref", "Recommendation", "Lead officer", "Target date", "Progress update", "Status"],
    *([f"R{n + 1}", ASKED[n], OFFICERS[n], DAYS[n], UPDATES[n], Shade(RAGS[n], fill=fills[n])] for n in range(4)),
]
write_xlsx(__file__, rows, merges=["A1:F1"])
