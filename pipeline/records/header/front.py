"""The pages in front of a report's records: cover, covering letter or report, agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import KINDS
from pipeline.records.header.claims import IN_FRONT, LARGEST, Claim, How, moved
from pipeline.records.header.labels import Labelled, labelled_lines
from pipeline.records.header.lines import LONGEST, said_in
from pipeline.records.header.said import claims_of, of_running
from pipeline.records.limits import counts

NEAR, COVER = counts("header_front", "near cover")

FRONT = range(1, 5)  # pages of a file that may name its council and committee
COVERED = ("completion_date", "stage_months", "council")  # fields that the prose of a covering report may tell
ABOUT = frozenset({"inquiry", "committee"})
PagesOfText = Mapping[int, Sequence[Text]]
Running = Mapping[int, Sequence[str]]  # the heads and feet of pages


def in_front(
    start: int, pairs: Sequence[Labelled], paragraphs: PagesOfText, inquiries: Iterable[str], profile: Profile
) -> Iterator[Claim]:
    """Return what the pages before the page `start` say of the file's first report; `pairs` are those of their forms.

    Those that open another item of the agenda than its own page are left out. Council and committee are told by the
    first pages, or by a label: what is spoken of further on is any. A bare line counts on a cover alone, and prose in a
    letter that hands the report over; that of a covering report, which names one of its `inquiries`, says when the
    inquiry ended.
    """
    own = _item(paragraphs.get(start, ()), profile)
    covers = False
    for page in range(1, start):
        texts = [text for text in paragraphs.get(page, ()) if not profile.lines["minutes"].match(text.value)]
        if own and (other := _item(texts, profile)) and other != own:
            continue
        cover = page == 1 and sum(len(text.runs) for text in texts) <= COVER
        letter = page == start - 1 and any(profile.lines["letter"].match(text.value) for text in texts)
        claims = claims_of([*labelled_lines(texts, profile), *(pairs if page == 1 else ())], texts, profile)
        covers = covers or (not cover and _is_on(inquiries, claims))
        for claim in claims:
            if claim.field in KINDS and page not in FRONT and claim.weight < How.AUTHOR:
                continue
            if claim.field == "inquiry" and (claim.weight >= How.LABEL or (cover and claim.weight >= How.LINE)):
                yield replace(claim, weight=min(claim.weight, How.LINE + LARGEST))  # headings behind are of parts
            elif _counts(claim, cover=cover, letter=letter, covers=covers):
                yield from moved([claim], IN_FRONT)


def _counts(claim: Claim, *, cover: bool, letter: bool, covers: bool) -> bool:
    how = int(claim.weight)
    if how in (How.PROSE, How.LEADS):
        return cover or letter or (covers and claim.field in COVERED)
    large = not letter and claim.field == "inquiry" and claim.weight >= How.HEADING + 1
    plain = how in (How.LINE, How.AUTHOR, How.LABEL, How.MEETING) or claim.weight >= How.AUTHOR
    return cover or large or plain or (letter and how == How.BARE)


def _is_on(inquiries: Iterable[str], claims: Iterable[Claim]) -> bool:
    """Return True if a page is on one of these inquiries: "Scrutiny Inquiry into Bus Fares" in front of "Bus Fares"."""
    named = [folded(str(claim.value)) for claim in claims if claim.field == "inquiry"]
    return any(own in other or other in own for own in map(folded, inquiries) for other in named if own and other)


def _item(texts: Sequence[Text], profile: Profile) -> str | None:
    """Return the item of an agenda that a page opens: "Item 6: Renting in Porth Isaf"."""
    found = profile.lines["item"].match(texts[0].value) if texts else None
    return found[0].split()[-1] if found else None


def of_agenda(paragraphs: PagesOfText, running: Running, profile: Profile) -> Iterator[Claim]:
    """Return the council and committee of the agenda that opens a file: in its heads and lines."""
    for page in FRONT:
        said = (own.text for own in said_in(paragraphs.get(page, ()), profile) if own.short)
        lines = [line for line in (*running.get(page, ()), *said) if not profile.lines["minutes"].match(line)]
        yield from moved((c for c in of_running(lines, profile) if c.field in KINDS), IN_FRONT)


def heads_report(table: Table, pairs: Sequence[Labelled], start: tuple[int, float]) -> bool:
    """Return True if a key/value table on a report's page tells whose it is and of which day."""
    fields = {pair.field or "" for pair in pairs}
    day = any(field.endswith("_date") for field in fields)
    return table.boxes[-1].page == start[0] and day and bool(fields & ABOUT)


def new_report(before: Sequence[Labelled], pairs: Sequence[Labelled], above: Sequence[Text], profile: Profile) -> bool:
    """Return True if what is above a table heads a new report, not a further part of the one before.

    Or if a label names an inquiry as it did above the tables before, and names another: "Review 2: Dentistry".
    """
    if len({pair.field for pair in pairs if pair.field}) > 1:
        return True
    short = [text.value for text in above if len(text.value.split()) <= LONGEST]
    kinds = [kind for kind in ("council", "committee", "stage") if any(profile.lines[kind].search(t) for t in short)]
    one, other = ({folded(p.value.value) for p in found if p.field == "inquiry"} for found in (before, pairs))
    return len(kinds) > 1 or (bool(one and other) and not one & other)
