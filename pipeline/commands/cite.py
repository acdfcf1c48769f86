"""`scrutiny cite`: a citation of one cell, and which cell “REPORT NUMBER FIELD” means."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pipeline.commands.wording import printable
from pipeline.errors import NoReport, UsageError
from pipeline.models.report import Recommendation, Report

_DATE = "target_date_printed"
FIELDS = {"status": "rag", "officer": "lead_officer", "date": _DATE, "target_date": _DATE}


def run(options: argparse.Namespace) -> int:
    """Print the citation, in words or as JSON. 0."""
    from pipeline.trust.explain import citation, sentence

    parts = citation(*cell_of(options))
    if options.json:
        found = {"schema": "scrutiny-citation/1", **parts, "text": sentence(parts)}
        print(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        print(printable(sentence(parts)))
    return 0


def cell_of(options: argparse.Namespace) -> tuple[Report, Recommendation, str]:
    """The report, row and field that the options name. Raises UsageError where there is no such one."""
    reports = [r for r in _reports(options) if not options.report_id or r.report_id == options.report_id]
    if not reports:
        raise NoReport(f"{options.report} holds no such progress report.")
    found = [(report, row) for report in reports for row in report.recommendations if _is(row, options.number)]
    if not found:
        numbers = ", ".join(row.number or f"#{row.index}" for report in reports for row in report.recommendations)
        raise UsageError(f"There is no recommendation {options.number}.", f"There are: {numbers}.")
    if len(found) > 1:
        known = ", ".join(f"#{row.index} of {report.report_id}" for report, row in found)
        raise UsageError(f"Several recommendations are called {options.number}: {known}.",
                         "Say which by its position, like #3, and by --report-id.")  # fmt: skip
    report, row = found[0]
    return report, row, _field(row, options.field)


def _reports(options: argparse.Namespace) -> list[Report]:
    path: Path = options.report
    if path.suffix.lower() == ".json":
        from pipeline.publish import read_report

        return [read_report(path)]
    from pipeline.errors import InputError
    from pipeline.settings import Settings
    from pipeline.work.apart import documents

    settings = Settings(password=options.password, profile=options.profile, ocr=options.ocr, entities=False)
    (document,) = documents([path], settings)
    if document.status == "failed":
        raise InputError(document.issues[0].message, "")
    return list(document.reports)


def _is(row: Recommendation, asked: str) -> bool:
    if asked.startswith("#"):
        return str(row.index) == asked[1:]
    return (row.number or "").casefold() == asked.casefold() or (row.number is None and str(row.index) == asked)


def _field(row: Recommendation, asked: str) -> str:
    name = FIELDS.get(asked.casefold(), asked)
    known = [*dict.fromkeys((*dict(row.confidence), "rag")), *(f"extra/{label}" for label, _ in row.extra)]
    if name in known or hasattr(row, name):
        return name
    extra = next((label for label, _ in row.extra if label.casefold() == asked.casefold()), None)
    if extra:
        return f"extra/{extra}"
    words = ", ".join("status" if field == "rag" else field for field in known)
    raise UsageError(f"There is no field {asked!r} here.", f"There are: {words}.")
