"""Legends with drawn signs beside their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Page, Word
from pipeline.models.report import KeyEntry
from pipeline.models.table import Cell, Mark
from pipeline.models.text import Text, concat, of_word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts, measures
from pipeline.records.status.meaning import progress_of_words
from pipeline.records.status.printed import Shown, name_of, rag_of, read_status
from pipeline.text.lines import Line, lines_of, spoken

MOST_WORDS, KEYED = counts("legend_drawn", "most_words keyed")
NEAR, SWATCH = measures("legend_drawn", "near swatch")

COLUMN, ALIKE = 3, 2.0  # signs below one another; points by which what stands below one another may differ
Sign = tuple[Box, Shown]
WIDEST, HIGHEST = 150.0, 45.0  # points, of a patch
BADGE_COLUMN, BADGES_ALIKE = 3, 2.0  # signs below one another; points by which they may begin apart
Badge = tuple[Box, Shown, list[Word]]


def drawn_key(
    page: Page, free: Sequence[Word], profile: Profile, used: frozenset[str] = frozenset()
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of a key on a page, two colours at least, and the words they stand in.

    `used` are signs that status cells hold and that say nothing by themselves: "→", "!".
    """
    printed = badges(page, free, profile)
    own = {id(w) for _, _, words in printed for w in words}
    signs, said = _parted(page, [w for w in free if id(w) not in own] if own else free, profile, used)
    signs = [sign for sign in signs if not any(sign[0].overlap(box) for box, _, _ in printed)]
    signs += [(box, shown) for box, shown, _ in printed]
    if not signs or len(signs) + len(said) < 4:
        return (), ()
    apart = _column_apart(said, signs)
    found = [entry for line in lines_of(said) for entry in _entries(line, signs, apart, profile)]
    if len({entry.shown for entry, _ in found}) < KEYED:
        return (), ()
    on_paint = (concat(map(of_word, words), " ") for _, _, words in printed)
    return tuple(entry for entry, _ in found), (*(text for _, text in found), *on_paint)


def _parted(
    page: Page, free: Sequence[Word], profile: Profile, used: frozenset[str] = frozenset()
) -> tuple[list[Sign], list[Word]]:
    """The signs of a page, drawn or printed, and its other words."""
    printed = [(w, shown) for w in free if (shown := _printed(w, profile, used)) is not None]
    signs = [*_signs(page, profile), *((w.box, shown) for w, shown in printed)]
    return signs, [w for w in free if not any(w is sign for sign, _ in printed)] if printed else list(free)


def _signs(page: Page, profile: Profile) -> Iterator[Sign]:
    marks = [Mark(page.number, s.box, "shape", s.colour, s.form) for s in page.shapes]
    marks += [Mark(page.number, p.box, "image", p.colour, p.form) for p in page.pictures if p.form]
    patches = (f for f in page.fills if SWATCH <= f.box.height <= HIGHEST and SWATCH <= f.box.width <= WIDEST)
    marks += [Mark(page.number, f.box, "fill", f.colour) for f in patches if rag_of(name_of(f.colour))]
    for mark in marks:
        shown = read_status(Cell(marks=(mark,)), profile)
        if shown.shown and (shown.rag or shown.evidence != "fill"):
            yield mark.box, shown


def _printed(word: Word, profile: Profile, used: frozenset[str]) -> Shown | None:
    """What a word shows that is one sign: "●", "✔"."""
    if len(word.text) != 1:
        return None
    own = word.text in used or word.text.swapcase() in used
    if word.text.isalnum() and not own:
        return None
    shown = read_status(Cell(text=of_word(word)), profile)
    return shown if shown.shown and (own or shown.evidence == "symbol") else None


def _column_apart(words: Sequence[Word], signs: Sequence[Sign]) -> float | None:
    """Where the meanings begin that stand in a column of their own, however far to the right of the signs.

    At least `COLUMN` signs stand below one another, each with words that begin at one place right of it, and none left.
    """
    found = []
    for box, _ in signs:
        line = [w.box.x0 for w in words if w.box.top <= box.centre[1] <= w.box.bottom]
        found += [(box.x0, min(line))] if line else []
    if len(found) < COLUMN or any(sign >= left for sign, left in found):
        return None
    same = all(abs(a - b) <= ALIKE for pair in found for a, b in zip(pair, found[0], strict=True))
    return found[0][1] if same else None


def _entries(
    line: Line, signs: Sequence[Sign], apart: float | None, profile: Profile
) -> Iterator[tuple[KeyEntry, Text]]:
    """What the signs of one line mean: each the words up to the next one."""
    top, bottom = min(w.box.top for w in line), max(w.box.bottom for w in line)
    own = sorted((s for s in signs if top <= s[0].centre[1] <= bottom), key=lambda s: s[0].x0)
    own = [s for s in own if not any(s[0].holds(*w.box.centre) for w in line)]  # nothing is printed on it
    for at, (box, shown) in enumerate(own):
        end = own[at + 1][0].x0 if at + 1 < len(own) else float("inf")
        words = [w for w in line if box.x0 < w.box.centre[0] < end]
        if not words or len(words) > MOST_WORDS:
            continue
        in_column = apart is not None and abs(words[0].box.x0 - apart) <= ALIKE
        if not in_column and words[0].box.x0 - box.x1 > NEAR * words[0].box.height:
            continue
        said = spoken(words).strip(" =:–-|")
        text = concat(map(of_word, words), " ")
        progress = progress_of_words(said, profile)
        yield KeyEntry(shown.shown or "", shown.evidence, said, progress, shown.colour), text


def badges(page: Page, free: Sequence[Word], profile: Profile) -> list[Badge]:
    """The patches of a page on which a state stands alone, each with its words; several of them, all different.

    Those that begin at one place of the page: elsewhere a state on paint is that of a record.
    """
    found = [badge for fill in page.fills if (badge := _badge(page, *fill, free, profile))]
    for first, _, _ in found:
        column = [one for one in found if abs(one[0].x0 - first.x0) <= BADGES_ALIKE]
        shown = {folded(one[1].shown or "") for one in column}
        if BADGE_COLUMN <= len(column) == len(shown):
            return column
    return []


def _badge(page: Page, box: Box, colour: str, free: Sequence[Word], profile: Profile) -> Badge | None:
    if box.width > WIDEST or box.height > HIGHEST or not rag_of(name_of(colour)):
        return None
    words = [w for w in free if box.holds(*w.box.centre)]
    said = folded(spoken(words))
    if said not in profile.status_words and said not in profile.status_letters:
        return None
    cell = Cell(text=concat(map(of_word, words), " "), marks=(Mark(page.number, box, "fill", colour),))
    return box, read_status(cell, profile), words
