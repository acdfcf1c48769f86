"""The first page of a report whose table begins overleaf: its header stands there, above prose and a key.

Told by what the pages say: a form of labels and values that names an inquiry and a day; headings whose numbers count on
over the page; or numbers by which the pages of this report are counted, and not those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cells.header.cover import LONGEST, REACH, Place, names_body, with_cover
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.new_reports import is_header, opens_item
from pipeline.cells.outside import Paragraphs, between
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import lines_of, spoken

MARGIN = 0.12  # of a page's height, at its top and bottom: where its number stands
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+[^\W\d]")
_COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s*(?:of|o|/)\s*(\d{1,3})(?!\d)")

Look = tuple[bool, str, int]


def with_first_page(
    own: list[Text], paragraphs: Paragraphs, start: Place, ended: Place, profile: Profile
) -> list[Text]:
    """What stands above a table with the pages in front of it that are of the same report.

    `own` stands on the table's page; `ended` is where the table before ends.
    """
    if not _is_headed(own, profile):
        for page in range(start[0] - 1, max(0, start[0] - 1 - REACH), -1):
            if page < ended[0] or page not in paragraphs:
                break
            front = between(paragraphs, max(ended, (page, 0.0)), (page + 1, 0.0))
            if opens_item(front, profile) and opens_item(own, profile):
                break
            whole = ended <= (page, 0.0) and _counts_pages(paragraphs, page, start[0])
            rest = between(paragraphs, (page + 1, 0.0), start)
            if whole or is_header(labelled_lines(front, profile)) or _counts_on(own, [*front, *rest]):
                return [*front, *rest]
            if opens_item(front, profile):
                break
    return with_cover(own, paragraphs, start, ended, profile)


def _is_headed(texts: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands on a table's own page says whose report it is, or that it is an annex to another."""
    told = {pair.field for pair in labelled_lines(texts, profile)} - {None}
    annex = any(profile.lines["annex"].match(text.value) for text in texts)
    return len(told) > 1 or annex or any(names_body(text, profile) for text in texts)


def _counts_on(own: Sequence[Text], front: Sequence[Text]) -> bool:
    """Whether the heading above a table goes on from all those in front of it, which are printed alike."""
    found = next(_headings(own), None)
    before = {number for number, look in _headings(front) if found and look == found[1]}
    return found is not None and found[0] > 1 and before >= set(range(1, found[0]))


def _headings(texts: Sequence[Text]) -> Iterator[tuple[int, Look]]:
    """The numbers of headings, with how they are printed: in bold, or in a colour of their own."""
    for text in texts:
        said = _NUMBERED.match(text.value)
        if said and len(text.value.split()) <= LONGEST and not text.value.endswith("."):
            word = text.words()[0]
            if word.style.bold:
                yield int(said[1]), (word.style.bold, word.style.colour, round(word.box.height))


def _counts_pages(paragraphs: Paragraphs, first: int, last: int) -> bool:
    """Whether all pages from the first to the last carry numbers that count them from one, other than the file's do."""
    totals = {n for k, n in _counted(paragraphs, first) if k == 1}
    if first == 1:
        totals.discard(len(paragraphs))
    pages = range(first, last + 1)
    return any(all((page - first + 1, n) in _counted(paragraphs, page) for page in pages) for n in totals)


def _counted(paragraphs: Paragraphs, number: int) -> set[tuple[int, int]]:
    """What the margins of a page say of its number and of how many there are: "Page 2 of 4"."""
    page = paragraphs.page(number)
    top, foot = MARGIN * page.height, (1 - MARGIN) * page.height
    margin = (w for w in page.words if w.box.bottom < top or w.box.top > foot)
    found = (_COUNTED.findall(spoken(line)) for line in lines_of(margin))
    return {(int(k), int(n)) for pairs in found for k, n in pairs if int(k) <= int(n)}
