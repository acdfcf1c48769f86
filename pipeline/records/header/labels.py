"""Labels with their values at the top of a report, in tables and lines, and the field that each asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import bodies_in, body_kind, has_own_word
from pipeline.records.header.dates import FIELDS as DAYS
from pipeline.records.header.dates import days_in, days_of, field_of_cue, is_day
from pipeline.records.header.label_layout import FIELDS as STACKED
from pipeline.records.header.label_layout import (
    NOT_PRINTED,
    WIDE,
    Printed,
    columns_of,
    goes_on_below,
    is_over,
    other_print,
    print_parts,
    printed_in,
    rest_of_label,
    side_by_side,
    stacked,
    starts_in,
    stress,
    whole_part,
)
from pipeline.records.header.lines import SIDES
from pipeline.records.header.subject import subject_of
from pipeline.records.headings import months_of
from pipeline.text import dates
from pipeline.text.lines import Line, lines_of, spoken
from pipeline.text.naming import begins_with_person

LONGEST_LABEL = 14  # words
LONGEST_VALUE = 30  # words: more of them, in sentences, are prose
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,110}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)
PAIR = 2  # a label and its value
KNOWN = 0.3  # share of a form's labels that name different fields
_STOP = re.compile(r"(?<!\bNo)[.;] ")  # between two sentences
_BAR = re.compile(r"\s[|·•]\s")  # between two things in one line
PEOPLE = ("lead_officers", "cabinet_members")
LONGEST_STAGE = 10  # words
REMEMBERED = 1024  # labels with their values: each is asked for several times
_COUNTED = re.compile(r"\s(?:(?:no\.?|number) ?)?\d{1,2}$")  # "Review 2: …", the second in one paper
LONGEST_INNER = 6  # words of a label in the middle of a line
NEAREST = 40  # letters behind a label's colon in which a day stands that it tells
_TITLED = ("inquiry", "committee")  # words of such a label may end a title: "Estates scrutiny review: update"
_WORD = re.compile(r"\S+")
_BARRED = re.compile(r"\s[|•·]\s+(?=[A-Z][\w'’ /-]{1,40}:\s)")
_LABEL = re.compile(r"[A-Z][\w'’ /-]{1,40}:\s")
_COLON = re.compile(r":(?=\s)")
_ENDS = " ·|;–-"  # signs between two labelled values
Pair = tuple[Text, ...]
LEAST = 3  # labels in one cell: of two lines one label may go on
SAME_LEVEL = 0.5  # of the height of print: two lines at one height


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled line: label as printed, the field of the contract it fills (or None), value as printed."""

    label: str
    field: str | None
    value: Text


def labelled_lines(paragraphs: Sequence[Text], profile: Profile) -> Iterator[Labelled]:
    """Paragraphs of the form "label: value" whose label is known, or printed apart (bold) from its value.

    Then labels that stand on the line above their value; what is labelled itself is no value.
    """
    printed = [printed_in(text) for text in paragraphs]
    yield from _labelled_inline(printed, profile)
    for label, value in stacked(printed, profile):
        if any(own.field for own in _labelled(value, profile)):
            continue
        field = field_of(label, value.value, profile)
        if field in STACKED and (folded(label) in profile.labels or not _is_title(label, field, value.value, profile)):
            yield Labelled(label, field, value)


def _labelled_inline(paragraphs: Sequence[Printed], profile: Profile) -> Iterator[Labelled]:
    starts = starts_in(line for paragraph in paragraphs for line in paragraph.lines)
    taken = False  # its values stood under the labels of the paragraph before
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], NOT_PRINTED], strict=False):
        if in_print := _all_in_print(paragraph.text, profile):
            yield from in_print
            taken = False
            continue
        under = [] if taken else _under(paragraph, following, profile)
        taken = bool(under) and set(under[0].value.words()) <= set(following.text.words())
        beside = under or ([] if taken else list(_beside(paragraph, following, starts, profile)))
        if beside:
            yield from beside
            continue
        for part in several(paragraph.text, profile, colons=1):  # the first may end the subject of a title
            yield from _labelled(part, profile)


def _labelled(paragraph: Text, profile: Profile) -> Iterator[Labelled]:
    found = _LABELLED.match(paragraph.value) if ":" in paragraph.value else None
    if not found and (told := _in_print(paragraph, profile)):
        yield told
    if not found or len(found["label"].split()) > LONGEST_LABEL or _STOP.search(found["label"]):
        return
    if found["value"].startswith("(") and found["value"].endswith(")"):  # it explains the label
        return
    if len(found["value"].split()) > LONGEST_VALUE and _STOP.search(found["value"]):
        return  # "Progress report: nine months on. The review was published on …"
    label = " ".join(found["label"][_own_start(paragraph, found, profile) :].split())
    if profile.lines["opens"].match(label):
        return
    field = field_of(label, found["value"], profile)
    if folded(label) not in profile.labels and _is_title(label, field, found["value"], profile):
        return
    if field or is_day(found["value"], profile) or _set_apart(paragraph, found.start("value")):
        yield Labelled(label, field, paragraph.slice(found.start("value")).strip())


def _all_in_print(paragraph: Text, profile: Profile) -> list[Labelled]:
    """Labels that their print alone tells from the values behind them on the same lines; each must tell a field."""
    if ":" in paragraph.value or not other_print(paragraph.words()):
        return []
    found: list[Labelled] = []
    for part in print_parts(paragraph):
        own = _in_print(part, profile, whole=False)
        if own is None:
            return []
        found.append(own)
    return found if len(found) >= PAIR else []


def _in_print(paragraph: Text, profile: Profile, *, whole: bool = True) -> Labelled | None:
    """ "**Lead** Fiona Abercairn, Head of Roads": a known label that only its print tells from its value."""
    count = other_print(paragraph.words())
    at = paragraph.runs.starts[count] if count else 0
    label = paragraph.value[:at].strip()
    if not at or not (folded(label) in profile.labels or not whole) or not _set_apart(paragraph, at):
        return None
    value = paragraph.slice(at).strip()
    field = field_of(label, value.value, profile)
    return Labelled(label, field, value) if field else None


def _own_start(paragraph: Text, found: re.Match[str], profile: Profile) -> int:
    """Where a label begins that something else stands in front of: behind a bar, well to the left of it, or a day.

    "Updated 6 March 2023   Lead officer: …"
    """
    label = found["label"]
    start = max((bar.end() for bar in _BAR.finditer(label)), default=0)
    words = [run for run in paragraph.runs if run.start < found.end("label")]
    for before, run in pairwise(words):
        one, other = before.word.box, run.word.box
        if other.x0 - one.x1 > SIDES * other.height and other.top < one.bottom:
            start = max(start, run.start)
    day = max((day.end for day in dates.find(label, profile.language)), default=0)
    behind = label[day:].lstrip()
    return len(label) - len(behind) if start < day and is_known(folded(behind), profile) else start


def _beside(paragraph: Printed, following: Printed, starts: Sequence[float], profile: Profile) -> Iterator[Labelled]:
    """Labels without a colon in a column of their own, each with what stands well to the right of it."""
    whole, lines, wide = paragraph
    for at, line in enumerate(lines if starts or wide else ()):
        parts = columns_of(line, starts)
        if len(parts) % 2:
            continue
        below = next(iter(lines[at + 1 :] or following.lines), None)
        labels = parts[::2]
        for label, value in zip(labels, parts[1::2], strict=True):
            text = whole_part(whole, label)
            said = whole_part(whole, goes_on_below(value, lines[at + 1 :]) if len(labels) == 1 else value)
            name = " ".join([*text.value.split(), *rest_of_label(label, labels, below, starts).split()])
            field = field_of(name, said.value, profile) if text and said else None
            titled = _is_title(name, field, said.value, profile) or _is_body(name, field, said.value, profile)
            if field and ":" not in name and not titled:
                yield Labelled(name, field, said)


def _under(paragraph: Printed, following: Printed, profile: Profile) -> list[Labelled]:
    """Labels side by side, each over its value: two of them must be known, and more than stand beside their values."""
    if not (paragraph.parted or following.parted) and is_over(paragraph, following):
        return []
    readings = (list(labelled_of(pairs, profile)) for pairs in side_by_side(paragraph.text, following.text))
    found = next((own for own in readings if sum(pair.field is not None for pair in own) >= PAIR), [])
    both = ((paragraph, following), (following, NOT_PRINTED)) if found else ()
    beside = sum(1 for text, below in both for _ in _beside(text, below, (), profile))
    return found if beside < sum(pair.field is not None for pair in found) else []


def _is_title(label: str, field: str | None, value: str, profile: Profile) -> bool:
    """ "Roads inquiry: progress on recommendations", "Place Scrutiny Panel: 6 month update": a title, and no label."""
    if field == "inquiry":
        return bool(profile.lines["title"].search(value)) or subject_of(value, profile) is None
    if field in ("response_date", "completion_date"):  # "Response and action plan: update to the Panel, May 2031"
        return bool(profile.lines["title"].search(value[: days_of(value, profile)[0][0]]))
    return field in ("stage", "committee", None) and bool(body_kind(label, profile)) and not body_kind(value, profile)


def labelled_cells(table: Table, profile: Profile) -> tuple[Labelled, ...]:
    """The pairs of a key/value table; empty unless two of its labels are known."""
    across = [line_by_line(pairs, profile) for pairs in pairs_of(table)]
    readings = [_labelled_pairs(pairs, profile) for pairs in (*across, _inside(table))]
    return max((*readings, _labelled_within(table, profile)), key=len)


def _labelled_within(table: Table, profile: Profile) -> tuple[Labelled, ...]:
    """Labels and values in one cell each, however many, where every cell holds such: lines that stand side by side."""
    found: list[Labelled] = []
    for text in (c.text for row in table.rows for c in row.cells if c is not None and c.text):
        said = [own for part in several(text, profile, colons=0) for own in _labelled(part, profile)]
        if not said:
            return ()  # nearly always the first
        found += said
    known = {own.field for own in found} - {None}
    return tuple(found) if len(known) >= PAIR else ()


def _inside(table: Table) -> list[tuple[Text, ...]]:
    """The first line of each cell that has more, and what stands below it."""
    texts = (c.text for row in table.rows for c in row.cells if c is not None)
    return [(text.slice(0, at), text.slice(at + 1)) for text in texts if (at := text.value.find("\n")) >= 0]


def pairs_of(table: Table) -> list[Sequence[tuple[Text, ...]]]:
    """The cells of a table two by two: beside each other, and above each other where there are two rows."""
    rows = [[c.text for c in row.cells if c is not None] for row in table.rows]
    filled = [[text for text in row if text] for row in rows]
    if max(map(len, filled), default=0) == PAIR:  # a blank column between labels and values
        rows = [row if len(full) < PAIR else full for row, full in zip(rows, filled, strict=True)]
    across = [pair for row in rows for pair in zip(row[::2], row[1::2], strict=False)]
    below = list(zip(*rows, strict=False)) if len(rows) == PAIR else []
    return [below] if below and len(rows[0]) % 2 else [across, below]


def _labelled_pairs(pairs: Sequence[tuple[Text, ...]], profile: Profile) -> tuple[Labelled, ...]:
    """Labels beside or above their values, where enough of them are known: of a long table that can't be."""
    if KNOWN * sum([bool(_name_of(label)) for label, _ in pairs]) > len(_fields(profile)):
        return ()
    found = labelled_of(pairs, profile)
    known = {e.field for e in found if e.field}
    return found if len(known) > 1 and len(known) >= KNOWN * len(found) else ()


@lru_cache(maxsize=16)
def _fields(profile: Profile) -> frozenset[str]:
    """All that labels may tell."""
    return frozenset({*profile.labels.values(), *profile.label_words, *DAYS, "stage"})


def _name_of(label: Text) -> str:
    """A label in one line without its colon; empty where it is too long for one."""
    name = " ".join(label.value.split()).rstrip(" :")
    return name if len(name.split()) <= LONGEST_LABEL else ""


def labelled_of(pairs: Sequence[tuple[Text, ...]], profile: Profile) -> tuple[Labelled, ...]:
    """Pairs with the fields that their labels tell; a label stands in no value's place."""
    found = []
    for label, value in pairs:
        if name := _name_of(label):
            titled = field_of(name, value.value, profile) == "inquiry"  # "Young Carers Task Group: progress report"
            own, *more = several(value, profile, colons=int(titled))
            field = field_of(name, own.value, profile)
            inside = [] if field else [pair for pair in _labelled(own, profile) if pair.field]
            told = None if _is_body(name, field, own.value, profile) else field
            found += inside or [Labelled(name, told, own)]  # a title stands over "Review: Bus Fares", and is no label
            found += (pair for part in more for pair in _labelled(part, profile))
    return () if any(folded(e.value.value) in profile.labels for e in found) else tuple(found)


def _is_body(label: str, field: str | None, value: str, profile: Profile) -> bool:
    """ "Housing Scrutiny Panel" beside "Item No" or its council: the name of a committee, and no label of one."""
    if field != "committee" or not has_own_word(label, profile):
        return False
    return not any(body.kind == field for body in bodies_in(value, profile))


def _set_apart(paragraph: Text, value: int) -> bool:
    """Whether a label is printed in one way, in bold or in a colour of its own, and no word of its value so."""
    label, rest = paragraph.words(0, value), paragraph.words(value)
    prints = {stress(w) for w in label}
    return len(prints) == 1 and (False, "") not in prints and prints.isdisjoint(map(stress, rest))


@lru_cache(maxsize=REMEMBERED)
def field_of(label: str, value: str, profile: Profile) -> str | None:
    """The field that a labelled value fills: by the whole label, by words in it, or by what the value says.

    A date is only taken from a value that holds one, and a value that is nothing but a date fills no other field.
    """
    plain = _COUNTED.sub("", folded(label).replace("(s)", "s"))
    if not _asks(plain, profile) and not _says_stage(plain, value, profile):
        return None  # most labels of tables, whatever day stands in the value
    dated = bool(days_of(value, profile))
    exact = _whole(plain, dated, profile)
    if exact:
        return None if exact == "committee" and begins_with_person(value) else exact  # "To: Cllr Ann Ash (Chair), …"
    if dated and begins_with_person(value) and (own := _people_asked(plain, profile)):
        return own  # "Officer: Ann Ash, Head of Roads. Review agreed 3 May"
    if dated:
        received = profile.labels.get(plain) == "committee"  # "To: Place Panel, 3 May"
        named = received and any(body.kind == "committee" for body in bodies_in(value, profile))
        told = "meeting_date" if named else field_of_cue(plain, profile)
        return "inquiry" if told is None and _names_inquiry(plain, value, profile) else told
    if held := _held(plain, profile):
        return held
    return "stage" if _says_stage(plain, value, profile) else None


@lru_cache(maxsize=REMEMBERED)
def _asks(label: str, profile: Profile) -> bool:
    """Whether a label, or words in it, may ask for any field: else no value tells one but that of a round."""
    if label in profile.labels or label.rstrip("s") in profile.labels:
        return True
    held = any(words.search(label) for words in profile.label_words.values())
    return held or field_of_cue(label, profile) is not None


def _says_stage(label: str, value: str, profile: Profile) -> bool:
    """Whether a value says in few words which round it is: "12 month update"."""
    return len(label) > 1 and bool(months_of(value, profile)) and len(value.split()) <= LONGEST_STAGE


def _names_inquiry(label: str, value: str, profile: Profile) -> bool:
    """Whether a label asks for an inquiry, and its value is a name with a day of which nothing is told.

    "Inquiry: Storm damage, March 2031", but not "Review: reported in March 2031".
    """
    asked = profile.labels.get(label) == "inquiry" or bool(profile.label_words["inquiry"].search(label))
    if not asked or any(day.field for day in days_in(value, profile)):
        return False
    subject = subject_of(value, profile)
    return subject is not None and subject.name[0].isupper() and not subject.told


def _people_asked(label: str, profile: Profile) -> str | None:
    """Whom a label asks for: officers or Cabinet Members."""
    return next((field for field in PEOPLE if field in (profile.labels.get(label), _held(label, profile))), None)


@lru_cache(maxsize=REMEMBERED)
def _held(label: str, profile: Profile) -> str | None:
    """The field that words in a label tell, days aside."""
    for field, words in profile.label_words.items():
        if not field.endswith("_date") and words.search(label):
            return field
    return None


def _whole(label: str, dated: bool, profile: Profile) -> str | None:
    """The field that a label tells as a whole."""
    exact = profile.labels.get(label) or profile.labels.get(label.rstrip("s"))
    return exact if exact and exact.endswith("_date") == dated else None


def several(text: Text, profile: Profile, colons: int) -> Iterator[Text]:
    """A text cut in front of each label that is known: "Place Panel  Date: 3 May"; its first `colons` end none.

    Behind a bar any label will do: "Lead officer: Ann Lee | Last reported: 9 October".
    """
    if ":" not in text.value:  # what ends each label
        yield text.strip(_ENDS)
        return
    ends = [colon.start() for colon in _COLON.finditer(text.value)][colons:]
    known = [start for end in ends if (start := _label_before(text.value, end, profile))]
    starts = sorted({*known, *(bar.end() for bar in _BARRED.finditer(text.value)), *_far_labels(text)})
    for start, end in zip([0, *starts], [*starts, len(text.value)], strict=True):
        yield text.slice(start, end).strip(_ENDS)


def _far_labels(text: Text) -> Iterator[int]:
    """Where a further label begins well to the right of what stands before it, whatever it asks for."""
    runs = zip(text.runs.starts[1:], pairwise(text.words()), strict=False)
    for start, (before, word) in runs:
        (_, _, end, foot), (x0, top, _, bottom) = before[2], word[2]
        far = x0 - end > WIDE * (bottom - top) and top < foot
        if far and not before.text.endswith(":") and _LABEL.match(text.value, start):
            yield start


def _label_before(text: str, end: int, profile: Profile) -> int | None:
    """Where the shortest label begins that ends here: of those that tell of a day where one follows, else any known."""
    labels = [first.start() for first in list(_WORD.finditer(text[:end]))[-LONGEST_INNER:] if first[0][0].isupper()]
    labels.reverse()
    if next((at for at, _ in days_of(text[end + 1 : end + NEAREST].lstrip(), profile)), 1) == 0:
        told = next((at for at in labels if field_of_cue(folded(text[at:end]), profile)), None)
        if told is not None:
            return told
    return next((at for at in labels if is_known(folded(text[at:end]), profile)), None)


def is_known(label: str, profile: Profile) -> bool:
    """Whether a label is known, or holds words that tell what it is."""
    holds = (words.search(label) for field, words in profile.label_words.items() if field not in _TITLED)
    return label in profile.labels or any(holds)


def line_by_line(pairs: Sequence[Pair], profile: Profile) -> list[Pair]:
    """The pairs, those whose label is several labels below one another cut, each with the lines beside it."""
    return [part for pair in pairs for part in (_cut_level(pair, profile) or [pair])]


def _cut_level(pair: Pair, profile: Profile) -> list[Pair]:
    """A pair line by line, where most lines of its label are surely labels, and tell different fields."""
    label, value = pair
    if len(label.runs) < LEAST:
        return []
    found = [
        (whole_part(label, own).strip(), whole_part(value, beside).strip()) for own, beside in _level(label, value)
    ]
    sure = [one for one, _ in found if _is_sure(one.value, profile)]
    if len(found) < LEAST or not all(one and other for one, other in found) or 2 * len(sure) < len(found):
        return []
    fields = {field_of(_name(one.value), other.value, profile) for one, other in found} - {None}
    return list(found) if len(fields) > 1 else []


def _name(label: str) -> str:
    return " ".join(label.split()).rstrip(" :")


def _is_sure(label: str, profile: Profile) -> bool:
    """Whether a line is a label by itself: by its colon, or as it is known."""
    return label.endswith(":") or folded(_name(label)) in profile.labels


def _level(label: Text, value: Text) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The words of each label, and of the lines from that at its height down to the next label's.

    A line of the labels beside which none stands, or which goes on in small letters, belongs to the one above it.
    """
    lines = lines_of(label.words())
    if len(lines) < LEAST:
        return  # too few to be parted
    values = lines_of(value.words())
    starts: list[tuple[list[Word], int]] = []
    for line in lines:
        at = next((at for at, other in enumerate(values) if _is_level(line, other)), None)
        if starts and (at is None or spoken(line)[0].islower()):
            starts[-1][0].extend(line)
        elif at is None:
            return
        else:
            starts.append((list(line), at))
    ends = [at for _, at in starts[1:]]
    if not starts or starts[0][1] or starts != sorted(starts, key=lambda start: start[1]):
        return
    for (words, at), end in zip(starts, [*ends, len(values)], strict=True):
        yield words, [word for line in values[at:end] for word in line]


def _is_level(line: Line, other: Line) -> bool:
    one, two = line[0].box, other[0].box
    near = SAME_LEVEL * min(one.height, two.height)
    return line[0].page == other[0].page and abs(one.centre[1] - two.centre[1]) <= near
