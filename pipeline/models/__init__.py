"""The vocabulary: every record that crosses a stage boundary, frozen.

`page` is what stands on paper, `text` is a string that remembers its words, `table` is rows that are
whole across pages, `report` is what a reader would say the paper means.
"""
