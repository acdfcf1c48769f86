"""Headers that stand apart from their records: on the page in front of them, or behind them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import Paragraphs, between
from pipeline.records.header.claims import Told
from pipeline.records.header.fields import claims_of
from pipeline.records.header.labels import Labelled, labelled_cells, labelled_lines
from pipeline.records.sections import Place, Section

FEW = 1  # fields that labels in front of the records tell at most, where a header stands behind them
ANYWHERE = ("title",)  # what any line in front of records may be taken for


def take_far_headers(
    sections: Sequence[Section], tables: Sequence[Table], paragraphs: Paragraphs, profile: Profile
) -> None:
    """Give each report the header that stands on the page in front of its records, or behind them."""
    starts: list[Place] = [section.start for section in sections]
    before = 0
    for section, end in zip(sections, [*starts[1:], (len(paragraphs) + 1, 0.0)], strict=False):
        page = section.start[0] - 1
        last = section.last_page
        if before < page and _says_nothing(section, profile):
            _page_in_front(section, page, tables, paragraphs, profile)
        if len(_fields(section.pairs)) <= FEW:
            _tables_behind(section, end, tables, profile)
        before = last


def _says_nothing(section: Section, profile: Profile) -> bool:
    """Whether nothing above the records, on their page, tells whose they are: "Recommendations"."""
    if section.headers or section.pairs or any(profile.lines["annex"].match(text.value) for text in section.above):
        return False
    return not any(c.value for c in claims_of((), section.above, profile) if c.field not in ANYWHERE)


def _page_in_front(
    section: Section, page: int, tables: Sequence[Table], paragraphs: Paragraphs, profile: Profile
) -> None:
    """Take the page in front for a report's own where it has the title of one, whatever tables stand on it."""
    texts = list(paragraphs.get(page, ()))
    if not any(claim.field == "title" and claim.told is Told.LINE for claim in claims_of((), texts, profile)):
        return
    forms = [table for table in tables if table.boxes and table.boxes[-1].page == page]
    ended = max(((page, table.boxes[-1].box.bottom) for table in forms), default=(page, 0.0))
    near = between(paragraphs, ended, (page + 1, 0.0))
    section.beyond = (*between(paragraphs, (page, 0.0), ended), *section.beyond)
    section.forms = (*forms, *section.forms)
    section.pairs = (*labelled_lines(near, profile), *section.pairs)
    section.above = [*near, *section.above]
    section.start = _first(texts)


def _first(texts: Sequence[Text]) -> Place:
    return min((text.words()[0].page, text.words()[0].box.top) for text in texts)


def _tables_behind(section: Section, end: Place, tables: Sequence[Table], profile: Profile) -> None:
    """Take the key/value tables behind a report's records that are its own: "About this report"."""
    last = section.records[-1].last.boxes[-1]
    own = set(map(id, section.keys))
    for table in tables:
        place = (table.boxes[0].page, table.boxes[0].box.top) if table.boxes and not table.nested else end
        if not (last.page, last.box.bottom) <= place < end or id(table) in own:
            continue
        pairs = labelled_cells(table, profile)
        if pairs and (place[0] == last.page or _is_on(section, pairs)):
            section.pairs = (*section.pairs, *pairs)
            section.headers.append(table)


def _is_on(section: Section, pairs: Sequence[Labelled]) -> bool:
    """Whether labels name an inquiry of which the lines above a report's records speak: on a later page any paper may
    begin.
    """
    named = [folded(pair.value.value) for pair in pairs if pair.field == "inquiry"]
    said = [folded(text.value) for text in section.above]
    return any(name in line or line in name for name in named for line in said if line)


def _fields(pairs: Sequence[Labelled]) -> set[str]:
    return {pair.field for pair in pairs if pair.field}
