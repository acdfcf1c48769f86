"""All tolerances of the layout, in one record that is read from `tolerances.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Distances in units of the page's usual letter height (em), shares as shares; the file says what each is for."""

    snap: float
    lattice_snap: float
    sliver: float
    join: float
    min_across: float
    min_upright: float
    min_area_width: float
    min_area_height: float
    pill_width: float
    pill_height: float
    drawn: float
    clear_rows: int
    clear_share: float
    drawn_whole: float
    drawn_elsewhere: float
    key_columns: float
    taller: float
    min_grid_width: float
    narrow_gap: float
    wide_gap: float
    gap_to_space: float
    reading_gap: float
    aligned_gap: float
    aligned_slack: float
    aligned_runs: int
    min_gutter: float
    narrow_gutter: float
    narrow_lines: int
    narrow_worth: float
    aligned_share: float
    broad_gutter: float
    sure_gutter: float
    line_across: float
    run_across: float
    line_in_band: float
    tight_band_gap: float
    max_band_gap: float
    even_widths: float
    column_hole: float
    column_lines: int
    row_gap: float
    tight_gap: float
    max_line_gap: float
    overlap: float
    level: float
    follow_gap: float
    heading_gap: float
    heading_reach: float
    row_score: float
    label_width: float
    line_step: float
    heading_size: float
    size_change: float
    slant_change: float
    short_line: float
    mostly: float
    orphan_lines: float
    same_edge: float
    notes_top: float
    note_size: float
    body_margin: float
    margin: float
    page_number_top: float
    page_number_foot: float
    header_step: float
    symbol_above: float
    symbol_beside: float
    least_heading: int
    open_step: float
    widest_step: float
    slack: float
    least_gap: float
    turned_gap: float
    max_paint: float
    max_symbol: float
    page_breaks: Mapping[str, float]


TOLERANCES = Tolerances(**tomllib.loads(files(__package__).joinpath("tolerances.toml").read_text(encoding="utf-8")))
