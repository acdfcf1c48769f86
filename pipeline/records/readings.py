"""The readings of a document that compete: records by the rows of headed tables, and by openings of every kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.models.records import Heading, Printed
from pipeline.models.table import Reading as Way
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.records.claims import Claim, claims_of, take_counted_numbers
from pipeline.records.free_text import Paragraphs, table_words, taken_by
from pipeline.records.grids import Grid, classes_of, column_of, heading_of, keys_of
from pipeline.records.labels import take_label_census
from pipeline.records.limits import counts, measures, weights
from pipeline.records.numbers import numbered
from pipeline.records.openings import Proposal, propose
from pipeline.records.roles import assign_roles
from pipeline.records.rows import printed_records, title_of
from pipeline.records.score import (
    Features,
    Said,
    Score,
    answered_share,
    is_plainly_headed,
    questions_share,
    report_features,
    report_likelihood,
    score_records,
)
from pipeline.records.sections import Records
from pipeline.records.segments import classes_of as classes_of_drafts
from pipeline.records.segments import drafts_of, join_classes, table_of
from pipeline.records.stream import Line
from pipeline.records.words import HELD, WHOLE, label_role
from pipeline.steps import Step, active, count_firing, register

FRONT, FEW, NEAR, LONGEST_TITLE, COVERED = counts("readings", "front few near longest_title covered")
NAMED = "name with number"
LIKELY, ANSWERED, QUESTIONS, PLAIN = measures("readings", "likely answered questions plain")
(TABLES_FIRST,) = measures("readings", "tables_first")
OPENING_WORTH = weights("readings", "opening_worth")
NEWS_TOLD = (("update", HELD), ("update", WHOLE))  # a date alone names no update
COLUMNS = "columns"  # the reading by rows of headed tables


@dataclass(slots=True)
class Reading:
    """One way to read a document: its tables, the records in them by the id of the table, and what that is worth.

    `scores`: of the records of each table; `alternatives`: the other readings that were weighed, the best first.
    """

    by: str
    tables: list[Table]
    read: dict[int, list[Records]] = field(default_factory=dict)
    scores: list[Score] = field(default_factory=list)
    records: int = 0
    alternatives: tuple[Reading, ...] = ()
    plainly_headed: bool = False  # the headings of all its tables are those of a report

    @property
    def total(self) -> float:
        """What its records are worth."""
        return sum(score.total for score in self.scores)

    @property
    def score(self) -> float:
        """What the reading is worth beside others of the same document."""
        return self.total * (TABLES_FIRST if self.by == COLUMNS else 1.0)

    @property
    def with_records(self) -> list[Table]:
        """The tables that its records are in."""
        return [records.table for own in self.read.values() for records in own]

    @property
    def plain(self) -> bool:
        """Return True if the records explain so much that no other reading is asked for."""
        if self.records < FEW:
            return self.plainly_headed
        return self.score >= TABLES_FIRST * PLAIN * self.records


@dataclass(frozen=True, slots=True)
class Paper:
    """What every reading is given: lines in reading order, tables, what is printed outside of them, and words."""

    lines: Sequence[Line]
    tables: Sequence[Table]
    grids: Sequence[Grid]
    paragraphs: Paragraphs
    profile: Profile
    answers: bool = False  # it says of itself that it is a response


def choose_reading(paper: Paper) -> Reading:
    """Return the reading that explains most of a document."""
    found: list[Reading] = [step.run(paper) for step in active(BY_ROWS)] or [Reading(COLUMNS, list(paper.tables))]
    if not found[0].plain:
        found += read_by_openings(paper)
    best, *others = sorted(found, key=lambda reading: -reading.score)
    if others and _sums_up(best, others[0]):
        best, others[0] = others[0], best
    if best.read:
        count_firing(best.by)
    return replace(best, alternatives=tuple(others))


def _sums_up(reading: Reading, other: Reading) -> bool:
    """Return True if rows of tables tell in short what as many records say in full that are printed elsewhere."""
    if reading.by != COLUMNS or other.records < reading.records or other.total <= reading.total:
        return False
    elsewhere = taken_by(reading.with_records)
    return not any(elsewhere.among(table_words(table)) for table in other.with_records)


def read_by_columns(paper: Paper) -> Reading:
    """The reading in which a row is a record and the heading over its column its label."""
    classes = classes_of(paper.grids)
    assign_roles(classes, paper.profile, answers=paper.answers)
    reading, headed = Reading(COLUMNS, list(paper.tables)), list[bool]()
    read: list[tuple[Grid, Records, tuple[Printed, ...], float]] = []
    for grid in paper.grids:
        records = _records_of(grid, heading_of(grid, classes, paper.profile))
        heading, rows = records.heading, records.table.rows
        if heading.first("recommendation") is None:
            continue
        if found := printed_records(rows[heading.rows :], heading, paper.profile, None, title_of(rows)):
            read.append((grid, records, found, likelihood(found, heading, records.table, paper, COLUMNS)))
    likeliest: dict[tuple[str, ...], float] = defaultdict(float)  # tables of one heading are of one report
    for grid, _, _, likely in read:
        likeliest[keys_of(grid)] = max(likely, likeliest[keys_of(grid)])
    for grid, records, found, _ in read:
        if (likely := likeliest[keys_of(grid)]) >= LIKELY:
            reading.read.setdefault(id(grid.table), []).append(records)
            reading.scores.append(score_of(found, records.heading, paper.profile)._replace(likely=likely))
            reading.records += len(found)
            headed.append(is_plainly_headed(records.heading, paper.profile))
    reading.plainly_headed = bool(headed) and all(headed)
    return reading


BY_ROWS = register(Step(COLUMNS, read_by_columns, "records that are the rows below the headings of a table"))


def _records_of(grid: Grid, heading: Heading) -> Records:
    """The rows of a grid as records, below what is over them in their table."""
    top = (*grid.over, *grid.headed)
    rows = (*top, *grid.rows)
    own = grid.table if rows == grid.table.rows else replace(grid.table, rows=rows)
    return Records(own, replace(heading, rows=len(top)))


def read_by_openings(paper: Paper) -> Iterator[Reading]:
    """The readings in which records begin with an opening and labels govern what follows them."""
    texts = (cell.text for line in paper.lines for _, cell in line.cells if cell.text)
    claims = claims_of(paper.lines, take_label_census(texts, paper.profile), paper.profile)
    take_counted_numbers(claims, paper.profile)
    for proposal in propose(claims, paper.profile):
        reading = _read_proposal(proposal, claims, paper)
        if reading is not None:
            yield reading


def _read_proposal(proposal: Proposal, claims: Sequence[Claim], paper: Paper) -> Reading | None:
    """One sequence of openings as a reading; None where it gives no likely recommendations."""
    drafts = drafts_of(proposal, claims, paper.profile)
    classes = classes_of_drafts(drafts)
    assign_roles(classes, paper.profile, answers=paper.answers)
    join_classes(drafts, classes)
    columns = [column_of(x, own, paper.profile) for x, own in enumerate(classes.values())]
    heading = Heading(tuple(columns), 0)
    if heading.first("recommendation") is None:
        return None
    made = table_of(drafts, classes, _usual_way(paper.tables, claims))
    records = tuple(
        Printed(row.cells, draft.theme.text if draft.theme else None)
        for row, draft in zip(made.rows, drafts, strict=True)
    )
    said = [said_by_role(record, heading) for record in records]
    if answered_share(said) < ANSWERED or questions_share(said) > QUESTIONS:
        return None
    likely = likelihood(records, heading, made, paper, proposal.by)
    if likely < LIKELY:
        return None
    opening = OPENING_WORTH.get(proposal.by, 0.0) * len(records)
    score = score_of(records, heading, paper.profile)._replace(opening=opening, likely=likely)
    taken = taken_by([made])
    rest = [t for t in paper.tables if not taken.among(table_words(t))]
    whole = sorted([*rest, made], key=lambda t: (t.boxes[0].page, t.boxes[0].box.top))
    return Reading(proposal.by, whole, {id(made): [Records(made, heading, printed=records)]}, [score], len(records))


def is_response(lines: Sequence[Line], profile: Profile) -> bool:
    """Return True if the top of a document calls it a response, and not a report on progress."""
    said = [part.strip() for line in lines[:FRONT] for _, cell in line.cells for part in cell.text.value.split("\n")]
    titles = [part for part in said if 0 < len(part) < LONGEST_TITLE]
    told = any(profile.lines["response"].search(part) for part in titles)
    return told and not any(label_role(part, profile) in NEWS_TOLD for part in titles)


def _usual_way(tables: Sequence[Table], claims: Sequence[Claim]) -> Way:
    """How most tables were read, where any record is in one."""
    ways = [t.by for t in tables]
    return max(ways, key=ways.count) if ways and any(c.grid for c in claims) else "alignment"


def likelihood(records: Sequence[Printed], heading: Heading, own: Table, paper: Paper, by: str) -> float:
    """How likely records are those of a report, by themselves and by what is printed around them."""
    likely = report_likelihood(features_of(records, heading, own, paper, by))
    few = by == COLUMNS and len(records) < FEW
    plain = (few and is_plainly_headed(heading, paper.profile)) or _are_named_and_answered(records, heading, paper, by)
    return max(likely, LIKELY) if plain else likely


def _are_named_and_answered(records: Sequence[Printed], heading: Heading, paper: Paper, by: str) -> bool:
    """Return True if each record has a name with a number, and an answer below a label or in a paper of answers."""
    answer = heading.first("response")
    if by != NAMED or len(records) < FEW or answer is None:
        return False
    if not paper.answers and (answer.guessed or not answer.heading):
        return False
    return all((cell := record.cells[answer.index]) is not None and cell.text.value for record in records)


def features_of(records: Sequence[Printed], heading: Heading, own: Table, paper: Paper, by: str) -> Features:
    """The evidence for records being those of a report, by themselves and by what is printed around them."""
    first = own.pages[0]
    cover = {1} if first <= COVERED else set()  # a cover and a page of summary, and then the records
    pages = sorted({*cover, max(1, first - 1), *own.pages[:2]})
    near = " ".join(text.value for page in pages for text in paper.paragraphs.get(page, ()))[:NEAR]
    score = score_of(records, heading, paper.profile).total
    return report_features(records, heading, near, score, by == NAMED, paper.answers, paper.profile)


def score_of(records: Sequence[Printed], heading: Heading, profile: Profile) -> Score:
    """The reading score of some records."""
    said = [said_by_role(record, heading) for record in records]
    return score_records(said, [_number(own, profile) for own in said])


def said_by_role(record: Printed, heading: Heading) -> Said:
    """What a record says, by role; "*" for a status that is shown without words."""
    found: dict[str, str] = {}
    for column in heading.columns:
        cell = record.cells[column.index] if column.index < len(record.cells) else None
        if column.role is None or cell is None:
            continue
        text = cell.text.value or ("*" if column.role == "status" and cell.marks else "")
        found[column.role] = f"{found.get(column.role, '')} {text}".strip()
    return found


def _number(said: Said, profile: Profile) -> str | None:
    if said.get("number"):
        return numbered(Text(f"{said['number']}."), profile).number or said["number"].strip(" .:")
    return numbered(Text(said.get("recommendation", "")), profile).number
