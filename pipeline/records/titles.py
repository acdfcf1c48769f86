"""The titles of recommendations, and the themes that several of them are under."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from pipeline.models.page import Style
from pipeline.models.report import Flag, Recommendation
from pipeline.models.runs import Run
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in
from pipeline.records.header.labels import labelled_lines
from pipeline.records.header.subject import is_of_report, says_title
from pipeline.records.headings import role_of
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import Numbered, is_named, numbered
from pipeline.records.status.meaning import state_of
from pipeline.text.letterheads import is_letterhead
from pipeline.text.lines import Print, height_of

LONGEST, MOST_WORDS, FEWEST_ALIKE, FEWEST_TITLED = counts("titles", "longest most_words fewest_alike fewest_titled")
(LEAST_COUNTED,) = counts("titles", "least_counted")
_CLOSING = " \n.:–—-|"
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_CAPITAL = re.compile(r"\s{1,3}(?=[A-Z“‘\"'])")
TITLED = 2 / 3  # share of recommendations with a title from which the others are looked at once more


class Titled(NamedTuple):
    """`title` without its closing mark (None: there is none), the recommendation itself, whether that is sure."""

    title: Text | None
    body: Text
    sure: bool


def titled(text: Text, profile: Profile, *, rare: bool = False) -> Titled:
    """Split a recommendation, label already taken off, into title and body.

    `rare`: few of the report have a title, so that a sentence in front of what opens one is what the inquiry found, and
    words in other print on the line of the text are only stressed.
    """
    opens = profile.opens(text.value)
    cut = _by_typography(text, profile)
    if cut is not None and (_inside_opener(text.value, cut, profile) or (rare and not _is_own_line(text.value, cut))):
        cut = None
    if cut is None and not opens:
        cut = _by_opener(text, profile, rare)
    if cut is None:
        return Titled(None, text, opens)
    cut = _before_opener(text, cut, profile)
    title, body = text.slice(0, cut).strip(_CLOSING), text.slice(cut)
    lead = len(body.value) - len(body.value.lstrip(_CLOSING))
    rest = body.slice(lead).strip()
    if rest and (_ASIDE.fullmatch(rest.value) or not any(map(str.isalnum, rest.value))):
        return Titled(None, text, opens)  # "(Paragraph 36)", a speck or a sign: nothing stands below
    return Titled(title or None, rest, True)


def _is_own_line(text: str, cut: int) -> bool:
    """Return True if what is in front of a cut has a line of its own and is no sentence."""
    return "\n" in text[: cut + 1] and not text[:cut].rstrip().endswith(".")


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


def _look(style: Style) -> tuple[bool, bool, str]:
    return style.bold, style.italic, style.colour


def _usual(text: Text) -> tuple[bool, bool, str]:
    return _look(text.runs[-1].word.style)


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
            found_first = _is_sentence(before, profile, rare) or (rare and weak and "\n" not in before)
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


LONGEST_THEME, MOST_BETWEEN = counts("themes", "longest most_between")
SAME_HEIGHT, LARGER_THEME, SIZES, SMALLER = measures("themes", "same_height larger sizes smaller")
BLACK = "#000000"
_ENDS = (".", "!", "?", ":")


def theme_of_lines(above: Sequence[Text], profile: Profile) -> Text | None:
    """The last line above a table, where it is short enough to head its records, and no key."""
    last = above[-1] if above else None
    return (
        last if last and len(last.value.split()) <= LONGEST_THEME and not profile.key_lead.match(last.value) else None
    )


def theme_like(
    above: Sequence[Text], others: Iterable[Text], profile: Profile, further: Sequence[Text] = ()
) -> Text | None:
    """The line right above the first table, if it is printed as one of `others`, the themes of later records.

    Not where it seems to be the paper's title. Words that may name what it reports on ("Reporting and triage") are no
    title below one in larger print; `further`: what stands above other tables in front of it.
    """
    own = theme_of_lines(above, profile)
    look = print_of_line(own) if own is not None else None
    if own is None or look is None or not any(alike(own, other) for other in others):
        return None
    labelled = any(True for _ in labelled_lines([own], profile))
    below = any(height_of(text) > LARGER_THEME * height_of(own) for text in (*further, *above[:-1]))
    titled = is_of_report(own.value, profile) if below else says_title(own.value, profile)
    return None if labelled or titled else own


def print_of_line(text: Text) -> tuple[Print, ...] | None:
    """How a line is printed, and how high in points: its number in another way than its words, perhaps.

    None where its words differ among themselves.
    """
    words = text.words()
    heights = [w.box.height for w in words]
    same = bool(heights) and max(heights) - min(heights) < SAME_HEIGHT
    every = ((w.style.look, round(heights[0] if same else w.box.height)) for w in words)
    looks = [look for look, _ in itertools.groupby(every)]
    return tuple(looks) if 0 < len(looks) <= 1 + text.value[:1].isdigit() else None


def alike(one: Text, other: Text) -> bool:
    """Whether two lines are printed alike; on a scan, where sizes and shades are measured, nearly so."""
    looks = print_of_line(one), print_of_line(other)
    if looks[0] is None or looks[1] is None or len(looks[0]) != len(looks[1]):
        return False
    if any(word.style.font for text in (one, other) for word in text.words()):  # which no picture tells
        pairs = zip(looks[0], looks[1], strict=True)
        return all(style == its and abs(height - other) <= 1 for (style, height), (its, other) in pairs)
    return all(map(_nearly, looks[0], looks[1]))


def _nearly(one: tuple[Style, int], other: tuple[Style, int]) -> bool:
    """Whether two ways of print differ no more than a copy of them may."""
    (own, height), (its, other_height) = one, other
    shades = [own.colour == BLACK, its.colour == BLACK]
    same = own._replace(colour=BLACK) == its._replace(colour=BLACK) and shades[0] == shades[1]
    return same and abs(height - other_height) <= SIZES * max(height, other_height)


def less_remark(above: Sequence[Text], profile: Profile) -> list[Text]:
    """The lines above a table, less one sentence below a state: "B. On track", "These will be done in time."."""
    remark = len(above) > 1 and above[-1].value.endswith(".") and state_of(above[-1], profile).blank
    return list(above[:-1] if remark and not state_of(above[-2], profile).blank else above)


def heads_state(above: Sequence[Text], profile: Profile) -> bool:
    """Whether the last line above a table is the state of all its records; a line of a key is none."""
    last = above[-1]
    return not (state_of(last, profile).blank or profile.key_lead.match(last.value))


def theme_over(
    above: Sequence[Text], table: Table, before: Iterable[Text], titles: Iterable[Text], profile: Profile
) -> Text | None:
    """The theme of a table, from the lines above it.

    `before`: the headings over the tables before it; `titles`: what the report is called.
    """
    head = heading_over(above, profile)
    if head is None or head is above[-1] or not any(alike(head, other) for other in before):
        head = theme_of_lines(above, profile)
    if head is None or (state_of(head, profile).blank and is_plain(head, profile)):
        return None
    named = folded(head.value) in {folded(title.value) for title in titles}
    return None if named or is_letterhead(head.value) or _is_smaller(head, table) else head


def heading_over(above: Sequence[Text], profile: Profile) -> Text | None:
    """The heading nearest to a table: its last line, or above a few sentences the one that is printed unlike them."""
    for at, text in reversed([*enumerate(above)][-MOST_BETWEEN - 1 :]):
        below = above[at + 1 :]
        if _may_head(text, profile) and all(_heads(text, other) for other in below):
            return text
        if not (text.value.endswith(_ENDS) or is_plain(text, profile)) or not state_of(text, profile).blank:
            return None
    return None


def is_plain(text: Text, profile: Profile) -> bool:
    """Whether a heading only says what stands below every table: "Appendix A: Recommendations"."""
    return len(text.value.split()) <= LONGEST_THEME and profile.plain_heads.fullmatch(text.value) is not None


def _may_head(text: Text, profile: Profile) -> bool:
    brief = len(text.value.split()) <= LONGEST_THEME and not text.value.endswith(_ENDS)
    if not brief or print_of_line(text) is None or is_plain(text, profile) or profile.key_lead.match(text.value):
        return False
    return not any(True for _ in labelled_lines([text], profile))


def _heads(text: Text, below: Text) -> bool:
    """Whether a line is printed in bold over plain print, or larger than what stands below it."""
    bold = _is_bold(text) and not any(word.style.bold for word in below.words()[:1])
    return bold or height_of(text) > LARGER_THEME * height_of(below)


def _is_smaller(text: Text, table: Table) -> bool:
    """Whether a line is in smaller print than the table below it, and not in bold."""
    heights = [word.box.height for row in table.rows for cell in row.cells if cell for word in cell.text.words()]
    return bool(heights) and not _is_bold(text) and 0 < height_of(text) < SMALLER * median(heights)


def _is_bold(text: Text) -> bool:
    return all(word.style.bold for word in text.words())
