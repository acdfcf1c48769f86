"""The pages in front of a report's table: cover, covering report, agenda."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.free_text import Paragraphs, between
from pipeline.records.header.bodies import body_kind, pieces
from pipeline.records.header.claims import Claim, Told, from_afar
from pipeline.records.header.fields import claims_of
from pipeline.records.header.labels import Labelled, labelled_lines
from pipeline.records.header.lines import short_lines
from pipeline.records.header.subject import bare, subject_of
from pipeline.records.header.top import of_running
from pipeline.text.lines import lines_of, spoken

FRONT = range(1, 5)  # pages of a file that may name its council and committee
NEAR = 6  # the last page on which a report may begin that is the file's only subject
OPENING = 3  # texts of a page that may say which annex it is
COVERED = ("completion_date", "stage_months", "council")  # fields that the prose of a covering report may tell
COVER = 100  # words: a first page with more is no cover
PagesOfText = Mapping[int, Sequence[Text]]
Running = Mapping[int, Sequence[str]]  # the heads and feet of pages
REACH = 12  # pages in front of an annex on which the report may begin that hands it over
COVER_REACH = 2  # pages in front of a table that its cover may stand on
LONGEST_SUBJECT, LEAST = 16, 2  # words of a line that names a subject
_SAYS = re.compile(r":\s")
Place = tuple[int, float]
CoverPages = Mapping[int, Sequence[Text]]
MARGIN = 0.12  # of a page's height, at its top and bottom: where its number stands
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+[^\W\d]")
_COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s*(?:of|o|/)\s*(\d{1,3})(?!\d)")
Look = tuple[bool, str, int]
LONGEST = 14  # words of a line that may say whose report it is
FIELDS = 3  # of a header that its labels tell
ABOUT = frozenset({"inquiry", "committee"})
NewPlace = tuple[int, float]


def in_front(
    start: int,
    pairs: Sequence[Labelled],
    paragraphs: PagesOfText,
    profile: Profile,
    inquiries: Collection[str] = (),
    panels: Sequence[Text] = (),
) -> Iterator[Claim]:
    """What the pages before the page `start` say of the file's first report; `pairs` are those of their forms, and
    `panels` what stands on the first page in panels.

    Those that open another item of the agenda than its own page are left out. `inquiries`: what the report itself
    says that it is on; a page in front that names the same begins its covering report, and the prose of that is read,
    as is that of the pages behind a cover that heads all of the report.
    """
    own = _item(paragraphs.get(start, ()), profile)
    annex = annex_of(paragraphs.get(start, ()), profile)
    covers = headed = False
    for page in range(1, start):
        if own and (other := _item(paragraphs.get(page, ()), profile)) and other != own:
            continue
        printed = sorted([*panels, *paragraphs.get(page, ())], key=_top) if page == 1 else paragraphs.get(page, ())
        texts = [t for t in printed if not _of_others(t.value, profile)]
        cover = page == 1 and sum(len(text.runs) for text in texts) <= COVER
        letter = page == start - 1 and any(profile.lines["letter"].match(text.value) for text in texts)
        letter = letter or (bool(annex) and any(hands_over(annex, text.value) for text in texts))
        labelled = [*labelled_lines(texts, profile), *(pairs if page == 1 else ())]
        claims = list(claims_of(labelled, texts, profile, prose=cover or letter))
        yield from from_afar(claims, cover=cover, letter=letter)
        titles = list(_titles(claims)) if cover else []
        yield from titles
        covers = covers or headed or _is_on(inquiries, claims)
        if covers and not letter:
            yield from of_covering(texts, profile)
        if headed:
            yield from _sole_member(texts, profile)
        headed = headed or bool(titles)


def _top(text: Text) -> float:
    return text.words()[0].box.top


def _titles(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The titles of a cover that says how many months on its report is: they head all of it, as those in smaller print
    on the page where recommendations begin may head that page alone ("Summary").
    """
    if any(claim.field == "stage_months" and claim.value for claim in claims):
        yield from (claim for claim in claims if claim.field == "inquiry" and claim.told is Told.HEADING)


def _is_on(inquiries: Iterable[str], claims: Iterable[Claim]) -> bool:
    """Whether a page is on one of these inquiries: "Scrutiny Inquiry into Bus Fares" in front of "Bus Fares"."""
    named = [folded(str(claim.value)) for claim in claims if claim.field == "inquiry"]
    return any(own in other or other in own for own in map(folded, inquiries) for other in named if own and other)


def of_covering(texts: Sequence[Text], profile: Profile) -> Iterator[Claim]:
    """What the prose of a covering report says of the inquiry's end, and of how many months have gone by.

    Other days in it may be of anything that the paper tells.
    """
    review, report = profile.report_words.review, profile.lines["own_report"]
    prose = [text for text in texts if review.search(text.value) or report.search(text.value)]
    claims = (claim for claim in claims_of((), prose, profile) if claim.told is Told.PROSE)
    yield from from_afar((claim for claim in claims if claim.field in COVERED), cover=False, letter=True)


def _sole_member(texts: Sequence[Text], profile: Profile) -> Iterator[Claim]:
    """The Cabinet Member who speaks for a report behind its own cover: the only one whom a page names.

    "… ," says Councillor Ann Ash, our Cabinet Member for Parks: where several are named, it may be any of them.
    """
    named = [c for c in claims_of((), texts, profile) if c.field == "cabinet_members" and c.told is Told.PROSE]
    if len({claim.value for claim in named}) == 1:
        yield from from_afar(named[:1], cover=False, letter=True)


def _item(texts: Sequence[Text], profile: Profile) -> str | None:
    """The item of an agenda that a page opens: "Item 6: Renting in Porth Isaf"."""
    found = profile.lines["item"].match(texts[0].value) if texts else None
    return found[0].split()[-1] if found else None


def hands_over(annex: str, text: str) -> bool:
    """Whether a text speaks of "annex 1", or of "the annex" where there is no other."""
    plain = folded(text)
    kind = annex.split(maxsplit=1)[0]
    return annex in plain or any(f"{lead} {kind}" in plain for lead in ("the", "attached"))


def annex_of(texts: Sequence[Text], profile: Profile) -> str:
    """What a page calls itself in its first lines, and the report in front of it calls it too: "annex 1"."""
    named = (profile.lines["annex"].match(text.value) for text in texts[:OPENING])
    return next((folded(found[0]) for found in named if found), "")


def of_front(paragraphs: PagesOfText, running: Running, profile: Profile) -> Iterator[Claim]:
    """The council and committee of the agenda that opens a file: in its heads and lines."""
    for page in FRONT:
        said = (*running.get(page, ()), *short_lines(paragraphs.get(page, ()), profile))
        lines = [t for t in said if not _of_others(t, profile)]
        yield from of_running(lines, profile, Told.FAR)


def _of_others(line: str, profile: Profile) -> bool:
    """ "Minutes of the Cycling Committee" says whose minutes these are, not who gets the reports behind them."""
    return bool(profile.lines["minutes"].match(line))


def pages_covering(
    start: int, after: int, pairs: Sequence[Labelled], paragraphs: PagesOfText, profile: Profile
) -> range:
    """The pages of the report that hands over the annex on the page `start`; none where no page speaks of it.

    `after`: where the report before ends; `pairs`: what forms on the pages between say.
    """
    annex = annex_of(paragraphs.get(start, ()), profile)
    handed = False
    for page in range(start - 1, max(after, start - 1 - REACH, 0), -1) if annex else ():
        texts = paragraphs.get(page, ())
        labelled = _labelled(page, pairs, texts, profile)
        said = (*(text.value for text in texts), *(f"{own.label} {own.value.value}" for own in labelled))
        handed = handed or any(hands_over(annex, text) for text in said)
        if is_header(labelled):
            return range(page, start) if handed else range(0)
        if opens_item(texts, profile):
            break
    return range(0)


def of_pages(pages: range, pairs: Sequence[Labelled], paragraphs: PagesOfText, profile: Profile) -> Iterator[Claim]:
    """What a covering report says: by labels and lines on its first page, and by its prose of the inquiry's end."""
    for page in pages:
        texts = paragraphs.get(page, ())
        if page == pages[0]:
            labelled = _labelled(page, pairs, texts, profile)
            yield from from_afar(claims_of(labelled, texts, profile, prose=False), cover=False)
        yield from of_covering(texts, profile)


def _labelled(page: int, pairs: Sequence[Labelled], texts: Sequence[Text], profile: Profile) -> list[Labelled]:
    """The labelled lines of a page, in forms and outside of them."""
    own = (pair for pair in pairs if pair.value.words() and pair.value.words()[0].page == page)
    return [*own, *labelled_lines(texts, profile)]


def with_cover(own: list[Text], paragraphs: CoverPages, start: Place, ended: Place, profile: Profile) -> list[Text]:
    """What stands above a table with the pages before it, where one of them is headed by the same subject.

    `own` stands on the table's page, and says nothing of who reports to whom; `ended` is where the table before ends.
    """
    subjects = set(_subjects(own, profile))
    if not subjects or any(names_body(t, profile) for t in own):
        return own
    for page in range(start[0] - 1, max(0, start[0] - 1 - COVER_REACH), -1):
        if page < ended[0]:
            break
        found = between(paragraphs, max(ended, (page, 0.0)), (page + 1, 0.0))
        at = next((i for i, t in enumerate(found) if subjects & set(_subjects([t], profile))), None)
        if at is not None:
            return [*found[at:], *between(paragraphs, (page + 1, 0.0), start)]
    return own


def _subjects(texts: Sequence[Text], profile: Profile) -> Iterator[str]:
    """The parts of short lines that may name what a paper is about."""
    for text in texts:
        line = " ".join(text.value.split())
        if len(line.split()) <= LONGEST_SUBJECT and not line.endswith("."):
            if (subject := subject_of(line, profile)) and subject.told:  # "Item 6: Bus Fares task group – progress"
                yield folded(bare(subject.name, profile))
            for piece in (p for part in pieces(line, profile) for p in _SAYS.split(part)):
                if len(piece.split()) >= LEAST and not profile.lines["skip"].fullmatch(piece):
                    yield folded(piece)


def names_body(text: Text, profile: Profile) -> bool:
    line = text.value
    if len(line.split()) > LONGEST_SUBJECT:
        return False
    return any(body_kind(piece, profile) for piece in pieces(line, profile))


def with_first_page(
    own: list[Text], paragraphs: Paragraphs, start: Place, ended: Place, profile: Profile
) -> list[Text]:
    """What stands above a table with the pages in front of it that are of the same report.

    `own` stands on the table's page; `ended` is where the table before ends.
    """
    if not _is_headed(own, profile):
        for page in range(start[0] - 1, max(0, start[0] - 1 - COVER_REACH), -1):
            if page < ended[0] or page not in paragraphs:
                break
            front = between(paragraphs, max(ended, (page, 0.0)), (page + 1, 0.0))
            if opens_item(front, profile) and opens_item(own, profile):
                break
            whole = ended <= (page, 0.0) and _counts_pages(paragraphs, page, start[0])
            rest = between(paragraphs, (page + 1, 0.0), start)
            if whole or is_header(labelled_lines(front, profile)) or _counts_on(own, [*front, *rest]):
                return [*front, *rest]
            if opens_item(front, profile):
                break
    return with_cover(own, paragraphs, start, ended, profile)


def _is_headed(texts: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands on a table's own page says whose report it is, or that it is an annex to another."""
    told = {pair.field for pair in labelled_lines(texts, profile)} - {None}
    annex = any(profile.lines["annex"].match(text.value) for text in texts)
    return len(told) > 1 or annex or any(names_body(text, profile) for text in texts)


def _counts_on(own: Sequence[Text], front: Sequence[Text]) -> bool:
    """Whether the heading above a table goes on from all those in front of it, which are printed alike."""
    found = next(_headings(own), None)
    before = {number for number, look in _headings(front) if found and look == found[1]}
    return found is not None and found[0] > 1 and before >= set(range(1, found[0]))


def _headings(texts: Sequence[Text]) -> Iterator[tuple[int, Look]]:
    """The numbers of headings, with how they are printed: in bold, or in a colour of their own."""
    for text in texts:
        said = _NUMBERED.match(text.value)
        if said and len(text.value.split()) <= LONGEST_SUBJECT and not text.value.endswith("."):
            word = text.words()[0]
            if word.style.bold:
                yield int(said[1]), (word.style.bold, word.style.colour, round(word.box.height))


def _counts_pages(paragraphs: Paragraphs, first: int, last: int) -> bool:
    """Whether all pages from the first to the last carry numbers that count them from one, other than the file's do."""
    totals = {n for k, n in _counted(paragraphs, first) if k == 1}
    if first == 1:
        totals.discard(len(paragraphs))
    pages = range(first, last + 1)
    return any(all((page - first + 1, n) in _counted(paragraphs, page) for page in pages) for n in totals)


def _counted(paragraphs: Paragraphs, number: int) -> set[tuple[int, int]]:
    """What the margins of a page say of its number and of how many there are: "Page 2 of 4"."""
    page = paragraphs.page(number)
    top, foot = MARGIN * page.height, (1 - MARGIN) * page.height
    margin = (w for w in page.words if w.box.bottom < top or w.box.top > foot)
    found = (_COUNTED.findall(spoken(line)) for line in lines_of(margin))
    return {(int(k), int(n)) for pairs in found for k, n in pairs if int(k) <= int(n)}


def is_header(pairs: Iterable[Labelled]) -> bool:
    """Whether labels tell what a report is on or for whom, and of which day or round it is."""
    told = {pair.field or "" for pair in pairs} - {""}
    dated = any(field.endswith("_date") or field == "stage" for field in told)
    return len(told) >= FIELDS and dated and not told.isdisjoint(ABOUT)


def heads_report(table: Table, pairs: Sequence[Labelled], start: NewPlace) -> bool:
    """Whether a key/value table on a report's page tells whose it is and of which day, whatever stands between them."""
    fields = {pair.field or "" for pair in pairs}
    day = any(field.endswith("_date") for field in fields)
    return table.boxes[-1].page == start[0] and day and bool(fields & ABOUT)


def new_report(pairs: Sequence[Labelled], above: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands above a table heads a new report, not a further part of the one before."""
    fields = {p.field for p in pairs if p.field}
    if len(fields) > 1:
        return True
    short = [t.value for t in above if len(t.value.split()) <= LONGEST]
    kinds = [k for k in ("council", "committee", "stage") if any(profile.lines[k].search(t) for t in short)]
    return len(kinds) > 1


def opens_item(texts: Sequence[Text], profile: Profile) -> bool:
    """Whether what stands on a page begins another paper of a pack."""
    return bool(texts) and any(profile.lines[kind].match(texts[0].value) for kind in ("item", "minutes"))


def other_inquiry(before: Sequence[Labelled], pairs: Sequence[Labelled]) -> bool:
    """Whether a label names an inquiry as it did above the tables before, and names another: "Review 2: Dentistry"."""
    one, other = ({folded(p.value.value) for p in found if p.field == "inquiry"} for found in (before, pairs))
    return bool(one and other) and not one & other
