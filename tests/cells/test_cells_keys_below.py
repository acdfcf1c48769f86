"""Keys in the cells of the records' own table, below the last or above the heading: read as keys, and no records."""

from __future__ import annotations

import pytest

from pipeline.cells.key_below import with_key_apart
from pipeline.cells.key_beside import with_meanings_beside
from pipeline.cells.status.key import key_of_table
from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Cell, Fragment, Mark, Row, Table
from pipeline.models.text import Locator
from tests import paper
from tests.cells.test_cells_reports import reports

HEADS = ["No", "Recommendation", "Action", "Update", "Status"]
ONE = ["1", "That the wall is mended", "Find two men", "Mended in May", "Complete"]
TWO = ["2", "That the roof is mended", "Ask for a price", "Looked at in June", "At risk"]
BLANK = [""] * 5
COLOURS = {"Complete": "#0070c0", "On track": "#00b050", "At risk": "#ffc000", "Off track": "#ff0000"}
COLOURS |= {"B": "#0070c0", "G": "#00b050", "A": "#ffc000", "R": "#ff0000"}
MEANT = ("It is done", "It will be done by its day", "It may be late", "It is late by months")


def _painted(said: str, colour: str = "", evidence: str = "fill") -> Cell:
    mark = Mark(1, Box(50, 100, 60, 110), evidence, colour or COLOURS[said])  # type: ignore[arg-type]
    return paper.cell(said)._replace(marks=(mark,))


def _at(row: list, **cells) -> list:
    found = list(row)
    for place, cell in cells.items():
        found[int(place[1:])] = cell
    return found


def _key(signs, sign: int, meaning: int) -> list[list]:
    return [_at(BLANK, **{f"x{sign}": s, f"x{meaning}": m}) for s, m in zip(signs, MEANT, strict=True)]


WORDS, LETTERS = ("Complete", "On track", "At risk", "Off track"), ("B", "G", "A", "R")
PAINT = [_painted(word) for word in WORDS]
SWATCHES = [_painted("", colour) for colour in list(COLOURS.values())[:4]]
DISCS = [_painted("", colour, "shape") for colour in list(COLOURS.values())[:4]]

FORMS = {
    "words, titled": [BLANK, _at(BLANK, x1="Key to status"), *_key(PAINT, 1, 2)],
    "words, another title": [_at(BLANK, x1="How we judge it"), *_key(PAINT, 1, 2)],
    "plain words": [BLANK, *_key(WORDS, 1, 2)],
    "letters": [BLANK, *_key([_painted(x) for x in LETTERS], 0, 1)],
    "plain letters": [BLANK, *_key(LETTERS, 0, 1)],
    "no blank row": _key([_painted(x) for x in LETTERS], 0, 1),
    "swatches": [BLANK, *_key(SWATCHES, 0, 1)],
    "discs": [_at(BLANK, x1="Signs"), *_key(DISCS, 1, 2)],
    "far apart": [BLANK, *_key(PAINT, 1, 3)],
    "at the right": [_at(BLANK, x3="Key"), *_key(PAINT, 3, 4)],
    "below the status": [_at(BLANK, x4="Key"), *_key(PAINT, 4, 3)],
    "plain, below the status": [_at(BLANK, x3="Key"), *_key(WORDS, 4, 3)],
    "side by side": [BLANK, ["", PAINT[0], MEANT[0], PAINT[1], MEANT[1]], ["", PAINT[2], MEANT[2], PAINT[3], MEANT[3]]],
    "named too": [BLANK, *(_at(r, x3=r[2], x2=w) for r, w in zip(_key(SWATCHES, 1, 2), WORDS, strict=True))],
    "beside its name": [_at(_key(PAINT, 1, 2)[0], x0="Key"), *_key(PAINT, 1, 2)[1:]],
    "no meanings": [BLANK, ["Key", *PAINT[:3], ""]],
    "headings": [BLANK, _at(BLANK, x1="Status", x2="Meaning"), *_key(PAINT, 1, 2)],
    "lines": [BLANK, *(_at(BLANK, x1=f"{w} – {m}") for w, m in zip(WORDS, MEANT, strict=True))],
    "lines, no blank row": [_at(BLANK, x1=f"{w} – {m}") for w, m in zip(WORDS, MEANT, strict=True)],
    "one line": [BLANK, ["Key", PAINT[0], "It is done", PAINT[2], "It may be late"]],
    "then a note": [BLANK, *_key(PAINT, 1, 2), BLANK, _at(BLANK, x1="Kept by the town clerk, who knows it all.")],
}


READ = {"one line": MEANT[::2], "no meanings": ()}  # else all four meanings
RECORDS = {  # rows that records may have
    "lettered": (["A", "That a gate is hung", "", "", ""], ["B", "That it is painted", "", "", ""]),
    "more of a record": (["", "", "", "Delivered late", "Amber"], ["", "", "", "It is on track", "Green"]),
    "no news yet": (["3", "On track", "Ask the men", "", ""], ["4", "Complete", "Tell all the men", "", ""]),
    "said of each": (
        ["3", "Complete", "It is done", "Complete", "Yes it is"],
        ["4", "At risk", "Late", "On track", "It is"],
    ),
}


def _shown(found) -> list[str]:
    return [entry.meaning for entry in found.key]


@pytest.mark.parametrize("form", FORMS)
def test_a_key_below_is_read_and_is_no_record(form, profile):
    (found,) = reports(paper.table(HEADS, ONE, TWO, *FORMS[form]), profile=profile)
    assert [r.number for r in found.recommendations] == ["1", "2"]
    assert [str(r.theme or "") for r in found.recommendations] == ["", ""]
    assert _shown(found) == list(READ.get(form, MEANT))


@pytest.mark.parametrize("form", [f for f in FORMS if f not in ("then a note", "beside its name")])
def test_a_key_above_the_heading_is_read(form, profile):
    rows = FORMS[form]
    (found,) = reports(paper.table(*rows, BLANK, HEADS, ONE, TWO), profile=profile)
    assert [r.number for r in found.recommendations] == ["1", "2"]
    assert _shown(found) == list(READ.get(form, MEANT))


@pytest.mark.parametrize("form", RECORDS)
def test_rows_that_records_may_have_are_no_key(form, profile):
    first = ["A.", *ONE[1:]] if form == "lettered" else ONE
    table = paper.table(HEADS, first, TWO, *RECORDS[form])
    assert with_key_apart(table, profile) == (table,)


@pytest.mark.parametrize("number", ["", "3"])
def test_signs_in_front_of_records_in_a_column_without_heading_are_no_key(number, profile):
    asked = (ONE, TWO, ["", "That all bins go", "", "None went"])
    rows = [[disc, row[1], row[3]] for disc, row in zip(DISCS[:3], asked, strict=True)]
    if number:
        rows = [[paper.cell(str(n))._replace(marks=r[0].marks), *r[1:]] for n, r in enumerate(rows, start=1)]
    table = paper.table(["", "Recommendation", "Progress"], *rows)
    assert with_key_apart(table, profile) == (table,)


def test_a_card_ends_with_its_status_which_is_no_key(profile):
    rows = [["Recommendation 1", "Walls"], ["What was asked", "That the wall is mended"], ["Update", "Mended in May"]]
    table = paper.table(*rows, ["RAG status", _painted("At risk")])
    assert with_key_apart(table, profile) == (table,)


def test_what_reaches_down_to_a_row_makes_it_one_of_its_record(profile):
    rows = [[None, None, *row[1:3], ""] for row in _key(PAINT, 1, 2)]
    table = paper.table(HEADS, ONE, TWO, *rows)
    assert with_key_apart(table, profile) == (table,)


def test_a_key_tells_where_it_stands(profile):
    found = with_key_apart(paper.table(HEADS, ONE, TWO, *FORMS["words, titled"]), profile)
    assert [len(table.rows) for table in found] == [3, 4]
    assert found[1].boxes[0].page == 1


def test_signs_drawn_beside_lines_of_one_cell_are_left_to_be_read_as_drawn(profile):
    marks = [disc.marks[0] for disc in DISCS]
    lines = paper.cell("Done\nBegun\nLate\nStuck")._replace(marks=tuple(marks))
    rows = [_at(BLANK, x1="Symbols used"), _at(BLANK, x1=lines)]
    (found,) = with_key_apart(paper.table(HEADS, ONE, TWO, *rows), profile)
    assert len(found.rows) == 3


def _patches() -> tuple[Table, list[Word]]:
    """Three painted letters in a box, and words right of each, outside of it."""
    rows, words = [], list[Word]()
    for at, letter in enumerate(LETTERS[:3]):
        top = 400.0 + 15 * at
        around = Fragment(1, Box(50, top, 70, top + 15))
        own = paper.text(letter, top=top + 2, x=55)
        rows.append(Row((Cell((around,), own, _painted(letter).marks),)))
        words += [w._replace(index=10 * at + i) for i, w in enumerate(paper.line(MEANT[at], 75, top + 2))]
    return Table("rulings", tuple(rows), (Locator(1, Box(50, 400, 70, 445)),)), words


@pytest.mark.parametrize("moved", [0, 20, 200])
def test_boxed_signs_are_explained_by_the_words_right_of_them(moved, profile):
    """Not by words that begin elsewhere beside each, or far off."""
    table, words = _patches()
    places = {w.index: moved * (1 if moved > 100 else w.index // 10) for w in words}
    shifted = []
    for w in words:
        x0, top, x1, bottom = w.box
        by = places[w.index]
        shifted.append(w._replace(index=w.index + 50, box=Box(x0 + by, top, x1 + by, bottom)))
    page = Page(1, 595, 842, tuple(shifted))
    (found,) = with_meanings_beside([table], [page], Places(), profile)
    read = [entry.meaning for entry in key_of_table(found, profile)]
    assert read == ([] if moved else list(MEANT[:3]))
