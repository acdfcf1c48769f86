"""The title that a recommendation may carry: told by typography, else by what opens the recommendation itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.cells.header.bodies import bodies_in
from pipeline.models.page import Style
from pipeline.models.runs import Run
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 130  # characters
MOST_WORDS = 16
LARGER = 1.06  # times as high as what follows
_CLOSING = " \n.:–—-|"


class Titled(NamedTuple):
    """`title` without its closing mark (None: there is none), the recommendation itself, whether that is sure."""

    title: Text | None
    body: Text
    sure: bool


def titled(text: Text, profile: Profile, *, rare: bool = False) -> Titled:
    """Split a recommendation, label already taken off, into title and body.

    `rare`: few of the report have a title, so that a sentence in front of what opens one is what the inquiry found.
    """
    opens = profile.opens(text.value)
    cut = _by_typography(text, profile) or _by_size(text, profile)
    if cut is not None and _inside_opener(text.value, cut, profile):
        cut = None
    if cut is None and not opens:
        cut = _by_line(text, profile) or _by_opener(text, profile, rare)
    if cut is None:
        return Titled(None, text, opens)
    cut = _before_opener(text, cut, profile)
    title, body = text.slice(0, cut).strip(_CLOSING), text.slice(cut)
    lead = len(body.value) - len(body.value.lstrip(_CLOSING))
    rest = body.slice(lead).strip()
    if rest and not any(map(str.isalnum, rest.value)):
        return Titled(None, text, opens)  # a speck, or a sign: nothing stands below
    return Titled(title or None, rest, True)


def _inside_opener(text: str, cut: int, profile: Profile) -> bool:
    """Whether a cut goes through what opens a recommendation: on a scan "We" alone may seem as bold as a title.

    What may lie between "The" and "recommends" has no bounds: a title whose recommendation opens behind it is one.
    """
    begun = profile.openers.match(text)
    return begun is not None and cut < begun.end() and not profile.openers.match(text[cut:].lstrip(_CLOSING))


def _before_opener(text: Text, cut: int, profile: Profile) -> int:
    """The cut, or the place a word before or behind it where the recommendation opens.

    "We" may seem as bold as the title, and on a scan the title's last word as plain as what follows.
    """
    if profile.openers.match(text.value[cut:]):
        return cut
    word = next((r for r in text.runs if r.start >= cut), None)
    if word and _ends_title(word, text, profile):
        return word.end
    start = text.value.rfind(" ", 0, len(text.value[:cut].rstrip(_CLOSING))) + 1
    return start if start and profile.openers.match(text.value[start:]) else cut


def _ends_title(run: Run, text: Text, profile: Profile) -> bool:
    """Whether a recognised word is a title's last: behind it, and no mark, a recommendation opens with a capital.

    No article is: "The" in front of "Council should" is the recommendation's own.
    """
    space, rest = text.value[run.end : run.end + 1], text.value[run.end + 1 :]
    opens = space.isspace() and rest[:1].isupper() and profile.opens(rest)
    recognised = opens and any(w.score < 1 for w in text.words())
    return recognised and folded(run.word.text) not in profile.small_words


def titled_alike(text: Text, titles: Sequence[Text]) -> Titled | None:
    """The same for one whose first paragraph is printed as all `titles` of its table, and reads like a sentence."""
    looks = {_look(title.runs[0].word.style) for title in titles if title.runs}
    cut = text.value.find("\n")
    inside = [_look(run.word.style) for run in text.runs if run.start < cut]
    if len(looks) != 1 or not inside or {*inside} != looks or _usual(text) in looks or cut > LONGEST:
        return None
    return Titled(text.slice(0, cut).strip(_CLOSING), text.slice(cut).strip(), True)


def _by_typography(text: Text, profile: Profile) -> int | None:
    """Where a bold (or italic, or coloured) beginning ends and plain text goes on."""
    if not text.runs:
        return None
    first = _look(text.runs[0].word.style)
    end = next((r.start for r in text.runs if _look(r.word.style) != first), None)
    if end is None or first == _usual(text):
        return None
    start = text.value[:end]
    return end if _could_be_title(start, profile) else None


def _by_size(text: Text, profile: Profile) -> int | None:
    """Where a first paragraph in larger print ends; a sentence is none, nor what goes on in small letters."""
    cut = text.value.find("\n")
    if cut < 0 or not _could_be_title(text.value[:cut], profile) or text.value[cut - 1] in ".;,":
        return None
    if text.value[cut + 1 :][:1].islower() and not profile.opens(text.value[cut + 1 :]):
        return None  # recognition is not sure how high a line is
    above, below = ([r.word.box.height for r in text.runs if (r.start < cut) is front] for front in (True, False))
    return cut if above and below and min(above) >= LARGER * max(below) else None


def _look(style: Style) -> tuple[bool, bool, str]:
    return style.bold, style.italic, style.colour


def _usual(text: Text) -> tuple[bool, bool, str]:
    return _look(text.runs[-1].word.style)


def _by_line(text: Text, profile: Profile) -> int | None:
    """A first paragraph of its own that reads like a title, with an opener after it."""
    cut = text.value.find("\n")
    if cut < 0 or not _could_be_title(text.value[:cut], profile):
        return None
    opens = profile.opens(text.value[cut + 1 :])
    return cut if opens or _capitals(text.value[:cut], profile) else None


def _by_opener(text: Text, profile: Profile, rare: bool) -> int | None:
    """Where a recommendation opens inside the text, with a title's worth of words before it.

    A strong opener ("We recommend") beats a weak one ("That …"), and one behind a mark beats one that is not.
    """
    head = text.value[: LONGEST + 60]
    places: list[tuple[bool, bool, int]] = []
    for weak, pattern in ((False, profile.openers), (True, profile.weak_openers)):
        for found in pattern.finditer(head):
            before = head[: found.start()]
            asks = not before.strip() or profile.asking.search(before)
            inside = any(body.start < found.start() < body.end for body in bodies_in(head, profile))
            apart = _boundary(before, profile) or (not weak and found[0][0].isupper())  # "… earlier We recommend"
            found_first = _is_sentence(before, profile, rare)
            if not (asks or inside or found_first) and _could_be_title(before, profile) and apart:
                places.append((weak, not _closed(before), found.start()))
    return min(places)[2] if places else None


def _is_sentence(before: str, profile: Profile, rare: bool) -> bool:
    """Return True for what an inquiry found ("Half of all bridges are shut."), which is no title."""
    return before.rstrip()[-1:] in ".!?" and (rare or profile.telling.search(before) is not None)


def _closed(before: str) -> bool:
    return before.rstrip()[-1:] in ".:–—-|?!"


def _boundary(before: str, profile: Profile) -> bool:
    """An opener inside a sentence is none: it must follow a mark, or words that are capitalised like a title."""
    return _closed(before) or _capitals(before, profile)


def _could_be_title(text: str, profile: Profile) -> bool:
    plain = text.strip(_CLOSING)
    if not plain or len(plain) > LONGEST or len(plain.split()) > MOST_WORDS:
        return False
    if profile.opens(plain) or plain.split()[-1] in profile.small_words:  # "All schools and | Council offices should"
        return False
    return not re.search(r"[.!?]\s+[A-Z]", plain) and any(c.isalpha() for c in plain)


def _capitals(text: str, profile: Profile) -> bool:
    """Whether the words that count begin with capitals, or there are few of them."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w.lower() not in profile.small_words]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.6 * len(words)
