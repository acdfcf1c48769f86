"""The report that hands over an annex far behind in a pack: its first page says for whom, on what, and of which day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cells.header.claims import Claim, from_afar
from pipeline.cells.header.fields import claims_of
from pipeline.cells.header.front import Paragraphs, annex_of, hands_over, of_covering
from pipeline.cells.header.labels import Labelled, labelled_lines
from pipeline.cells.new_reports import is_header, opens_item
from pipeline.models.text import Text
from pipeline.profiles import Profile

REACH = 12  # pages in front of an annex on which the report may begin that hands it over


def pages_covering(
    start: int, after: int, pairs: Sequence[Labelled], paragraphs: Paragraphs, profile: Profile
) -> range:
    """The pages of the report that hands over the annex on the page `start`; none where no page speaks of it.

    `after`: where the report before ends; `pairs`: what forms on the pages between say.
    """
    annex = annex_of(paragraphs.get(start, ()), profile)
    handed = False
    for page in range(start - 1, max(after, start - 1 - REACH, 0), -1) if annex else ():
        texts = paragraphs.get(page, ())
        labelled = _labelled(page, pairs, texts, profile)
        said = (*(text.value for text in texts), *(f"{own.label} {own.value.value}" for own in labelled))
        handed = handed or any(hands_over(annex, text) for text in said)
        if is_header(labelled):
            return range(page, start) if handed else range(0)
        if opens_item(texts, profile):
            break
    return range(0)


def of_pages(pages: range, pairs: Sequence[Labelled], paragraphs: Paragraphs, profile: Profile) -> Iterator[Claim]:
    """What a covering report says: by labels and lines on its first page, and by its prose of the inquiry's end."""
    for page in pages:
        texts = paragraphs.get(page, ())
        if page == pages[0]:
            labelled = _labelled(page, pairs, texts, profile)
            yield from from_afar(claims_of(labelled, texts, profile, prose=False), cover=False)
        yield from of_covering(texts, profile)


def _labelled(page: int, pairs: Sequence[Labelled], texts: Sequence[Text], profile: Profile) -> list[Labelled]:
    """The labelled lines of a page, in forms and outside of them."""
    own = (pair for pair in pairs if pair.value.words() and pair.value.words()[0].page == page)
    return [*own, *labelled_lines(texts, profile)]
