"""Paragraphs of a cell as blocks: bullets that follow one another become one list."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

_BULLETS = ("• ", "◦ ")


class Item(NamedTuple):
    """A line of a list; `nested` one level down."""

    text: str
    nested: bool


class Block(NamedTuple):
    """A paragraph, or the lines of one list."""

    kind: Literal["text", "list"]
    items: tuple[Item, ...]


def blocks(paragraphs: Iterable[str]) -> tuple[Block, ...]:
    """`paragraphs` as the contract publishes them: bullets are `• `, nested ones `◦ `."""
    found: list[Block] = []
    for listed, group in groupby(paragraphs, key=lambda text: text.startswith(_BULLETS)):
        items = [Item(text[2:] if listed else text, text.startswith(_BULLETS[1])) for text in group]
        if listed:
            found.append(Block("list", tuple(items)))
        else:
            found += [Block("text", (item,)) for item in items]
    return tuple(found)
