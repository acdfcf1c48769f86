"""Lines of the stream → claims: what is printed, and the label that governs it.

Five ways in which a label governs a text, from the strongest on: the heading over its column, the cell to its left,
the line above it, the words in front of it, the sign beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from pipeline.models.page import Style
from pipeline.models.records import cell_over
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.records.decisions import decision_of_column
from pipeline.records.grids import heading_depth, is_labelled, is_regular
from pipeline.records.headings import roles_in
from pipeline.records.labels import (
    SHORT_VALUES,
    Label,
    LabelCensus,
    front_label,
    inner_label,
    is_badge,
    is_day_alone,
    key_of,
    labels_of_two,
    name_end,
    parted_by_day,
    split_badge,
    value_before,
)
from pipeline.records.limits import counts, measures
from pipeline.records.normalise import labelled_parts
from pipeline.records.numbers import FEWEST_COUNTED, find_chain, is_named, is_number, numbered
from pipeline.records.stream import Line
from pipeline.records.words import ASKED, HELD, WHOLE, is_sign, is_state, label_role
from pipeline.steps import Step, active, count_firing, register
from pipeline.text.remember import memorised

How = Literal["column", "left", "above", "front", "none"]
LONGEST_LABEL, LONGEST_NUMBER = counts("claims", "longest_label longest_number")
SAME_SIZE, MOSTLY_COUNT = measures("claims", "same_size mostly_count")
HABITS = ("bare", "listed", "label")  # "1 A survey", "(a) a survey", "Point 1 a survey"
Front = tuple[str, int]  # a number and where the text behind it begins


class FontStyle(NamedTuple):
    """How words are printed; the height of their letters in points."""

    bold: bool
    italic: bool
    colour: str
    height: float

    @property
    def face(self) -> tuple[bool, bool, str]:
        """Everything but the height."""
        return self.bold, self.italic, self.colour


UNSEEN = FontStyle(False, False, "", 0.0)


@dataclass(slots=True)
class Claim:
    """A text and the label that governs it; `label` is "" where none does."""

    text: Text
    cell: Cell  # where it is printed: fragments and marks
    page: int
    label: str = ""
    role: str | None = None  # the role that the label names
    strength: float = 0.0
    how: How = "none"
    label_text: Text | None = None
    number: str | None = None  # the number that it begins with
    number_end: int = 0  # where the text behind the number begins
    counted: bool = False  # no mark ends the number, but others count on from it
    is_state: bool = False  # it is a status and nothing else
    named: bool = False  # "Recommendation 3", not a bare number
    grid: int = 0  # which table it is in; 0: none
    line: int = 0  # which line of the stream
    whole: bool = True  # it is all of its cell or paragraph
    position: str = ""  # its column, where that has no heading
    storey: int = 0  # which row of its record it is in, where records have several
    full_width: bool = False  # the only cell of its row, over most of the table
    ground: str = ""  # what it is printed on: the colour of the paint, or "frame"
    style: FontStyle = UNSEEN  # of its first word

    @property
    def whole_text(self) -> Text:
        """What is printed: the label and the text that it governs."""
        return concat((self.label_text, self.text), " ") if self.label_text else self.text

    @property
    def key(self) -> str:
        """What its label is compared by; the same heading over another row of a record is another label."""
        own = self.position or key_of(self.label)
        return own if not self.storey else f"{own}/{self.storey}"


def style_of(text: Text) -> FontStyle:
    """Return the font style of a text's first word: bold, italic, colour, and its height in points."""
    words = text.words()
    if not words:
        return UNSEEN
    style: Style = words[0].style
    return FontStyle(style.bold, style.italic, style.colour, round(words[0].box.height, 1))


def ground_of(line: Line, claim: Claim) -> str:
    """Return what a paragraph outside of tables is printed on: the colour of its paint, "frame", or "" for the page."""
    if line.table is not None:
        return ""
    paint = next((mark.colour for mark in line.cells[0][1].marks if mark.evidence == "fill" and mark.colour), None)
    return paint or ("frame" if line.framed else "")


def claims_of(lines: Sequence[Line], census: LabelCensus, profile: Profile) -> list[Claim]:
    """Every text of the document with its label, in reading order."""
    found: list[Claim] = []
    known: dict[int, _Heads] = {}
    for at, line in enumerate(lines):
        own = _of_line(line, _heads_of(line, known, census, profile), census, profile)
        for claim in (part for whole in own for part in _by_day(whole, profile)):
            claim.line = at
            claim.style = style_of(claim.label_text or claim.text)
            _take_value(found, claim, profile)
            claim.ground = ground_of(line, claim)
            claim.is_state = not (claim.label or claim.number) and _is_state(claim.text, census, profile)
            found.append(claim)
    heights = _level_heights({claim.style.height for claim in found})
    for claim in found:
        claim.style = claim.style._replace(height=heights[claim.style.height])
    return found


def _level_heights(heights: Iterable[float]) -> dict[float, float]:
    """Return each height of letters with that of the size it is of: the same size is measured a little differently."""
    level: dict[float, float] = {}
    before = size = 0.0
    for height in sorted(heights):
        size = size if level and height - before < SAME_SIZE else height
        level[height] = size
        before = height
    return level


def _is_state(text: Text, census: LabelCensus, profile: Profile) -> bool:
    return is_sign(text.value) or is_state(text.value, profile) or is_badge(text, census)


@dataclass(slots=True)
class _Heads:
    """The column headings in force in one table."""

    grid: int = 0  # which table it is, from 1; 0 outside of tables
    labels: tuple[str, ...] = ()
    positions: bool = False  # the table has columns without headings
    skip: int = 0  # rows of the heading that are still to come
    bare: bool = False  # nothing is below the labels yet


def _heads_of(line: Line, known: dict[int, _Heads], census: LabelCensus, profile: Profile) -> _Heads:
    """Return the headings over a line; a table goes on with its own behind one that stands inside it.

    What ends with a heading heads the next table, where that has as many columns: a box below its title.
    """
    if line.table is None or line.row is None:
        return _Heads()
    if (heads := known.get(id(line.table))) is None:
        before = next(reversed(known.values()), _Heads())
        labels = before.labels if before.bare and len(before.labels) == line.table.width else ()
        positions = not _has_labels(line.table, census, profile) and is_regular(line.table)
        heads = known[id(line.table)] = _Heads(len(known) + 1, labels, positions)
    return heads


def _of_line(line: Line, heads: _Heads, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    grid = heads.grid
    if line.table is None or line.row is None:
        yield from _paragraph(line.cells[0][1], line, 0, census, profile)
        return
    if heads.skip:
        heads.skip -= 1
        return
    if len(line.cells) > 1:
        at = next((i for i, row in enumerate(line.table.rows) if row is line.row), 0)
        if depth := heading_depth(line.table.rows, at, profile):
            heads.labels = _labels_over(line.table.rows[at : at + depth])
            heads.skip, heads.bare = depth - 1, True
            return
    heads.bare = False
    if len(line.cells) == 1:
        yield from _alone(line, heads, grid, census, profile)
        return
    if heads.labels and _is_labelled_row(line, heads, profile):
        heads.labels = ()
    yield from _of_row(line, heads, grid, census, profile)


def _of_row(line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    """The cells of a row by the first way that gives them labels."""
    for step in active(IN_ROWS):
        if (claims := step.run(line, heads, grid, census, profile)) is not None:
            count_firing(step.name)
            yield from claims
            return
    for _, cell in line.cells:
        yield from _paragraph(cell, line, grid, census, profile)


def _alone(line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    """The only cell of a row: a band over the table, or one column's part of a record."""
    full = line.width > 1 and line.cells[0][1].columns >= min(3, line.width)
    if not full and heads.labels:
        yield from _under_heads(line, heads, grid, census, profile)
        return
    for claim in _paragraph(line.cells[0][1], line, grid, census, profile):
        claim.full_width = full
        yield claim


def _has_labels(table: Table, census: LabelCensus, profile: Profile) -> bool:
    """Return True if most rows of a table begin with a label."""
    firsts = [next((c for c in row.cells if c is not None and c.text), None) for row in table.rows]
    labels = [
        c is not None and (own := _as_label(c, census, profile)) is not None and own.strength >= ASKED for c in firsts
    ]
    return 2 * sum(labels) > len(labels)


def _is_labelled_row(line: Line, heads: _Heads, profile: Profile) -> bool:
    """Return True if a row below column headings is a label and its value, as in a form.

    Its label stands in the first column and its value over all others, or the table has no more than two.
    """
    if len(line.cells) != 2:
        return False
    (start, _), (_, value) = line.cells
    wide = start == 0 and value.columns > 1
    if len(heads.labels) > 2 and not wide:
        return False
    first, second = (" ".join(cell.text.value.split()) for _, cell in line.cells)
    told, other = label_role(first, profile), label_role(second, profile)
    names = told[1] >= HELD or (wide and is_named(first, profile))
    is_value = is_state(first, profile) or decision_of_column(first, profile) is not None
    return names and other[1] < ASKED and len(first) < LONGEST_LABEL and not is_value


def _in_columns(line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim] | None:
    """Cells below column headings; None where there are none, or the first cell stands over most of the columns."""
    start, first = line.cells[0]
    is_broad = start == 0 and 2 * first.columns > line.width
    return _under_heads(line, heads, grid, census, profile) if heads.labels and not is_broad else None


def _in_positions(
    line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile
) -> Iterator[Claim] | None:
    """Cells of a table without headings: what is in one column is one thing."""
    return _by_position(line, grid, census, profile) if heads.positions else None


def _by_position(line: Line, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    for x, cell in line.cells:
        if is_labelled(cell, profile):
            yield from _paragraph(cell, line, grid, census, profile)
            continue
        claim = Claim(cell.text, cell, line.page, how="column", grid=grid, position=f"#{x}/{line.width}")
        _take_number(claim, profile)
        yield claim


def _labels_over(rows: Sequence[Row]) -> tuple[str, ...]:
    labels = []
    for x in range(max(len(row.cells) for row in rows)):
        said = [" ".join(c.text.value.split()) for row in rows if (c := cell_over(row.cells, x)) is not None and c.text]
        labels.append(" ".join(dict.fromkeys(said)))
    return tuple(labels)


def _under_heads(line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    """Cells below column headings; one without words where paint alone may show the status."""
    for x, cell in enumerate(line.row.cells if line.row is not None else ()):
        label = heads.labels[x] if x < len(heads.labels) else ""
        role, strength = label_role(label, profile)
        if cell is None or not (cell.says or (cell.marks and role == "status")):
            continue
        if "recommendation" in {role, *roles_in(label, profile)} and _labels_itself(cell, role, profile):
            yield from _paragraph(cell, line, grid, census, profile)
            continue
        claim = Claim(cell.text, cell, line.page, label, role, strength, "column", grid=grid)
        claim.position = "" if label else f"#{x}/{len(heads.labels)}"
        _take_number(claim, profile)
        yield from _with_inner_labels(claim, profile)


def _labels_itself(cell: Cell, role: str | None, profile: Profile) -> bool:
    """Return True if labels of other things stand in a cell: they are nearer to its parts than the heading over it."""
    parts = labelled_parts(cell.text, None, profile)
    return any(label_role(part.label.value.strip(" :"), profile)[0] != role for part in parts)


def _pairs(line: Line, heads: _Heads, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    """Cells beside one another without headings: labels and their values, or texts."""
    cells = line.cells
    at = 0
    while at < len(cells):
        cell = cells[at][1]
        label = _as_label(cell, census, profile)
        following = cells[at + 1][1] if at + 1 < len(cells) else None
        if label is not None and label.role == "recommendation" and following and _is_number_cell(following, profile):
            named = cell._replace(text=concat((cell.text, following.text), " "))
            yield from _paragraph(named, line, grid, census, profile)
            at += 2
            continue
        if following is not None and (stack := _stacked(cell, following, census, profile)):
            for own, name, value in stack:
                yield from _with_inner_labels(_beside(own, name, value, following, line, grid), profile)
            at += 2
            continue
        if label is not None and following is not None and not _is_plain_label(following, label, census, profile):
            claim = _beside(label, cell.text, following.text, following, line, grid)
            yield from _with_inner_labels(claim, profile)
            at += 2
            continue
        if at == 0 and following is not None and _is_number_cell(cell, profile):
            yield from _numbered_cell(cell, following, line, grid, census, profile)
            at += 2
            continue
        yield from _paragraph(cell, line, grid, census, profile)
        at += 1


def _beside(label: Label, name: Text, value: Text, cell: Cell, line: Line, grid: int) -> Claim:
    """The value to the right of a label."""
    return Claim(value, cell, line.page, label.said, label.role, label.strength, "left", name, grid=grid)


def _stacked(cell: Cell, following: Cell, census: LabelCensus, profile: Profile) -> list[tuple[Label, Text, Text]]:
    """Labels below one another in one cell, each with the value at its height in the next; empty where none are."""
    names: list[Text] = []
    labels: list[Label] = []
    for line in cell.text.printed_lines():
        label = _as_label(cell._replace(text=line), census, profile)
        goes_on = label is None or line.value[0].islower() or is_day_alone(label.said, profile)
        if label is not None and not goes_on and (label.strength >= WHOLE or census.again(label.said)):
            labels.append(label)
            names.append(line.strip())
        elif not names:
            return []
        else:
            names[-1] = concat((names[-1], line.strip()), " ")
    values: list[list[Text]] = []
    for line in following.text.printed_lines():
        if len(values) < len(names) and names[len(values)].begins_beside(line):
            values.append([line])
        elif values:
            values[-1].append(line)
    known = any(label.strength >= ASKED for label in labels)
    firsts = [own[0].value.strip() for own in values]
    heads = any(label_role(v, profile)[1] >= HELD and not decision_of_column(v, profile) for v in firsts)
    one = label_role(" ".join(cell.text.value.split()), profile)[1] >= WHOLE  # printed on several lines
    if one or heads or not known or len(values) < max(2, len(names)):
        return []
    return [(label, name, concat(own).strip()) for label, name, own in zip(labels, names, values, strict=True)]


def _is_number_cell(cell: Cell, profile: Profile) -> bool:
    plain = " ".join(cell.text.value.split())
    return 0 < len(plain) <= LONGEST_NUMBER and is_number(plain, profile)


def _numbered_cell(
    number: Cell, cell: Cell, line: Line, grid: int, census: LabelCensus, profile: Profile
) -> Iterator[Claim]:
    """A number in a cell of its own and what it numbers."""
    first = Claim(number.text, number, line.page, grid=grid)
    first.number, first.named = " ".join(number.text.value.split()).strip(".:() "), is_named(number.text.value, profile)
    first.number_end = len(first.text)
    yield first
    yield from _paragraph(cell, line, grid, census, profile)


def _as_label(cell: Cell, census: LabelCensus, profile: Profile) -> Label | None:
    """The label that a whole cell is, beside its value."""
    plain = " ".join(cell.text.value.split())
    role, strength = label_role(plain, profile)
    if not plain or len(plain) > LONGEST_LABEL or (is_state(plain, profile) and strength < WHOLE):
        return None
    if plain.endswith((".", ";")) or numbered(Text(plain), profile).number is not None or is_labelled(cell, profile):
        return None
    front = front_label(cell.text, census, profile)
    if front is not None and front.role in SHORT_VALUES and front.end < len(cell.text):
        return None  # a label and its value
    if role and strength >= ASKED:
        return Label(plain, len(plain), role, strength)
    words = cell.text.words()
    bold = bool(words) and all(w.style.bold for w in words) and census.whole[key_of(plain)] > 1
    apart = cell.heading or plain.endswith(":") or bold
    return Label(plain, len(plain), role, 0.5) if apart or census.again(plain) else None


def _is_plain_label(cell: Cell, before: Label, census: LabelCensus, profile: Profile) -> bool:
    """Return True if the cell after a label is a label itself, and a plainer one: the first has no value."""
    found = _as_label(cell, census, profile)
    day = found is not None and is_day_alone(found.said, profile)
    return found is not None and not day and found.strength >= ASKED and before.strength < ASKED


def _paragraph(cell: Cell, line: Line, grid: int, census: LabelCensus, profile: Profile) -> Iterator[Claim]:
    """The paragraphs of a cell, each with the label in front of it."""
    texts = cell.text.lines() if cell.text else (cell.text,)
    parts = [own for text in texts for own in split_badge(text, census, profile)]
    for at, text in enumerate(parts):
        claim = Claim(text, cell if at == 0 else cell._replace(marks=()), line.page, grid=grid, whole=len(parts) == 1)
        _take_number(claim, profile)
        if not claim.named and (label := front_label(text, census, profile)) is not None:
            claim.label, claim.role, claim.strength = label.said, label.role, label.strength
            claim.how = "above" if label.end >= len(text) else "front"
            claim.label_text, claim.text = text.slice(0, label.end), text.slice(label.end).strip()
            claim.number = None
        yield from _with_inner_labels(claim, profile)


def _with_inner_labels(claim: Claim, profile: Profile) -> Iterator[Claim]:
    """A claim, and those that further labels in the value of a short field make of it."""
    while claim.role in SHORT_VALUES and (found := inner_label(claim.text, profile)) is not None:
        start, label = found
        further = replace(claim, text=claim.text.slice(label.end).strip(), cell=claim.cell._replace(marks=()))
        further.label, further.role, further.strength, further.how = label.said, label.role, label.strength, "front"
        further.label_text = claim.text.slice(start, label.end)
        claim.text = value_before(claim.text, start)
        yield claim
        claim = further
    yield claim


def _by_day(claim: Claim, profile: Profile) -> Iterator[Claim]:
    """A claim; as two where its label names a day and another short field: what is no day is the other."""
    labels = labels_of_two(claim.label, profile) if claim.label and claim.text else None
    if labels is None:
        yield claim
        return
    for label, text in zip(labels, parted_by_day(claim.text, labels, profile), strict=True):
        if text:
            part = replace(claim, text=text, label=label.said, role=label.role, strength=label.strength)
            part.label_text = claim.label_text if label is labels[0] else None
            yield part


def _take_value(found: Sequence[Claim], claim: Claim, profile: Profile) -> None:
    """What only seems to be a label below one of a short field is its value: "By when?" over "May 2024".

    A day alone right below a label; or what comes again as labels do ("Head of Highways"), in another font style.
    """
    if claim.how != "above" or claim.label_text is None or not found:
        return
    before = next((own for own in reversed(found) if own.label), found[-1])
    waits = before.how == "above" and not before.text
    day = before is found[-1] and before.role in (None, "target_date") and is_day_alone(claim.label, profile)
    weak = claim.strength < ASKED and before.role in SHORT_VALUES and before.style.face != claim.style.face
    if waits and (day or weak):
        claim.text, claim.label_text = claim.whole_text, None
        claim.label, claim.role, claim.strength, claim.how = "", None, 0.0, "none"


def _take_number(claim: Claim, profile: Profile) -> None:
    found = numbered(claim.text, profile)
    if found.number is not None:
        claim.number, claim.named = found.number, is_named(found.label or "", profile)
        claim.number_end = len(claim.text) - len(found.rest)
        if not claim.named and (end := name_end(found.rest, profile)):
            front, rest = claim.text.slice(0, claim.number_end), found.rest.slice(end).strip()
            claim.named, claim.label_text = True, found.rest.slice(0, end).strip()
            claim.text, claim.number_end = concat((front.strip(), rest), " "), len(front.strip()) + 1


IN_ROWS = register(
    Step("heading over the column", _in_columns, "the heading over a column governs its cells"),
    Step("column without a heading", _in_positions, "what is in one column of a table is one thing"),
    Step("cell to the left", _pairs, "a label governs the cell to its right"),
)


def take_counted_numbers(claims: Sequence[Claim], profile: Profile) -> None:
    """Give claims the numbers that no mark ends, where those of one font style count on."""
    styles: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.how != "column" and not claim.label and claim.number is None:
            styles[claim.style].append(at)
    for own in styles.values():
        for front in _fronts(profile):
            _take_by(front, own, claims)


def _take_by(front: Callable[[Text], Front | None], own: Sequence[int], claims: Sequence[Claim]) -> None:
    """Take the numbers of one kind among some claims, where they count on."""
    found = {at: number for at in own if claims[at].number is None and (number := front(claims[at].text))}
    if len(found) < FEWEST_COUNTED:
        return
    numbers = [found[at][0] if at in found else None for at in range(max(found) + 1)]
    chain = find_chain(list(found), numbers)
    if len(chain) >= max(FEWEST_COUNTED, MOSTLY_COUNT * len(found)):
        for at in chain:
            claims[at].number, claims[at].number_end = found[at]
            claims[at].counted = True


@memorised
def _fronts(profile: Profile) -> tuple[Callable[[Text], Front | None], ...]:
    """Return the ways in which a text may begin with a number that no mark ends."""
    words = re.compile(rf"(?P<number>(?i:{profile.numbers.pattern}))\b\s*[.:)–—-]*(?:\s+(?=[^\W\da-z_])|$)")

    def by_words(text: Text) -> Front | None:
        found = words.match(text.value) if text.value[:1].isupper() else None
        value = profile.numbers.value(found["number"]) if found else None
        return (str(value), found.end()) if found and value is not None else None

    def by_habit(habit: str) -> Callable[[Text], Front | None]:
        def front(text: Text) -> Front | None:
            found = numbered(text, profile, habit=habit)
            return (found.number, len(text) - len(found.rest)) if found.number is not None else None

        return front

    return (by_words, *map(by_habit, HABITS))
