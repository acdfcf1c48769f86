"""Titles of recommendations: what is printed in front of the text, and what all rows share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.models.page import Style
from pipeline.models.report import Flag, Recommendation
from pipeline.models.runs import Run
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in
from pipeline.records.headings import role_of
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import Numbered, is_named, numbered

LONGEST, MOST_WORDS, FEWEST_ALIKE, FEWEST_TITLED = counts("titles", "longest most_words fewest_alike fewest_titled")
(LEAST_COUNTED,) = counts("titles", "least_counted")
(LARGER,) = measures("titles", "larger")
_CLOSING = " \n.:–—-|"
_CAPITAL = re.compile(r"\s{1,3}(?=[A-Z“‘\"'])")
TITLED = 2 / 3  # share of recommendations with a title from which the others are looked at once more


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


def without_common_titles(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """The recommendations, their titles taken off where all are the same words, and these name recommendations."""
    titles = {r.title.value if r.title else None for r in found}
    only = titles.pop() if len(titles) == 1 and len(found) >= FEWEST_ALIKE else None
    if only is None or role_of(only, profile) != "recommendation":
        return list(found)
    return [replace(r, title=None) for r in found]


def with_own_titles(found: Sequence[Recommendation], profile: Profile, *, over: bool = True) -> list[Recommendation]:
    """The recommendations; a theme of its own over each is its title, and "Recommendation" in front of all is cut.

    `over`: themes stand over them, and not in a column.
    """
    return _less_label(_with_titles(found) if over else found, profile)


def _with_titles(found: Sequence[Recommendation]) -> list[Recommendation]:
    """Themes become titles where every recommendation has one, no two the same, and none has a title."""
    themes = {one.theme.value for one in found if one.theme}
    if len(found) < FEWEST_TITLED or len(themes) < len(found) or any(one.title for one in found):
        return list(found)
    flags = ([flag for flag in one.flags if flag.code != "TITLE_UNSURE"] for one in found)
    return [replace(one, title=one.theme, theme=None, flags=tuple(own)) for one, own in zip(found, flags, strict=True)]


def _less_label(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """The texts without the name of a recommendation that stands in front of each, and says nothing."""
    ends = [_end_of_label(one.recommendation, profile) for one in found]
    if len(found) < FEWEST_TITLED or not all(ends):
        return list(found)
    return [
        replace(one, recommendation=one.recommendation.slice(end, len(one.recommendation)))
        for one, end in zip(found, ends, strict=True)
        if one.recommendation is not None
    ]


def _end_of_label(text: Text | None, profile: Profile) -> int:
    """Where what is recommended begins behind its name; 0 where that is no label: "Recommendation 3 is dropped"."""
    named = re.match(rf"{profile.names}\b:?", text.value, re.IGNORECASE) if text else None
    behind = _CAPITAL.match(text.value, named.end()) if text and named else None
    return behind.end() if behind else 0


def titled_as_others(found: Sequence[Recommendation]) -> list[Recommendation]:
    """Where most have a title, one whose title reads like the recommendation itself is told by its print."""
    titles = [one.title for one in found if one.title]
    if not len(found) > len(titles) > TITLED * len(found):
        return list(found)
    texts = [one.recommendation if one.title is None else None for one in found]
    heads = [titled_alike(text, titles) if text else None for text in texts]
    return [
        replace(one, title=head.title, recommendation=head.body) if head else one
        for one, head in zip(found, heads, strict=True)
    ]


def with_own_headings(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """Rows over the width that number what stands below them ("Recommendation 2: Surveys" over 2(a) and 2(b)) title it.

    Where one of them heads another number, they are themes that happen to be numbered.
    """
    heads = {id(one): _named(one.theme, profile) for one in found if one.theme is not None}
    own = [one for one in found if id(one) in heads and _is_part(one.number, heads[id(one)].number)]
    if not own or len(own) < len(heads) or any(one.title for one in own):
        return list(found)
    return [replace(one, theme=None, title=heads[id(one)].rest or None) if id(one) in heads else one for one in found]


def with_heads_that_count(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """Lines that each stand over one recommendation and count them ("2 Surveys", "3 Letters") number and title them."""
    heads = [numbered(one.theme, profile, habit="bare") if one.theme is not None else None for one in found]
    counted = [head.number for head in heads if head and head.number and head.rest]
    if len(found) < LEAST_COUNTED or any(one.number or one.title for one in found):
        return list(found)
    if counted != [str(at) for at in range(1, len(found) + 1)]:
        return list(found)
    return [
        replace(one, number=head.number, label=head.label, title=head.rest, theme=None, flags=_without_doubt(one.flags))
        for one, head in zip(found, heads, strict=True)
        if head
    ]


def _without_doubt(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in flags if flag.code != "TITLE_UNSURE")


def _named(theme: Text, profile: Profile) -> Numbered:
    """ "Recommendation 2: Surveys"; "2. Surveys" is a theme."""
    return numbered(theme, profile) if is_named(theme.value, profile) else Numbered(None, None, theme)


def _is_part(number: str | None, head: str | None) -> bool:
    """Whether "2", "2a" or "2.1" stands under the heading of recommendation 2."""
    if not number or not head:
        return False
    return re.fullmatch(rf"{re.escape(head)}(?:\W*[a-z]|\.\d+)?", number) is not None
