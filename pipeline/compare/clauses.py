"""A report's texts as clauses: one thing said of one subject, with what it inherits from the words in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.compare.keys import Keys, joined, keys
from pipeline.compare.sentences import Sentence, sentences
from pipeline.compare.tenses import has_verb
from pipeline.models.report import Entity, Recommendation, Report

FIELDS = ("recommendation", "response", "action", "update")  # in the order in which they are written

_BREAK = re.compile(
    r"[;:]\s|,? (?:and|but|while|whilst|although|though) |,? (?:with (?=the |a |an |\w+ing )|which |where |rather than |followed by )|, "
)
_DECISION = re.compile(
    r"^(?:(?:cabinet|executive|council)? ?response:? ?)?(?:not |partially |partly |fully )?(?:agreed?|accepted?|rejected|noted)"
    r"(?: in (?:part|principle|full))?[.:;]?$",
    re.IGNORECASE,
)
_SELF = re.compile(r"^(?:we|officers|members|the council)\b", re.IGNORECASE)  # a subject, though it tells nothing
_ADDRESSEE = re.compile(
    r"^(?:(?!\b(?:is|are|be|to|by|for)\b).){0,120}?\b(?:Council|Cabinet|Board|Committee|Commission|Panel|Executive|Partnership|Authority|Trust|Service)\b(?!['’]s)"
)
_LEANS = re.compile(
    r"^(?:it|its|(?:this|that|these|those)(?= (?:is|are|was|were|will|has|have|should|would))|they|their|both|each|the (?:rest|remaining|others?|first|second|third|last|former|latter)"
    r"|a (?:second|third|further)|the same|one|two|three|all)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` is `field[start:end]`. `keys` are its own words, `context` those in front that it leans on,
    `topic` those of its recommendation. `leans`: it has no subject of its own ("the rest", "it").
    """

    report: Report
    row: Recommendation
    field: str
    sentence: Sentence
    start: int
    end: int
    text: str
    keys: Keys
    context: Keys
    topic: Keys
    leans: bool
    dates: tuple[Entity, ...] = ()

    @property
    def place(self) -> tuple[str, int, str, int]:
        return self.report.report_id, self.row.index, self.field, self.sentence.start


def clauses(report: Report) -> tuple[Clause, ...]:
    """Every clause of the fields that promises and their fulfilment stand in, in reading order."""
    dates: dict[tuple[int, str], list[Entity]] = {}
    for one in report.entities:
        if one.kind == "date" and one.index is not None:
            dates.setdefault((one.index, one.field), []).append(one)
    return tuple(
        clause
        for row in report.recommendations
        for field in FIELDS
        for clause in _of_field(report, row, field, dates.get((row.index, field), []))
    )


def _of_field(report: Report, row: Recommendation, field: str, dates: list[Entity]) -> Iterator[Clause]:
    whole = str(getattr(row, field) or "")
    topic = keys(f"{row.title or ''} {row.recommendation or ''}")
    before = Keys()
    for sentence in sentences(whole):
        if is_decision(sentence.text):
            continue
        inside = [one for one in dates if sentence.start <= one.start < sentence.end]
        said = Keys()
        for start, end in _spans(whole, sentence, inside):
            text = whole[start:end]
            here = [one for one in inside if start <= one.start < end]
            own = keys(
                _asked(_without(whole, start, end, here))
                if field == "recommendation"
                else _without(whole, start, end, here)
            )
            leans = bool(_LEANS.match(text)) or (len(own.actions) < 2 and not own.heads and not _SELF.match(text))
            context = joined(said, before) if leans and not said.things else said
            yield Clause(report, row, field, sentence, start, end, text, own, context, topic, leans, tuple(here))
            said = joined(said, own)
        before = said if said.things else before


def is_decision(text: str) -> bool:
    """Whether a sentence only says that a recommendation was agreed or not."""
    return bool(_DECISION.match(text))


def _asked(text: str) -> str:
    """What is recommended, without the body that is to do it."""
    return _ADDRESSEE.sub("", text, count=1)


def _without(whole: str, start: int, end: int, dates: list[Entity]) -> str:
    """The clause with its dates blanked out: when is not what."""
    text = whole[start:end]
    for one in dates:
        text = text[: one.start - start] + " " * (one.end - one.start) + text[one.end - start :]
    return text


def _spans(whole: str, sentence: Sentence, dates: list[Entity]) -> Iterator[tuple[int, int]]:
    """A sentence cut where a new statement begins, and behind a date where another date follows in the same clause."""
    start = sentence.start
    cuts = [cut for cut in _BREAK.finditer(whole, sentence.start, sentence.end) if not _inside(cut.start(), dates)]
    for cut in cuts:
        if has_verb(whole[start : cut.start()].rpartition(" that ")[2]) and has_verb(
            whole[cut.end() : sentence.end].split(",")[0]
        ):
            yield from _by_dates(start, cut.start(), dates)
            start = cut.end()
    yield from _by_dates(start, sentence.end, dates)


def _inside(at: int, dates: list[Entity]) -> bool:
    return any(one.start <= at < one.end for one in dates)


def _by_dates(start: int, end: int, dates: list[Entity]) -> Iterator[tuple[int, int]]:
    here = [one for one in dates if start <= one.start < end]
    for one in here[:-1]:
        yield start, one.end
        start = one.end
    yield start, end
