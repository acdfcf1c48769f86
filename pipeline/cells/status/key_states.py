"""A key of the states that the status cells say: "Met – nothing more is needed; Nearly – by the spring".

Nobody need know the words: what stands in the status cells, and is explained in one paragraph, is its key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise, takewhile

from pipeline.cells.labelled_values import label_beside
from pipeline.cells.status.key import entry_of_line
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import lines_of, spoken

FEWEST = 2  # states that a paragraph explains
LONGEST_STATE = 5  # words
_ENDS = " ;,|."
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")


def key_of_states(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraph that explains some of the states, and of those that go on with it below."""
    for at, paragraph in enumerate(paragraphs):
        entries = entries_of_states(paragraph.value, states, profile)
        if not entries:
            continue
        more = list(takewhile(lambda own: own[1], ((p, _opened(p, states, profile)) for p in paragraphs[at + 1 :])))
        said = {entry.shown: entry for own in (entries, *(found for _, found in more)) for entry in own}
        return tuple(said.values()), (paragraph, *(text for text, _ in more))
    return _of_labels(paragraphs, states, profile)


def _of_labels(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of the first paragraphs that follow one another with a state in front, set apart by its print."""
    fronts = tuple(states)
    told = [(t, _labelled(t, states, profile) if t.value.startswith(fronts) else None) for t in paragraphs]
    for explained, run in groupby(told, key=lambda own: own[1] is not None):
        own = [(text, entry) for text, entry in run if entry is not None]
        if explained and len({entry.shown for _, entry in own}) >= FEWEST:
            return tuple(entry for _, entry in own), tuple(text for text, _ in own)
    return (), ()


def _labelled(paragraph: Text, states: Collection[str], profile: Profile) -> KeyEntry | None:
    """The entry of a paragraph that is a state in front of what it means, well apart from it and printed otherwise."""
    line = lines_of(paragraph.words())[0]
    shown = spoken(line[: label_beside(line)])
    if shown.rstrip(" :") not in states or not paragraph.value.startswith(shown):
        return None
    return entry_of_line(shown.rstrip(" :"), paragraph.value[len(shown) :].strip(_ENDS), profile)


def _opened(paragraph: Text, states: Collection[str], profile: Profile) -> tuple[KeyEntry, ...]:
    """The entries of a paragraph that begins with a state; one is enough."""
    entries = entries_of_states(paragraph.value, states, profile, fewest=1)
    return entries if entries and paragraph.value.startswith(entries[0].shown) else ()


def entries_of_states(
    text: str, states: Collection[str], profile: Profile, fewest: int = FEWEST
) -> tuple[KeyEntry, ...]:
    """What a text explains: some states, each in front of a dash or the like and at the start of its part."""
    plain = " ".join(text.split())
    if not any([state in plain for state in states]):
        return ()
    brief = sorted({s for s in states if 0 < len(s.split()) <= LONGEST_STATE and len(s) > 1}, key=len, reverse=True)
    if len(brief) < fewest:
        return ()
    listed = "|".join(map(re.escape, brief))
    found = list(re.finditer(rf"(?:^|(?<=[:;,|.] ))(?P<shown>{listed})\s?[–—:=-]\s", plain))
    if len({match["shown"] for match in found}) < max(fewest, len(found)):
        return ()
    ends = [*(match.start() for match in found), len(plain)]
    said = [plain[match.end() : end] for match, (_, end) in zip(found, pairwise(ends), strict=True)]
    said[-1] = _SENTENCE.split(said[-1], maxsplit=1)[0]
    return tuple(
        entry_of_line(m["shown"], meaning.strip(_ENDS), profile) for m, meaning in zip(found, said, strict=True)
    )
