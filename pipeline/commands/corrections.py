"""`scrutiny corrections`: what people said of a dataset, more of it from a sheet, and golden cases out of it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.wording import count, field_words, printable
from pipeline.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pipeline.models.review import Assessment, Correction
    from pipeline.review import Said

AGAIN = "They take effect when the files are read again: `scrutiny extract … -o {}`."


def run(options: argparse.Namespace) -> int:
    """Print the list; 1 where something no longer fits or could not be understood, else 0."""
    from pipeline.publish import must_be_dataset
    from pipeline.review import said_of

    must_be_dataset(options.dataset)
    if options.apply:
        _apply(options)
    if options.golden:
        _write_golden(options.dataset, options.golden)
    said = said_of(options.dataset)
    unfit = _unfit(options.dataset)
    if options.json:
        print(json.dumps(_record(said), indent=1, ensure_ascii=False))
    elif not (options.apply or options.golden):
        print("\n".join(_lines(said, unfit)))
    return 1 if unfit or said.issues else 0


def _apply(options: argparse.Namespace) -> None:
    from pipeline.commands.sheets import read_sheet
    from pipeline.publish import reports_of
    from pipeline.review import record
    from pipeline.review.make import NEEDED, corrections_of_sheet

    if not (options.by or "").strip():
        raise UsageError("The name of the person who filled in the sheet is missing.", "Give it with --by NAME.")
    rows = read_sheet(options.apply, NEEDED)
    kept = record(options.dataset, corrections_of_sheet(rows, reports_of(options.dataset), options.by))
    print(f"{count(len(kept), 'correction')} kept. {AGAIN.format(options.dataset)}", file=sys.stderr)


def _write_golden(dataset: Path, folder: Path) -> None:
    from pipeline.publish import reports_of
    from pipeline.review.queue import golden_case

    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for report in reports_of(dataset):
            lines = list(golden_case(report))
            if lines:
                (folder / f"{report.report_id}.golden.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
                written += 1
    except OSError as error:
        raise OutputError(f"{folder} could not be written: {error.strerror}.") from error
    print(f"{count(written, 'report')} with checked cells written to {folder}.", file=sys.stderr)


def _unfit(dataset: Path) -> set[str]:
    """Ids of corrections and assessments that the last run found no place for, or whose file is not there."""
    from pipeline.publish import file_issues
    from pipeline.review.assess import PRINTED
    from pipeline.review.assess import UNUSED as NOWHERE
    from pipeline.review.correct import UNUSED

    messages = [issue.message for _, issue in file_issues(dataset) if issue.code in (UNUSED, NOWHERE, PRINTED)]
    return {message.rsplit("(", 1)[-1].rstrip(").") for message in messages}


def _lines(said: Said, unfit: set[str]) -> Iterator[str]:
    from pipeline.review.settle import standing

    left = {entry.id for entry in standing(said.corrections)}
    for entry in said.corrections:
        if entry.kind != "withdraw":
            state = "no longer fits" if entry.id in unfit else "" if entry.id in left else "taken back"
            yield _line(entry, _what(entry), state)
    for decision in said.assessments:
        meeting = f" at {decision.meeting}" if decision.meeting else ""
        words = f"assessed {decision.rag or decision.progress}{meeting}"
        yield _line(decision, words, "left out" if decision.id in unfit else "")
    yield from (printable(issue.message) for issue in said.issues)
    if not said:
        yield "Nobody has corrected or assessed anything yet."
        return
    whole = f"{count(len(said.corrections), 'correction')}, {count(len(said.assessments), 'assessment')}"
    yield f"{whole}; {len(unfit):,} no longer fit." if unfit else f"{whole}."


def _line(entry: Correction | Assessment, what: str, state: str) -> str:
    target = entry.target
    row = f", recommendation {target.number or target.index}" if target.index else ""
    page = f" (page {target.place.page})" if target.place and target.place.spot is None else ""
    mark = f" [{state}]" if state else ""
    return printable(f"{entry.id}  {entry.when[:10]}  {entry.who}: {target.file}{row}{page}: {what}{mark}")


def _what(entry: Correction) -> str:
    from pipeline.review.correct import said

    field = field_words(entry.target.field)
    if entry.kind in ("text", "status"):
        return f"{field} “{_short(said(entry.before))}” → “{_short(said(entry.after))}”"
    if entry.kind == "heading":
        return f"column “{field}” is {entry.after}"
    return {"accept": f"{field} accepted", "join": "rows joined", "split": "row split"}[entry.kind]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"


def _record(said: Said) -> dict[str, object]:
    from pipeline.review.encode import assessment_line, correction_line

    return {
        "schema": "scrutiny-corrections/1",
        "corrections": [correction_line(entry) for entry in said.corrections],
        "assessments": [assessment_line(entry) for entry in said.assessments],
        "problems": [issue.message for issue in said.issues],
    }
