"""What tells a header's days and people although it is no labelled line of its top: printed with it all the same.

So that they can be quoted, tagged and, where people are to be hidden, masked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.cells.header.asked import PEOPLE
from pipeline.cells.header.by_labels import of_labels
from pipeline.cells.header.claims import Claim, Told, Value, best, by_field
from pipeline.cells.header.fields import claims_of
from pipeline.cells.header.labels import Labelled
from pipeline.cells.header.told import DATES
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.dates import sentence

FIELDS = (*DATES, *PEOPLE)
LABELS = (Told.AUTHOR, Told.LABEL)
Printed = tuple[str, Text]


def further_pairs(pairs: Iterable[Labelled], claims: Sequence[Claim], profile: Profile) -> Iterator[Labelled]:
    """Of labelled lines further up on the page or in front of it, those by which the header goes."""
    told = _told(claims)
    for pair in pairs:
        if any(claim.field in told and told[claim.field].value == claim.value for claim in of_labels([pair], profile)):
            yield pair


def sentences(
    claims: Sequence[Claim], paragraphs: Sequence[Text], labelled: Iterable[Printed], profile: Profile
) -> Iterator[Printed]:
    """The sentence or line that tells each day and person which no label tells, under the field's name in words.

    What stands in a labelled line is `labelled` already.
    """
    lines = {word for _, text in labelled for word in text.words()}
    wanted = {field: claim.value for field, claim in _told(claims).items() if claim.told not in LABELS}
    parts = [part for text in paragraphs for part in _parts(text)] if wanted else []
    for part in parts:
        fields = [field for field, value in wanted.items() if _may_tell(part.value, value)]
        if not fields or not lines.isdisjoint(part.words()):
            continue
        said = {claim.field for claim in claims_of((), [part], profile) if wanted.get(claim.field) == claim.value}
        if first := next((field for field in fields if field in said), None):
            yield first.replace("_", " "), part
            wanted = {field: value for field, value in wanted.items() if field not in said}


def _told(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The claim that each day and the people of the header go by."""
    found = by_field(claims)
    return {field: claim for field in FIELDS if (claim := best(found.get(field, ()), field))}


def _parts(text: Text) -> Iterator[Text]:
    """The sentences of a paragraph."""
    at = 0
    while at < len(text.value):
        first, last = sentence(text.value, at, at + 1)
        yield text.slice(max(first, at), last).strip()
        at = max(last, at) + 1


def _may_tell(said: str, value: Value) -> bool:
    """Whether it is worth a closer look: a figure in it for a day, the name for a person."""
    if isinstance(value, tuple):
        return any(person.name in said for person in value)
    return any(character.isdigit() for character in said)
