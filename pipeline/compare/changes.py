"""What changed between two rounds of a recommendation: texts, names, status, days; and the signals to see first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import cast

from pipeline.compare.language.kin import last_day
from pipeline.compare.language.words import plain, printed_words, sentences
from pipeline.compare.pairing.links import Link
from pipeline.compare.trust import cell, doubtful
from pipeline.models.comparison import (
    DateChange,
    DecisionChange,
    Direction,
    NameChange,
    Operation,
    Pair,
    ProgressChange,
    RagChange,
    Ref,
    ShownChange,
    TextChange,
    UpdateChange,
    WordRun,
)
from pipeline.models.report import KeyEntry, Progress, Rag, Recommendation, Report
from pipeline.models.text import Locator, Text
from pipeline.text.dates.years import days_between

OF_SHORTER = 0.6  # share of the shorter text's words that stand in the longer one in the same order
OF_LONGER = 0.3  # and these are this share of the longer one,
LONG_ENOUGH = 25  # or so many words


def update_change(earlier: Text | None, later: Text | None) -> UpdateChange:
    """unchanged, edited, rewritten, added or removed; two blanks are unchanged."""
    ours, theirs = printed_words(str(earlier or "")), printed_words(str(later or ""))
    if ours == theirs:
        return "unchanged"
    if not ours or not theirs:
        return "added" if theirs else "removed"
    return "edited" if _edited(ours, theirs) else "rewritten"


def text_change(earlier: Text | None, later: Text | None) -> TextChange | None:
    """unchanged, edited or rewritten; None where a side has no such text, so that nothing can be compared."""
    if not earlier or not later:
        return None
    return cast(TextChange, update_change(earlier, later))


DECISION = 6  # words at most of a decision that one report prints in front of the answer: "Cabinet response: Agreed"


def answer_change(earlier: Recommendation, later: Recommendation) -> TextChange | None:
    """As text_change of the responses; a decision printed in front of the same answer in one of them is no change."""
    ours, theirs = (printed_words(str(one.response or "")) for one in (earlier, later))
    shorter, longer = sorted((ours, theirs), key=len)
    front, rest = longer[: len(longer) - len(shorter)], longer[len(longer) - len(shorter) :]
    same = earlier.decision is not None and earlier.decision == later.decision and shorter == rest
    if shorter and same and len(front) <= DECISION and not any(word.endswith(".") for word in front[:-1]):
        return "unchanged"
    return text_change(earlier.response, later.response)


def _edited(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Counted in matching blocks, as the contract's scorer does; a quick upper bound first."""
    from rapidfuzz.distance import LCSseq

    shorter, longer = sorted((len(ours), len(theirs)))
    needed = max(OF_SHORTER * shorter, min(OF_LONGER * longer, LONG_ENOUGH))
    if LCSseq.similarity(ours, theirs) < needed:
        return False
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= needed


ALIKE = 0.5  # two sentences that share so much are one sentence, changed


def differences(earlier: str, later: str) -> tuple[WordRun, ...]:
    """The later text as runs of words: equal ones as the later prints them, inserted ones, deleted ones."""
    ours = [sentence.text for sentence in sentences(earlier)]
    theirs = [sentence.text for sentence in sentences(later)]
    return tuple(_joined(_aligned(ours, theirs)))


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[WordRun]:
    from rapidfuzz.distance import Indel

    a, b = [plain(text).lower() for text in ours], [plain(text).lower() for text in theirs]
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            yield from _replaced(gone, come)
            gone, come = [], []
            yield from (WordRun("equal", text) for text in theirs[step.dest_start : step.dest_end])
        gone += ours[step.src_start : step.src_end] if step.tag == "delete" else []
        come += theirs[step.dest_start : step.dest_end] if step.tag == "insert" else []
    yield from _replaced(gone, come)


def _replaced(gone: Sequence[str], come: Sequence[str]) -> Iterator[WordRun]:
    """Sentences of one text against those of the other, in order: alike ones word by word, others whole."""
    rest = list(gone)
    for text in come:
        at = next((n for n, other in enumerate(rest) if _share(other, text) >= ALIKE), None)
        if at is None:
            yield WordRun("insert", text)
            continue
        yield from (WordRun("delete", other) for other in rest[:at])
        yield from _words(rest[at], text)
        rest = rest[at + 1 :]
    yield from (WordRun("delete", other) for other in rest)


def _share(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(printed_words(one), printed_words(other))


def _words(one: str, other: str) -> Iterator[WordRun]:
    from rapidfuzz.distance import Indel

    ours, theirs = one.split(), other.split()
    shapes = [[plain(word).lower() for word in words] for words in (ours, theirs)]
    for step in Indel.opcodes(*shapes):
        if step.tag == "delete":
            yield WordRun("delete", " ".join(ours[step.src_start : step.src_end]))
        else:
            operation: Operation = "equal" if step.tag == "equal" else "insert"
            yield WordRun(operation, " ".join(theirs[step.dest_start : step.dest_end]))


def _joined(runs: Iterable[WordRun]) -> Iterator[WordRun]:
    """Neighbours of one kind as one run; between two equal ones what went stands in front of what came."""
    for same, group in groupby(runs, key=lambda run: run.operation == "equal"):
        words = list(group)
        kinds: tuple[Operation, ...] = ("equal",) if same else ("delete", "insert")
        for kind in kinds:
            said = " ".join(run.words for run in words if run.operation == kind and run.words)
            if said:
                yield WordRun(kind, said)


_TITLE = re.compile(r"^(?:cllrs?|councillors?|mrs?|ms|miss|dr|prof|professor|sir|dame)\.?\s+", re.IGNORECASE)
_FIELDS = ("lead_officer", "update", "response", "action")  # where those who are to do it are named

Named = Mapping[int, tuple[str, ...]]


def named(report: Report) -> Named:
    """Index of a recommendation → the people named in its cells, in the order of the paper, each once."""
    found: dict[int, dict[str, None]] = {}
    for entity in report.entities:
        if entity.kind == "person" and entity.index is not None and entity.field in _FIELDS:
            found.setdefault(entity.index, {})[_full(entity.value, entity.text)] = None
    return {index: tuple(names) for index, names in found.items()}


def header_names(report: Report) -> tuple[str, ...]:
    """Lead officers and Cabinet members of the report's top lines."""
    people = (*report.header.lead_officers, *report.header.cabinet_members)
    return tuple(person.name for person in people if not person.name.startswith("["))  # a post in place of a name


def name_change(earlier: Iterable[str], later: Iterable[str]) -> NameChange:
    """Names only in the one, only in the other; with or without a title a name is the same, and so is a surname."""
    ours, theirs = list(earlier), list(later)
    return NameChange(
        tuple(name for name in theirs if not _among(name, ours)),
        tuple(name for name in ours if not _among(name, theirs)),
    )


def _among(name: str, others: Iterable[str]) -> bool:
    words = _key(name)
    return any(words == other or words[-1:] == other or other[-1:] == words for other in map(_key, others))


def _key(name: str) -> tuple[str, ...]:
    return tuple(_TITLE.sub("", plain(name)).lower().split())


def _full(value: str | float | None, text: str) -> str:
    return value if isinstance(value, str) and value else text


_COLOURS: tuple[Rag, ...] = ("red", "amber", "green", "complete")  # worst first
_PROGRESS: dict[Progress, int] = {"not_delivered": 0, "concern": 1, "on_track": 2, "delivered": 3}
_SHOWN: dict[str, Rag] = {
    "blue": "complete", "tick": "complete", "b": "complete", "g": "green", "a": "amber", "r": "red",
}  # fmt: skip


def status_direction(earlier: Recommendation, later: Recommendation, reports: tuple[Report, Report]) -> Direction:
    if earlier.progress and later.progress:
        return _moved(earlier.progress, later.progress)
    if _assessed(later) and not _assessed(earlier):
        # What stood there and could not be read is no first assessment.
        return "unknown" if earlier.status.blank == "not_read" else "first_assessed"
    if not earlier.rag or not later.rag or _keys_differ(reports, (earlier.rag, later.rag)):
        return "unknown"
    return _compared(_COLOURS.index(earlier.rag), _COLOURS.index(later.rag))


def _assessed(one: Recommendation) -> bool:
    return bool(one.rag or one.progress)


def _moved(before: Progress, now: Progress) -> Direction:
    """Not started is behind on track and delivered; beside a concern, or closed, nothing says better or worse."""
    if before == now:
        return "same"
    if "closed" in (before, now):
        return "unknown"
    if before == "not_started":
        return "improved" if now in ("on_track", "delivered") else "unknown"
    if now == "not_started":
        return "worsened" if before in ("on_track", "delivered") else "unknown"
    return _compared(_PROGRESS[before], _PROGRESS[now])


def _compared(before: int, now: int) -> Direction:
    if before == now:
        return "same"
    return "improved" if now > before else "worsened"


def _keys_differ(reports: tuple[Report, Report], colours: tuple[Rag, Rag]) -> bool:
    """Whether the two reports' keys give one of these colours different meanings."""
    return any(_differ(*(_entry(report, colour) for report in reports)) for colour in set(colours))


def _entry(report: Report, colour: Rag) -> KeyEntry | None:
    return next((entry for entry in report.legend if _colour_of(entry) == colour), None)


def _colour_of(entry: KeyEntry) -> str:
    shown = entry.shown.strip().lower()
    return _SHOWN.get(shown, shown)


def _differ(one: KeyEntry | None, other: KeyEntry | None) -> bool:
    if one is None or other is None or plain(one.meaning).lower() == plain(other.meaning).lower():
        return False
    return bool(one.progress and other.progress and one.progress != other.progress)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two reports, and who is named where in each."""

    earlier: Report
    later: Report
    named_before: Named
    named_now: Named

    @property
    def prints_answers(self) -> bool:
        """Whether the later report prints the answers again: one that follows the response itself need not."""
        return not self.earlier.is_response or any(one.response for one in self.later.recommendations)

    @classmethod
    def of(cls, earlier: Report, later: Report) -> Sides:
        return cls(earlier, later, named(earlier), named(later))


def ref(one: Recommendation) -> Ref:
    return Ref(one.index, one.number, one.recommendation_id)


def pair(link: Link, sides: Sides) -> Pair:
    """The pair that a link stands for."""
    before = None if link.earlier is None else sides.earlier.recommendations[link.earlier]
    now = None if link.later is None else sides.later.recommendations[link.later]
    if before is None or now is None:
        one = _one_sided(link, before, now)
        return replace(one, check_first=_check_first((sides.earlier, sides.later), (before, now)))
    update = update_change(before.update, now.update)
    response = answer_change(before, now)
    moved = status_direction(before, now, (sides.earlier, sides.later))
    target = _target(before.target_date, now.target_date)
    return Pair(
        ref(before), ref(now), link.matched_by, link.similarity, link.ambiguous, link.kind,
        recommendation=text_change(before.recommendation, now.recommendation),
        response=response,
        update=update,
        decision=DecisionChange(before.decision, now.decision),
        rag=RagChange(before.rag, now.rag, moved),
        progress=ProgressChange(before.progress, now.progress),
        shown=ShownChange(before.status.shown, now.status.shown),
        officers=name_change(sides.named_before.get(before.index, ()), sides.named_now.get(now.index, ())),
        target_date=target,
        diff=tuple(_diffs(before, now, response)),
        signals=tuple(_signals(before, now, (response, update), moved, target, answers=sides.prints_answers)),
        check_first=_check_first((sides.earlier, sides.later), (before, now)),
    )  # fmt: skip


def _check_first(
    reports: tuple[Report, Report], rows: tuple[Recommendation | None, Recommendation | None]
) -> tuple[Locator, ...]:
    """The doubtful ones among the cells that a pair speaks of."""
    cells = [
        cell(report.report_id, row.index, field)
        for report, row in zip(reports, rows, strict=True)
        if row is not None
        for field in ("recommendation", "response", "update", "rag")
    ]
    return doubtful(reports, cells)


def _one_sided(link: Link, before: Recommendation | None, now: Recommendation | None) -> Pair:
    """A recommendation that only one of the reports has: nothing can have changed."""
    one = Pair(None, None, link.matched_by, link.similarity, link.ambiguous, link.kind)
    if before is not None:
        return replace(
            one, earlier=ref(before), rag=RagChange(before.rag), progress=ProgressChange(before.progress),
            shown=ShownChange(before.status.shown), target_date=DateChange(before.target_date),
        )  # fmt: skip
    if now is not None:
        return replace(
            one, later=ref(now), rag=RagChange(None, now.rag), progress=ProgressChange(None, now.progress),
            shown=ShownChange(None, now.status.shown), target_date=DateChange(None, now.target_date),
        )  # fmt: skip
    return one


def _target(before: str | None, now: str | None) -> DateChange:
    return DateChange(before, now, days_between(before, now) if before and now else None)


def _diffs(
    before: Recommendation, now: Recommendation, response: TextChange | None
) -> Iterator[tuple[str, tuple[WordRun, ...]]]:
    """Only of fields that changed; a text that came or went whole is one run."""
    for field in ("recommendation", "response", "update"):
        ours, theirs = getattr(before, field), getattr(now, field)
        if update_change(ours, theirs) != "unchanged" and (field, response) != ("response", "unchanged"):
            yield field, differences(str(ours or ""), str(theirs or ""))


def _signals(
    before: Recommendation, now: Recommendation, texts: tuple[TextChange | None, UpdateChange], way: Direction,
    target: DateChange, *, answers: bool,
) -> Iterator[str]:  # fmt: skip
    """`texts`: how response and update changed; `answers`: whether the later report prints the answers."""
    response, update = texts
    repeated = update == "unchanged" and bool(now.update)
    moved = way in ("improved", "worsened")
    if repeated:
        yield "same_wording"
    if repeated and moved:
        yield "status_moved_same_wording"
    if moved:
        yield f"status_{way}"
    if not now.update:
        yield "no_update"
    if before.decision != now.decision and before.decision and now.decision:
        yield "decision_changed"
    if response in ("edited", "rewritten"):
        yield "response_changed"
    if bool(before.response) != bool(now.response) and (answers or now.response):
        yield "response_added" if now.response else "response_removed"
    if target.from_ and target.to and last_day(target.from_) != last_day(target.to):
        yield "target_moved" if last_day(target.to) > last_day(target.from_) else "target_brought_forward"
    if before.number != now.number:
        yield "renumbered"
