"""Labels in a column of their own and values right of them, drawn by no line: "Recommendation", "Response", "Progress".

→ tables of two columns, as if lines had enclosed them; each holds one recommendation or several below one another. Only
where labels that name recommendations stand at the same place again and again, printed like their values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from statistics import median

from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.labelled_values import SIDED, label_beside
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.flow import cell_of, items_of, line_starts
from pipeline.cells.stanzas.marks import marks_beside
from pipeline.cells.status.headed import is_brief_state
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator, Text
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, boxes_by_page, lines_of, spoken

LABEL_WORDS = 7
FEWEST = 2  # labels that name recommendations
NEWS = 0.6  # share of the recommendations of which news or a status must be told
LEAST_LABELS = 2  # labels of one recommendation
SENTENCE = 5  # words: what is recommended has most often as many, a title fewer
NUMBER_WORDS = 2  # "Recommendation 1"
SAME = 3.0  # points
ASIDE = 20.0  # points by which the columns of one page stand beside those of another
FAR = 4.0  # heights of print between two lines of one card
PAD = 1.0  # heights of print between the left of a badge and its word
CLOSE = 0.8  # heights of print between two lines of one label


@dataclass(slots=True)
class _Pair:
    """A label and its value, line by line; a heading over the whole width has no value column."""

    label: list[Line]
    value: list[Line] = field(default_factory=list)
    whole: bool = False

    @property
    def words(self) -> list[Word]:
        return [w for line in (*self.label, *self.value) for w in line]


def with_hanging(
    pages: Sequence[Page], tables: Sequence[Table], taken: Places, profile: Profile, words: Lexicon
) -> list[Table]:
    """The tables, and those that hanging labels make; none where a table holds recommendations."""
    if any(heading_of(table, profile) for table in tables):
        return list(tables)
    if _sides(list(chain.from_iterable(_stepped(page.words, page) for page in pages))) is None:
        return list(tables)
    free = [taken.without(page.words) for page in pages]
    steps = [list(_stepped(own, page)) for own, page in zip(free, pages, strict=True)]  # no labels of other tables
    sides = _sides(list(chain.from_iterable(steps)))
    if sides is None:
        return list(tables)
    lines = [lines_of(w for w in own if not w.style.hidden) for own in free]
    shifted = [_shifted(own, sides) for own in steps]
    tight = any(_close(a, b) and _known(a, at, profile) and _known(b, at, profile)
                for own, at in zip(lines, shifted, strict=True) for a, b in pairwise(own))  # fmt: skip
    made: list[list[_Pair]] = [[]]
    for own, at in zip(lines, shifted, strict=True):
        _walk(made, own, at, tight, profile)
    by_number = {p.number: p for p in pages}
    counts = [_asks(pairs, profile) for pairs in made]
    named = [pairs for pairs, count in zip(made, counts, strict=True) if count]
    roles = Counter(_role(p.label, profile) for pairs in named for p in pairs)
    asked = sum(counts)
    if asked < FEWEST or max(roles["update"], roles["status"]) < NEWS * asked:
        return list(tables)
    found = [_table(part, by_number, words) for pairs in named for part in _cards(pairs, profile)]
    return sorted((*tables, *found), key=lambda t: (t.boxes[0].page, t.boxes[0].box.top, t.nested))


def _stepped(words: Sequence[Word], page: Page) -> Iterator[tuple[float, float]]:
    """Where lines of a page begin that go on behind a wide gap, and where they do: cheap to ask of any page.

    Not where print tells the label from its value; on a scan it tells some of them.
    """
    for at in line_starts(words):
        own = words[at : at + LABEL_WORDS + 1]
        if (end := _gap(own)) and (page.scanned or not label_beside(tuple(own[: end + 1]))):
            yield own[0].box.x0, own[end].box.x0


def _sides(found: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Where labels and values begin: the two places at which most such lines do; None where too few do so alike."""
    usual = Counter((round(left), round(right)) for left, right in found).most_common(1)
    return usual[0][0] if usual and usual[0][1] >= LEAST_LABELS * FEWEST else None


def _shifted(steps: Sequence[tuple[float, float]], sides: tuple[float, float]) -> tuple[float, float]:
    """Where labels and values begin on one page: a sheet is scanned a little aside, or bound at the other side."""
    found = Counter((round(left), round(right)) for left, right in steps)
    wide = sides[1] - sides[0]
    near = [
        (count, own)
        for own, count in found.items()
        if abs(own[0] - sides[0]) <= ASIDE and abs(own[1] - own[0] - wide) <= SAME
    ]
    return max(near)[1] if near else sides


def _role(label: Sequence[Line], profile: Profile) -> str | None:
    return role_of(" ".join(spoken(line) for line in label).rstrip(" :"), profile)


def _gap(line: Sequence[Word]) -> int:
    """How many words stand in front of the first wide gap of a line; 0 where none is, or they are too many."""
    boxes = [word.box for word in line[: LABEL_WORDS + 1]]
    for at, ((left, _, end, foot), (start, top, _, bottom)) in enumerate(pairwise(boxes), start=1):
        if top > foot or start < left:
            return 0
        if start - end >= SIDED * (bottom - top):
            return at
    return 0


def _cut(line: Line, sides: tuple[float, float]) -> tuple[Line, Line]:
    """The words of a line that stand in the column of the labels, and the others."""
    label = tuple(w for w in line if w.box.x1 < sides[1] - SAME)
    return label, line[len(label) :]


def _in_column(word: Word, left: float, pad: float) -> bool:
    """Whether a value begins at its column's left; a painted badge does, and its word a little behind that."""
    return -SAME <= word.box.x0 - left <= max(SAME, pad * word.box.height)


def _known(line: Line, sides: tuple[float, float], profile: Profile) -> bool:
    """Whether a line begins with a label that is known."""
    label = _cut(line, sides)[0]
    return bool(label) and abs(label[0].box.x0 - sides[0]) <= SAME and _role([label], profile) is not None


def _close(above: Line, line: Line) -> bool:
    gap = line[0].box.top - above[0].box.bottom
    return above[0].page == line[0].page and gap < CLOSE * line[0].box.height


def _walk(
    made: list[list[_Pair]], lines: Sequence[Line], sides: tuple[float, float], tight: bool, profile: Profile
) -> None:
    """Put the lines of one page to the pairs that they belong to; `made` are the runs of pairs so far.

    `tight`: labels stand as close as the lines of one.
    """
    above: Line | None = None
    for line in lines:
        far = above is not None and line[0].box.top - above[0].box.bottom >= FAR * line[0].box.height
        if not _taken(made[-1], line, sides, far, tight, profile) and made[-1]:
            made.append([])
        above = line


def _taken(
    pairs: list[_Pair], line: Line, sides: tuple[float, float], far: bool, tight: bool, profile: Profile
) -> bool:
    """Put a line to the last of the pairs, or begin one with it; False where it belongs to none."""
    label, value = _cut(line, sides)
    keeps = not value or _in_column(value[0], sides[1], PAD if _known(line, sides, profile) else 0.0)
    keeps = keeps or (not label and value[0].box.x0 > sides[1])
    titled = numbered(Text(spoken(line)), profile)
    across = not keeps or line[0].box.x0 < sides[0] - SAME or (not value and (titled.rest or not pairs))
    if titled.number is not None and across:
        pairs.append(_Pair([line], whole=True))
        return True
    if pairs and pairs[-1].whole and not _gap(line) and not _known(line, sides, profile):
        return _asked(pairs, line, sides, profile)
    if not keeps or len(label) > LABEL_WORDS or (label and abs(label[0].box.x0 - sides[0]) > SAME):
        return False
    if label and pairs and _goes_on(pairs[-1], label, tight):
        pairs[-1].label.append(label)
    elif label and (pairs or value):
        pairs.append(_Pair([label]))
    elif label or far or not pairs or pairs[-1].whole:
        return False
    pairs[-1].value += [value] if value else []
    return True


def _asked(pairs: list[_Pair], line: Line, sides: tuple[float, float], profile: Profile) -> bool:
    """Put a line over the whole width below the number of a card to it: what is recommended, which has no label.

    It may begin behind the number itself, and go on below its first words.
    """
    if _behind_number(pairs[-1], profile) and _close(pairs[-1].label[-1], line) and _below_first(pairs[-1], line):
        pairs[-1].label.append(line)
        return True
    if abs(line[0].box.x0 - sides[0]) > SAME:
        return False
    if _only_number(pairs[-1], profile):
        pairs.append(_Pair([line], whole=True))
    elif len(pairs) > 1 and _only_number(pairs[-2], profile) and _close(pairs[-1].label[-1], line):
        pairs[-1].label.append(line)
    else:
        return False
    return True


def _only_number(pair: _Pair, profile: Profile) -> bool:
    """Whether a heading is a number, maybe with a state beside it, or with a title: "Recommendation 3 On track".

    A title is bold, and the text below it is not.
    """
    found = numbered(Text(spoken(pair.label[0])), profile) if pair.whole and len(pair.label) == 1 else None
    rest = found.rest.value if found and found.number else None
    if rest is None:
        return False
    return not rest or is_brief_state(rest, profile) or all(w.style.bold for w in pair.label[0])


def _behind_number(pair: _Pair, profile: Profile) -> int:
    """How many words stand behind a number, as what is recommended does: "(1) That no depot is closed until …"."""
    if not pair.whole or all(w.style.bold for w in pair.label[0]):
        return 0
    found = numbered(Text(" ".join(map(spoken, pair.label))), profile)
    rest = found.rest.value if found.number else ""
    return 0 if is_brief_state(rest, profile) else len(rest.split())


def _below_first(pair: _Pair, line: Line) -> bool:
    """Whether a line begins below the number in front of a text, or below the text's own first word."""
    return any(abs(line[0].box.x0 - word.box.x0) <= SAME for word in pair.label[0][: NUMBER_WORDS + 1])


def _asks(pairs: Sequence[_Pair], profile: Profile) -> int:
    """How many recommendations stand in a run of pairs: by their label, else below a number or behind it."""
    labelled = sum(_role(p.label, profile) == "recommendation" for p in pairs if not p.whole)
    below = sum(b.whole and _only_number(a, profile) for a, b in pairwise(pairs))
    behind = [count for p in pairs if (count := _behind_number(p, profile))]
    return labelled or below or (len(behind) if behind and median(behind) >= SENTENCE else 0)


def _cards(pairs: Sequence[_Pair], profile: Profile) -> Iterator[Sequence[_Pair]]:
    """A run of pairs, cut in front of each number that what is recommended stands below or behind without a label."""
    asked = [at for at, (a, b) in enumerate(pairwise(pairs)) if b.whole and _only_number(a, profile)]
    if not asked and not any(_role(p.label, profile) == "recommendation" for p in pairs if not p.whole):
        asked = [at for at, pair in enumerate(pairs) if _behind_number(pair, profile)]
    for start, end in pairwise([0, *(at for at in asked if at), len(pairs)]):
        yield pairs[start:end]


def _goes_on(pair: _Pair, label: Line, tight: bool) -> bool:
    """Whether a label is the next line of the one above it."""
    return not pair.whole and _close(pair.label[-1], label) and not (tight and label[0].text[:1].isupper())


def _table(pairs: Sequence[_Pair], pages: dict[int, Page], words: Lexicon) -> Table:
    rows = [_row(pair, pages, words) for pair in pairs]
    boxes = boxes_by_page([w for pair in pairs for w in pair.words])
    return Table("alignment", tuple(rows), tuple(Locator(page, box, None) for page, box in sorted(boxes.items())))


def _row(pair: _Pair, pages: dict[int, Page], words: Lexicon) -> Row:
    label = cell_of(list(items_of(pair.label)), words)
    if pair.whole:
        return Row((Cell(label.fragments, label.text, columns=2), None))
    own, said = ([w for line in lines for w in line] for lines in (pair.label, pair.value))
    marks = marks_beside(own, said, None, pages[own[0].page])  # in its place, or in the corner of its box
    value = cell_of(list(items_of(pair.value)), words)
    return Row((label, value._replace(marks=marks)))
