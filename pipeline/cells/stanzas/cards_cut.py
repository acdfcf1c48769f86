"""Cards that a page cuts in two, and whose two halves have columns of their own width: the rest put to its card.

They may have another number of columns as well, where only one half has rows of two labels ("Lead | … | Due | …").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.cutting import with_rest
from pipeline.cells.stanzas.card_pairs import FIELDS, begins, filled, heads, is_label, titles
from pipeline.models.table import Row, Table
from pipeline.models.text import concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

PAIR = 2  # a label and its value
WIDTHS = frozenset({PAIR, 2 * PAIR})  # columns of a card


def cut_heads(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables that are a bar alone, the last of a page, where others have such a bar over a card of their own."""
    ends = (a for a, b in pairwise(tables) if len(a.rows) == 1 and b.boxes[0].page > a.boxes[-1].page)
    alone = [table for table in ends if titles(table.rows[0], profile)]
    cards = any(len(table.rows) > 1 and titles(table.rows[0], profile) for table in tables) if alone else False
    return alone if cards else []


def with_cut_cards(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables in order; rows at the top of a page that end the card before, moved to its table."""
    out: list[Table] = []
    known = _printed_labels(tables) if any(_is_overleaf(a, b) for a, b in pairwise(tables)) else Counter()
    for table in tables:
        count = _rest(out[-1], table, known, profile) if out else 0
        if count:
            before = out.pop()
            first, *more = table.rows[:count]
            last = before.rows[-1]
            cut = _is_cut(first) or _cuts_label(last, first, known)
            rows = (*before.rows[:-1], _merged(last, first)) if cut else (*before.rows, first)
            whole = as_wide((*rows, *more), max(before.width, table.width))
            boxes, repeated = (*before.boxes, *table.boxes), (*before.repeated, *table.repeated)
            out.append(replace(before, rows=whole, boxes=boxes, repeated=repeated))
        if count < len(table.rows):
            out.append(replace(table, rows=table.rows[count:]) if count else table)
    return out


def as_wide(rows: Sequence[Row], width: int) -> tuple[Row, ...]:
    """The rows, all of them as wide as the widest: the last cell of a narrower one spans the rest."""
    return tuple(map(partial(_widened, width), rows))


def _widened(width: int, row: Row) -> Row:
    missing = width - len(row.cells)
    last = next((at for at in range(len(row.cells) - 1, -1, -1) if row.cells[at] is not None), None)
    if not missing or last is None:
        return row
    cells = [
        cell and cell._replace(columns=cell.columns + missing) if at == last else cell
        for at, cell in enumerate(row.cells)
    ]
    return row._replace(cells=(*cells, *[None] * missing))


def _is_cut(row: Row) -> bool:
    """Whether a row is the end of a value whose label stands on the page before."""
    label, *values = filled(row)
    return not label.says and any(value.text for value in values)


def _cuts_label(row: Row, rest: Row, known: Counter[str]) -> bool:
    """Whether a label of two lines stands with one at the foot of a page and one on the next, as no other does.

    "Executive" over "response" where other cards print "Executive response".
    """
    above, below = filled(row), filled(rest)
    if len(above) != PAIR or len(below) != PAIR or not above[0].text or not below[0].text:
        return False
    halves = [folded(cells[0].text.value) for cells in (above, below)]
    return known[" ".join(halves)] > 0 and known[halves[0]] == 1


def _printed_labels(tables: Sequence[Table]) -> Counter[str]:
    """How often each label of a row of two cells is printed."""
    rows = (filled(row) for table in tables for row in table.rows)
    return Counter(folded(" ".join(cells[0].text.value.split())) for cells in rows if len(cells) == PAIR)


def _merged(row: Row, rest: Row) -> Row:
    """A row with the end of its value, and of its label."""
    *front, value = filled(row)
    *label, more = filled(rest)
    if label and label[0].text:
        text = concat((front[0].text, label[0].text), " ")
        front[0] = front[0]._replace(text=text, fragments=front[0].fragments + label[0].fragments)
    return Row((*front, with_rest(value, more)), joined=True)


def _rest(before: Table, table: Table, known: Counter[str], profile: Profile) -> int:
    """How many rows at the top of a table say what the last card of the one before does not say yet."""
    if before.nested or table.nested or not _is_overleaf(before, table):
        return 0
    if not (_is_paired(before, profile) and _is_paired(table, profile)):
        return 0
    if before.width == table.width != PAIR and not _head_of(before.rows, table.rows, profile):
        return 0
    card = _last_card(before.rows, table.rows, profile)
    said = {label for labels in _labels(card) for label in labels}
    cut = int(_is_cut(table.rows[0]) or _cuts_label(before.rows[-1], table.rows[0], known))
    labels = _labels(table.rows[cut:])
    whole = not any(begins(row, profile) or heads(row, profile) for row in table.rows[cut:])

    def fits(own: tuple[str, ...]) -> bool:
        """Whether a row may be of that card: by its words, or as another prints it."""
        return all(known[label] > 1 for label in own) or _are_known(own, profile, any_of=whole)

    more = list(takewhile(lambda own: said.isdisjoint(own) and fits(own), labels))
    count = cut + len(more)
    after = table.rows[count : count + 1]
    ended = not after or any(starts(after[0], profile) for starts in (begins, heads, titles))
    told = [label for own in more for label in own]
    return count if card and ended and len({*told}) == len(told) else 0


def _is_overleaf(before: Table, table: Table) -> bool:
    """Whether a table begins on the page behind that on which another ends."""
    return bool(before.boxes and table.boxes) and table.boxes[0].page == before.boxes[-1].page + 1


def _is_paired(table: Table, profile: Profile) -> bool:
    """Whether a table has the columns of a card, or others: a patch or a state stands there, or edges do not meet."""
    paired = (len(filled(row)) in {1, *WIDTHS} or titles(row, profile) for row in table.rows)
    return table.width in WIDTHS or all(paired)


def _last_card(rows: Sequence[Row], others: Sequence[Row], profile: Profile) -> Sequence[Row]:
    """The rows of the last card from its recommendation on; none where it does not tell where that begins.

    The foot of a page may hold its head alone, or with its small fields, or the label of the recommendation; what that
    says stands in `others`, on the next.
    """
    below = others[0]
    if head := _head_of(rows, others, profile):
        return head
    if heads(rows[-1], profile) and begins(below, profile):
        return rows[-1:]
    if _asks(rows[-1], profile) and _is_cut(below):
        return rows[-1:]
    starts = [at for at, row in enumerate(rows) if begins(row, profile)]
    return rows[starts[-1] :] if starts else ()


def _head_of(rows: Sequence[Row], others: Sequence[Row], profile: Profile) -> Sequence[Row]:
    """The rows from the last bar on where they hold nothing else but small fields, and the rest stands in `others`."""
    if titles(rows[-1], profile):
        return () if titles(others[0], profile) else rows[-1:]
    bars = [at for at, row in enumerate(rows) if titles(row, profile) or heads(row, profile)]
    fields = rows[bars[-1] + 1 :] if bars else ()
    labels = list(_labels(fields))
    small = len(labels) == len(fields) and all(role_of(label, profile) in FIELDS for own in labels for label in own)
    own = takewhile(lambda row: not titles(row, profile), others)
    return rows[bars[-1] :] if fields and small and any(begins(row, profile) for row in own) else ()


def _asks(row: Row, profile: Profile) -> bool:
    """The label of a recommendation, and nothing beside it."""
    cells = filled(row)
    label, *values = cells
    alone = len(cells) <= PAIR and is_label(label) and not any(value.says for value in values)
    return alone and role_of(label.text.value, profile) == "recommendation" and not heads(row, profile)


def _are_known(labels: Sequence[str], profile: Profile, *, any_of: bool) -> bool:
    """Whether labels are headings of what is said of a recommendation: all of a row, or one of two."""
    known = [role_of(label, profile) in PAIRED for label in labels]
    return any(known) if any_of else all(known)


def _labels(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The label or the two labels of each row; nothing from the first one on that has none."""
    for row in rows:
        cells = filled(row)
        if len(cells) not in WIDTHS or not all(map(is_label, cells[::PAIR])):
            return
        yield tuple(folded(cell.text.value) for cell in cells[::PAIR])
