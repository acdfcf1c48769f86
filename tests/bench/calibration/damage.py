"""Seeded damage to what a PDF gives: its tags, its lines, its letters, its colours. Truth stays what it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from pipeline.models.page import NO_BOXES, Box, Page, Ruling, Word
from pipeline.models.tags import Element

Tree = Element | None


@dataclass(frozen=True)
class Read:
    """What the readers hand to the tables: pages and, where there is one, the tag tree."""

    pages: tuple[Page, ...]
    tree: Tree


def _each_page(read: Read, change: Callable[[Page], Page]) -> Read:
    return replace(read, pages=tuple(map(change, read.pages)))


def nothing(read: Read, chance: Random) -> Read:
    return read


def tags_removed(read: Read, chance: Random) -> Read:
    return replace(read, tree=None)


# Tags that lie.


def tags_swapped(read: Read, chance: Random) -> Read:
    """The contents of two neighbouring cells of a column change places, here and there."""
    return replace(read, tree=read.tree and _tables(read.tree, lambda rows: _swapped(rows, chance)))


def tags_rows_merged(read: Read, chance: Random) -> Read:
    """Two rows are tagged as one."""
    return replace(read, tree=read.tree and _tables(read.tree, lambda rows: _merged(rows, chance)))


def tags_row_lost(read: Read, chance: Random) -> Read:
    """A cell's last paragraph is tagged into the next row."""
    return replace(read, tree=read.tree and _tables(read.tree, lambda rows: _slipped(rows, chance)))


def _tables(tree: Element, change: Callable[[list[Element]], list[Element]]) -> Element:
    """The tree with the rows of every table changed (rows may stand in THead and TBody)."""
    children = tuple(_tables(c, change) if isinstance(c, Element) else c for c in tree.children)
    rows = [c for c in children if isinstance(c, Element) and c.role == "TR"]
    if len(rows) < 3:
        return replace(tree, children=children)
    others = tuple(c for c in children if not (isinstance(c, Element) and c.role == "TR"))
    return replace(tree, children=(*others, *change(rows)))


def _cells(row: Element) -> list[Element]:
    return [c for c in row.children if isinstance(c, Element)]


def _swapped(rows: list[Element], chance: Random) -> list[Element]:
    for at in range(1, len(rows) - 1):
        one, other = _cells(rows[at]), _cells(rows[at + 1])
        if chance.random() > 0.35 or len(one) != len(other):
            continue
        x = chance.randrange(len(one))
        one[x], other[x] = replace(one[x], children=other[x].children), replace(other[x], children=one[x].children)
        rows[at], rows[at + 1] = replace(rows[at], children=tuple(one)), replace(rows[at + 1], children=tuple(other))
    return rows


def _merged(rows: list[Element], chance: Random) -> list[Element]:
    at = chance.randrange(1, len(rows) - 1)
    one, other = _cells(rows[at]), _cells(rows[at + 1])
    if len(one) != len(other):
        return rows
    both = [replace(a, children=a.children + b.children) for a, b in zip(one, other, strict=True)]
    return [*rows[:at], replace(rows[at], children=tuple(both)), *rows[at + 2 :]]


def _slipped(rows: list[Element], chance: Random) -> list[Element]:
    for at in range(1, len(rows) - 1):
        one, other = _cells(rows[at]), _cells(rows[at + 1])
        wide = [x for x in range(min(len(one), len(other))) if len(one[x].children) > 1]
        if not wide or chance.random() > 0.5:
            continue
        x = chance.choice(wide)
        last = one[x].children[-1]
        one[x] = replace(one[x], children=one[x].children[:-1])
        other[x] = replace(other[x], children=(last, *other[x].children))
        rows[at], rows[at + 1] = replace(rows[at], children=tuple(one)), replace(rows[at + 1], children=tuple(other))
    return rows


# Lines that are not where they should be.


def rulings_shifted(read: Read, chance: Random) -> Read:
    """Some of the lines stand a little elsewhere, as scans and bad writers have them; tags are not there to help."""

    def moved(ruling: Ruling) -> Ruling:
        if chance.random() > 0.25:
            return ruling
        by = chance.choice((-1, 1)) * chance.uniform(5, 18)
        box = ruling.box
        new = Box(box.x0, box.top + by, box.x1, box.bottom + by) if ruling.horizontal else Box(
            box.x0 + by, box.top, box.x1 + by, box.bottom)  # fmt: skip
        return ruling._replace(box=new)

    return _each_page(tags_removed(read, chance), lambda p: replace(p, rulings=tuple(map(moved, p.rulings))))


def rows_run_together(read: Read, chance: Random) -> Read:
    """Horizontal lines between some rows are gone; tags are not there to help."""
    return _dropped(read, chance, horizontal=True)


def columns_run_together(read: Read, chance: Random) -> Read:
    """One vertical line is gone, on all pages; tags are not there to help."""
    return _dropped(read, chance, horizontal=False)


def _dropped(read: Read, chance: Random, *, horizontal: bool) -> Read:
    at = [round(r.box.top if horizontal else r.box.x0) for p in read.pages for r in p.rulings
          if r.horizontal == horizontal]  # fmt: skip
    inner = sorted(set(at))[1:-1]
    if not inner:
        return tags_removed(read, chance)
    gone = set(chance.sample(inner, max(1, len(inner) // 8) if horizontal else 1))
    near = {place + d for place in gone for d in (-1, 0, 1)}

    def kept(page: Page) -> Page:
        def stays(r: Ruling) -> bool:
            return r.horizontal != horizontal or round(r.box.top if horizontal else r.box.x0) not in near

        return replace(page, rulings=tuple(filter(stays, page.rulings)))

    return _each_page(tags_removed(read, chance), kept)


# Letters and words that do not arrive.


def glyphs_dropped(read: Read, chance: Random) -> Read:
    """A font does not say what one of its letters is: that letter is missing in some of the cells."""
    letter = chance.choice("aeinorstl")
    return _words(read, chance, 0.25, lambda w: _without(w, letter))


def letters_lost(read: Read, chance: Random) -> Read:
    """Single letters are lost here and there."""
    return _words(read, chance, 0.02, lambda w: _without(w, chance.choice(w.text)))


def words_lost(read: Read, chance: Random) -> Read:
    """Single words are lost here and there."""
    return _words(read, chance, 0.012, lambda w: None)


def lines_lost(read: Read, chance: Random) -> Read:
    """Whole lines of words are lost here and there."""
    gone: set[tuple[int, int]] = set()
    for page in read.pages:
        tops = sorted({round(w.box.top) for w in page.words})
        gone |= {(page.number, top) for top in tops if chance.random() < 0.04}
    return _words(read, chance, 1.0, lambda w: None if (w.page, round(w.box.top)) in gone else w)


def _words(read: Read, chance: Random, share: float, change: Callable[[Word], Word | None]) -> Read:
    """Pages with `share` of the words of their lower three quarters changed: the header is another matter."""

    def changed(page: Page) -> Page:
        words: list[Word] = []
        for word in page.words:
            touched = word.box.top > 0.15 * page.height and len(word.text) > 2 and chance.random() < share
            new = change(word) if touched else word
            if new is not None:
                words.append(new)
        return replace(page, words=tuple(words))

    return _each_page(read, changed)


def _without(word: Word, letter: str) -> Word:
    """The word without the first such letter; the box shrinks where it was the last one."""
    at = word.text.find(letter, 1)
    if at < 0:
        return word
    text = word.text[:at] + word.text[at + 1 :]
    box = word.box
    if at == len(text):
        box = box._replace(x1=box.x1 - box.width / len(word.text))
    return word._replace(text=text, box=box)


_CONFUSED = {"l": "I", "I": "l", "O": "0", "0": "O", "m": "rn", "e": "c", "c": "e", "h": "b", "t": "f", "s": "5",
             "n": "u", "u": "n", "i": "l", "a": "o", "1": "l", "g": "q"}  # fmt: skip


def scanned(read: Read, chance: Random) -> Read:
    """What text recognition gives: a score for each word; wrong ones score lower, though not all of them."""

    def recognised(word: Word) -> Word:
        if chance.random() > 0.006:
            return word._replace(score=min(0.999, max(0.8, chance.gauss(0.975, 0.018))))
        at = [i for i, c in enumerate(word.text) if c in _CONFUSED]
        if not at:
            return word._replace(score=0.97)
        i = chance.choice(at)
        text = word.text[:i] + _CONFUSED[word.text[i]] + word.text[i + 1 :]
        return word._replace(text=text, score=min(0.99, max(0.3, chance.gauss(0.78, 0.12))))

    pages = (replace(p, words=tuple(map(recognised, p.words)), scanned=True, printed=NO_BOXES) for p in read.pages)
    return Read(tuple(pages), None)


def colours_lost(read: Read, chance: Random) -> Read:
    """Some fills, figures and pictures do not arrive."""

    def kept(page: Page) -> Page:
        def some(items: Sequence[object]) -> tuple[object, ...]:
            return tuple(item for item in items if chance.random() > 0.25)

        return replace(page, fills=some(page.fills), shapes=some(page.shapes), pictures=some(page.pictures))  # type: ignore[arg-type]

    return _each_page(read, kept)


KINDS: dict[str, Callable[[Read, Random], Read]] = {
    "none": nothing,
    "tags removed": tags_removed,
    "tags swapped": tags_swapped,
    "tags merge rows": tags_rows_merged,
    "tags slip a paragraph": tags_row_lost,
    "rulings shifted": rulings_shifted,
    "rulings between rows dropped": rows_run_together,
    "rulings between columns dropped": columns_run_together,
    "one glyph dropped": glyphs_dropped,
    "letters lost": letters_lost,
    "words lost": words_lost,
    "lines lost": lines_lost,
    "scanned": scanned,
    "colours lost": colours_lost,
}
# What takes letters or words, and what puts them into wrong cells: each tells about one part of the model.
OF_LETTERS = frozenset({"one glyph dropped", "letters lost", "words lost", "lines lost", "scanned"})
OF_PLACES = frozenset(KINDS) - OF_LETTERS - {"none", "tags removed"}
