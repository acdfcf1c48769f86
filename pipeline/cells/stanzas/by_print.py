"""Recommendations whose answers and news no label names, told by print: bold asks, italics answer, plain text tells.

Below each heading the same prints follow one another, the recommendation's own first, unless the heading is all there
is of it. Only where what the next print says opens nearly every time with a decision, and the paper tells of progress:
minutes and other reports number their sections as well. That the rest is the news is guessed and said so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.header.months import rounds_in
from pipeline.cells.labelled_values import Look, look_of
from pipeline.cells.of_progress import LONGEST
from pipeline.cells.outside import Paragraphs
from pipeline.cells.stanzas.counted import counting_on
from pipeline.cells.stanzas.flow import NOTHING, Item, is_larger, wraps
from pipeline.cells.stanzas.labels import LABEL_WORDS, Label, label_of
from pipeline.cells.stanzas.named import Named
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import RESPONSE
from pipeline.cells.stanzas.unlabelled import LEAST, TEXT, WIDER, greets, in_front, tells_of_progress, white_between
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import box_of, ended_at, spoken

FEWEST = 3  # recommendations
MOST = 0.8  # share of them that are answered in one print, with a decision first
TOLD = 0.6  # share of them below whose answer more is said
INDENT = 9.0  # points
OWN, ANSWER, NEWS = "recommendation", "response", "update"

Print = tuple[Look, int, int]  # look, height, steps from the margin


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands below one heading: its paragraphs, and how each is printed."""

    heading: Item
    items: Sequence[Item]
    prints: Sequence[Print]

    @property
    def runs(self) -> list[tuple[Print, Item]]:
        """The prints that follow one another, each with the first paragraph in it."""
        both = zip(self.prints, self.items, strict=True)
        return [(key, next(run)[1]) for key, run in groupby(both, key=lambda one: one[0])]


def with_prints(
    items: Sequence[Item], named: Named, opening: Sequence[int], paragraphs: Paragraphs, profile: Profile
) -> Named:
    """What opens recommendations, and what each paragraph below them holds where prints tell that.

    `opening`: where they are known to open; where nothing does, headings are looked for that count on.
    """
    for starts in [opening] if opening else counting_on(items, profile):
        roles = _roles(items, starts, profile)
        first = items[starts[0]]
        if roles and (_is_of_round(first, paragraphs, profile) or tells_of_progress(first, items, paragraphs, profile)):
            openers = named.openers.union(id(items[at]) for at in starts)
            return replace(named, openers=openers, roles=roles, guessed=True)
    return named


def _is_of_round(first: Item, paragraphs: Paragraphs, profile: Profile) -> bool:
    """Whether a title names recommendations and how long ago they were made: "Twelve month review of our …".

    No title that names the response: it answers a review that took as long.
    """
    named, answer = re.compile(rf"\b{profile.names}\b", re.IGNORECASE), profile.headings["response"].holds
    titles = (text for text in in_front(first, paragraphs) if len(text.split()) <= LONGEST and named.search(text))
    own = (title for title in map(folded, titles) if not answer.search(title))
    return any(rounds_in(title, profile) is not None for title in own)


def put(stanza: Stanza, item: Item, role: str | None) -> bool:
    """Put a paragraph to the recommendation, its answer or its news; False where it belongs to none.

    A table is left alone: what stands below it may go on.
    """
    if role is None:
        return item.table is not None
    if role == OWN:
        stanza.text.append(item)
        return True
    label = Label(RESPONSE, ANSWER, (), NOTHING) if role == ANSWER else Label(TEXT, None, (), NOTHING)
    if not any(said.label == label for said in stanza.said[-1:]):
        stanza.said.append(Said(label, []))
    stanza.said[-1].items.append(item)
    return True


def _roles(items: Sequence[Item], starts: Sequence[int], profile: Profile) -> dict[int, str]:
    """What each paragraph below the headings holds (by `id`); nothing where prints don't tell."""
    if len(starts) < FEWEST:
        return {}
    parts = _parts(items, starts)
    if sum(_is_labelled(part, profile) for part in parts) > (1 - MOST) * len(parts):
        return {}
    own, answer = _prints_of(parts, profile)
    if answer is None:
        return {}
    told = [list(_told(part, own, answer)) for part in parts]
    end = _end(parts[-1], told[-1], list(zip(parts[:-1], told[:-1], strict=True)), profile)
    told[-1] = told[-1][:end]
    both = (zip(part.items, held, strict=False) for part, held in zip(parts, told, strict=True))
    return {id(item): role for pairs in both for item, role in pairs}


def _parts(items: Sequence[Item], starts: Sequence[int]) -> list[_Part]:
    """What stands below each heading, less the lines with which it goes on."""
    margins: dict[int, float] = {}
    for item in items:
        if item.words:
            margins[item.page] = min(margins.get(item.page, item.column.x1), _left(item))
    parts = []
    for start, end in pairwise([*starts, len(items)]):
        below = [item for item in items[start + 1 : end] if item.words]
        wrapped = len(list(takewhile(lambda both: wraps(*both), pairwise([items[start], *below]))))
        own = below[wrapped:]
        parts.append(_Part(items[start], own, [_print(item, margins[item.page]) for item in own]))
    return parts


def _left(item: Item) -> float:
    return box_of(item.words).x0


def _print(item: Item, margin: float) -> Print:
    """How most words of a paragraph are printed, how high, and how far from the margin it begins.

    A bullet stands as far in as bullets do.
    """
    look = Counter(map(look_of, item.words)).most_common(1)[0][0]
    height = next(w.box.height for w in item.words if look_of(w) == look)
    return look, round(height), 0 if item.block.level else round((_left(item) - margin) / INDENT)


def _is_labelled(part: _Part, profile: Profile) -> bool:
    """Whether a label tells what something holds; a decision alone ("Accepted") is none."""
    labels = ((item, label_of(item, profile)) for item in part.items)
    named = [(item, label) for item, label in labels if label and (label.role in PAIRED or label.dated)]
    return any(label.value.lines or not decision_of_response(item.text, profile) for item, label in named)


def _prints_of(parts: Sequence[_Part], profile: Profile) -> tuple[Print | None, Print | None]:
    """How recommendations are printed, none where they are their headings, and how their answers are, if they tell."""
    for at in (0, 1):
        behind = [runs for part in parts if len(runs := part.runs) > at]
        answer = _usual(runs[at][0] for runs in behind)
        answered = [
            runs for runs in behind if runs[at][0] == answer and decision_of_response(runs[at][1].text, profile)
        ]
        own = _usual(runs[0][0] for runs in answered) if at else None
        fitting = [runs for runs in answered if not at or runs[0][0] == own]
        told = sum(len(runs) > at + 1 for runs in fitting)
        if len(fitting) >= MOST * len(parts) and told >= TOLD * len(parts):
            return own, answer
    return None, None


def _usual(prints: Iterable[Print]) -> Print | None:
    return next((key for key, _ in Counter(prints).most_common(1)), None)


def _told(part: _Part, own: Print | None, answer: Print) -> Iterator[str]:
    """What each paragraph holds: the recommendation up to the answer, the answer as long as it is printed so."""
    role = OWN if own else ANSWER
    for at, key in enumerate(part.prints):
        if role == OWN and key == answer:
            role = ANSWER
        elif (role == OWN and at and key != own) or (role == ANSWER and key != answer):
            role = NEWS
        yield role


def _end(last: _Part, told: Sequence[str], others: Sequence[tuple[_Part, Sequence[str]]], profile: Profile) -> int:
    """Where what is said of the last recommendation ends.

    In front of print that no other's news has, of more white, of what is said of the whole report, or of a greeting.
    """
    known = {key for part, held in others for key, role in zip(part.prints, held, strict=True) if role == NEWS}
    widest = max((w for part, _ in others for w in white_between([part.heading, *part.items])), default=0.0)
    white = white_between([last.heading, *last.items])
    for at, (item, key, role, above) in enumerate(zip(last.items, last.prints, told, white, strict=True)):
        if role != NEWS:
            continue
        strange = key not in known or is_larger(item, last.heading) or greets(item)
        if strange or above > WIDER * widest + LEAST or _is_of_report(item, profile):
            return at
    return len(told)


def _is_of_report(item: Item, profile: Profile) -> bool:
    """Whether a paragraph begins with a label of the whole paper's, or of those to ask: "Contact officer: …"."""
    end = ended_at(item.words[:LABEL_WORDS])
    label = folded(spoken(item.words[:end]).rstrip(" :")) if end else ""
    return bool(label) and (label in profile.labels or profile.label_words["lead_officers"].search(label) is not None)
