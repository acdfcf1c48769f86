"""The dataset as people open it in a spreadsheet: an Excel workbook, and CSVs whose cells a spreadsheet can't run."""
