"""Headings → roles: which column is the recommendation, which the update, which the status; and its round or day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed
from pipeline.records.limits import counts
from pipeline.text import dates
from pipeline.text.remember import memorised

LONGEST, MOST_YEARS, QUARTER, LONGEST_MISSPELT = counts("headings", "longest most_years quarter longest_misspelt")
HEAD, LONG_WORD, MOST, LEAST_BELOW, WIDEST = counts("headings", "head long_word most least_below widest")
LONGEST_IN_SECOND_ROW, HEADING_ROWS = counts("headings", "longest_in_second_row heading_rows")
MOST_TITLES, WIDE, TITLE = counts("headings", "most_titles wide title")
BRACKETS = re.compile(r"[()\[\]?]")
_FIGURE = re.compile(r"\d")
_WORD_ENDS = re.compile(r"[\s(,:.]")
_SHORT_YEAR = re.compile(r"\b([^\W\d_]{3,9})\.? ['’]?(\d\d)\b(?! [^\W\d_]{3})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d\b")
PROSE = 3 * LONGEST  # characters: however many of them are white, a text of more heads nothing
_SCALE = re.compile(r"\(\d\s*(?:[-–]|to)\s*\d\)")  # "Assessment (1-4)"
_OWNER = re.compile(r"['’]s?(?= )")
PAIRED = frozenset({"response", "update", "action", "status", "decision", "target_date", "lead_officer"})
_WORD = re.compile(r"[a-z]+(?:['.][a-z]*)*")
_BREAKS = re.compile(r"['.]+")


@memorised
def date_in(heading: str, profile: Profile) -> str | None:
    """ "Update March 2023" → 2023-03; None where a heading names no month or day."""
    if len(heading) > LONGEST or not _FIGURE.search(heading):
        return None
    if not _YEAR.search(heading):
        heading = _SHORT_YEAR.sub(r"\1 20\2", heading)  # "March 24"; a day stands in front of its month
    if not _YEAR.search(heading):
        return None
    found = (dates.read(f, None) for f in dates.find(heading, profile.language))
    values = [read.value for read in found if not read.relative]
    return next((v for v in values if v and "/" not in v and "-" in v), None)


def is_date(heading: str, profile: Profile) -> bool:
    """Whether a heading is nothing but a date: the news of that day stands below it."""
    plain = BRACKETS.sub(" ", heading).strip(" .:")
    return any(found.start == 0 and found.end == len(plain) for found in dates.find(plain, profile.language))


def before_day(heading: str, profile: Profile) -> str:
    """What a heading says in front of the day that ends it, less small words; "" where none does."""
    heading = heading.rstrip(" )]")
    days = list(dates.find(heading, profile.language))
    if not days or days[-1].end < len(heading):
        return ""
    words = heading[: days[-1].start].replace("(", " ").split()
    while words and words[-1].strip(",–—-").lower() in profile.before_day | {""}:
        words.pop()
    return " ".join(words).rstrip(" ,")


def role_before_day(heading: str, profile: Profile) -> str | None:
    """The role of a heading that is one as a whole but for the day that ends it: "Rating in May 2024"."""
    first = _WORD_ENDS.split(heading.strip(), maxsplit=1)[0]
    if squeezed(first) not in _fronts(profile):
        return None  # whatever day ends it
    front = squeezed(before_day(heading, profile))
    return next((role for role, words in profile.headings.items() if front in words.exact), None) if front else None


@memorised
def _fronts(profile: Profile) -> frozenset[str]:
    """Whatever a heading may begin with that is one as a whole."""
    exact = [words for own in profile.headings.values() for words in own.exact]
    return frozenset(words[:end] for words in exact for end in range(len(words) + 1))


@memorised
def role_of(heading: str, profile: Profile) -> str | None:
    """The role that a heading names, or None."""
    if len(heading) > PROSE:
        return None
    text = folded(BRACKETS.sub(" ", heading))
    if not text or len(text) > LONGEST:
        return None
    whole = squeezed(folded(BRACKETS.sub(" ", _SCALE.sub("", heading))))
    for role, words in profile.headings.items():
        if whole in words.exact:
            return role
    if profile.counts.search(text):
        return None  # "Number of recommendations"
    if heading.rstrip().endswith("?") and (asked := _asked(text, profile)):
        return asked  # "How does the lead officer rate it?" is not answered by a name
    for reading in dict.fromkeys((text, text.replace("-", ""))):  # a narrow heading is hyphenated ("Recommend-ations")
        if held := next(profile.roles_held(reading), None):
            return held
    return _asked(text, profile) or role_before_day(heading, profile)


def of_somebody(heading: str, profile: Profile) -> str | None:
    """The role of "Cabinet's decision", which is the Cabinet decision."""
    plain = _OWNER.sub("", heading)
    return role_of(plain, profile) if plain != heading else None


def _asked(text: str, profile: Profile) -> str | None:
    """The role of a heading that is a question or a sentence; who asked before what was said and done about it."""
    text = profile.question.sub("", text)
    if not profile.asked.search(text):
        return None
    ordered = ("recommendation", *profile.headings)
    return next((r for r in ordered if (asks := profile.headings[r].asks) and asks.search(text)), None)


@memorised
def roles_in(heading: str, profile: Profile) -> frozenset[str]:
    """All roles whose words stand in a heading; none where it is, as a whole, the heading of one."""
    text = folded(BRACKETS.sub(" ", heading))
    whole = squeezed(text)
    if not text or any(whole in words.exact for words in profile.headings.values()):
        return frozenset()
    return frozenset(profile.roles_held(text))


@memorised
def months_of(text: str, profile: Profile) -> int | None:
    """ "12 month update" → 12, "two years on" → 24; None where no number of months is named."""
    small = text.lower()
    if not any(unit in small for unit in profile.rounds.units):
        return None
    found = profile.rounds.months.search(text)
    if found:
        if found[1].isdigit():
            return int(found[1])
        value = profile.numbers.value(found[1])
        told = value and (value % QUARTER == 0 or profile.rounds.reached.match(text, found.end()))
        return value if told else None
    for years in profile.rounds.years.finditer(text):
        value = _count(years[1], profile)
        if value and value <= MOST_YEARS:
            return 12 * value
    return None


def _count(printed: str, profile: Profile) -> int | None:
    if printed.isdigit():
        return int(printed)
    return 1 if folded(printed) in profile.rounds.one else profile.numbers.value(printed)


def meant(heading: str, profile: Profile) -> Iterator[str]:
    """Other readings of a heading, each of whose words is one that headings are made of or stands as it is printed."""
    words = folded(heading).split()
    if len(words) > LONGEST_MISSPELT:
        return
    choices = [(word,) if word in profile.heading_words else (words_for(word, profile) or (word,)) for word in words]
    if all(choice == (word,) for choice, word in zip(choices, words, strict=True)):
        return
    for count, reading in enumerate(product(*choices)):
        if count < MOST:
            yield " ".join(reading)


@memorised
def words_for(word: str, profile: Profile) -> tuple[str, ...]:
    """The words of headings that a printed word may stand for, the shortest first; none where it is no such word."""
    if not _WORD.fullmatch(word):
        return ()
    known = _known(profile).get(word[0], ())  # both ways the first letter is the same
    head, *tail = _BREAKS.split(word, maxsplit=1)
    shortened = tuple(other for other in known if _is_short_for(head, tail, other))
    return shortened or tuple(other for other in known if _is_misspelt(word, other))


@memorised
def _known(profile: Profile) -> dict[str, list[str]]:
    """The words of headings by their first letter, the shortest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(profile.heading_words, key=lambda other: (len(other), other)):
        found.setdefault(word[0], []).append(word)
    return found


def _is_short_for(head: str, tail: Sequence[str], other: str) -> bool:
    """ "rec'n", "recs", "resp.", "comp": its first letters, and behind a break its last."""
    if not tail and head.endswith("s") and len(head) > HEAD and not other.startswith(head):
        head, tail = head[:-1], ("s",)  # more than one of them
    if len(head) < HEAD or len(head) + 1 >= len(other):
        return False
    return other.startswith(head) and other.endswith(tail[0] if tail else "")


def _is_misspelt(word: str, other: str) -> bool:
    if len(word) < LONG_WORD or len(other) < LONG_WORD or not -1 <= len(word) - len(other) <= 1:
        return False
    if word[0] != other[0] or word + "s" == other or other + "s" == word:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=1) <= 1


def heading_rows(rows: Sequence[Row], at: int, depth: int) -> Sequence[Row] | None:
    """`depth` rows from `at` on, where they can be one heading.

    Two of them where cells span, or where what the second one says stands below one of its neighbours: software
    that exports a sheet as a PDF leaves merged cells out, and prints their words over the middle of their columns.
    """
    if at + depth > len(rows):
        return None
    if depth == 1 or _has_spans(rows[at]):
        return rows[at : at + depth]
    upper = _spread(rows[at], rows[at + 1])
    return None if upper is None else (upper, rows[at + 1])


def _has_spans(row: Row) -> bool:
    """Whether a row has cells over several columns or rows; one over all of them is a title, no heading."""
    if sum(c is not None for c in row.cells) < 2:
        return False
    return any(c is None or c.columns > 1 or c.rows > 1 for c in row.cells)


def _spread(upper: Row, lower: Row) -> Row | None:
    """The upper row with its words over every column that the lower one parts; None where that is no heading."""
    parted = [x for x, cell in enumerate(lower.cells) if _said(cell)]
    above = {x for x, cell in enumerate(upper.cells) if _said(cell)}
    alone = above - set(parted)
    if len(parted) < LEAST_BELOW or len(alone) < LEAST_BELOW or set(parted) <= above or not _alike(upper, lower):
        return None
    cells = list(upper.cells)
    for run in _runs(parted):
        named = [x for x in run if x in above]
        if not named or len(run) > WIDEST:
            return None
        for x, (start, end) in zip(named, pairwise(_cuts(run, named)), strict=True):
            cells[start:end] = [upper.cells[x]] * (end - start)
    return upper._replace(cells=tuple(cells))


def _runs(columns: Sequence[int]) -> Iterator[Sequence[int]]:
    """Columns side by side."""
    starts = [at for at, x in enumerate(columns) if not at or x - columns[at - 1] > 1]
    yield from (columns[a:b] for a, b in pairwise([*starts, len(columns)]))


def _cuts(run: Sequence[int], named: Sequence[int]) -> list[int]:
    """Where the columns of each name begin and end: as many for each as can be."""
    first, end = run[0], run[-1] + 1
    ways = ([first, *cuts, end] for cuts in product(*(range(a + 1, b + 1) for a, b in pairwise(named))))
    return min(ways, key=lambda cuts: sum((b - a) ** 2 for a, b in pairwise(cuts)))


def _said(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text)


def _alike(upper: Row, lower: Row) -> bool:
    """Whether both rows are printed in bold, and the lower one holds no sentence."""
    cells = [cell for row in (upper, lower) for cell in row.cells if cell is not None and cell.text]
    brief = all(len(cell.text.value.split()) <= LONGEST_IN_SECOND_ROW for cell in lower.cells if cell is not None)
    return brief and all(word.style.bold for cell in cells for word in cell.text.words())


def where_headed(table: Table, spare: int = 0) -> range:
    """The rows that may head a table, but for the last `spare` ones; titles on top of a wide table do not count."""
    titles = 0
    if table.width > WIDE:
        while titles < min(MOST_TITLES, len(table.rows)) and _is_title(table.rows[titles]):
            titles += 1
    if titles == min(MOST_TITLES, len(table.rows)):
        titles = 0
    return range(max(0, min(titles + HEADING_ROWS, len(table.rows) - spare)))


def _is_title(row: Row) -> bool:
    """Whether a row fills no more than half of a table: a title, labels and their values, a key beside them."""
    return _filled(row) <= max(TITLE, len(row.cells) // 2)


def _filled(row: Row) -> int:
    return sum(bool(cell and cell.text) for cell in row.cells)
