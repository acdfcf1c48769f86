"""All tolerances of the layout, in one record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Distances in units of the page's usual letter height (em), shares as shares.

    Found by hand on documents of 11 points and swept as a set over the corpus; none is tuned to a document.
    """

    # drawings
    snap: float = 0.26  # parallel lines within this are one
    lattice_snap: float = 0.4  # column and row edges of a grid within this are one
    join: float = 0.4  # dashes of one line may be this far apart
    min_across: float = 0.7  # a shorter horizontal line is a tick or a dot
    min_upright: float = 0.45
    min_area_width: float = 1.0  # paint that is smaller is no cell
    min_area_height: float = 0.75
    pill_width: float = 9.5  # paint up to this size around a word is a badge, unless others touch it
    pill_height: float = 1.95
    drawn: float = 0.55  # share of a cell's side that must be drawn
    clear_rows: int = 2  # rows with words on both sides of a column edge, none across it
    clear_share: float = 3.0  # times as many as rows with words across it
    drawn_whole: float = 0.6  # share of its inner sides that must be drawn for a grid to be believed against tags
    drawn_elsewhere: float = 0.3  # share of a grid's height along which a column edge must be drawn
    key_columns: float = 0.35  # share of columns that rules of a number column may run over
    taller: float = 3.0  # times what is above: a block whose rows nobody drew
    min_grid_width: float = 5.0

    # runs of words
    narrow_gap: float = 0.27  # the least whitespace between two runs of a line
    wide_gap: float = 0.6  # the most that is asked of it
    gap_to_space: float = 1.55  # times the page's usual space
    reading_gap: float = 1.8  # two labelled values on one line are at least this far apart

    aligned_gap: float = 0.13  # the least whitespace before a word that begins where runs do
    aligned_slack: float = 0.06
    aligned_runs: int = 3  # runs that must begin at one x

    # columns by whitespace
    min_gutter: float = 0.12
    narrow_gutter: float = 0.29  # a narrower one needs yet more lines
    narrow_lines: int = 4
    narrow_worth: float = 0.5
    aligned_share: float = 0.7  # of the runs right of a narrow gutter that begin at one x
    broad_gutter: float = 0.62  # a narrower one needs more lines on both sides
    sure_gutter: float = 1.6
    line_in_band: float = 0.05  # worth of a line that fits into one column of a band
    tight_band_gap: float = 0.7  # a line of the first column is that near to the one above
    max_band_gap: float = 8.0  # lines further apart belong to no common table

    # newspaper columns
    even_widths: float = 0.72  # of the narrower to the wider
    column_hole: float = 2.6  # whitespace inside of a column, at most
    column_lines: int = 7  # of each column, at least

    # rows
    row_gap: float = 0.45  # above the usual distance: a row or paragraph ends
    tight_gap: float = 0.15
    max_line_gap: float = 0.8  # no lines of one paragraph are usually further apart
    overlap: float = 0.35  # lines that overlap by more are of one row
    level: float = 9.0  # how much that speaks against a row
    follow_gap: float = 2.3  # lines below a grid go on with it
    heading_gap: float = 0.8  # lines above a grid are its headings
    heading_reach: float = 5.3
    row_score: float = 1.5  # sum of evidence from which a row begins
    label_width: float = 0.5  # of a column of labels to that of their values, at most

    # paragraphs
    line_step: float = 1.28  # times the usual step from line to line
    heading_size: float = 1.2  # of the letters of a heading to those of the page: what counts pages is set smaller
    size_change: float = 0.11  # of letters, between two paragraphs
    slant_change: float = 0.22  # likewise, where one is in italics: those of one size may be measured higher
    short_line: float = 0.25  # share of the width that a last line leaves empty

    # tables over pages
    mostly: float = 0.6  # share of rows that makes a habit
    orphan_lines: float = 3.2  # lines of room that a typesetter leaves to keep lines together
    same_edge: float = 0.55
    notes_top: float = 0.5  # share of the page height below which footnotes begin
    note_size: float = 0.93  # of their letters to those of the page, at most
    body_margin: float = 0.2  # share of the page height that a table reaches into, where it is no header or footer
    margin: float = 0.1  # share of the page height at its top and foot where headers and footers are


TOLERANCES = Tolerances()
