"""A brief as plain records: its heading, summary, notes and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.comparison import Comparison, Timeline
from pipeline.models.report import Recommendation, Report
from pipeline.report.view.changes import labels, names, read_words, round_view
from pipeline.report.view.places import MARKS, Papers, key_view
from pipeline.report.view.records import Brief, FilterView, RecommendationView, StatusView
from pipeline.report.view.rows import Matter, counted, open_list, overdue_counted, rows, worth_counting
from pipeline.report.view.sheets import assessment, enquiries, questions
from pipeline.report.view.wording import (
    DECISIONS,
    DIFFERENT,
    FILTERS,
    HEADER_NAMES,
    OLDER,
    SHOWN_AS,
    UNDECIDED,
    UNSURE,
    count,
    sentence_case,
)
from pipeline.text.dates.tokens import month

_ORDER = tuple(MARKS)


def sentence(matter: Matter, rows: Iterable[RecommendationView]) -> str:
    """`1 overdue …; 2 assessed better, 1 worse; 2 updates repeat earlier wording; 3 dated commitments: 2 done, …`"""
    rows = tuple(rows)
    report = matter.papers.reports[matter.later]
    alone = _decisions(report.recommendations) if report.is_response else _statuses(rows)
    parts = alone if matter.found.earlier is None else _moved(matter.found, rows)
    return sentence_case("; ".join([*overdue_counted(matter.found.overdue), *parts, *_promised(matter.found)])) + "."


def _moved(found: Comparison, rows: Iterable[RecommendationView]) -> Iterator[str]:
    moved = Counter(found.movements.values())
    if moved["improved"] or moved["worsened"] or moved["same"]:
        yield f"{moved['improved']} assessed better, {moved['worsened']} worse"
    if moved["first_assessed"]:
        yield f"{moved['first_assessed']} assessed for the first time"
    if moved["unknown"]:
        yield f"the status of {moved['unknown']} cannot be compared"
    repeated = sum("repeated" in row.tags for row in rows)
    if repeated:
        yield f"{count(repeated, 'update repeats', 'updates repeat')} earlier wording"
    kinds = Counter(pair.kind for pair in found.pairs)
    if kinds["new"]:
        yield f"{kinds['new']} new"
    if kinds["dropped"]:
        yield f"{kinds['dropped']} no longer listed"


def _decisions(rows: Iterable[Recommendation]) -> Iterator[str]:
    """What a response decided: `4 agreed, 1 rejected, 1 without a decision that could be read`."""
    found = Counter(DECISIONS[row.decision] if row.decision else UNDECIDED for row in rows)
    yield ", ".join(f"{found[words]} {words}" for words in (*DECISIONS.values(), UNDECIDED) if found[words])


def _statuses(rows: Iterable[RecommendationView]) -> Iterator[str]:
    shown = [row for row in rows if row.now]
    if all(row.now and row.now.tone == "blank" for row in shown):
        yield "no status is given yet"
    elif shown:
        yield f"status: {status_counts(shown)}"


def status_counts(rows: Iterable[RecommendationView]) -> str:
    """`2 complete, 4 green, 1 red`, best first, as printed."""
    shown = [row.now for row in rows if row.now]
    printed = Counter(one.words for one in shown)
    first: dict[str, StatusView] = {one.words: one for one in reversed(shown)}
    ordered = sorted(printed, key=lambda words: (_ORDER.index(first[words].tone), words))
    return ", ".join(f"{printed[words]} {_small(first[words])}" for words in ordered)


def _small(one: StatusView) -> str:
    """A colour or sign in running text is a plain word, without how it is shown; a word or letter stays as printed."""
    words = one.words.partition(SHOWN_AS)[0] if one.shown_as else one.words
    return words.lower() if one.shown_as or one.tone in ("blank", "unread") else words


def _promised(found: Comparison) -> Iterator[str]:
    if said := counted(found.commitments):
        yield said
    yield from open_list(worth_counting(found.undertakings, found), said)


def notes(matter: Matter) -> Iterator[str]:
    """What a reader should know before the rest."""
    if matter.found.rounds != "same":
        yield DIFFERENT if matter.found.rounds == "different" else UNSURE
    yield from matter.found.notes
    if matter.earlier is not None and len(matter.papers.reports) > 2:
        yield OLDER.format(matter.papers.labels[matter.earlier])
    yield from names(matter.found.officers, HEADER_NAMES)


def filters(rows: Iterable[RecommendationView]) -> tuple[FilterView, ...]:
    """The choices that pick some of the recommendations; one that picks none is left out."""
    tagged = Counter(tag for row in rows for tag in row.tags)
    return tuple(FilterView(tag, words, tagged[tag]) for tag, words in FILTERS.items() if tagged[tag])


NO_AS_AT = "no date known"


def brief(
    reports: Sequence[Report],
    found: Comparison,
    timeline: Timeline | None = None,
    *,
    looks: Sequence[Comparison] = (),
    copies: Mapping[str, Sequence[Report]] | None = None,
) -> Brief:
    """Everything shown of one inquiry.

    `reports`: its rounds, earliest first; `found`: the last compared with the one before it, or the only one by itself;
    `timeline`: of all rounds; `looks`: comparisons with rounds before that one,
    of which `found` holds promises. `copies`: by report_id, the same report as it was found in other files.
    """
    papers = Papers(tuple(reports), tuple(labels(reports)))
    matter = Matter(papers, found, timeline, tuple(looks))
    report = reports[matter.later]
    views = rows(matter)
    made = Brief(
        title=report.header.inquiry or report.header.title or report.source.file,
        body=", ".join(part for part in (report.header.council, report.header.committee) if part),
        rounds=tuple(
            round_view(one, label, (copies or {}).get(one.report_id, ()))
            for one, label in zip(reports, papers.labels, strict=True)
        ),
        as_at=month(found.as_at) if found.as_at else NO_AS_AT,
        read=read_words([report]),
        sentence=sentence(matter, views),
        notes=tuple(notes(matter)),
        filters=filters(views),
        recommendations=views,
        enquiries=enquiries(matter),
        key=tuple(map(key_view, report.legend)),
        assessment=assessment(matter),
        language=report.language,
    )
    return replace(made, questions=tuple(questions(matter, made)))
