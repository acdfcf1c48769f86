"""Several labelled fields behind one another in one cell: told apart, and only where most cells are written so."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.stanzas.within import with_leads
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import load
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from tests import paper

WORDS = Lexicon()
AGREED, DONE = "Response: Agreed. Ten bins go.", "Update: Nine are gone."


def _cell(*paragraphs: str) -> Cell:
    """A cell whose paragraphs are one line each."""
    fragments = tuple(paper.fragment(p, top=100 + paper.STEP * i) for i, p in enumerate(paragraphs))
    return Cell(fragments, joined(fragments, WORDS))


def _table(heading: str, *cells: Cell, beside: str = "") -> Table:
    heads: list[str | Cell | None] = ["Recommendation", heading, *([beside] if beside else [])]
    rows = [
        Row((_cell(f"That bin {i} goes"), c, *([paper.cell("Done")] if beside else []))) for i, c in enumerate(cells)
    ]
    return with_leads(paper.table(heads, *rows), load(), WORDS)


def _read(table: Table) -> list[list[str]]:
    return [[c.text.value if c else "" for c in row.cells[1:]] for row in table.rows]


def _twice(*paragraphs: str) -> Sequence[Cell]:
    return [_cell(*paragraphs), _cell(*paragraphs)]


def test_every_label_becomes_a_column() -> None:
    table = _table("Executive response and latest update", *_twice(AGREED, DONE, "One is left."))
    assert _read(table)[:2] == [["Response", "Update"], ["Agreed. Ten bins go.", "Nine are gone.\nOne is left."]]


def test_a_label_behind_the_end_of_a_sentence_counts() -> None:
    assert _read(_table("Response and update", *_twice(f"{AGREED} {DONE}")))[1] == [
        "Agreed. Ten bins go.",
        "Nine are gone.",
    ]


def test_what_stands_in_front_keeps_its_column() -> None:
    table = _table("Progress", *_twice("Nine are gone.", "Lead officer: Maud Ings"))
    assert _read(table)[:2] == [["Progress", "Lead officer"], ["Nine are gone.", "Maud Ings"]]


def test_news_of_a_form_are_columns_in_order_and_a_blank_one_stays_blank() -> None:
    six, twelve = "6 month update: Nine are gone.", "12 month update: All are gone."
    table = _table("Progress", _cell(AGREED, six, twelve), _cell(AGREED, six), _cell(AGREED, six, twelve))
    assert [sorted(row) for row in _read(table)[:3]] == [
        ["12 month update", "6 month update", "Response"],
        ["Agreed. Ten bins go.", "All are gone.", "Nine are gone."],
        ["", "Agreed. Ten bins go.", "Nine are gone."],
    ]


def test_news_by_days_of_their_own_end_with_the_latest() -> None:
    one = _cell(AGREED, "March 2031: Nine are gone.", "October 2030: One is gone.")
    other = _cell(AGREED, "May 2031: All are gone.")
    assert [row[-2:] for row in _read(_table("Progress", one, other, _cell(AGREED, "Update: None.")))[1:]] == [
        ["One is gone.", "Nine are gone."],
        ["", "All are gone."],
        ["", "None."],
    ]


def test_what_is_no_field_of_its_own_stays() -> None:
    assert _table("Response", *_twice("Cabinet response: Agreed.", "Ten bins go.")).width == 2
    assert _table("Response", *_twice("Decision: Agreed.", "Ten bins go.")).width == 2
    assert _table("Update", *_twice("March 2031: Nine are gone.", "May 2031: All are gone.")).width == 2
    assert _table("Progress", _cell(AGREED, DONE), *[_cell("Nine are gone.")] * 4).width == 2
    assert _table("Progress", *_twice("Nine are gone.", "Status: Done"), beside="Status").width == 3


def test_what_stands_in_front_of_a_numbered_recommendation_is_no_part_of_it() -> None:
    """ "**Aim** – Nobody waits." over "**Recommendation 1** – That bins go." in one cell with what came of it."""
    cells = [_bold_until_dash("Aim – Nobody waits.", f"Recommendation {at} – That bins go.", DONE) for at in (1, 2)]
    rows = [Row((cell, paper.cell("Done"))) for cell in cells]
    table = with_leads(paper.table(["Recommendation and position", "Status"], *rows), load(), WORDS)
    assert [[c.text.value if c else "" for c in row.cells] for row in table.rows] == [
        ["Aim", "Recommendation", "Update", "Status"],
        *(["Nobody waits.", f"Recommendation {at} – That bins go.", "Nine are gone.", "Done"] for at in (1, 2)),
    ]


def _bold_until_dash(*paragraphs: str) -> Cell:
    """A cell in which the words in front of each dash are bold."""
    fragments = []
    for fragment in _cell(*paragraphs).fragments:
        (block,) = fragment.blocks
        (line,) = block.lines
        dash = next((at for at, word in enumerate(line) if word.text == "–"), 0)
        bold = (*(w._replace(style=w.style._replace(bold=True)) for w in line[:dash]), *line[dash:])
        fragments.append(fragment._replace(blocks=(block._replace(lines=(bold,)),)))
    return Cell(tuple(fragments), joined(tuple(fragments), WORDS))
