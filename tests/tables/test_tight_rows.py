"""Rows with no white between them, told by the bold titles that they begin with; few are enough where more is known."""

from __future__ import annotations

from pipeline.tables.read_tables import read_tables
from pipeline.tables.white.tight_rows import tight_rows
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line
from tests import paper
from tests.tables.test_tables_alignment import ENOUGH, HEADS, _of_bold, _page

BOUNDARIES = (145.0, 295.0)


def _lines(*rows: tuple[str, str, str]) -> list[Line]:
    """A line each; what ends with a star is bold."""
    found = []
    for at, row in enumerate(rows):
        words = []
        for x, said in zip((50.0, 150.0, 300.0), row, strict=True):
            look = paper.BOLD if said.endswith("*") else paper.PLAIN
            words += paper.line(said.rstrip("*"), x, 100 + 12 * at, look=look) if said else ()
        found.append(tuple(words))
    return found


FOUR = [
    ("scoring sheet too", "order last year", "have been asked"),
    ("by then.", "was dear.", "to look at it."),
    ("Homes*", "Agreed.", "Talks were held"),
    ("We recommend it", "A scheme will be", "in May, and again"),
    ("at last", "drawn up.", "in June."),
    ("Stories*", "Agreed.", "A page was made."),
    ("We recommend that", "", ""),
]


def test_rows_begin_where_the_first_column_turns_bold() -> None:
    assert tight_rows(_lines(*FOUR), BOUNDARIES, 1) == [2, 5]
    assert tight_rows(_lines(*FOUR), BOUNDARIES) == [], "too few where nothing says that the table goes on"


def test_bold_words_beside_a_sentence_that_goes_on_begin_no_row() -> None:
    amid = [*FOUR[:4], ("Why*", "drawn up and", "in June it was"), *FOUR[4:]]
    assert tight_rows(_lines(*amid), BOUNDARIES, 1) == []


def test_two_rows_under_headings_that_another_table_has_are_told_by_their_numbers() -> None:
    def rows(first: int, top: float, step: float, many: int) -> list[tuple[float, tuple[str, ...]]]:
        own = [(str(n), "That it is mended", "Agreed", ENOUGH, "Red") for n in range(first, first + many)]
        more = ("", "by the end of May", "", "and had not ended.", "")
        return [pair for at, one in enumerate(own) for pair in ((top + at * step, one), (top + at * step + 12, more))]

    across = (300, ("What follows was asked for later on by the members of the panel, at its next meeting.",))
    page = _page(1, (100, HEADS), *rows(1, 130, 40, 3), across, (350, HEADS), *rows(4, 364, 24, 2))
    tables = read_tables([_of_bold(page, 100, 350)], None, Lexicon()).tables
    assert [[row.cells[0].text.value for row in t.rows if row.cells[0]] for t in tables][-1][-2:] == ["4", "5"]
