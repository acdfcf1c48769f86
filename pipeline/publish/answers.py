"""`rounds.csv` and `pairs.csv`: what comparing was unsure of, for a person to answer, and the answers read back.

They stand beside the data. A line is asked once: one that was answered stays as it is, whatever comes out later; one
that was not is taken away when the question no longer arises. A file that can't be understood is never written over.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.models.answers import Answers, LinkAnswer, LinkQuestion, RoundsAnswer, RoundsQuestion
from pipeline.models.report import Report
from pipeline.publish.folder import writing
from pipeline.publish.rows import write_csv
from pipeline.publish.schema import question_tables
from pipeline.publish.spreadsheet.workbook import mark

ROUNDS, PAIRS = "rounds.csv", "pairs.csv"
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
_START = 120  # letters of a recommendation that are shown
_CORRECT = "Correct the line, or delete it, and run again."

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in the two files: the lines, the answers in them, and lines about reports that are not there."""

    rounds: tuple[Line, ...] = ()
    pairs: tuple[Line, ...] = ()
    answers: Answers = field(default_factory=Answers)
    idle: tuple[str, ...] = ()


def asked_in(folder: Path) -> bool:
    """Whether questions stand in a folder."""
    return any((folder / name).exists() for name in (ROUNDS, PAIRS))


def read_answers(folder: Path, reports: Sequence[Report]) -> Given:
    """The answers in `folder` about these reports. Raises UsageError, naming the line, where one can't be right."""
    known = {report.report_id: report for report in reports}
    rounds, pairs = (tuple(_lines(folder / name)) for name in (ROUNDS, PAIRS))
    idle: list[str] = []
    decided = tuple(_decided(folder / ROUNDS, rounds, known, idle))
    linked = tuple(_linked(folder / PAIRS, pairs, known, idle))
    return Given(rounds, pairs, Answers(decided, linked), tuple(idle))


def _lines(path: Path) -> Iterator[Line]:
    table = question_tables()[path.stem]
    if not path.exists():
        return
    try:
        with writing(path.parent), path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            missing = [name for name in table.names if name not in (rows.fieldnames or ())]
            unknown = [name for name in rows.fieldnames or () if name not in table.names]
            if missing or unknown:
                what = f"lacks the column {missing[0]!r}" if missing else f"has a column {unknown[0]!r}"
                raise UsageError(f"{path} {what}.", f"Columns are: {', '.join(table.names)}.")
            yield from ({name: (row.get(name) or "").strip() for name in table.names} for row in rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} is not a CSV file in UTF-8.", "Save it as “CSV UTF-8”.") from error


def _decided(path: Path, lines: Sequence[Line], known: Mapping[str, Report], idle: list[str]) -> Iterator[RoundsAnswer]:
    seen: dict[frozenset[str], tuple[bool, int]] = {}
    for number, line in enumerate(lines, 2):
        same, first = _answer(path, number, "rounds", line["rounds"]), line["first"]
        if same is None and not first:
            continue
        if not _both_known(path, number, (line["one"], line["other"]), known, idle):
            continue
        if first and first not in (line["one"], line["other"]):
            raise _wrong(path, number, "column first: name one of the two reports of the line, or nothing")
        if same is False and first:
            raise _wrong(path, number, "says “no” and names the first of the rounds as well")
        answer = same is not False
        _contradiction(path, number, frozenset((line["one"], line["other"])), answer, seen)
        yield RoundsAnswer(line["one"], line["other"], answer, first or None)


def _linked(path: Path, lines: Sequence[Line], known: Mapping[str, Report], idle: list[str]) -> Iterator[LinkAnswer]:
    seen: dict[frozenset[str], tuple[bool, int]] = {}
    for number, line in enumerate(lines, 2):
        same = _answer(path, number, "same", line["same"])
        if same is None or not _both_known(path, number, (line["earlier"], line["later"]), known, idle):
            continue
        places = [_place(path, number, line, side, known) for side in ("earlier", "later")]
        _contradiction(path, number, _of_pair(line), same, seen)
        yield LinkAnswer(line["earlier"], places[0], line["later"], places[1], same)


def _place(path: Path, number: int, line: Line, side: str, known: Mapping[str, Report]) -> int:
    """A recommendation's position, if the report has so many."""
    said, there = line[f"{side}_index"], len(known[line[side]].recommendations)
    if not said.isdecimal() or not 1 <= int(said) <= there:
        raise _wrong(path, number, f"column {side}_index: {said!r} is not a number from 1 to {there}")
    return int(said)


def _both_known(path: Path, number: int, ids: tuple[str, str], known: Mapping[str, Report], idle: list[str]) -> bool:
    if not all(ids) or ids[0] == ids[1]:
        raise _wrong(path, number, "does not name two reports")
    missing = [one for one in ids if one not in known]
    if missing:
        idle.append(f"{path.name}, line {number}, names {missing[0]}, which is not there: it is ignored.")
    return not missing


def _answer(path: Path, number: int, column: str, said: str) -> bool | None:
    word = said.casefold()
    if word in _YES | _NO:
        return word in _YES
    if word:
        raise _wrong(path, number, f"column {column}: {said!r} is neither yes nor no")
    return None


def _contradiction(
    path: Path, number: int, key: frozenset[str], answer: bool, seen: dict[frozenset[str], tuple[bool, int]]
) -> None:
    before = seen.setdefault(key, (answer, number))
    if before[0] != answer:
        raise _wrong(path, number, f"says the opposite of line {before[1]}")


def _wrong(path: Path, number: int, what: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {what}.", _CORRECT)


def write_questions(
    folder: Path,
    given: Given,
    reports: Sequence[Report],
    rounds: Iterable[RoundsQuestion],
    pairs: Iterable[LinkQuestion],
) -> int:
    """The questions into `folder`, answered lines first as they stood; returns how many are open.

    A file without any line is not kept. Raises OutputError where one can't be written.
    """
    known = {report.report_id: report for report in reports}
    asked = [_rounds_line(one, known) for one in rounds]
    linked = [_pair_line(one, known) for one in pairs]
    open_rounds = _put(folder / ROUNDS, given.rounds, asked, _of_rounds, ("rounds", "first"))
    return open_rounds + _put(folder / PAIRS, given.pairs, linked, _of_pair, ("same",))


def _of_rounds(line: Line) -> frozenset[str]:
    """What a line asks about, whichever way round."""
    return frozenset((line["one"], line["other"]))


def _of_pair(line: Line) -> frozenset[str]:
    return frozenset(f"{line[side]} {line[f'{side}_index']}" for side in ("earlier", "later"))


def _put(
    path: Path,
    stood: Sequence[Line],
    asked: Sequence[Line],
    about: Callable[[Line], frozenset[str]],
    answers: tuple[str, ...],
) -> int:
    kept = [line for line in stood if any(line[name] for name in answers)]
    done = {about(line) for line in kept}
    fresh = [line for line in asked if about(line) not in done]
    with writing(path.parent):
        if not kept and not fresh:
            path.unlink(missing_ok=True)
            return 0
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.new")
        write_csv(draft, question_tables()[path.stem], [*kept, *fresh])
        os.replace(draft, path)
    return len(fresh)


def _rounds_line(one: RoundsQuestion, known: Mapping[str, Report]) -> Line:
    return {
        "one": one.one,
        "other": one.other,
        "one_file": mark(known[one.one].source.file),
        "other_file": mark(known[one.other].source.file),
        "alike": f"{one.alike} of {one.of}",
        "found": one.found,
    }


def _pair_line(one: LinkQuestion, known: Mapping[str, Report]) -> Line:
    before = known[one.earlier].recommendations[one.earlier_index - 1]
    now = known[one.later].recommendations[one.later_index - 1]
    return {
        "earlier": one.earlier,
        "earlier_index": str(one.earlier_index),
        "earlier_text": mark(
            f"{before.number or ''} {before.title or ''} {before.recommendation or ''}".strip()[:_START]
        ),
        "later": one.later,
        "later_index": str(one.later_index),
        "later_text": mark(f"{now.number or ''} {now.title or ''} {now.recommendation or ''}".strip()[:_START]),
        "alike": str(one.percent),
        "found": one.found,
    }
