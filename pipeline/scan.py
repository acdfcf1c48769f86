"""Which of many files hold a report: a look at their text, and at tables only where the text leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.collector import collector_paused
from pipeline.errors import InputError
from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.codes import meaning
from pipeline.models.own_mark import TOOL
from pipeline.profiles import Profile, load, ready_made
from pipeline.read.document import Opened, opened
from pipeline.read.glance import Glanced, glance
from pipeline.read.kind import Kind, kind_of
from pipeline.read.office.read_office import read_office
from pipeline.read.opening import page_of
from pipeline.read.own_output import OWN_OUTPUT, own_page_numbers
from pipeline.read.pages import read_page
from pipeline.records.read_reports import read_layout, read_tables
from pipeline.settings import Settings
from pipeline.signs import Signs, signs_in, titles_in
from pipeline.text.lexicon import lexicon
from pipeline.text.lines import lines_of, spoken

Verdict = Literal["yes", "maybe", "no", "needs OCR", "failed"]
MOST_LOOKS = 6  # unsure pages of one file whose tables are built
RUN = 2  # picture pages in a row that may be a report among other papers
STANZAS = 2  # numbered recommendations that may be a report without a table
SHARE = 0.2  # of a file's pages that are pictures: then nothing can be said without recognising them
COLUMNS = {"lead_officer": "lead officer", "target_date": "target date"}


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was found in one file: a verdict, why, and the pages that led to it (from 1)."""

    verdict: Verdict
    reason: str
    pages: int = 0
    found_on: tuple[int, ...] = ()
    code: str = "OK"


def scan(path: Path, settings: Settings | None = None) -> Scanned:
    """Whether the file at `path` holds a progress report; a file that can't be read is "failed". Nothing is raised."""
    settings = settings or Settings()
    profiles = _profiles(settings)
    try:
        with collector_paused():
            kind = kind_of(path)
            if kind != "pdf":
                return _office(path, kind, profiles)
            with opened(path, settings.password) as document:
                return _pdf(document, profiles)
    except InputError as error:
        return Scanned("failed", str(error), code=error.code)


def _profiles(settings: Settings) -> tuple[Profile, ...]:
    """The profile asked for; else ours, and the ready-made ones behind it."""
    own = load(settings.profile)
    return (own,) if settings.profile else (own, *(load(Path(name)) for name in ready_made()))


def _signs(text: str, profiles: Sequence[Profile]) -> tuple[Signs, Profile]:
    """What a page says by the first profile that knows a word of it."""
    for profile in profiles:
        signs = signs_in(text, profile)
        if signs.mentioned:
            return signs, profile
    return Signs(), profiles[0]


def _office(path: Path, kind: Kind, profiles: Sequence[Profile]) -> Scanned:
    """A file without pages is small: it is read as `extract` would."""
    read = read_office(path, kind)
    if read.producer == TOOL:
        return Scanned("no", meaning(OWN_OUTPUT).sentence, code=OWN_OUTPUT)
    every = (read_tables(read.pages, read.tables, read.furniture, p, read.words) for p in profiles)
    found = next((f for f in every if f), ())
    if found:
        number = sum(len(r.recommendations) for r in found)
        return Scanned("yes", f"A table of {number} recommendations.", len(read.pages), (found[0].first_page,))
    signs = [_signs("\n".join(spoken(line) for line in lines_of(p.words)), profiles)[0] for p in read.pages]
    return _without_table(signs, len(read.pages))


def _pdf(document: Opened, profiles: Sequence[Profile]) -> Scanned:
    pages: list[Glanced] = []
    seen: list[Signs] = []
    unsure: list[tuple[int, Profile]] = []
    for page in _not_own(glance(document.pdf)):
        signs, profile = _signs(page.text, profiles)
        if page.number == 1 and not signs.mentioned:
            signs = titles_in(page.text, profile)
        if signs.sure:
            return Scanned("yes", f"Headings side by side: {_said(signs)}.", document.pages, (page.number,))
        pages.append(page)
        seen.append(signs)
        if signs.unsure:
            unsure.append((page.number, profile))
    found = _looked_at(document, unsure[:MOST_LOOKS])
    if found:
        return Scanned("yes", "A table with a recommendation in each row.", document.pages, (found,))
    pictures = [p.number for p in pages if p.picture]
    if pictures and (len(pictures) >= SHARE * len(pages)):
        said = "All" if len(pictures) == len(pages) else f"{len(pictures)} of {len(pages)}"
        reason = f"{said} pages are pictures, or their letters can't be read."
        return Scanned("needs OCR", reason, document.pages, tuple(pictures), "NEEDS_OCR")
    if run := _run_of(pictures):
        return Scanned("maybe", f"From page {run[0]} on, {len(run)} pages are pictures.", document.pages, run)
    return _without_table(seen, document.pages)


def _not_own(pages: Iterator[Glanced]) -> Iterator[Glanced]:
    """Yield the pages without those that this tool made; all are looked at as soon as one says that it is ours."""
    for page in pages:
        if own_page_numbers([(page.number, page.text)]):
            left = [page, *pages]
            own = own_page_numbers((p.number, p.text) for p in left)
            yield from (p if p.number not in own else Glanced(p.number, "") for p in left)
        else:
            yield page


def _looked_at(document: Opened, unsure: Sequence[tuple[int, Profile]]) -> int | None:
    """The first of the pages whose own tables hold recommendations."""
    for number, profile in unsure:
        with page_of(document.pdf, number - 1) as open_page:
            page = read_page(open_page, number, {}, document.faces)
        layout, words = lay_out((page,), None), lexicon(page.words)
        if read_layout((page,), layout, make_tables(layout, words), profile, words):
            return number
    return None


def _said(signs: Signs) -> str:
    return ", ".join(["recommendation", *(COLUMNS.get(r, r) for r in signs.roles)])


def _run_of(pictures: Sequence[int]) -> tuple[int, ...]:
    """The first pages in a row that are pictures, if there are enough of them."""
    run: list[int] = []
    for number in pictures:
        if run and number != run[-1] + 1:
            if len(run) >= RUN:
                break
            run = []
        run.append(number)
    return tuple(run) if len(run) >= RUN else ()


def _without_table(seen: Sequence[Signs], pages: int) -> Scanned:
    """Recommendations under a title that fits may be a report in a form of its own; anything less is none."""
    titled = any(signs.titled for signs in seen)
    where = tuple(n for n, signs in enumerate(seen, start=1) if signs.numbered)
    if titled and sum(signs.numbered for signs in seen) >= STANZAS:
        return Scanned("maybe", "Numbered recommendations and a fitting title, but no table of them.", pages, where)
    where = tuple(n for n, signs in enumerate(seen, start=1) if signs.mentioned)
    if any(signs.titled and signs.staged for signs in seen):
        return Scanned("maybe", "A title typical of progress reports, but no table of recommendations.", pages, (1,))
    if where and seen[0].titled:  # the title of the file itself
        return Scanned(
            "maybe", "Recommendations and a fitting title, but no table of them that was recognised.", pages, where
        )
    return Scanned("no", "No table of recommendations.", pages, code="NO_TABLE")
