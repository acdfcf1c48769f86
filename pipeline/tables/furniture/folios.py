"""Page numbers on one line with text: a page is so full that its last line stands as low as its number.

Told by other pages, where a number stands alone at that place and counts the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.page import Page, Word
from pipeline.text.lines import Line, lines_of

FEWEST = 2  # other pages that show the number alone
SAME = 3.0  # points between the places of two of them
LONGEST = 4  # figures
APART = 2.0  # heights of print between a number and the text beside it


def folios_beside(pages: Sequence[Page], alone: Sequence[Word]) -> Iterator[Word]:
    """The numbers of pages, told by `alone`: numbers known to be those of other pages."""
    told = {word.page for word in alone}
    for page in pages if len(alone) >= FEWEST else ():
        if page.number in told:
            continue
        yield from (w for w in page.words if _counts(w, alone) and _apart(w, page))


def is_folio(line: Line) -> bool:
    """Whether a line is a word alone that may be the number of a page."""
    return len(line) == 1 and line[0].text.isdecimal() and len(line[0].text) <= LONGEST


def _counts(word: Word, alone: Sequence[Word]) -> bool:
    if not is_folio((word,)):
        return False
    alike = [
        other
        for other in alone
        if int(other.text) - int(word.text) == other.page - word.page
        and abs(other.box.centre[0] - word.box.centre[0]) <= SAME
        and abs(other.box.top - word.box.top) <= SAME
    ]
    return len(alike) >= FEWEST


def _apart(word: Word, page: Page) -> bool:
    """Whether a word stands well apart from the others of its line."""
    line = next((own for own in lines_of(page.words) if word in own), (word,))
    others = (w.box for w in line if w is not word)
    least = APART * word.box.height
    return all(box.x1 <= word.box.x0 - least or box.x0 >= word.box.x1 + least for box in others)
