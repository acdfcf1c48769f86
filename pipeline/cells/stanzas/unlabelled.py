"""Numbered recommendations with plain text below each, and no label: the text is what became of them.

"Recommendation 4: That … / Done." Only where the paper says that it tells of progress: a review gives its reasons so.
That it is the news is guessed and said so, as of a column whose heading nobody knows (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.numbering import numbered
from pipeline.cells.of_progress import titled_progress
from pipeline.cells.outside import Paragraphs, between
from pipeline.cells.stanzas.counted import is_counted
from pipeline.cells.stanzas.flow import NOTHING, Item
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.named import Named
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import box_of

TEXT = "Text below"  # stands for a heading in the table that is made of them
FEWEST = 3  # recommendations
MOST = 0.8  # share of them that text must stand below
BESIDE = frozenset({"status", "target_date"})
REACH = 2  # pages in front of the first one, where a title may stand
OPENING = 4  # words of a recommendation's name and number
SENTENCE = 8  # words: a shorter heading may be a title
GREETING = 4  # words: "Yours sincerely,"
WIDER = 1.5  # times the widest white below the headings
LEAST = 2.0  # points


def with_news(
    runs: Sequence[Sequence[Stanza]], items: Sequence[Item], paragraphs: Paragraphs, profile: Profile
) -> list[Sequence[Stanza]]:
    """The runs that text below tells of, which is put to what is said; none where too little is told."""
    found = [run for run in runs if _is_told(run)]
    cuts = [(stanza, _asked(stanza)) for run in found for stanza in run]
    if len(cuts) < FEWEST or not tells_of_progress(cuts[0][0].opener, items, paragraphs, profile):
        return []
    for run in found:
        run[-1].said = [said for said in run[-1].said if said.label.role in _roles(run)]
    widest = max((w for stanza, _ in cuts[:-1] for w in white_between([stanza.opener, *stanza.text])), default=0.0)
    for stanza, at in cuts:
        stanza.text, below = stanza.text[:at], stanza.text[at:]
        below = below if stanza is not cuts[-1][0] else _less_close(stanza, below, widest)
        if below:
            stanza.said.append(Said(Label(TEXT, None, (), NOTHING), below))
    return found


def _is_told(run: Sequence[Stanza]) -> bool:
    """Whether text stands below most recommendations, and nothing tells more of them than a state or a day."""
    if any(stanza.tables for stanza in run) or not _roles(run) <= BESIDE:
        return False
    return sum(len(stanza.text) > _asked(stanza) for stanza in run) >= MOST * len(run)


def _roles(run: Sequence[Stanza]) -> set[str | None]:
    """What is said of all recommendations but the last: below that, the rest of the paper begins ("Next steps")."""
    return {said.label.role for stanza in run[:-1] for said in stanza.said}


def counted_plainly(items: Sequence[Item], profile: Profile) -> Named:
    """What a bare figure opens ("3. That …"), printed unlike the text below, where most say what is asked for."""
    starts: list[int] = []
    for at, item in enumerate(items):
        if item.table is None and item.apart and is_counted(item, len(starts) + 1, profile):
            starts.append(at)
    asked = sum(_asks(items[at], profile) for at in starts)
    told = sum(not (items[at].apart or items[at].table) for at in (start + 1 for start in starts) if at < len(items))
    if len(starts) < FEWEST or min(asked, told) < MOST * len(starts):
        return Named()
    return Named(frozenset(id(items[at]) for at in starts))


def _asks(item: Item, profile: Profile) -> bool:
    return profile.opens(numbered(Text(item.text), profile).rest.value)


def tells_of_progress(first: Item, items: Sequence[Item], paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether the heading above says that progress is told, or a title: with the stage, or of recommendations."""
    place = first.page, first.top
    heads = [i.text for i in items if i.apart and i.table is None and (i.page, i.top) < place]
    front = in_front(first, paragraphs)
    staged = [text for text in front if profile.lines["stage"].search(text)]
    asked = [text for text in front if re.search(rf"\b{profile.names}\b", text, re.IGNORECASE)]
    return titled_progress([*heads[-1:], *staged], asked, profile)


def in_front(first: Item, paragraphs: Paragraphs) -> list[str]:
    """The paragraphs in front of the first recommendation, where a title may stand."""
    return [t.value for t in between(paragraphs, (max(1, first.page - REACH), 0.0), (first.page, first.top))]


def _asked(stanza: Stanza) -> int:
    """How many paragraphs below a heading are still the recommendation.

    Those printed as it is; the first one below a number or a title.
    """
    at = next((at for at, item in enumerate(stanza.text) if not _looks(item, stanza.opener)), len(stanza.text))
    heading = stanza.opener.words
    short = len(heading) <= OPENING + SENTENCE and heading[-1].text[-1] not in ".;?"
    return 1 if at == 0 and short else at


def _looks(item: Item, heading: Item) -> bool:
    """Whether a paragraph is printed as the end of the heading above it is, and unlike the text."""
    one, other = item.words[0].style, heading.words[-1].style
    return item.apart and (one.bold, one.italic) == (other.bold, other.italic)


def _less_close(last: Stanza, below: Sequence[Item], widest: float) -> list[Item]:
    """What stands below the last recommendation, less the end of the letter: below more white, or over a greeting."""
    white = [*white_between([last.text[-1] if last.text else last.opener, *below])]
    wide = next((at for at, w in enumerate(white) if at and w > WIDER * widest + LEAST), len(below))
    greeting = next((at for at, item in enumerate(below) if greets(item)), None)
    end = len(below) if greeting is None else max(1, greeting - 1)
    return list(below[: min(wide, end)])


def greets(item: Item) -> bool:
    return len(item.block.lines) == 1 and len(item.words) <= GREETING and item.text.endswith(",")


def white_between(items: Sequence[Item]) -> Iterator[float]:
    """The white between each paragraph and the next; none at the top of a page."""
    for above, item in pairwise(items):
        yield item.top - box_of(above.block.lines[-1]).bottom if above.page == item.page else 0.0
