"""What a form says in a field that nobody filled in: "Click or tap here to enter text.". Such a field is empty.

Word prints the prompts of its content controls as if they were text. Which they are the profile says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.models.page import Word
from pipeline.models.table import Cell, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

PARAGRAPH = "\n"
TABLES = 128  # of which is remembered whether they hold any


def without_prompts(table: Table, profile: Profile) -> Table:
    """The table without the prompts in its cells, whole cells or paragraphs of them; their words are the form's own."""
    if not _holds_any(table, profile):
        return table
    taken = [word for row in table.rows for cell in row.cells if cell for word in _prompted(cell.text, profile)]
    rows = tuple(row._replace(cells=tuple(c and _without(c, profile) for c in row.cells)) for row in table.rows)
    return replace(table, rows=rows, repeated=(*table.repeated, *taken))


@lru_cache(maxsize=TABLES)
def _holds_any(table: Table, profile: Profile) -> bool:
    """Whether any cell has a prompt: asked again of tables that stayed as they are."""
    return any(_holds_one(cell.text, profile) for row in table.rows for cell in row.cells if cell is not None)


def is_prompt(said: str, profile: Profile) -> bool:
    """Whether somebody is asked to fill in a field, and nothing else is said."""
    letter = said[:1]
    if letter.isalnum() and letter.lower() not in _first_letters(profile):
        return False
    first = said.split(maxsplit=1)[0] if said and not said.isspace() else ""
    word = folded(first)
    if word and "_" not in first and word not in _first_words(profile):
        return False  # nearly always, and told without a look at all that is said
    return folded(said) in profile.prompts


@lru_cache(maxsize=16)
def _first_words(profile: Profile) -> frozenset[str]:
    return frozenset(folded(prompt.split()[0]) for prompt in profile.prompts)


@lru_cache(maxsize=16)
def _first_letters(profile: Profile) -> frozenset[str]:
    return frozenset(word[:1] for word in _first_words(profile))


def _holds_one(text: Text, profile: Profile) -> bool:
    return any([is_prompt(paragraph, profile) for paragraph in text.value.split(PARAGRAPH)])


def _prompted(text: Text, profile: Profile) -> Iterator[Word]:
    for paragraph in text.lines():
        if is_prompt(paragraph.value, profile):
            yield from paragraph.words()


def _without(cell: Cell, profile: Profile) -> Cell:
    if not _holds_one(cell.text, profile):
        return cell
    left = [paragraph for paragraph in cell.text.lines() if not is_prompt(paragraph.value, profile)]
    return cell._replace(text=concat(left, PARAGRAPH))
