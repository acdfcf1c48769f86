"""Marks that stand in the margin beside the openings of recommendations, apart from all text: "✓", "!", "On track".

Such a column of marks is no part of the lines that it stands level with, and is read by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pipeline.cells.stanzas.stanza import Stanza
from pipeline.cells.status.headed import is_brief_state, is_state
from pipeline.cells.status.key_lines import entries_in
from pipeline.cells.status.printed import read_status
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Cell
from pipeline.models.text import concat, of_word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, box_of, lines_of, parted, spoken

APART = 0.8  # heights of print between a mark and all text
FEWEST = 2  # marks
MOST = 0.8  # share of the marks that must stand beside the opening of a recommendation
ABOVE = 2.5  # heights of print between a heading and a mark that is level with no other
_SIGNS = frozenset("!?xX")  # beside those that are no letters; a cross is often typed, or recognised, as a letter
_ORDINARY = frozenset("AIX")  # letters that are words, and a cross

Marks = tuple[Line, ...]
Sheets = Sequence[Sequence[Line]]


def marks_in_margins(pages: Sequence[Page], taken: Places, profile: Profile) -> Marks:
    """The marks right of all text of their pages, else those left of it; none where they may be mere ornaments.

    They differ, as bullets and bars beside changed text do not, or each is a status by itself; and some are signs or
    letters: states in words are told at the end of a heading, wherever they stand. Letters left of the text number it.
    """
    single = [{w[0] for w in page.words if len(w[0]) == 1} for page in pages]
    letters = {text for own in single for text in own if text.isupper()}
    signs = {text for own in single for text in own if _is_sign(text)}
    if not signs and letters <= _ORDINARY:
        return ()
    likely = (page for page, own in zip(pages, single, strict=True) if not own.isdisjoint(signs | letters))
    sheets = [lines_of(w for w in taken.without(page.words) if not w.style.hidden) for page in likely]
    parts = [[parted(line, APART) for line in lines] for lines in sheets]
    for right in (True, False):
        beyond = (_beyond(lines, own, right, profile) for lines, own in zip(sheets, parts, strict=True))
        marks = tuple(mark for found in beyond for mark in found)
        said = {spoken(mark) for mark in marks}
        telling = len(said) > 1 or all(_tells(mark, profile) for mark in marks)
        written = all(is_state(folded(text), profile) for text in said)
        if len(marks) >= FEWEST and telling and not written and _explained(marks, sheets, profile):
            return marks
    return ()


def beside_openings(marks: Marks, stanzas: Sequence[Stanza]) -> list[tuple[Stanza, Line]]:
    """Each recommendation with the mark beside its opening; none where too many marks stand beside no opening."""
    found: dict[int, tuple[Stanza, Line]] = {}
    for mark in marks:
        box = box_of(mark)
        own = [(s, box_of(s.opener.words)) for s in stanzas if s.opener.page == mark[0].page]
        level = [stanza for stanza, head in own if box.level(head)]
        over = [stanza for stanza, head in own if 0 <= box.top - head.bottom <= ABOVE * box.height]
        for stanza in level or over[-1:]:  # below a sign that stands beside the heading
            found.setdefault(id(stanza), (stanza, mark))
    return list(found.values()) if len(found) >= max(FEWEST, MOST * len(marks)) else []


def _beyond(lines: Sequence[Line], parts: Sequence[Sequence[Line]], right: bool, profile: Profile) -> list[Line]:
    """The marks of a page that lie beyond all other words of it, from the line of the first one on.

    `parts`: each line, cut at white.
    """
    ends = [own[-1 if right else 0] for own in parts]
    if not any(_is_mark(end, right, profile) for end in _outer(lines, ends, right)):
        return []
    marks = [(at, end) for at, end in enumerate(ends) if _is_mark(end, right, profile)]
    while marks:
        own = {w.index for _, mark in marks for w in mark}
        text = [w for line in lines[marks[0][0] :] for w in line if w.index not in own]
        kept = [(at, mark) for at, mark in marks if text and _apart(mark, text, right)]
        if len(kept) == len(marks):
            break
        marks = kept
    return [mark for _, mark in marks]


def _outer(lines: Sequence[Line], ends: Sequence[Line], right: bool) -> list[Line]:
    """The ends of lines that some text stands left, or right, of, were it but one word: no others can be marks."""
    boxes = [word[2] for line in lines for word in line]
    if right:
        first = min([x1 for _, _, x1, _ in boxes], default=0.0)
        return [end for end in ends if end[0].box.x0 >= first]
    last = max([x0 for x0, _, _, _ in boxes], default=0.0)
    return [end for end in ends if end[-1].box.x1 <= last]


def _apart(mark: Line, text: Sequence[Word], right: bool) -> bool:
    white = mark[0].box.x0 - max(w.box.x1 for w in text) if right else min(w.box.x0 for w in text) - mark[-1].box.x1
    return white >= APART * mark[0].box.height


def _is_mark(words: Line, right: bool, profile: Profile) -> bool:
    said = folded(spoken(words))
    if len(words) == 1 and (_is_sign(words[0].text) or (right and _is_letter(words[0]))):
        return True
    return (right and is_brief_state(said, profile)) or is_state(said, profile) or said in profile.status_uncoloured


def _is_sign(text: str) -> bool:
    """Whether a word is one sign: a tick, an arrow, a disc; no dash, stop or bracket."""
    return len(text) == 1 and (text in _SIGNS or unicodedata.category(text)[0] in "SC")


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _tells(mark: Line, profile: Profile) -> bool:
    """Whether a mark is a status by its own sign or words."""
    return read_status(Cell(text=concat(map(of_word, mark), " ")), profile).rag is not None


def _explained(marks: Marks, sheets: Sheets, profile: Profile) -> bool:
    """Whether letters that stand for no status by custom are those of the paper's own key."""
    own = {m[0].text for m in marks if len(m) == 1 and _is_letter(m[0]) and m[0].text not in _SIGNS}
    unknown = {letter for letter in own if folded(letter) not in profile.status_letters}
    lines = (line for lines in sheets if unknown for line in lines)
    return unknown <= {entry.shown for line in lines for entry in entries_in(spoken(line), profile)}
