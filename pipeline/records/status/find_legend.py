"""The legend of a report outside of its tables: above, below, or on the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.models.places import Places
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import Paragraphs, between
from pipeline.records.sections import KEY_REACH, Place, Section
from pipeline.records.status.legend_drawn import drawn_key
from pipeline.records.status.legend_lines import Key, key_in
from pipeline.records.status.meaning import state_of
from pipeline.records.status.printed import is_dash, is_uncoloured

FAR = 4  # pages of a covering report in front of the records, or behind them, that still speak of them
_CROSSES = frozenset("xX")  # typed, or recognised, as a letter


def key_outside(section: Section, begin: Place, end: Place, paragraphs: Paragraphs, profile: Profile) -> Key:
    """The entries of the key, and the words it stands in; between `begin` and `end` the paper tells of this report.

    It is looked for beside the records and right behind them first, where signs may be drawn.
    """
    states = [t.words() for r in section.records for t in r.themes if not state_of(t, profile).blank]
    read = partial(key_in, states=states_shown(section), profile=profile, figures=shows_figures(section, profile))
    near = min(end, (section.last_page + KEY_REACH, 0.0))
    found = read([t for t in between(paragraphs, section.start, near) if t.words() not in states])
    if found[0]:
        return found
    for number in range(section.start[0], min(end[0], section.last_page + KEY_REACH)):
        found = drawn_key(*paragraphs.drawn(number), profile, signs_shown(section))
        if found[0]:
            return found
    front = max(begin, (section.start[0] - FAR, 0.0))
    far = (read(between(paragraphs, *reach)) for reach in ((front, section.start), (near, _far_end(section, end))))
    return next((key for key in far if key[0]), ((), ()))


def _far_end(section: Section, end: Place) -> Place:
    return min(end, (section.last_page + FAR + 1, 0.0))


def last_page_with(section: Section, lines: Sequence[Text]) -> int:
    """The last page of a report, which may be the one behind its records where its key stands."""
    near = (w.page for t in lines for w in t.words() if w.page < section.last_page + KEY_REACH)
    return max([section.last_page, *near])


def without_key(above: Sequence[Text], key: Sequence[KeyEntry], lines: Sequence[Text]) -> list[Text]:
    """The paragraphs above a report's records without its key; one that tells of other things first stays."""
    lined = Places.of(w for t in lines for w in t.words())
    return [t for t in above if lined.without(t.words()) or _tells_more(t, key)]


def _tells_more(paragraph: Text, key: Sequence[KeyEntry]) -> bool:
    """Whether the first of several sentences says nothing of the key's signs."""
    first, stop, _ = folded(paragraph.value).partition(". ")
    said = {folded(part) for entry in key for part in (entry.shown, entry.meaning)}
    return bool(stop) and not any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", first) for part in said)


def shows_figures(section: Section, profile: Profile) -> bool:
    """Whether the status cells of a report hold single figures: then its key explains figures.

    Beside them a dash or "N/A" may say that something was not assessed.
    """
    texts = [text for text in _texts(section) if not is_dash(text) and not is_uncoloured(text, profile)]
    return bool(texts) and all(len(text) == 1 and text.isdigit() for text in texts)


def signs_shown(section: Section) -> frozenset[str]:
    """The single signs that stand in status cells, an arrow or a mark of exclamation; a letter only as a cross."""
    return frozenset(t for t in _texts(section) if len(t) == 1 and (not t.isalnum() or t in _CROSSES))


def states_shown(section: Section) -> frozenset[str]:
    """What the status cells of a report say."""
    return frozenset(" ".join(text.split()) for text in _texts(section))


def _texts(section: Section) -> Iterator[str]:
    for records in section.records:
        for column in records.heading.of("status")[-1:]:
            rows = [row for piece in (records.table, *records.pieces) for row in piece.rows]
            for row in rows[records.heading.rows :]:
                cell = row.cells[column.index]
                if cell is not None and cell.text:
                    yield cell.text.value.strip()
