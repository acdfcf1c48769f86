"""What is to be said of a document beside its reports: tables left out, and that it is not to be published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.models.page import Page
from pipeline.models.report import Issue
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.headings import role_of, roles_in, where_headed
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import is_number
from pipeline.text.lines import Line, lines_of

FEWEST, LONGEST_HEADING, LEAST_SAID, COLUMNS = counts("left_out", "fewest longest_heading least_said columns")
SAME, ALIKE = measures("left_out", "same alike")
_OWN = frozenset({"update", "response", "decision", "status"})
_ALIKE = frozenset({"status", "update", "action", "response", "decision", "recommendation"})


def left_over(tables: Sequence[Table], read: Collection[Table], profile: Profile) -> Iterator[Issue]:
    """One issue per page with such rows; `tables` are those that no report was made of, `read` all others."""
    own = {place.page: place.box.width for table in read for place in table.boxes}
    left: dict[int, int] = defaultdict(int)
    for table in tables:
        if table.nested or _is_strange(table, profile):
            continue
        page, width = table.pages[0], max(place.box.width for place in table.boxes)
        rows = sum(_recommends(row, profile) for row in table.rows)
        if not read and not rows and _is_headed(table, profile):
            rows = len(table.rows) - 1
        beside = own.get(page, own.get(page - 1))
        if any(_is_drawn_as(table, other) for other in read):
            rows, beside = max(rows, sum(_is_counted(row, profile) for row in table.rows)), width
        if rows >= (1 if beside and width >= ALIKE * beside else FEWEST):
            left[page] += rows
    for page, rows in left.items():
        text = f"A table on this page has {rows} rows that look like recommendations; none of them was read."
        yield Issue("ROWS_LEFT_OUT", "warning", page, text)


def _is_drawn_as(table: Table, read: Table) -> bool:
    """Whether a table has the columns of one that was read, on its page or the next: rows may be boxed one by one."""
    near = any(abs(a.page - b.page) <= 1 for a in table.boxes for b in read.boxes)
    sides = [(place.box.x0, place.box.x1) for place in (*table.boxes[:1], *read.boxes[:1])]
    alike = len(sides) == 2 and all(abs(a - b) <= SAME for a, b in zip(*sides, strict=True))
    return near and alike and table.width == read.width >= COLUMNS


def _is_counted(row: Row, profile: Profile) -> bool:
    """Whether a row begins with a number, and says something in most of its other cells."""
    first, *others = (" ".join(cell.text.value.split()) if cell else "" for cell in row.cells)
    return is_number(first, profile) and sum(map(bool, others)) > len(others) / 2


def _recommends(row: Row, profile: Profile) -> bool:
    """Whether a row says what is recommended, and something beside it."""
    texts = [" ".join(cell.text.value.split()) for cell in row.cells if cell is not None and cell.text]
    return len(texts) > 1 and any(profile.openers.search(text) for text in texts)


def _is_headed(table: Table, profile: Profile) -> bool:
    """Whether the headings, maybe of two columns in one, name recommendations and what was done or answered."""
    cells = [cell for at in where_headed(table) for cell in table.rows[at].cells if cell is not None and cell.text]
    texts = [cell.text.value for cell in cells if len(cell.text.value) <= LONGEST_HEADING]
    together = {role for text in texts for role in (role_of(text, profile), *roles_in(text, profile))}
    told = sum(any(len(c.text.value.split()) > LEAST_SAID for c in row.cells if c) for row in table.rows)
    return "recommendation" in together and bool(together & _OWN) and told > FEWEST  # not how many are in progress


def _is_strange(table: Table, profile: Profile) -> bool:
    """Whether a heading says that it is another kind of table."""
    cells = [cell for at in where_headed(table) for cell in table.rows[at].cells if cell is not None and cell.text]
    return any(folded(" ".join(cell.text.value.split())) in profile.lookalikes for cell in cells)


def refused(tables: Sequence[Table], profile: Profile) -> Iterator[Issue]:
    """One issue per table of those left out that looks like a report, with the heading that told it."""
    for table in tables:
        if table.nested:
            continue
        reason = _reason(table, profile)
        if reason:
            text = f"This table looks like a progress report; its heading “{reason}” says that it is not one."
            yield Issue("LOOKALIKE_TABLE", "info", table.pages[0], text)


def _reason(table: Table, profile: Profile) -> str | None:
    for at in where_headed(table):
        cells = table.rows[at].cells
        texts = [" ".join(c.text.value.split()) for c in cells if c is not None and c.text]
        strange = [t for t in texts if folded(t) in profile.lookalikes]
        if len(texts) > 1 and strange and any(role_of(t, profile) in _ALIKE for t in texts):
            return strange[0]
    return None


_LONGEST, _QUOTED = counts("header_withheld", "longest quoted")
(_MARGIN,) = measures("header_withheld", "margin")

CODE = "NOT_FOR_PUBLICATION"


def withheld(pages: Iterable[Page], profile: Profile) -> Iterator[Issue]:
    """One issue for the first line that says so; none for a form that asks the question and answers no."""
    for page in pages:
        if not _may_say_so([word[0] for word in page.words], profile):
            continue
        for line in lines_of(page.words):
            if len(line) <= _LONGEST and _may_say_so([w[0] for w in line], profile) and _marks(line, page, profile):
                said = " ".join(word.text for word in line[:_QUOTED])
                yield Issue(CODE, "warning", page.number, f"The paper says of itself: “{said}”.")
                return


def _may_say_so(words: Iterable[str], profile: Profile) -> bool:
    """Whether all words of a mark stand there, in whatever order: cheap to ask of a page, and then of its lines."""
    said = " ".join(words).lower().replace("\u00ad", "")
    marks = [others for telling, others in profile.withheld_words if telling in said]
    return any(all(word in said for word in words) for others in marks for words in others)


def _marks(line: Line, page: Page, profile: Profile) -> bool:
    text = " ".join(word.text for word in line)
    plain = folded(text)
    if profile.not_withheld.search(plain) or text.rstrip().endswith("?"):
        return False
    found = profile.withheld.search(plain)
    if found:
        return not profile.answered_no.match(plain, found.end())
    return plain in profile.stamps and (text.isupper() or _in_margin(line, page))


def _in_margin(line: Line, page: Page) -> bool:
    return line[0].box.bottom < _MARGIN * page.height or line[0].box.top > (1 - _MARGIN) * page.height
