"""What is promised: by which clause, for which day, about what; and what is undertaken without a date.

Rules: "What is a commitment" of the labelling rules, as the date entities' flag gives them, and stricter still: what
is conditional, refused, or said of somebody else is no promise.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.language.clauses import FIELDS, LISTED, Cell, Clause, dated_clauses
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import has_verb, is_ahead, is_past, is_put_off, is_scheduled
from pipeline.compare.promises.exceptions import (
    describes,
    is_a_state,
    is_called_off_or_denied,
    is_conditional,
    not_until,
)
from pipeline.compare.promises.others import is_somebody_elses
from pipeline.models.comparison import Undertaking
from pipeline.models.report import Entity, Report
from pipeline.text.dates import Tense, seems_promised, tense

_SAID = idioms("en_promises")
_FIRM = re.compile(
    r"\b(?:will|shall|['’]ll|means? to|should(?! have)|must|to be|is to|are to|(?:is|are) (?:now )?"
    r"(?:booked|arranged|scheduled|planned|due|expected|programmed|timetabled)|opens?|begins?"
    r"|starts?|launches|promises|introduced|following"
    r"|(?:new|revised|target|completion) date of|goes (?:in|out|to|before|live)"
    r"|(?:agreed|undertaken|promised|offered|committed|resolved) to"
    r"|been (?:asked|told|instructed|commissioned|engaged|invited) to)\b",
    re.IGNORECASE,
)
_TOLD_THAT = re.compile(r"\bthat [^,;]{2,80}$")
_WOULD = re.compile(r"\bwould\b(?! like\b)")
_WILL = re.compile(r"\b(?:will|shall)\b")
_ELLIPSIS = re.compile(r"\b(?:will|shall|to) be\b")
_FRONTED = re.compile(r"^\W*(?:(?:and|but) )?(?:(?:from|by|in|on|during) )?(?:the )?$", re.IGNORECASE)
_EVENT = re.compile(
    rf"\b(?:{_SAID['events']}) (?:date )?(?:on |in |for )?$|\b(?:next|now|is|are)\b"
    r"|\bto (?:(?!(?:in|on|of|at)\b)[\w'’]+ ){1,3}$",
    re.IGNORECASE,
)
AMBIGUOUS = "DATE_AMBIGUOUS"
_FIRST_WORD = re.compile(r"^\W*(?!(?:had|has|have|was|were)\b)\w+")  # "Dedicated", though it looks like a past
_OF_ANOTHER = re.compile(rf"\b(?:{_SAID['of_another']}) (?:the )?$", re.IGNORECASE)
_OF_OTHERS = re.compile(rf"\b(?:{_SAID['plans_of_others']}) (?:the )?$", re.IGNORECASE)
_OF_THE_OLD_PLAN = re.compile(rf"\b(?:{_SAID['of_the_old_plan']}) (?:the )?$", re.IGNORECASE)
_STANDARD = re.compile(r"within\b.*\b(?:hour|day|week)s?$", re.IGNORECASE)  # "plots are let within four weeks"
_WITH = re.compile(r"^\W*with\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHEN = re.compile(
    r"\b(?:by|before|no later than|not later than|from|in|on|within|during) (?:the )?$|^$", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|before) (?:the )?(?:end of )?$", re.IGNORECASE)
_PARTICIPLE = r"(?:[a-z]{2,}(?:ed|en|pt|lt)|made|held|set|put|met|sent|built|bought|drawn|let|done|found|run|gone)"
_BARE_PARTICIPLE = re.compile(rf"[a-z\d] {_PARTICIPLE}\b")
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|be|been|being|which|that|who)\b", re.IGNORECASE)
_OPENS_WITH_DEED = re.compile(rf"^\W{{0,9}}(?:and )?(?:then )?{_PARTICIPLE}\b")
_BE = re.compile(r"\b(?:be|been|is|are)\b")
_PIECE = re.compile(r"[;:,] |\b(?:and|but) ")
_AND_PUT = re.compile(r"^\W{0,9}(?:and )?(?:then )?(?:put|set|let|cut|run|read) ")  # "will"
_HEARD = re.compile(r"\b(?:was|were|had|heard|noted)\b")
_DECIDED_BY = re.compile(rf"^\W*(?:{_SAID['decided']}) (?:by|at)\b")
_ANOTHER = re.compile(r"^\W*(?:(?:and|with|then) .*\w|, ?(?:[\w'’-]+ ){2,}|, (?!(?:by|in|on|or|from|to)\b)[\w'’-]+ $)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with a date ahead: `due` as the entity gives it."""

    clause: Clause
    due: str
    date: Entity
    days: tuple[Entity, ...]  # all that `due` is made of, `date` first
    alone: bool = True  # the only one of its field

    @property
    def last_day(self) -> str:
        return last_day(self.due)

    @property
    def start(self) -> int:
        """Where its statement begins: "be measured and published by May" is one."""
        return _beginning(self.clause)


def promises(clauses: Iterable[Clause]) -> list[Promise]:
    """The promises among a report's clauses, in reading order."""
    return own(anybodys(clauses))


def anybodys(clauses: Iterable[Clause]) -> list[Promise]:
    """Those of other bodies among them."""
    return _alone(
        [
            Promise(clause, _due(row, clause), row[0], tuple(row))
            for clause in clauses
            if clause.field == "recommendation" or not all(map(_is_over, clause.dates))
            for row in _days(clause)
            if _is_promise(clause, row[0])
        ]
    )


def own(every: Iterable[Promise]) -> list[Promise]:
    """Those that no other body makes."""
    return _alone([one for one in every if not is_somebody_elses(one.clause)])


def _alone(found: Sequence[Promise]) -> list[Promise]:
    """With whether each is the only one of its field."""
    fields = Counter(one.clause.place[:3] for one in found)
    alone = [fields[one.clause.place[:3]] == 1 for one in found]
    return [one if one.alone == so else replace(one, alone=so) for one, so in zip(found, alone, strict=True)]


def _beginning(clause: Clause) -> int:
    """That of its clause, or of the one in front, which it shares its subject and its day with."""
    said = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    first = max((cut.end() for cut in _PIECE.finditer(said.rstrip(" ,and"))), default=0)
    before = said[first:]
    if not (_OPENS_WITH_DEED.match(clause.text) and _BE.search(before)):
        return clause.start
    start = clause.sentence.start + first
    dated = any(one.kind == "date" and start <= one.start < clause.start for one in clause.named)
    return clause.start if dated else start


def _days(clause: Clause) -> Iterator[list[Entity]]:
    """The dates of a clause; days in a row of one thing ("4 and 11 March") are one interval."""
    row: list[Entity] = []
    for one in clause.dates:
        if not isinstance(one.value, str) or describes(clause, one, _told(clause, one)):
            continue
        between = clause.text[row[-1].end - clause.start : one.start - clause.start] if row else ""
        listed = bool(LISTED.fullmatch(between)) and "respectively" not in clause.text
        if row and not (listed and _go_together(row[-1], one)):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _go_together(one: Entity, other: Entity) -> bool:
    first, second = str(one.value), str(other.value)
    return len(first) == len(second) and "/" not in first + second and first < second


def _due(row: list[Entity], clause: Clause) -> str:
    if len(row) > 1:
        return f"{row[0].value}/{row[-1].value}"
    return str(row[0].value)


def _is_promise(clause: Clause, date: Entity) -> bool:
    """The cheapest questions come first: most days are told, not promised."""
    if clause.field == "recommendation" and clause.row.decision == "rejected":
        return False
    if clause.field != "recommendation" and _is_over(date):
        return False
    ahead, flagged = _ahead(clause, date), _is_flagged(clause, date)
    if not (ahead or flagged) or not _says_something(clause, date):
        return False
    if is_conditional(clause) or is_called_off_or_denied(clause, date) or _is_of_another(clause, date):
        return False
    if (is_a_state(clause, date) and not not_until(clause, date)) or _DECIDED_BY.match(clause.text):
        return False
    if _would(clause.text[: max(0, date.start - clause.start)]):
        return False
    if _STANDARD.match(date.text) and not _WILL.search(clause.text):
        return False
    return ahead or not _is_told(clause)


def _is_over(date: Entity) -> bool:
    """Whether a day does not lie ahead of that on which its field was written: "the last three years" is told."""
    return isinstance(date.value, str) and date.anchor is not None and last_day(date.value) <= date.anchor


def _is_told(clause: Clause) -> bool:
    """Of the past by all its words."""
    if not is_past(clause.text) or is_ahead(clause.text) or _FIRM.search(clause.text) or _is_terse(clause.text):
        return False
    return not (clause.field == "recommendation" and _beginning(clause) < clause.start)


def _would(before: str) -> bool:
    """ "It would be done in the summer"; not "notice was given that the rents would come in from October"."""
    found = _WOULD.search(before)
    return found is not None and not _TOLD_THAT.search(before[: found.start()])


def _is_of_another(clause: Clause, date: Entity) -> bool:
    """ "Following the decision of 3 May"; and of what is asked for "the works, currently planned for 2027"."""
    before = clause.text[: max(0, date.start - clause.start)]
    if _OF_ANOTHER.search(before) or _OF_OTHERS.search(before):
        return True
    return clause.field == "recommendation" and bool(_OF_THE_OLD_PLAN.search(before))


def _is_terse(text: str) -> bool:
    """ "Prices reviewed next spring": a deed without is, was or has."""
    return bool(_BARE_PARTICIPLE.search(text)) and not _AUXILIARY.search(text)


def _says_something(clause: Clause, date: Entity) -> bool:
    """A date behind another one is a promise of its own only where words of its own lead to it ("and 60 by March")."""
    before = clause.text[: max(0, date.start - clause.start)]
    if clause.start == clause.sentence.start or has_verb(before) or _ANOTHER.search(before):
        return True
    fronted = _FRONTED.match(before) and has_verb(clause.text[max(0, date.end - clause.start) :])
    return bool(fronted) or clause.text.lstrip().startswith(";")


def _ahead(clause: Clause, date: Entity) -> bool:
    """What the flag leaves open: a firm word in the clause, and a day that lies ahead of the report's own."""
    told = _told(clause, date)
    if clause.field == "recommendation" or told is None or last_day(str(date.value)) <= told:
        return clause.field == "recommendation" and _asked(clause, date, told)
    before = clause.text[: max(0, date.start - clause.start)]
    if _FIRM.search(clause.text) or is_scheduled(before) or is_put_off(before) or _WITH.match(clause.text):
        return True
    # "The tool will be agreed in June and the audit carried out in July 2017": no past, though it looks like one.
    said = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    closes = date.end >= clause.sentence.end - 1 and (clause.field != "update" or first_day(str(date.value)) > told)
    unsure = clause.field == "update" and AMBIGUOUS in date.flags
    if closes and not unsure and not has_verb(_FIRST_WORD.sub("", clause.text)):
        return True  # "Dedicated telephone line from September 2019."
    if _BY.search(before) and _is_terse(before):
        return True  # "Two units bought by autumn 2024."
    participle = bool(_YEAR.search(date.text) and _ELLIPSIS.search(said))
    more = bool(_WILL.search(said) and _AND_PUT.match(clause.text))
    if bool(_WHEN.search(before)) and (participle or more or not is_past(clause.text)):
        return True
    if unsure and not _EVENT.search(before):
        return False  # "Visits: Hexby 4 Feb": of which year?
    return first_day(str(date.value)) > told and _tense(clause, date) != "past"


def _is_flagged(clause: Clause, date: Entity) -> bool:
    """Whether its sentence alone seems to promise something for it; read anew, as the published flag is the outcome."""
    written = _told(clause, date)
    lies = _tense(clause, date) or ("future" if clause.field == "recommendation" else None)
    day = datetime.date.fromisoformat(first_day(written)) if written else None
    whole = str(getattr(clause.row, clause.field))
    return seems_promised(whole, date.start, date.end, str(date.value), day, lies)


def _tense(clause: Clause, date: Entity) -> Tense | None:
    """Where its sentence puts a day, by the words that its date is resolved by."""
    return tense(str(getattr(clause.row, clause.field)), date.start, date.end, clause.report.language)


def _told(clause: Clause, date: Entity) -> str | None:
    """The day on which a field was written."""
    header = clause.report.header
    answered = header.response_date if clause.field in ("response", "action") else None
    return date.anchor or (header.update_date if clause.field == "update" else answered) or header.completion_date


def _asked(clause: Clause, date: Entity, told: str | None) -> bool:
    """What a recommendation asks for by a day ahead of its own."""
    first = first_day(str(date.value))
    if told is None or first < told or (first == told and "/" not in str(date.value)) or _HEARD.search(clause.text):
        return False  # "within nine months" begins on the day itself
    within = date.text.lower().startswith("within")
    return within or bool(_WHEN.search(clause.text[: max(0, date.start - clause.start)]))


_UNDERTAKES_TO = re.compile(
    r"\b(?:will|shall|plans? to|planning (?:to|an?|the)|intends? to|aims? to|is to be|are to be)\s+"
    r"(?:now |also |then |again |therefore |be (?=kept\b|retained\b))*(?P<next>\w+)",
    re.IGNORECASE,
)
# Said of what goes on anyway, or of no deed at all.
_NO_DEED = frozenset(
    "continue remain keep kept retained ensure be need have always not help allow enable include cover mean depend "
    "always only become form no never give look".split()
)
_OPEN = re.compile(r"\b(?:if|unless|subject to|might|could)\b", re.IGNORECASE)


def undertakings(clauses: Iterable[Clause], dated: Iterable[Promise]) -> Iterator[Undertaking]:
    """One entry per sentence of a response, action or update that undertakes something, in reading order."""
    seen = {promise.clause.place for promise in dated}
    for clause in clauses:
        sentence = clause.sentence
        if clause.field == "recommendation" or clause.place in seen or not _undertakes(clause):
            continue
        seen.add(clause.place)
        yield Undertaking(
            clause.row.index, clause.report.report_id, clause.field, sentence.text, sentence.start, sentence.end
        )


def _undertakes(clause: Clause) -> bool:
    found = _UNDERTAKES_TO.search(clause.text)
    if found is None or found["next"].lower() in _NO_DEED or _OPEN.search(clause.sentence.text):
        return False
    return not is_somebody_elses(clause)


MOST = 200  # dates of one cell: a cell with more is a list or hostile, and is not taken apart into clauses
LONGEST = 40_000  # characters of one cell, for the same reason


def with_commitments(report: Report) -> Report:
    """The report with its dates marked, where they stand in a field that promises are read from."""
    dates = Counter((one.index, one.field) for one in report.entities if _may_be_promised(one))
    ahead = {(one.index, one.field) for one in report.entities if _may_be_promised(one) and _lies_ahead(one)}
    prose = {cell for cell, count in dates.items() if count <= MOST and cell in ahead} - _endless(report)
    made = {(day.index, day.field, day.start) for one in promises(dated_clauses(report, prose)) for day in one.days}
    marked = (
        replace(one, commitment=(one.index, one.field, one.start) in made) if _may_be_promised(one) else one
        for one in report.entities
    )
    return replace(report, entities=tuple(marked))


def _may_be_promised(one: Entity) -> bool:
    return one.kind == "date" and one.index is not None and one.field in FIELDS


def _lies_ahead(one: Entity) -> bool:
    """Whether a day may be promised: not where it lies before that on which its field was written."""
    return isinstance(one.value, str) and (not one.anchor or last_day(one.value) >= one.anchor)


def _endless(report: Report) -> set[Cell]:
    return {
        (row.index, name)
        for row in report.recommendations
        for name in FIELDS
        if len(str(getattr(row, name) or "")) > LONGEST
    }
