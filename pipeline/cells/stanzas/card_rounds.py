"""The updates of cards by their rounds: one that tells of a later round alone says nothing of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import role_of
from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

Field = tuple[str, Cell, Cell]  # column, label, value
UPDATE = "update"


def by_round(cards: Sequence[Sequence[Field]], profile: Profile) -> list[tuple[Field, ...]]:
    """The fields of some cards, each update in a column of its own label, where a card tells of several rounds.

    Else cards that name their update in other words ("Progress", "Progress to date") share one column.
    """
    told = [[_said(label) for column, label, _ in card if _is_update(column, label, profile)] for card in cards]
    rounds = {label for labels in told if len(set(labels)) > 1 for label in labels}
    return [tuple(_placed(field, rounds) for field in card) for card in cards]


def in_order(cards: Sequence[Sequence[Field]]) -> list[str]:
    """The columns of some cards, as the first of the fullest has them: another may leave out what stands before."""
    fullest = max(cards, key=len)
    return list(dict.fromkeys(column for card in (fullest, *cards) for column, _, _ in card))


def _placed(field: Field, rounds: set[str]) -> Field:
    column, label, value = field
    return (_printed(label), label, value) if column == UPDATE and _said(label) in rounds else field


def _is_update(column: str, label: Cell, profile: Profile) -> bool:
    return column == UPDATE or (column == _printed(label) and role_of(column, profile) == UPDATE)


def _printed(label: Cell) -> str:
    return " ".join(label.text.value.split())


def _said(label: Cell) -> str:
    return folded(_printed(label))
