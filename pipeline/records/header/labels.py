"""Labelled values at the top of a report, and the field of the header that each fills."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.models.table import Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in, body_kind, has_own_word
from pipeline.records.header.dates import days_in, days_of, field_of_cue, is_day
from pipeline.records.header.subject import subject_of
from pipeline.records.headings import months_of
from pipeline.records.limits import counts, measures
from pipeline.text.lines import Line, lines_of, parted
from pipeline.text.naming import begins_with_person

(LONGEST_VALUE,) = counts("header_labels", "longest_value")
KNOWN, LARGER, NEAR = measures("header_labels", "known larger near")

WIDE, NARROW = 1.2, 0.5  # heights of print between two parts of a line; between those of which other lines tell
PLAIN = (False, "")  # print that nothing stresses
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,110}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)
_STOP = re.compile(r"(?<!\bNo)[.;] ")  # between two sentences
_WORD = re.compile(r"\S+")
_COLON = re.compile(r":(?=\s)")
_APART = re.compile(r"\s[|•·]\s+(?=[A-Z][\w'’ /-]{1,40}:\s)")
_ENDS = " ·|;–-"  # signs between two labelled values


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled line: label as printed, the field of the contract it fills (or None), value as printed."""

    label: str
    field: str | None
    value: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A cell, or a part of a line between white. `at`: its column, or where it begins; `words`: of its first line."""

    text: Text
    at: float
    words: Sequence[Word]


Rows = Sequence[Sequence[Part]]


def labelled_cells(table: Table, profile: Profile) -> tuple[Labelled, ...]:
    """Return the pairs of a key/value table; none unless two of its labels, and enough of all, name fields."""
    rows = _cells(table.rows)
    if sum(map(len, rows)) > 2 * len(profile.label_words) / KNOWN:
        return ()
    found = list(_pairs(rows, 0.0, profile, whole=True))
    known = {own.field for own in found if own.field}
    labels = any(folded(own.value.value) in profile.labels for own in found)
    return tuple(found) if len(known) > 1 and len(known) >= KNOWN * len(found) and not labels else ()


def labelled_rows(rows: Iterable[Row], profile: Profile) -> list[Labelled]:
    """Return the pairs whose labels name fields, in rows that may hold anything else; one alone must be sure."""
    cells = _cells(rows)
    found = [own for own in _pairs(cells, 0.0, profile) if own.field]
    if len(_fields(found)) > 1:
        return found
    inside = [own for row in cells for part in row for own in _inside(part.text, profile) if own.field]
    return [own for own in found if own in inside or folded(own.label) in profile.labels]


def labelled_lines(paragraphs: Sequence[Text], profile: Profile) -> Iterator[Labelled]:
    """Return paragraphs "label: value", and labels that their print or white parts from the value beside or below."""
    printed = [lines_of(text.words()) for text in paragraphs]
    columns = _columns(line for lines in printed for line in lines)
    rows = [row for text, lines in zip(paragraphs, printed, strict=True) for row in _rows(text, lines, columns)]
    yield from _pairs(rows, NEAR, profile)


def _cells(rows: Iterable[Row]) -> Rows:
    return [
        [Part(c.text, float(x), lines_of(c.text.words())[0]) for x, c in enumerate(row.cells) if c and c.text.words()]
        for row in rows
    ]


def _columns(lines: Iterable[Line]) -> frozenset[int]:
    """Return where a part of at least two lines begins, however narrow the white in front; no number is a part."""
    parts = [parted(line, NARROW) for line in lines if len(line) > 1]
    after = (part for own in parts for front, part in pairwise(own) if any(w.text[:1].isalpha() for w in front))
    return frozenset(x for x, times in Counter(round(part[0].box.x0) for part in after).items() if times > 1)


def _rows(text: Text, lines: Sequence[Line], columns: frozenset[int]) -> Iterator[list[Part]]:
    """Return a paragraph as rows of parts: whole, or cut at white and below a first line that is printed apart."""
    cut = [_cut(line, columns) for line in lines]
    if all(len(parts) == 1 for parts in cut):
        at = next((i for i, line in enumerate(lines) if i and _looks(line) != _looks(lines[0])), 0)
        for own in (lines[:at], lines[at:]) if at and _stressed(lines[0]) else (lines,):
            words = [word for line in own for word in line]
            yield [Part(part_of(text, words).strip(), words[0].box.x0, own[0])]
        return
    rows: list[list[list[Word]]] = []
    for parts in cut:
        below = rows and len(rows[-1]) > 1 and len(parts) == 1 and not parts[0][-1].text.endswith(":")
        if below and abs(parts[0][0].box.x0 - rows[-1][-1][0].box.x0) <= NEAR:
            rows[-1][-1] += parts[0]  # the value goes on
        else:
            rows.append([list(part) for part in parts])
    for row in rows:
        found = [Part(part_of(text, words).strip(), words[0].box.x0, words) for words in row]
        yield [part for part in found if part.text]


def _cut(line: Line, columns: frozenset[int]) -> list[Line]:
    found: list[Line] = []
    for part in parted(line, NARROW):
        white = part[0].box.x0 - found[-1][-1].box.x1 if found else 0.0
        if found and white <= WIDE * part[0].box.height and round(part[0].box.x0) not in columns:
            found[-1] = (*found[-1], *part)
        else:
            found.append(part)
    return found


def part_of(text: Text, words: Sequence[Word]) -> Text:
    """Return the part of a paragraph that some words printed; nothing where others are between them."""
    wanted = {(word.page, word.box) for word in words}
    runs = [run for run in text.runs if (run.word.page, run.word.box) in wanted]
    part = text.slice(runs[0].start, runs[-1].end) if runs else Text()
    return part if len(part.words()) == len(words) else Text()


def _look(word: Word) -> tuple[bool, str]:
    """Return whether a word is in bold, and its colour where that is neither black nor grey."""
    colour = word.style.colour
    return word.style.bold, "" if colour[1:3] == colour[3:5] == colour[5:7] else colour


def _looks(words: Iterable[Word]) -> set[tuple[bool, str]]:
    return set(map(_look, words))


def _stressed(words: Sequence[Word]) -> bool:
    """Return True if words are all in bold, or all in one colour."""
    looks = _looks(words)
    return len(looks) == 1 and PLAIN not in looks


def _pairs(rows: Rows, near: float, profile: Profile, *, whole: bool = False) -> Iterator[Labelled]:
    """Return labels with their values inside a part, to its right or below it; `whole`: and labels that name nothing.

    A row of labels is over a row of values if that names more fields than reading it from left to right.
    """
    taken: set[int] = set()
    for at, row in enumerate(rows):
        parts = [part for part in row if id(part) not in taken]
        following = rows[at + 1] if at + 1 < len(rows) else ()
        across = list(_across(parts, profile, whole=whole))
        down = list(_down(parts, following, near, profile))
        beside = [*across, *_across(following, profile, whole=False)] if down else ()
        if len(_fields(own for own, _ in down)) > len(_fields(beside)):
            yield from (own for own, _ in down)
            taken |= {id(value) for _, value in down}
        else:
            yield from across


def _fields(pairs: Iterable[Labelled]) -> set[str]:
    return {own.field for own in pairs if own.field}


def _across(row: Sequence[Part], profile: Profile, *, whole: bool) -> Iterator[Labelled]:
    """Return the pairs of a row, from left to right."""
    parts = pairwise([*row, None])
    for part, right in parts:
        if part is None:
            return
        if inside := list(_inside(part.text, profile)):
            yield from inside
        elif right and (found := _pair(part, right, profile)):
            yield found
            next(parts, None)
        elif right and whole:
            yield Labelled(_name(part.text), None, right.text)
            next(parts, None)


def _down(
    row: Sequence[Part], following: Sequence[Part], near: float, profile: Profile
) -> Iterator[tuple[Labelled, Part]]:
    """Return the pairs of a row and what is below: of a line alone, where its print says so; else at least two."""
    below = ((part, own) for part in row for own in following if abs(own.at - part.at) <= near)
    found = [(own, value, part) for part, value in below if (own := _pair(part, value, profile))]
    heads = [(own, value) for own, value, part in found if near and _heads(part, value)]
    several = len(_fields(own for own, _, _ in found)) > 1
    yield from ((own, value) for own, value, _ in found) if several else heads


def _pair(label: Part, value: Part, profile: Profile) -> Labelled | None:
    """Return a label and its value, if the label names a field and the value is no label or sentence-long title."""
    name = _name(label.text)
    sure = folded(name) in profile.labels
    if not name or ":" in name or folded(value.text.value) in profile.labels:
        return None
    if not sure and next(_inside(value.text, profile), None):
        return None
    field = field_of(name, value.text.value, profile)
    if field is None and label.text.value.endswith(":") and is_day(value.text.value, profile):
        return Labelled(name, None, value.text)
    if field is None or (not sure and _is_title(name, field, value.text.value, profile)):
        return None
    return None if _is_body(name, field, value.text.value, profile) else Labelled(name, field, value.text)


def _heads(label: Part, value: Part) -> bool:
    """Return True if a label is close above its value, with a colon or in other print."""
    (_, top, _, _), (_, _, _, foot) = value.words[0].box, label.words[0].box
    height = foot - label.words[0].box.top
    close = label.words[0].page == value.words[0].page and -height < top - foot <= NEAR * height
    text = value.text.value
    sentence = text.startswith("(") or text.endswith((".", "?", ":"))
    larger = height > LARGER * value.words[0].box.height
    apart = label.text.value.endswith(":") or (_stressed(label.words) and _looks(value.words) == {PLAIN})
    return close and apart and not larger and not sentence and len(text.split()) <= LONGEST_VALUE


def _name(label: Text) -> str:
    """Return a label in one line without its colon; "" where it is too long for one."""
    name = " ".join(label.value.split()).rstrip(" :")
    return name if len(name.split()) <= LONGEST_LABEL else ""


def _inside(text: Text, profile: Profile) -> Iterator[Labelled]:
    """Return the labels with values that are in one text."""
    for part in several(text, profile):
        if (own := _labelled(part, profile)) is not None:
            yield own


def _labelled(text: Text, profile: Profile) -> Labelled | None:
    found = _LABELLED.match(text.value)
    if not found or len(found["label"].split()) > LONGEST_LABEL or _STOP.search(found["label"]):
        return _by_print(text, profile)
    label, value = " ".join(found["label"].split()), found["value"]
    prose = len(value.split()) > LONGEST_VALUE and _STOP.search(value)
    if prose or (value.startswith("(") and value.endswith(")")) or profile.lines["opens"].match(label):
        return None
    field = field_of(label, value, profile)
    if folded(label) not in profile.labels and _is_title(label, field, value, profile):
        return None
    at = found.start("value")
    apart = _stressed(text.words(0, at)) and _looks(text.words(0, at)).isdisjoint(_looks(text.words(at)))
    return Labelled(label, field, text.slice(at).strip()) if field or apart or is_day(value, profile) else None


def _by_print(text: Text, profile: Profile) -> Labelled | None:
    """ "**Lead** Fiona Abercairn, Head of Roads": a known label that only its print or line parts from its value."""
    words = text.words()
    count = next((i for i, word in enumerate(words) if _look(word) != _look(words[0])), 0)
    line = text.value.find("\n")
    at = line if line > 0 else text.runs.starts[count] if count and _look(words[0]) != PLAIN else 0
    name, value = _name(text.slice(0, at)), text.slice(at).strip()
    brief = line > 0 or (not value.value.endswith(".") and len(value.value.split()) <= LONGEST_LABEL)
    known = folded(name) in profile.labels or (brief and is_known(folded(name), profile))
    field = field_of(name, value.value, profile) if at and value and known else None
    return Labelled(name, field, value) if field else None


def several(text: Text, profile: Profile) -> Iterator[Text]:
    """Return a text cut in front of each known label: "Place Panel  Date: 3 May"; behind a bar any label will do."""
    ends = [colon.start() for colon in _COLON.finditer(text.value)]
    starts = {start for end in ends[1:] if (start := _label_before(text.value, end, profile))}
    starts |= {bar.end() for bar in _APART.finditer(text.value)}
    words = text.words()
    looks = (
        [_look(word) == _look(words[0]) for word in words] if not ends and words and _look(words[0]) != PLAIN else []
    )
    again = zip(text.runs.starts[1:], pairwise(looks), strict=False)
    starts |= {start for start, (before, own) in again if own and not before}
    for at, (before, word) in zip(text.runs.starts[1:], pairwise(words), strict=False):
        if word.box.x0 - before.box.x1 > WIDE * word.box.height and not before.text.endswith(":"):
            end = next((end for end in ends if end > at), at)
            starts |= {at} if is_known(folded(text.value[at:end]), profile) else set()
    cuts = [0, *sorted(starts), len(text.value)]
    yield from (text.slice(start, end).strip(_ENDS) for start, end in pairwise(cuts))


def _label_before(text: str, end: int, profile: Profile) -> int | None:
    """Return where the shortest known label begins that ends at a colon."""
    starts = [word.start() for word in list(_WORD.finditer(text[:end]))[-LONGEST_LABEL:] if word[0][0].isupper()]
    return next((at for at in reversed(starts) if is_known(folded(text[at:end]), profile)), None)


def _is_title(label: str, field: str | None, value: str, profile: Profile) -> bool:
    """ "Roads inquiry: progress on recommendations", "Place Scrutiny Panel: 6 month update": a title, and no label."""
    if field == "inquiry":
        return bool(profile.lines["title"].search(value)) or subject_of(value, profile) is None
    if field in ("response_date", "completion_date"):  # "Response and action plan: update to the Panel, May 2031"
        return bool(profile.lines["title"].search(value[: days_of(value, profile)[0][0]]))
    return field in ("stage", "committee", None) and bool(body_kind(label, profile)) and not body_kind(value, profile)


def _is_body(label: str, field: str | None, value: str, profile: Profile) -> bool:
    """ "Housing Scrutiny Panel" beside "Item No" or its council: the name of a committee, and no label of one."""
    if field != "committee" or not has_own_word(label, profile):
        return False
    return not any(body.kind == field for body in bodies_in(value, profile))


LONGEST_LABEL = 14  # words
PEOPLE = ("lead_officers", "cabinet_members")
REMEMBERED = 1024  # labels with their values: each is asked for several times
_TITLED = ("inquiry", "committee")  # words of such a label may end a title: "Estates scrutiny review: update"
_COUNTED = re.compile(r"\s(?:(?:no\.?|number) ?)?\d{1,2}$")  # "Review 2: …", the second in one document


@lru_cache(maxsize=REMEMBERED)
def field_of(label: str, value: str, profile: Profile) -> str | None:
    """Return the field that a labelled value fills: by the whole label, by words in it, or by what the value says.

    A date is only taken from a value that holds one, and a value that is nothing but a date fills no other field.
    """
    plain = _COUNTED.sub("", folded(label).replace("(s)", "s"))
    stage = len(plain) > 1 and bool(months_of(value, profile)) and len(value.split()) <= LONGEST_LABEL
    if not stage and not is_known(plain, profile, titled=True):
        return None  # most labels of tables, whatever day their value names
    dated = bool(days_of(value, profile))
    exact = _exact(plain, profile)
    if exact and exact.endswith("_date") == dated:
        return None if exact == "committee" and begins_with_person(value) else exact  # "To: Cllr Ann Ash (Chair), …"
    held = _held(plain, profile)
    if not dated:
        return held or ("stage" if stage else None)
    if begins_with_person(value) and (people := {exact, held}.intersection(PEOPLE)):
        return people.pop()  # "Officer: Ann Ash, Head of Roads. Review agreed 3 May"
    if exact == "committee" and any(body.kind == exact for body in bodies_in(value, profile)):
        return "meeting_date"  # "To: Place Panel, 3 May"
    told = field_of_cue(plain, profile)
    return "inquiry" if told is None and "inquiry" in (exact, held) and _names_inquiry(value, profile) else told


@lru_cache(maxsize=REMEMBERED)
def is_known(label: str, profile: Profile, *, titled: bool = False) -> bool:
    """Return True if a label is known, or holds words that tell what it is; `titled`: or words that may end a title."""
    holds = (words.search(label) for field, words in profile.label_words.items() if titled or field not in _TITLED)
    return _exact(label, profile) is not None or any(holds)


def _exact(label: str, profile: Profile) -> str | None:
    return profile.labels.get(label) or profile.labels.get(label.rstrip("s"))


def _held(label: str, profile: Profile) -> str | None:
    """Return the field that words in a label tell, days aside."""
    words = profile.label_words.items()
    return next((field for field, own in words if not field.endswith("_date") and own.search(label)), None)


def _names_inquiry(value: str, profile: Profile) -> bool:
    """Return True for "Storm damage, March 2031", which names an inquiry; not for "reported in March 2031"."""
    subject = subject_of(value, profile)
    told = any(day.field for day in days_in(value, profile))
    return not told and subject is not None and subject.name[0].isupper() and not subject.told
