"""The top of a report where a spreadsheet keeps it: in rows of the table itself, above its headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pipeline.cells.columns.headings import is_date
from pipeline.cells.header.asked import field_of
from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.labels import Labelled
from pipeline.cells.header.subject import subject_of
from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

PAIR, LEAST = 2, 2  # cells of a row; fields that labels below one another must tell


def title_rows(rows: Sequence[Row], profile: Profile) -> list[Text]:
    """Rows with one cell that names a body or says that the paper is a report: a heading over columns does neither."""
    cells = (filled[0] for row in rows if len(filled := _filled(row)) == 1)
    return [text for text in cells if says_title(" ".join(text.value.split()), profile)]


def over_labels(tables: Iterable[Table], profile: Profile) -> list[Text]:
    """Titles and days in a row of their own over the labels of a key/value table."""
    tops = (takewhile(lambda row: len(_filled(row)) == 1, table.rows) for table in tables)
    cells = (_filled(row)[0] for rows in tops for row in rows)
    return [cell for cell in cells if is_date(cell.value, profile) or says_title(" ".join(cell.value.split()), profile)]


def labelled_rows(rows: Sequence[Row], profile: Profile) -> Iterator[Labelled]:
    """Rows with a known label and its value. Where several stand below one another, words in a label are enough."""
    for run in _runs(rows):
        pairs = [Labelled(name, field_of(name, value.value, profile), value) for name, _, value in run]
        several = len({pair.field for pair in pairs} - {None}) >= LEAST
        for pair, (name, whole, _) in zip(pairs, run, strict=True):
            if pair.field and (several or whole or profile.labels.get(name.lower()) == pair.field):
                yield pair


def _runs(rows: Sequence[Row]) -> Iterator[list[tuple[str, bool, Text]]]:
    """Rows of two cells below one another: a label, whether a colon ends it, and what stands beside it."""
    run: list[tuple[str, bool, Text]] = []
    for row in rows:
        filled = _filled(row)
        if len(filled) == PAIR:
            name = " ".join(filled[0].value.split())
            run.append((name.rstrip(" :"), name.endswith(":"), filled[1]))
        elif run:
            yield run
            run = []
    yield run


def _filled(row: Row) -> list[Text]:
    return [cell.text for cell in row.cells if cell and cell.text]


def says_title(text: str, profile: Profile) -> bool:
    """Whether a text names a body or says that the paper is a report."""
    subject = subject_of(text, profile)
    return (subject is not None and subject.told) or is_of_report(text, profile)


def is_of_report(text: str, profile: Profile) -> bool:
    """Whether a text names a body, or has a word of its own for a report: "Progress", "Action plan"."""
    return bool(profile.lines["title"].search(text)) or bool(bodies_in(text, profile))
