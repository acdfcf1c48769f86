"""The themes that cards stand under: a line above the tables of some, or a row between two cards of one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.headings import role_of
from pipeline.cells.columns.looks import labelled
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.stanzas.card_pairs import counts, filled, heads
from pipeline.cells.status.headed import state_of
from pipeline.cells.themes import LONGEST, alike
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

LEAST_THEMES = 2


@dataclass(frozen=True, slots=True)
class Headed:
    """A card's table, and the row over it that the table of all cards has, if any."""

    table: Table
    head: Text | None = None


def less_heads(parts: Sequence[Table], profile: Profile) -> list[Headed]:
    """The cards of one table, each but the last without a row over the whole width at its end: it heads the next.

    So does such a row at the top of the table the first, unless the others begin with their number and title, too.
    """
    out: list[Headed] = []
    themed = len(parts) > 1 and not heads(parts[1].rows[0], profile)
    head = head_in(parts[0].rows[0], profile) if themed else None
    if head is not None:
        parts = [replace(parts[0], rows=parts[0].rows[1:]), *parts[1:]]
    for number, part in enumerate(parts):
        below = head_in(part.rows[-1], profile) if part.rows and number < len(parts) - 1 else None
        out.append(Headed(replace(part, rows=part.rows[:-1]) if below else part, head))
        head = below
    return out


def head_in(row: Row, profile: Profile) -> Text | None:
    """What a row between two cards says as heading of what follows: bold words alone, no label, number or status."""
    cells = filled(row)
    if len(cells) != 1 or not cells[0].text or not all(word.style.bold for word in cells[0].text.words()):
        return None
    text = cells[0].text
    told = role_of(" ".join(text.value.split()), profile) or not state_of(text, profile).blank
    return None if told or counts(cells[0], profile) or not _is_brief(text, profile) else text


def themes_of(
    cards: Sequence[Headed], profile: Profile, over: Callable[[Table], Text | None]
) -> tuple[Text | None, ...]:
    """The theme of each card of a run: two lines or more over them, printed alike; that over the first may be none.

    `over`: the paragraph that stands above a table, on the page before where it begins a page.
    """
    heads: list[Text | None] = []
    for number, card in enumerate(cards):
        same = number > 0 and card.table.boxes == cards[number - 1].table.boxes
        above = heads[-1] if same else over(card.table)
        if (
            number
            and above is not None
            and _is_of_another_page(above, card.table)
            and not (heads[0] and alike(above, heads[0]))
        ):
            above = heads[-1]  # what stands at the foot of that page is no theme
        heads.append(card.head or above)
    rows = {card.head for card in cards} - {None}
    told = list(dict.fromkeys(head for head in heads if head is not None))
    same = all(alike(head, told[0]) for head in told)
    if rows and told[0] not in rows and not (same and _is_brief(told[0], profile)):
        return tuple(None if head is told[0] else head for head in heads)  # it heads the whole report
    if len(told) < LEAST_THEMES or None in heads or not same:
        return (None,) * len(cards)
    return tuple(heads) if all(_is_brief(head, profile) for head in told) else (None,) * len(cards)


def _is_of_another_page(head: Text, table: Table) -> bool:
    words = head.words()
    return bool(words) and words[0].page < table.boxes[0].page


def _is_brief(head: Text, profile: Profile) -> bool:
    """Some words, no sentence with a label: not "Recommendation 4" or "Lead officer: Ann Ash"."""
    labels = labelled(Cell(text=head), profile) or any(pair.field for pair in labelled_lines([head], profile))
    return len(head.value.split()) <= LONGEST and not labels
