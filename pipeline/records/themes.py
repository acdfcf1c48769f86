"""Lines over tables: themes of the records below, states of all of them, remarks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.models.page import Style
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.labels import labelled_lines
from pipeline.records.header.subject import is_of_report, says_title
from pipeline.records.limits import counts, measures
from pipeline.records.status.shown import state_of
from pipeline.text.letterheads import is_letterhead
from pipeline.text.printed import Print, height_of

LONGEST, MOST_STATES, MOST_BETWEEN = counts("themes", "longest most_states most_between")
SAME_HEIGHT, LARGER, SIZES, SMALLER = measures("themes", "same_height larger sizes smaller")
BLACK = "#000000"
_ENDS = (".", "!", "?", ":")


def theme_of_lines(above: Sequence[Text], profile: Profile) -> Text | None:
    """The last line above a table, where it is short enough to head its records, and no key."""
    last = above[-1] if above else None
    return last if last and len(last.value.split()) <= LONGEST and not profile.key_lead.match(last.value) else None


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
    below = any(height_of(text) > LARGER * height_of(own) for text in (*further, *above[:-1]))
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
    return not (state_of(last, profile).blank or profile.key_lead.match(last.value) or lists_states(above, profile))


def lists_states(above: Sequence[Text], profile: Profile) -> bool:
    """Whether the last line above a table is one of a list, a key, and heads nothing.

    Another state stands above it; or lines printed alike do, the first of them behind a colon.
    """
    near = above[-MOST_STATES:-1]
    if any(not state_of(text, profile).blank for text in near):
        return True
    look = print_of_line(above[-1])
    others = list(itertools.takewhile(lambda text: look is not None and print_of_line(text) == look, reversed(near)))
    before = above[: -len(others) - 1]
    ends = bool(before) and before[-1].value.endswith(":")
    return len(others) > 1 and (ends or any(text.value.endswith(":") for text in others[1:]))


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
    return len(text.value.split()) <= LONGEST and profile.plain_heads.fullmatch(text.value) is not None


def _may_head(text: Text, profile: Profile) -> bool:
    brief = len(text.value.split()) <= LONGEST and not text.value.endswith(_ENDS)
    if not brief or print_of_line(text) is None or is_plain(text, profile) or profile.key_lead.match(text.value):
        return False
    return not any(True for _ in labelled_lines([text], profile))


def _heads(text: Text, below: Text) -> bool:
    """Whether a line is printed in bold over plain print, or larger than what stands below it."""
    bold = _is_bold(text) and not any(word.style.bold for word in below.words()[:1])
    return bold or height_of(text) > LARGER * height_of(below)


def _is_smaller(text: Text, table: Table) -> bool:
    """Whether a line is in smaller print than the table below it, and not in bold."""
    heights = [word.box.height for row in table.rows for cell in row.cells if cell for word in cell.text.words()]
    return bool(heights) and not _is_bold(text) and 0 < height_of(text) < SMALLER * median(heights)


def _is_bold(text: Text) -> bool:
    return all(word.style.bold for word in text.words())
