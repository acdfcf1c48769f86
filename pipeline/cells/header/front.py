"""What stands in front of a report: its cover and covering report, or the agenda of the pack it lies in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.cells.header.claims import Claim, Told, from_afar
from pipeline.cells.header.fields import claims_of
from pipeline.cells.header.labels import Labelled, labelled_lines
from pipeline.cells.header.lines import short_lines
from pipeline.cells.header.top import of_running
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

FRONT = range(1, 5)  # pages of a file that may name its council and committee
NEAR = 6  # the last page on which a report may begin that is the file's only subject
OPENING = 3  # texts of a page that may say which annex it is
COVERED = ("completion_date", "stage_months", "council")  # fields that the prose of a covering report may tell
COVER = 100  # words: a first page with more is no cover

Paragraphs = Mapping[int, Sequence[Text]]
Running = Mapping[int, Sequence[str]]  # the heads and feet of pages


def in_front(
    start: int,
    pairs: Sequence[Labelled],
    paragraphs: Paragraphs,
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


def of_front(paragraphs: Paragraphs, running: Running, profile: Profile) -> Iterator[Claim]:
    """The council and committee of the agenda that opens a file: in its heads and lines."""
    for page in FRONT:
        said = (*running.get(page, ()), *short_lines(paragraphs.get(page, ()), profile))
        lines = [t for t in said if not _of_others(t, profile)]
        yield from of_running(lines, profile, Told.FAR)


def _of_others(line: str, profile: Profile) -> bool:
    """ "Minutes of the Cycling Committee" says whose minutes these are, not who gets the reports behind them."""
    return bool(profile.lines["minutes"].match(line))
