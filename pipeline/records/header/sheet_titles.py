"""The top of a report where a spreadsheet keeps it: in rows of the table itself, above its headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise, takewhile

from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.header.bodies import bodies_in
from pipeline.records.header.dates import days_of
from pipeline.records.header.labels import PAIR, Labelled, field_of, labelled_lines, labelled_of
from pipeline.records.header.subject import subject_of
from pipeline.records.headings import is_date

ALIKE = 3.0  # points between the left edges of labels below one another
LEAST = 2  # fields that labels below one another must tell
FEWEST = 2  # cells side by side
SENTENCE = 5  # words: a longer text that a full stop ends is no label


def title_rows(rows: Sequence[Row], profile: Profile) -> list[Text]:
    """Rows with one cell that names a body or says that the paper is a report: a heading over columns does neither."""
    cells = (filled[0] for row in rows if len(filled := texts_in(row)) == 1)
    return [text for text in cells if says_title(" ".join(text.value.split()), profile)]


def over_labels(tables: Iterable[Table], profile: Profile) -> list[Text]:
    """Titles and days in a row of their own over the labels of a key/value table."""
    tops = (takewhile(lambda row: len(texts_in(row)) == 1, table.rows) for table in tables)
    cells = (texts_in(row)[0] for rows in tops for row in rows)
    return [cell for cell in cells if is_date(cell.value, profile) or says_title(" ".join(cell.value.split()), profile)]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and what stands right of it, by the columns of the two, and where the label begins.

    `sure`: nothing else may be meant.
    """

    columns: tuple[int, ...]
    left: float
    own: Labelled
    sure: bool
    alone: bool = False  # nothing but such pairs stands in the row


def labelled_rows(rows: Sequence[Row], profile: Profile) -> Iterator[Labelled]:
    """Rows with known labels, each left of its value; several may stand side by side, those of one column below
    one another.

    Words in a label are enough where it stands in the columns of one that is surely known, or with others below one
    another; there a key may stand beside it. In a row of labels alone it is enough to begin where such a one begins:
    a long label runs over blank cells, and may stand in the second.
    """
    runs = [[*chain(*run)] for found, run in groupby((_pairs(row, profile) for row in rows), bool) if found]
    surely = [pair for run in runs for pair in run if pair.alone and pair.sure]
    known = {pair.columns for pair in surely}
    for run in runs:
        several = {
            p.columns for p in run if len({o.own.field for o in run if o.alone and o.columns == p.columns}) >= LEAST
        }
        yield from (p.own for p in run if p.columns in known | several or (p.alone and _begins_like(p, surely)))


def _begins_like(pair: _Pair, others: Iterable[_Pair]) -> bool:
    """Whether a label begins where one of others does."""
    return any(abs(pair.left - other.left) <= ALIKE for other in others)


def _pairs(row: Row, profile: Profile) -> list[_Pair]:
    """The known labels of a row with what stands right of each: its cells two by two."""
    filled = [(at, cell.text) for at, cell in enumerate(row.cells) if cell and cell.text]
    read = [_pair(label, value, profile) for label, value in zip(filled[::2], filled[1::2], strict=False)]
    alone = len(filled) == PAIR * len(read) and all(read)
    return [replace(pair, alone=alone) for pair in read if pair is not None]


def _pair(label: tuple[int, Text], value: tuple[int, Text], profile: Profile) -> _Pair | None:
    """What stands in two columns as a label and its value, if that label tells a field."""
    if any(pair.field for pair in labelled_lines([label[1]], profile)):
        return None  # its value stands in its own cell
    name = " ".join(label[1].value.split()).rstrip(" :")
    field = field_of(name, value[1].value, profile)
    sure = label[1].value.rstrip().endswith(":") or profile.labels.get(name.lower()) == field
    left = min((word.box.x0 for word in label[1].words()), default=0.0)
    return _Pair((label[0], value[0]), left, Labelled(name, field, value[1]), sure) if field else None


def texts_in(row: Row) -> list[Text]:
    """What the cells of a row say, those that hold words."""
    return [cell.text for cell in row.cells if cell and cell.text]


def says_title(text: str, profile: Profile) -> bool:
    """Whether a text names a body or says that the paper is a report."""
    subject = subject_of(text, profile)
    return (subject is not None and subject.told) or is_of_report(text, profile)


def is_of_report(text: str, profile: Profile) -> bool:
    """Whether a text names a body, or has a word of its own for a report: "Progress", "Action plan"."""
    return bool(profile.lines["title"].search(text)) or bool(bodies_in(text, profile))


def sheet_cells(rows: Sequence[Row]) -> list[Text]:
    """The paragraphs of rows that hold several cells, column by column; none where no row does.

    Without labels that have a cell of their own, and the values right of them.
    """
    filled = [texts_in(row) for row in rows]
    several = any(len(texts) >= FEWEST for texts in filled)
    cells = [text for texts in (filled if several else ()) for text in _unlabelled(texts) if text.words()]
    columns: list[list[Text]] = []
    for cell in sorted(cells, key=_left):
        if not columns or _left(cell) - _left(columns[-1][0]) > ALIKE:
            columns.append([])
        columns[-1].append(cell)
    ordered = (cell for column in columns for cell in sorted(column, key=_top))
    return [part for cell in ordered for part in map(Text.strip, cell.lines()) if part]


def _unlabelled(row: Sequence[Text]) -> Iterator[Text]:
    for before, cell in zip([Text(), *row], row, strict=False):
        is_value = before.value.rstrip().endswith(":") and ": " not in cell.value  # it may be a label and its own value
        if not is_value and not cell.value.rstrip().endswith(":"):
            yield cell


def labelled_in(cells: Sequence[Text], profile: Profile) -> Iterator[Labelled]:
    """Labels with their values in one cell each."""
    for cell in cells:
        yield from labelled_lines([cell], profile)


def labelled_below(rows: Sequence[Row], profile: Profile) -> Iterator[Labelled]:
    """Labels side by side, each over its value in the next row; two of them must be known."""
    for above, below in pairwise(rows):
        pairs = [
            (label.text, value.text)
            for label, value in zip(above.cells, below.cells, strict=False)
            if label is not None and value is not None and label.text and value.text
        ]
        told = [own for own in labelled_of(pairs, profile) if own.field]
        if len({own.field for own in told}) >= FEWEST:
            yield from told


def telling(cells: Sequence[Text], profile: Profile) -> list[Text]:
    """Those that name a body or a day, say that the paper is a report, or are sentences: no counts, no key."""
    return [cell for cell in cells if _tells(" ".join(cell.value.split()), profile)]


def _tells(text: str, profile: Profile) -> bool:
    return says_title(text, profile) or _is_sentence(text) or any(True for _ in days_of(text, profile))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) > SENTENCE


def _left(cell: Text) -> float:
    return min(word.box.x0 for word in cell.words())


def _top(cell: Text) -> tuple[int, float]:
    first = cell.words()[0]
    return first.page, first.box.top
