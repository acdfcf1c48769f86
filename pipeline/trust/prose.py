"""What the prose of a column says of its cells, row by row: sentences that go on below, parts that want columns.

A row that was cut in two leaves a sentence open above and a small letter below. A cell that holds several labelled
parts (“Response: … Update: …”) holds what belongs into several fields.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.models.report import Recommendation
from pipeline.models.text import Text

FIELDS = ("recommendation", "response", "update", "previous_update", "action")
_ENDS = re.compile(r"[.!?:;)\]”\"’'…]$")
_LABEL = re.compile(r"^(?:•\s*)?([A-Z][\w'’]+(?: [\w'’/()]+){0,4}):", re.MULTILINE)
_ITEM = re.compile(r"^(?:•\s*)?\(?(\d{1,2})[.)]\s", re.MULTILINE)
ALL = 0.9  # share of a column's cells that begin with a small letter: then all do
MOST = 0.2  # share of a column's pairs of rows: then its rows are lines
FEW_SMALL = 0.25  # likewise: then hardly any does
PARTS = 0.5  # share of a column's cells that hold a label: then it is one of theirs
Place = tuple[int, str]  # index of the row, field


def prose_signals(rows: Sequence[Recommendation]) -> dict[Place, tuple[str, ...]]:
    """Names by cell: `runs_on`, `rows_run_on`, `parts_inside`, `begins_small`."""
    found: dict[Place, list[str]] = defaultdict(list)
    numbered = {row.index for row in rows if row.number is not None}
    said = {field: [_text(row, field) for row in rows] for field in FIELDS}
    for field, own in said.items():
        texts = [(row.index, text) for row, text in zip(rows, own, strict=True)]
        for index, name in (*_cut(texts, numbered), *_parted(texts), *_begun_small(texts)):
            found[index, field].append(name)
    for index, field in _lists_cut(rows, said):
        found[index, field].append("runs_on")
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _text(row: Recommendation, field: str) -> str:
    own = [getattr(row, field)]
    if field == "recommendation":
        own.insert(0, row.title)
    return "\n".join(text.value.strip() for text in own if isinstance(text, Text) and text.value.strip())


def _cut(texts: Sequence[tuple[int, str]], numbered: Collection[int]) -> Iterator[tuple[int, str]]:
    """Rows of a column whose sentence goes on in the next one; a row with a number of its own begins anew."""
    filled = [text for _, text in texts if text]
    if sum(text[0].islower() for text in filled) > ALL * len(filled):
        return  # its cells are phrases
    pairs = [(one, other) for one, other in itertools.pairwise(texts) if one[1] and other[1]]
    cut = [
        (one, other)
        for (one, above), (other, below) in pairs
        if other not in numbered and below[0].islower() and not _ENDS.search(above)
    ]
    for one, other in cut:
        yield from ((one, "runs_on"), (other, "runs_on"))
    if len(cut) > 2 and len(cut) >= MOST * len(pairs):
        yield from ((index, "rows_run_on") for index, text in texts if text)


def _lists_cut(rows: Sequence[Recommendation], said: Mapping[str, Sequence[str]]) -> Iterator[Place]:
    """Cells in which a list breaks off that the next row goes on with: “… 4) A plan.”, and below “5) Contacts.”."""
    for at, (above, below) in enumerate(itertools.pairwise(rows)):
        for field, texts in said.items():
            own = _ITEM.match(texts[at + 1])
            number = own[1] if own else below.number if field == "recommendation" else None
            if number and number.isdigit() and int(number) > 1 and _goes_on(texts[at], int(number)):
                yield above.index, field
                yield below.index, field


def _goes_on(text: str, number: int) -> bool:
    """Whether the last item of a list in a text is the one before `number`."""
    items = _ITEM.findall(text)
    return bool(items) and items[0] == "1" and int(items[-1]) == number - 1


def _parted(texts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    labels = {
        index: {label.lower() for label in _LABEL.findall(text)} if ":" in text else set()
        for index, text in texts
        if text
    }
    often = Counter(label for own in labels.values() for label in own)
    usual = {label for label, times in often.items() if times > 1 and times >= PARTS * len(labels)}
    if len(usual) > 1:
        yield from ((index, "parts_inside") for index, own in labels.items() if len(own & usual) > 1)


def _begun_small(texts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Texts behind their number that begin with a small letter, where hardly any other does."""
    small = [index for index, text in texts if text[:1].islower()]
    if len(small) <= FEW_SMALL * sum(bool(text) for _, text in texts):
        yield from ((index, "begins_small") for index in small)
