"""What changed against the earlier report, and a recommendation through all rounds, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.codes import meaning
from pipeline.models.comparison import DateChange, Moment, NameChange, Pair, Thread, Timeline, UpdateChange, WordRun
from pipeline.models.report import Header, Person, Recommendation, Report, Update
from pipeline.report.view.places import Papers, shown_view, status_in
from pipeline.report.view.records import ChangeRun, ChangesView, ChangeView, MomentView, RoundView, RunKind
from pipeline.report.view.wording import (
    DECISIONS,
    FIELDS,
    MOVEMENTS,
    NO_DAY,
    NOT_LISTED,
    SIGNALS,
    SUMMARIES,
    UNSURE_PAIR,
    count,
    sentence_case,
)
from pipeline.text.dates.tokens import month

_COMPARED = ("recommendation", "response", "update")
_KINDS: dict[str, RunKind] = {"equal": "same", "insert": "added", "delete": "removed"}
_MANY_DAYS, _MONTH = 60, 30.44  # above so many days months are said


def changes(pair: Pair, before: Recommendation, now: Recommendation, against: str) -> ChangesView:
    """The changes of one link between two recommendations; `against` names the earlier one, where there are several."""
    return ChangesView(against, tuple(_fields(pair)), tuple(_notes(pair, before, now)))


def _fields(pair: Pair) -> Iterator[ChangeView]:
    runs = dict(pair.diff)
    for field in _COMPARED:
        change: UpdateChange | None = getattr(pair, field)
        if change is not None:
            yield ChangeView(FIELDS[field], SUMMARIES[change], tuple(map(_run, runs.get(field, ()))))


def _run(one: WordRun) -> ChangeRun:
    return ChangeRun(_KINDS[one.operation], one.words)


def _notes(pair: Pair, before: Recommendation, now: Recommendation) -> Iterator[str]:
    if pair.ambiguous:
        yield UNSURE_PAIR
    signals = [name for name in pair.signals if name in SIGNALS]
    if "status_moved_same_wording" in signals:
        signals.remove("same_wording")
    yield from (SIGNALS[name] for name in signals)
    if "decision_changed" in pair.signals and pair.decision.from_ and pair.decision.to:
        yield f"Decision: {DECISIONS[pair.decision.from_]} → {DECISIONS[pair.decision.to]}."
    yield from _target(pair.target_date, before, now)
    yield from names(pair.officers)


def _target(moved: DateChange, before: Recommendation, now: Recommendation) -> Iterator[str]:
    if moved.days:
        then, later = (str(one.target_date_printed or one.target_date) for one in (before, now))
        yield f"Target date: {then} → {later} ({_span(abs(moved.days))} {'later' if moved.days > 0 else 'earlier'})."


def _span(days: int) -> str:
    return count(days, "day") if days < _MANY_DAYS else f"about {count(round(days / _MONTH), 'month')}"


def names(changed: NameChange, where: str = "") -> Iterator[str]:
    """Names that came or went, as one line; `where` says of what part of the paper."""
    parts = [
        f"{words} {', '.join(found)}"
        for words, found in (("newly named:", changed.newly_named), ("no longer named:", changed.no_longer_named))
        if found
    ]
    if parts:
        said = "; ".join(parts)
        yield f"{where}, {said}." if where else f"{sentence_case(said)}."


def labels(reports: Sequence[Report]) -> list[str]:
    """What to call each round; all different. Stage first, else the day, else the order."""
    for name in (_stage, _day_label, _stage_and_day):
        found = [name(report) for report in reports]
        if all(found) and len(set(found)) == len(found):
            return [str(one) for one in found]
    if len(reports) == 1:
        return ["report"]
    if len(reports) == 2:
        return ["earlier report", "later report"]
    return [f"report {number}" for number in range(1, len(reports) + 1)]


def _stage(report: Report) -> str | None:
    if report.header.stage == "response":
        return "response"
    months = report.header.stage_months
    return f"{months}-month report" if months else None


def _day_label(report: Report) -> str | None:
    if report.is_response:
        return _stage(report)
    day = day_words(report)
    return f"report of {day}" if day else None


def _stage_and_day(report: Report) -> str | None:
    stage, day = _stage(report), day_words(report)
    return f"{stage} of {day}" if stage and day else None


def day_words(report: Report) -> str:
    """The day that a report speaks from, else that of its meeting; empty where neither is known."""
    return month(report.day) if report.day else ""


def round_view(report: Report, label: str, copies: Sequence[Report] = ()) -> RoundView:
    """One report, as the first screen lists it; `copies`: the same report in other files."""
    header, source = report.header, report.source
    return RoundView(
        report_id=report.report_id,
        sha256=source.sha256,
        label=label,
        day=day_words(report) or NO_DAY,
        file=source.file,
        pages=_pages(report),
        read=read_words([report]),
        title=header.title or "",
        people=tuple(_people(header)),
        checks=tuple(_points(report)),
        copies=tuple(f"{one.source.file}, {_pages(one)}" for one in copies),
    )


def _pages(report: Report) -> str:
    first, last = report.source.first_page, report.source.last_page
    if (first, last) == (1, report.source.pages):
        return count(last, "page")
    return f"page {first}" if first == last else f"pages {first} to {last}"


def _people(header: Header) -> list[tuple[str, str]]:
    people = [("Lead officer", header.lead_officers), ("Cabinet member", header.cabinet_members)]
    return [(title, "; ".join(map(_person, found))) for title, found in people if found]


def _person(one: Person) -> str:
    more = ", ".join(part for part in (one.role, one.organisation) if part)
    return f"{one.name} ({more})" if more else one.name


def _points(report: Report) -> list[str]:
    """Issues that ask for a look, each once, with their page."""
    found = {
        f"{issue.message}{f' (page {issue.page})' if issue.page else ''}": None
        for issue in report.issues
        if meaning(issue.code).review
    }
    return list(found)


def cells_to_check(report: Report) -> int:
    """Cells with a flag that asks for a person; a flag on a row as a whole counts as one."""
    return len({(r.index, flag.field) for r in report.recommendations for flag in r.flags if meaning(flag.code).review})


def read_words(reports: Sequence[Report]) -> str:
    """`7 of 7 recommendations read; 2 cells to check; 1 other point to check`."""
    rows = [row for report in reports for row in report.recommendations]
    read = sum(1 for row in rows if row.recommendation or row.title)
    parts = [f"{read} of {count(len(rows), 'recommendation')} read"]
    cells, points = sum(map(cells_to_check, reports)), sum(len(_points(report)) for report in reports)
    parts += [f"{count(cells, 'cell')} to check"] if cells else []
    parts += [f"{count(points, 'other point')} to check"] if points else []
    return "; ".join(parts)


FALLBACK = "Update"  # heading of an update column that prints none


def over_rounds(papers: Papers, timeline: Timeline, report_id: str, index: int) -> tuple[MomentView, ...]:
    """The thread that holds a recommendation; empty where none does."""
    for thread in timeline.recommendations:
        if any(one and (one.report_id, one.index) == (report_id, index) for one in thread.rounds):
            return tuple(_moments(papers, timeline, thread))
    return ()


def _moments(papers: Papers, timeline: Timeline, thread: Thread) -> Iterator[MomentView]:
    for round_, moment in zip(timeline.rounds, thread.rounds, strict=True):
        at = papers.position(round_.report_id)
        label, day = sentence_case(papers.labels[at]), day_words(papers.reports[at])
        if moment is None:
            yield MomentView(label, day, "", None, NOT_LISTED)
        else:
            status = status_in(papers.reports[at], papers.row(moment.report_id, moment.index))
            yield MomentView(label, day, moment.number or "", status, _note(moment))


def _note(moment: Moment) -> str:
    """How it moved and what became of its update against the round before."""
    parts = []
    if moment.direction and moment.direction != "unknown":
        parts.append(MOVEMENTS[moment.direction][1])
    if moment.update:
        parts.append(f"update: {SUMMARIES[moment.update].lower()}")
    return sentence_case("; ".join(parts))


def within(row: Recommendation) -> tuple[MomentView, ...]:
    """The rounds that one report shows side by side; empty where it shows one."""
    if len(row.updates) < 2:
        return ()
    return tuple(_column(row, one) for one in row.updates)


def _column(row: Recommendation, one: Update) -> MomentView:
    label = one.heading or (f"{one.stage_months} months on" if one.stage_months else FALLBACK)
    status = shown_view(one.status, one.rag) if one.status and one.status.shown else None
    return MomentView(" ".join(label.split()), "", row.number or "", status, "" if one.update else "No update given")
