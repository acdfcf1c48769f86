"""The published view: texts and strings masked, entities moved along, words of pictures to paint over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipeline.models.page import Box, Page, Word
from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People, Removed
from pipeline.models.report import Document, Entity, Header, Issue, Person, Recommendation, Report, Update
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.privacy.edits import Edit, in_entities, in_string, in_text
from pipeline.privacy.hiding import REMOVED, TEXTS, Hiding, edits_of, forgets_file, hiding, strings, untitled

Place = tuple[int | None, str]  # a recommendation's index (None in the header) and the field
NO_PROSE = frozenset({"report_id", "inquiry_id", "recommendation_id", "sha256", "extra", "printed"})


@dataclass(slots=True)
class Masking:
    """Takes out what `hidden` says and counts it."""

    hidden: Hiding
    counts: Counter[str] = field(default_factory=Counter)

    def string(self, value: str) -> str:
        """A string that is no field: a message, a file's name, a heading."""
        return in_string(value, self._counted(edits_of(value, self.hidden)))

    def slug(self, name: str) -> str:
        """A name made of a-z, 0-9 and hyphens, which it stays."""
        changed = self.string(name)
        return name if changed == name else re.sub(r"[^a-z0-9]+", "-", changed.lower()).strip("-")

    def text(self, text: Text, entities: Sequence[Entity] = ()) -> tuple[Text, tuple[Entity, ...]]:
        """A field and its entities, after."""
        edits = self._counted(edits_of(text.value, self.hidden, entities))
        return in_text(text, edits), tuple(map(self._entity, in_entities(entities, edits)))

    def _counted(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        self.counts.update(edit.what for edit in edits if edit.what)
        return edits

    def _entity(self, entity: Entity) -> Entity:
        value = self.string(entity.value) if entity.kind == "url" and isinstance(entity.value, str) else entity.value
        holder = None if entity.holder in self.hidden.instead else entity.holder
        return replace(entity, value=value, holder=holder)


def masked_report(report: Report, masking: Masking) -> Report:
    """The report without what is hidden; ids and file names included."""
    by_place: dict[Place, list[Entity]] = {}
    for entity in report.entities:
        by_place.setdefault((entity.index, entity.field), []).append(entity)
    after: dict[Place, tuple[Entity, ...]] = {}
    header = _header(report.header, masking, by_place, after)
    rows = tuple(_row(row, masking, by_place, after) for row in report.recommendations)
    rest = replace(report, entities=(), header=Header(), recommendations=())
    return replace(
        strings(rest, masking.string, NO_PROSE),
        report_id=masking.slug(report.report_id),
        inquiry_id=report.inquiry_id and masking.slug(report.inquiry_id),
        header=header,
        recommendations=rows,
        entities=tuple(entity for place in by_place for entity in after.get(place, ())),
    )


Entities = Mapping[Place, Sequence[Entity]]


def _header(header: Header, masking: Masking, before: Entities, after: dict[Place, tuple[Entity, ...]]) -> Header:
    labels = _labels([label for label, _ in header.printed], masking)
    printed = []
    for label, text in header.printed:
        place = (None, f"header/{label}")
        new, entities = masking.text(text, before.get(place, ()))
        after[place] = tuple(replace(entity, field=f"header/{labels[label]}") for entity in entities)
        printed.append((labels[label], new))
    return replace(
        strings(replace(header, lead_officers=(), cabinet_members=()), masking.string, NO_PROSE),
        lead_officers=tuple(_person(person, masking) for person in header.lead_officers),
        cabinet_members=tuple(_person(person, masking) for person in header.cabinet_members),
        printed=tuple(printed),
    )


def _person(person: Person, masking: Masking) -> Person:
    instead = masking.hidden.instead.get(untitled(person.name))
    organisation = person.organisation and masking.string(person.organisation)
    name = f"[{person.role}]" if instead and person.role else instead or masking.string(person.name)
    return Person(name, person.role, organisation)


def _labels(labels: Sequence[str], masking: Masking) -> dict[str, str]:
    """Each heading or label, masked; two that would become one are counted."""
    found: dict[str, str] = {}
    for label in labels:
        new, count = masking.string(label), 1
        while new in {other for name, other in found.items() if name != label}:
            count += 1
            new = f"{masking.string(label)} ({count})"
        found[label] = new
    return found


def _row(
    row: Recommendation, masking: Masking, before: Entities, after: dict[Place, tuple[Entity, ...]]
) -> Recommendation:
    headings = {f"extra/{a}": f"extra/{b}" for a, b in _labels([name for name, _ in row.extra], masking).items()}

    def changed(text: Text | None, name: str) -> Text | None:
        if text is None:
            return None
        new, entities = masking.text(text, before.get((row.index, name), ()))
        after[row.index, name] = tuple(replace(entity, field=headings.get(name, name)) for entity in entities)
        return new

    texts = {name: changed(getattr(row, name), name) for name in TEXTS}
    extra = tuple(
        (headings[f"extra/{name}"].removeprefix("extra/"), changed(text, f"extra/{name}") or text)
        for name, text in row.extra
    )
    plain = strings(replace(row, updates=(), sources=(), confidence=(), flags=()), masking.string, NO_PROSE)
    if masking.hidden.who != "all":  # who checked a cell is nobody's business outside
        plain = replace(
            plain,
            checked=tuple(replace(mark, by=REMOVED) for mark in plain.checked),
            assessment=plain.assessment and replace(plain.assessment, by=REMOVED),
        )
    return replace(
        plain,
        **texts,  # type: ignore[arg-type]
        extra=extra,
        updates=tuple(_update(update, masking) for update in row.updates),
        sources=_renamed(row.sources, headings),
        confidence=_renamed(row.confidence, headings),
        flags=tuple(
            replace(flag, field=headings.get(flag.field or "", flag.field), message=masking.string(flag.message))
            for flag in row.flags
        ),
    )


def _update(update: Update, masking: Masking) -> Update:
    text = masking.text(update.update)[0] if update.update else update.update
    return replace(strings(update, masking.string), update=text)


Value = TypeVar("Value")


def _renamed(pairs: tuple[tuple[str, Value], ...], names: Mapping[str, str]) -> tuple[tuple[str, Value], ...]:
    return tuple((names.get(name, name), value) for name, value in pairs)


HIDDEN, FORGOTTEN = "PEOPLE_HIDDEN", "FORGOTTEN"


def masked(document: Document, who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN) -> Document:
    """The document as it may be published; `removed` says how much was taken out."""
    if forgets_file(forgotten, document.sha256):
        return _blank(document)
    hidden = hiding(document.reports, who, forgotten, [issue.message for issue in document.issues], [document.file])
    if not hidden:
        return document
    rest = Masking(hidden)
    plain = strings(replace(document, reports=()), rest.string, NO_PROSE)
    done = [_masked(report, hidden) for report in document.reports]
    counts = sum((found for _, found in done), rest.counts)
    given = document.file if plain.file != document.file else None
    return replace(plain, reports=tuple(report for report, _ in done), removed=_removed(counts), given=given)


def masked_reports(
    reports: Sequence[Report], who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN
) -> tuple[Report, ...]:
    """Reports that will be shown together, such as rounds of one inquiry: a name found in one is hidden in all."""
    hidden = hiding_of(reports, who, forgotten)
    return tuple(_masked(report, hidden)[0] for report in reports) if hidden else tuple(reports)


def hiding_of(reports: Sequence[Report], who: People = "all", forgotten: Forgotten = NOTHING_FORGOTTEN) -> Hiding:
    """What is hidden in some reports; `boxes_to_paint` needs it for pictures of their pages."""
    return hiding(reports, who, forgotten, files=[report.source.file for report in reports])


def _masked(report: Report, hidden: Hiding) -> tuple[Report, Counter[str]]:
    masking = Masking(hidden)
    found = masked_report(report, masking)
    return replace(found, issues=(*found.issues, *_said(masking.counts))), masking.counts


def _blank(document: Document) -> Document:
    sentence = "This file was forgotten on request; nothing of it is kept."
    issue = Issue(FORGOTTEN, "info", None, sentence)
    return Document("forgotten", None, 0, "empty", FORGOTTEN, issues=(issue,), given=document.file)


def _removed(counts: Counter[str]) -> tuple[Removed, ...]:
    return tuple(Removed(what, counts[what]) for what in sorted(counts))


def _said(counts: Counter[str]) -> tuple[Issue, ...]:
    """How much was taken out of a report, by kind."""
    parts = ", ".join(f"{counts[what]} {what if counts[what] > 1 else _one(what)}" for what in sorted(counts))
    return (Issue(HIDDEN, "info", None, f"Taken out on purpose: {parts}."),) if parts else ()


def _one(what: str) -> str:
    return what.removesuffix("es") if what.endswith("sses") else what.removesuffix("s")


LARGEST_SIGN = 120.0  # points: a larger picture is no status sign, and may hold text
MARGIN = 1.0  # points painted around a word, so that no edge of a letter shows


def boxes_to_paint(words: Sequence[Word], hidden: Hiding) -> tuple[Box, ...]:
    """Boxes in points from the page's top left; `words` are all the words of one page, in reading order.

    The page is searched anew, furniture and what stands outside tables included, for the names that `hidden` knows
    and for others. A page whose words were not read (a scan without text recognition) must not be shown at all.
    """
    if not hidden or not words:
        return ()
    from pipeline.tag import suspects  # heavy, and most runs hide nobody

    text = _page_text(words)
    spans = suspects([text.value], wide=hidden.who == "none")[0] if hidden.who != "all" else []
    edits = edits_of(text.value, replace(hidden, spans={text.value: spans}))
    boxes = [place.box for edit in edits for place in text.locators(edit.start, edit.end)]
    return tuple(Box(b.x0 - MARGIN, b.top - MARGIN, b.x1 + MARGIN, b.bottom + MARGIN) for b in dict.fromkeys(boxes))


def paint_over(page: Page, hidden: Hiding) -> tuple[Box, ...] | None:
    """What must not be seen of a page: words, and pictures large enough to hold words. None: nothing of it may be.

    A page without words that were read may show anything, and so may one that was not read whole.
    """
    if not hidden:
        return ()
    if not page.words or page.problems:
        return None
    large = [p.box for p in page.pictures if min(p.box.width, p.box.height) > LARGEST_SIGN]
    return (*boxes_to_paint(page.words, hidden), *large)


def _page_text(words: Sequence[Word]) -> Text:
    """The words of a page one after the other, as one text that knows where each stands."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for word in words:
        between = "" if word.glued or not parts else " "
        runs.append(Run(length + len(between), length + len(between) + len(word.text), word))
        parts += [between, word.text]
        length += len(between) + len(word.text)
    return Text("".join(parts), Runs.of(runs))
