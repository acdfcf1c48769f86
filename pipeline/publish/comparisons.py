"""Comparisons, timelines and their tables on disk, made from their types and replaced as a whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pipeline.errors import Corrupt, OutputError
from pipeline.models.codes import CODES, meaning
from pipeline.models.comparison import (
    Commitment,
    CommitmentOutcome,
    Comparison,
    Followed,
    Pair,
    Span,
    Timeline,
    Tracked,
    Undertaking,
    WordRun,
)
from pipeline.models.report import Recommendation, Report
from pipeline.publish.answers import PAIRS, ROUNDS
from pipeline.publish.document import Invalid, published, read_strictly
from pipeline.publish.encode import clean, encode, encoded
from pipeline.publish.folder import is_dataset, mark_fresh, writing
from pipeline.publish.metadata.dcat import describe_again
from pipeline.publish.read_dataset import read_report
from pipeline.publish.rows import CsvWriter, Row, cells, days_in_full, joined
from pipeline.publish.schema import JsonObject, tables
from pipeline.publish.spreadsheet.workbook import status_words
from pipeline.text.dates.tense import is_settled, overdue
from pipeline.text.dates.years import days_between
from pipeline.text.people import officers

SCHEMA = "scrutiny-comparison/1"
TIMELINE_SCHEMA = "scrutiny-timeline/1"


def comparison_document(comparison: Comparison) -> JsonObject:
    """A comparison as published. What is asked of a person stands in files of its own."""
    said = published(comparison)
    moved = [{"index": index, "direction": way} for index, way in comparison.movements.items()]
    document: JsonObject = {"schema": SCHEMA}
    for name, value in said.items():
        document |= {name: value, "movements": moved} if name == "pairs" else {name: value}
    del document["questions"]
    found: JsonObject = clean(document)
    return found


def timeline_document(timeline: Timeline) -> JsonObject:
    """A timeline as published."""
    document: JsonObject = clean({"schema": TIMELINE_SCHEMA, **published(timeline)})
    return document


def change_rows(document: JsonObject) -> Iterator[dict[str, Any]]:
    """One line of changes.csv for every pair of a comparison's document.

    `movement` is that of the recommendation as a whole and stands once for each, so that it can be added up.
    """
    moved = {one["index"]: one["direction"] for one in document["movements"]}
    for one in document["pairs"]:
        earlier, later = one["earlier"] or {}, one["later"] or {}
        yield {
            "inquiry_id": document["inquiry_id"],
            "earlier": document["earlier"],
            "later": document["later"],
            "earlier_index": earlier.get("index"),
            "later_index": later.get("index"),
            "earlier_number": earlier.get("number"),
            "later_number": later.get("number"),
            "recommendation_id": later.get("recommendation_id") or earlier.get("recommendation_id"),
            **{name: one[name] for name in ("kind", "matched_by", "similarity", "ambiguous")},
            **{f"{name}_change": one[name] for name in ("recommendation", "response", "update")},
            "rag_from": one["rag"]["from"],
            "rag_to": one["rag"]["to"],
            "direction": one["rag"]["direction"],
            "movement": moved.pop(later.get("index"), None),
            "target_from": one["target_date"]["from"],
            "target_to": one["target_date"]["to"],
            "newly_named": "; ".join(one["officers"]["newly_named"]) or None,
            "no_longer_named": "; ".join(one["officers"]["no_longer_named"]) or None,
            "signals": "; ".join(one["signals"]) or None,
        }


FILES = ("recommendations-flat.csv", "commitments.csv", "changes.csv")
OUTCOMES: Final[dict[CommitmentOutcome, str]] = {
    "kept": "kept",
    "moved": "moved to",
    "overdue": "overdue",
    "not_mentioned": "silent",
    "not_due": "not yet due",
    "later_than_asked": "moved to",
}
NO_STATUS_BEFORE = "no status before"
LATE, GIVEN_UP, UNCLEAR = "kept late", "given up", "unclear"
OPEN = frozenset({"moved to", "overdue", "silent", "not yet due", UNCLEAR})
DECISIONS: Final[dict[str, str]] = {
    "agreed": "Agreed", "partially_agreed": "Partially agreed", "rejected": "Rejected",
}  # fmt: skip
_TEXTS = ("recommendation", "response", "update")
Place = tuple[str, int]
_PLACE = ("report_id", "recommendation_index")
ROUND = (
    "round", "report_date", "number", "status", "recommendation", "response", "update_text", "source_file", "page",
    *_PLACE,
)  # fmt: skip


def write_tracker(folder: Path, inquiries: Iterable[Followed] | None) -> None:
    """Write the three tables, one inquiry at a time; none of them where nothing was compared."""
    if inquiries is None:
        return
    known = tables()
    with ExitStack() as stack:
        flat, promised, changed = (
            CsvWriter(stack.enter_context((folder / name).open("w", encoding="utf-8", newline="")), known[name[:-4]])
            for name in FILES
        )
        for stories in _by_inquiry(inquiries):
            for story in stories:
                for row in story.promises:
                    promised.write(row)
                for row in _change_rows(story):
                    changed.write(row)
            for _, _, row in _now(stories):
                flat.write(row)


def tracked(inquiries: Iterable[Followed]) -> Iterator[Tracked]:
    """Yield each line of recommendations-flat.csv, all cells as written there, with its rounds and promises.

    `inquiries`: those of one inquiry_id one after the other.
    """
    (flat, promised), first = (tables()[name].names for name in ("recommendations-flat", "commitments")), 0
    for stories in _by_inquiry(inquiries):
        promises = [row for story in stories for row in story.promises]
        for story, place, row in _now(stories):
            history, known_as = story.history(place), row["recommendation_id"]
            mine = (
                {"promise": str(at), **_written(one, promised)}
                for at, one in enumerate(promises, first)
                if (one["report_id"], one["recommendation_index"]) in history
                or (known_as and one["recommendation_id"] == known_as)
            )
            yield Tracked(*place, _written(row, flat), tuple(_round_rows(story, history)), tuple(mine))
        first += len(promises)


def _written(row: Row, names: Sequence[str]) -> dict[str, str]:
    """The row as it stands in a CSV with these columns."""
    return dict(zip(names, cells(row, names), strict=True))


def _by_inquiry(inquiries: Iterable[Followed]) -> Iterator[list[_Story]]:
    for _, group in groupby(inquiries, lambda one: one.reports[0].inquiry_id):
        yield list(map(_Story.of, group))


def _now(stories: Iterable[_Story]) -> Iterable[tuple[_Story, Place, Row]]:
    """Each recommendation_id once, also where reports that share it are not sure to be rounds of one another."""
    newest: dict[str, tuple[_Story, Place, Row]] = {}
    for story in stories:
        for place, row in _flat_rows(story):
            name = row["recommendation_id"] or f"without an id {len(newest)}"
            if name not in newest or (row["report_date"] or "") >= (newest[name][2]["report_date"] or ""):
                newest[name] = story, place, row
    return newest.values()


@dataclass(slots=True)
class _Story:
    """One inquiry with its recommendations linked through all rounds. `read`: the reports that comparing had read."""

    followed: Followed
    reports: Mapping[str, Report]  # as published
    read: Mapping[str, Report]
    before: dict[Place, list[Place]] = field(default_factory=dict)
    moved: dict[Place, str] = field(default_factory=dict)  # direction of the last step
    after: dict[Place, list[Place]] = field(default_factory=dict)
    days: dict[str, str | None] = field(default_factory=dict)  # the day that decides what is due
    promises: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, followed: Followed) -> _Story:
        reports = {report.report_id: report for report in followed.reports}
        read = {report.report_id: report for report in followed.read or followed.reports}
        story = cls(followed, reports, read)
        for report in followed.reports:
            story.days[report.report_id] = report.day
        for step in followed.comparisons:
            story.days[step.later] = step.as_at
            for pair in step.pairs:
                story._link(step, pair)
        story.promises = list(_promise_rows(story))
        return story

    def _link(self, step: Comparison, pair: Pair) -> None:
        if pair.earlier and pair.later:
            one, other = (step.earlier or "", pair.earlier.index), (step.later, pair.later.index)
            self.before.setdefault(other, []).append(one)
            self.after.setdefault(one, []).append(other)
            moved = step.movements[pair.later.index].replace("_", " ")
            self.moved[other] = NO_STATUS_BEFORE if self.reports[step.earlier or ""].is_response else moved
        elif pair.later:
            self.moved[step.later, pair.later.index] = "new"
        elif pair.earlier:
            self.moved[step.earlier or "", pair.earlier.index] = "no longer listed"

    def row(self, place: Place) -> Recommendation:
        return self.reports[place[0]].recommendations[place[1] - 1]

    def history(self, place: Place) -> list[Place]:
        """The recommendation in all its rounds, the newest first."""
        found, waiting = [place], list(self.before.get(place, ()))
        while waiting:
            one = waiting.pop(0)
            if one not in found:
                found.append(one)
                waiting += self.before.get(one, ())
        return found

    def last_given(self, place: Place, name: str) -> str | None:
        """A field as its newest round prints it; of several that were merged and differ, none."""
        if given := getattr(self.row(place), name):
            return str(given)
        before = {self.last_given(one, name) for one in self.before.get(place, ())}
        return before.pop() if len(before) == 1 else None

    def now(self, place: Place) -> Place:
        """Where the recommendation is listed last; of several parts of one that was split, the first."""
        while place in self.after:
            place = self.after[place][0]
        return place


def _flat_rows(story: _Story) -> Iterator[tuple[Place, Row]]:
    for report in story.followed.reports:
        for row in report.recommendations:
            place = report.report_id, row.index
            if place not in story.after:
                yield place, _flat_row(story, place)


def _flat_row(story: _Story, place: Place) -> Row:
    report, row = story.reports[place[0]], story.row(place)
    history = set(story.history(place))
    mine = [one for one in story.promises if (one["report_id"], one["recommendation_index"]) in history]
    names, posts = _officers(report, row)
    late, days = overdue_word(row, story.days[report.report_id])
    before = dict.fromkeys(_status(story.row(one)) for one in story.before.get(place, ()))
    return {
        **_where(report, row),
        "inquiry_date": report.header.completion_date,
        "round": round_words(report),
        "report_date": _report_day(report),
        "recommendation": row.recommendation,
        "response": story.last_given(place, "response"),
        "decision": DECISIONS.get(story.last_given(place, "decision") or ""),
        "update_text": row.update,
        "status": _status(row),
        "previous_status": joined(before),
        "direction": story.moved.get(place),
        "first_status": _first_status(story, place),
        "officer_names": joined(names),
        "officer_posts": joined(posts),
        "target_date_as_printed": row.target_date_printed,
        **days_in_full(row.target_date, "target_from", "target_to"),
        "overdue": late,
        "days_overdue": days,
        "open_commitments": sum(one["outcome"] in OPEN for one in mine),
        "things_to_check": " ".join(_checks(report, row)) or None,
    }


def _report_day(report: Report) -> str | None:
    return report.day or report.header.response_date


def _round_rows(story: _Story, history: Sequence[Place]) -> Iterator[dict[str, str]]:
    """Each round of a recommendation, earliest first: its status, and of earlier ones the texts that differ."""
    now, first = story.row(history[0]), story.row(history[-1])
    for column in first.updates[:-1]:
        name = f"{column.stage_months} months" if column.stage_months else column.heading or "Earlier update"
        status = status_words(column.rag, None) if column.rag else column.status and column.status.shown
        found: Row = {"round": name, "status": status, "update_text": column.update}
        yield _written({**found, **dict(zip(_PLACE, history[-1], strict=True))}, ROUND)
    for place in reversed(history):
        report, row = story.reports[place[0]], story.row(place)
        texts = {name: getattr(row, name) for name in _TEXTS if str(getattr(row, name)) != str(getattr(now, name))}
        found = {**_where(report, row), **texts, "update_text": texts.get("update"), "status": _status(row)}
        found |= {"round": round_words(report) or _report_day(report) or report.source.file}
        found |= {"report_date": _report_day(report), **dict(zip(_PLACE, place, strict=True))}
        yield _written(found, ROUND)


def overdue_word(row: Recommendation, day: str | None) -> tuple[str, int | None]:
    """Return yes, no or unknown, and for yes the days: what is settled, or due later, is not overdue."""
    if is_settled(row):
        return "no", None
    if not row.target_date or not day:
        return "unknown", None
    found = overdue((row,), day)
    if not found:
        return "no", None
    return ("yes", found[0].days) if found[0].is_open else ("unknown", None)


def _status(row: Recommendation) -> str:
    """The status in words: what a committee gave since, the colour, its meaning, the printed word, or why blank."""
    said = row.assessment
    rag, progress = (said.rag, said.progress) if said else (row.rag, row.progress)
    if rag:
        return status_words(rag, None)
    if progress:
        return progress.replace("_", " ").capitalize()
    shown = row.status.shown
    return shown if shown else status_words(None, row.status.blank or "not_assessed")


def _first_status(story: _Story, place: Place) -> str:
    """The status in the first round that gives one."""
    history = story.history(place)[::-1]
    known = (one for one in history if story.row(one).status.shown or story.row(one).rag)
    return _status(story.row(next(known, history[0])))


def round_words(report: Report) -> str | None:
    """`Response`, `6 months`; None where the report tells no round."""
    header = report.header
    if header.stage == "response":
        return "Response"
    if header.stage_months:
        return f"{header.stage_months} months"
    return header.stage.capitalize() if header.stage else None


def _officers(report: Report, row: Recommendation) -> tuple[Iterable[str], Iterable[str]]:
    """The row's own officers, else those at the head of the report."""
    names, posts = officers(str(row.lead_officer or ""))
    if names or posts:
        return names, posts
    lead = report.header.lead_officers
    return dict.fromkeys(one.name for one in lead), dict.fromkeys(one.role for one in lead if one.role)


def _checks(report: Report, row: Recommendation) -> Iterator[str]:
    """What is unsure of the row, and then of all the report's rows: nobody who reads one row opens issues.csv."""
    for code in sorted({flag.code for flag in row.flags}):
        if code not in CODES or CODES[code].review:
            yield CODES[code].sentence if code in CODES else code
    yield from dict.fromkeys(f"The whole report: {i.message}" for i in report.issues if meaning(i.code).review)


def _where(report: Report, row: Recommendation, name: str | None = None) -> Row:
    """What every table says of a recommendation: whose it is, and where it (or its field `name`) is printed."""
    header, source = report.header, report.source
    page = _page(row, name)
    return {
        "council": header.council,
        "committee": header.committee,
        "inquiry": header.inquiry or header.title,
        "inquiry_id": report.inquiry_id,
        "number": row.number,
        "title": row.title,
        "source_file": source.file,
        "page": page,
        "link_to_the_page": f"{source.url}#page={page}" if source.url and page else source.url,
        "recommendation_id": row.recommendation_id,
    }


def _page(row: Recommendation, name: str | None = None) -> int | None:
    """The first page of a field, or of the whole row; None in files without pages."""
    places = (place for field, found in row.sources if name in (None, field) for place in found)
    return min((place.page for place in places if place.spot is None), default=None)


def _promise_rows(story: _Story) -> Iterator[Row]:
    """Each promise once: as the last comparison that speaks of it says, wherever its words are printed again."""
    found: dict[tuple[Place, str, str | None], Row] = {}
    for step in (*story.followed.comparisons, *story.followed.looks):
        for one in _said(step):
            root = story.history((one.made_in, one.index))[-1]
            found[root, one.text, one.due] = _promise_row(story, step, one)
    yield from found.values()


def _said(step: Comparison) -> Iterator[Commitment | Undertaking]:
    yield from step.promised
    yield from step.undertakings


def _promise_row(story: _Story, step: Comparison, one: Commitment | Undertaking) -> Row:
    report, row = story.reports[one.made_in], story.row((one.made_in, one.index))
    evidence = one.evidence if isinstance(one, Commitment) else one.mentioned
    proof = next((span for span in evidence if _quoted(story, span)), evidence[0] if evidence else None)
    there = story.reports[proof.report_id] if proof else None
    outcome = outcome_word(one, story.row(story.now((one.made_in, one.index))))
    return {
        **_where(report, row, one.field),
        "report_id": one.made_in,
        "recommendation_index": one.index,
        "said_in": one.field.replace("_", " "),
        "quotation": _quoted(story, Span(one.made_in, one.index, one.field, one.start, one.end)),
        "who": joined(_who(report, row, one)),
        **days_in_full(one.due, "due_from", "due_to"),
        "outcome": outcome,
        "new_date": one.new_date if isinstance(one, Commitment) else None,
        "days_late": _days_late(one, outcome, step.as_at),
        "evidence": _quoted(story, proof) if proof else None,
        "evidence_file": there.source.file if there else None,
        "evidence_page": _page(story.row((proof.report_id, proof.index)), proof.field) if proof else None,
        "confidence": one.confidence if isinstance(one, Commitment) else None,
    }


def outcome_word(one: Commitment | Undertaking, now: Recommendation) -> str:
    """Return what became of a promise in one of the contract's words; `now`: its recommendation's newest round."""
    if isinstance(one, Undertaking):
        return UNCLEAR
    if one.outcome == "kept" and one.late:
        return LATE
    if one.outcome == "overdue" and now.progress == "closed":
        return GIVEN_UP
    return OUTCOMES[one.outcome]


def _days_late(one: Commitment | Undertaking, outcome: str, day: str | None) -> int | None:
    """From the last day of what was promised to its new date, or for what is overdue to the day that decides."""
    if isinstance(one, Undertaking):
        return None
    until = one.new_date or (day if outcome == "overdue" else None)
    days = days_between(one.due, until) if until else 0
    return days if days > 0 else None


def _who(report: Report, row: Recommendation, one: Commitment | Undertaking) -> Iterable[str]:
    """Whom the promise itself names, else the officers of the row or report: names, or posts where none is given."""
    named = dict.fromkeys(
        entity.text
        for entity in report.entities
        if (entity.index, entity.field) == (one.index, one.field)
        and entity.kind in ("person", "role", "organisation")
        and one.start <= entity.start < one.end
    )
    names, posts = _officers(report, row)
    return named or names or posts


def _field(report: Report, index: int, name: str) -> str:
    row = report.recommendations[index - 1]
    extra = {f"extra/{label}": text for label, text in row.extra}
    return str(extra.get(name) or getattr(row, name, None) or "")


def _quoted(story: _Story, span: Span) -> str | None:
    """The words at a place; None where what is published does not hold them."""
    texts = (_field(found[span.report_id], span.index, span.field) for found in (story.read, story.reports))
    read, public = (text[span.start : span.end] for text in texts)
    return read if read and read == public else None


def _change_rows(story: _Story) -> Iterator[Row]:
    for step in story.followed.comparisons:
        for row, pair in zip(change_rows(comparison_document(step)), step.pairs, strict=True):
            yield {**row, **_change(story, step, pair)}


def _change(story: _Story, step: Comparison, pair: Pair) -> Row:
    """What a line of changes.csv says in words: whose it is, both statuses, both texts and how they differ."""
    sides = {"earlier": (step.earlier or "", pair.earlier), "later": (step.later, pair.later)}
    at = {side: (report, ref.index) for side, (report, ref) in sides.items() if ref}
    newest = at.get("later") or at["earlier"]
    where = _where(story.reports[newest[0]], story.row(newest))
    found: Row = {name: where[name] for name in ("council", "committee", "inquiry", "title")}
    for side, place in at.items():
        found[f"{side}_status"] = _status(story.row(place))
        found |= {f"{side}_{name}": getattr(story.row(place), name) for name in _TEXTS}
    words = dict(pair.diff)
    for name in _TEXTS:
        whole = all(_field(story.read[r], i, name) == _field(story.reports[r], i, name) for r, i in at.values())
        found[f"{name}_difference"] = difference(words[name]) if whole and name in words else None
    return found


def difference(runs: Iterable[WordRun]) -> str:
    """Return both texts in one: `the site [-will be-] {+was+} opened`."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return " ".join(marks[run.operation].format(run.words) for run in runs)


PARTS = ("comparisons", "timelines", *FILES)
_ANSWERED = (ROUNDS, PAIRS)  # a person's, written apart
_UNNAMED = "inquiry"  # folder of reports that stand in no dataset and so have no inquiry_id


@dataclass(frozen=True, slots=True)
class WrittenComparisons:
    """What now stands in `folder`."""

    folder: Path
    comparisons: int
    timelines: int


def read_reports(dataset: Path, *, copies: bool = False) -> list[Report]:
    """Every report of a dataset, by name; one that several files hold comes once, unless its `copies` are asked for.

    Raises Corrupt where one can't be read.
    """
    every = (read_report(path) for path in sorted((dataset / "reports").glob("*.json")))
    return [report for report in every if copies or report.same_as is None]


def may_hold(folder: Path) -> None:
    """Raises OutputError where `folder` holds something that is neither a dataset nor made by comparing."""
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is not a folder.")
        foreign = folder.exists() and any(not _ours(entry.name) for entry in folder.iterdir())
    if foreign and not is_dataset(folder):
        raise OutputError(f"{folder} holds files that this tool did not make; nothing was changed.")


def _ours(name: str) -> bool:
    return name in (*PARTS, *_ANSWERED) or name.startswith(".")


def write_comparisons(
    folder: Path, inquiries: Sequence[Followed], timelines: Sequence[Timeline] = ()
) -> WrittenComparisons:
    """Writes all of them, or leaves what was there. Raises OutputError where that can't be done."""
    may_hold(folder)
    comparisons = [one for inquiry in inquiries for one in inquiry.comparisons]
    staging = folder / ".comparing"
    with writing(folder):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
    try:
        with writing(folder):
            _fill(staging, comparisons, timelines)
            write_tracker(staging, inquiries)
            _swap(staging, folder)
            mark_fresh(folder, PARTS)
            if is_dataset(folder):
                describe_again(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return WrittenComparisons(folder, len(comparisons), len(timelines))


def _fill(staging: Path, comparisons: Sequence[Comparison], timelines: Sequence[Timeline]) -> None:
    for comparison in comparisons:
        document = comparison_document(comparison)
        name = f"{document['earlier']}--{document['later']}" if document["earlier"] else document["later"]
        _write(staging / "comparisons" / (document["inquiry_id"] or _UNNAMED) / f"{name}.json", document, Comparison)
    for timeline in timelines:
        _write(staging / "timelines" / f"{timeline.inquiry_id}.json", timeline_document(timeline), Timeline)


def _write(path: Path, document: JsonObject, kind: type[Comparison | Timeline]) -> None:
    """Nothing is published that breaks its own schema."""
    said = {name: value for name, value in document.items() if name not in ("schema", "movements")}
    try:
        read_strictly(encoded(said), kind)
    except Invalid as fault:
        name = kind.__name__.lower()
        raise Corrupt(f"A {name} does not match its own schema: {fault}.", "Please report this.") from fault
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(encode(document), encoding="utf-8", newline="")


def _swap(staging: Path, folder: Path) -> None:
    """Each part is put in place by renaming; one that is no longer made goes."""
    for part in PARTS:
        new, place, old = staging / part, folder / part, staging / f"{part}.old"
        if place.exists():
            os.replace(place, old)
        if new.exists():
            os.replace(new, place)
