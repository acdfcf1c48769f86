"""Compare rounds and score the comparisons: pairs with truth, promises labelled in prose, pairs made by lot."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.compare import compare
from pipeline.models.report import Report
from pipeline.publish.comparisons import comparison_document
from pipeline.publish.document import report_document
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.compare.rounds_by_hand import PROMISES, read_prose
from tests.quality.corpus import Entry
from tests.quality.invented_rounds import TOPICS, Made, make_pairs
from tests.quality.reading import Outcome, Words, patient_watch, peak_memory
from tests.quality.rounds_scoring import score_pairs, score_promises
from tests.quality.scoring import Count, Fault

COLUMNS = ("pairing", "kind", "movement", "update", "claims", "absence", "due", "promises")

Row = Mapping[str, Any]
Counts = dict[str, Count]
Scored = tuple[Entry, Outcome]


def read_rounds(reports: Path, settings: Settings) -> Iterator[Scored]:
    """Yield an entry and an outcome for every pair of rounds."""
    yield from _pairs(reports / "made" / "pairs", settings)
    yield from _promises()
    for number, made in enumerate(make_pairs(), 1):
        rows = [report_document(report)["recommendations"] for report in made.rounds]

        def score(said: Row, made: Made = made, rows: Any = rows) -> Counts:
            return score_pairs(said, made.truth, *rows)

        yield _scored(TOPICS, f"invented/{number:02}", "invented", score, made.rounds)


def _pairs(folder: Path, settings: Settings) -> Iterator[Scored]:
    """Yield the pairs of documents with a truth; rounds of which one is not read have no links.

    Pairs of scans are left out: recognising their text takes minutes, and is what the gate of scans measures.
    """
    for path in sorted(folder.glob("*.pair.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        pdfs = [folder / truth[name] for name in ("old_pdf", "new_pdf")]
        said = [json.loads(pdf.with_suffix(".truth.json").read_text(encoding="utf-8")) for pdf in pdfs]
        if not all(one.get("text_layer", True) for one in said):
            continue
        rows = [one["recommendations"] for one in said]
        found = [read_document(pdf, settings, patient_watch()).reports[:1] for pdf in pdfs]
        rounds = (found[0][0], found[1][0]) if all(found) else None

        def score(said: Row, truth: Any = truth, rows: Any = rows) -> Counts:
            return score_pairs(said, truth, *rows)

        yield _scored(path, f"made/{path.name.removesuffix('.pair.json')}", "made", score, rounds)


def _promises() -> Iterator[Scored]:
    """Yield the pairs of rounds whose promises are labelled."""
    for path in sorted(PROMISES.glob("*/*.toml")):
        pair = read_prose(path)
        truth = {"commitments": pair.labels, "either": pair.either}
        rows = {
            name: report_document(report)["recommendations"]
            for name, report in (("earlier", pair.earlier), ("later", pair.later))
        }

        def score(said: Row, truth: Any = truth, rows: Any = rows) -> Counts:
            return score_promises(said, truth, rows)

        yield _scored(path, f"{path.parent.name}/{path.stem}", path.parent.name, score, (pair.earlier, pair.later))


def _scored(
    truth: Path, id_: str, group: str, score: Callable[[Row], Counts], rounds: tuple[Report, Report] | None
) -> Scored:
    started = time.process_time()
    said: dict[str, Any] = {"pairs": [], "commitments": [], "earlier": "", "later": ""}
    if rounds:
        said = comparison_document(compare(*rounds))
    counts = score(said)
    faults = [
        Fault("-", measure, f"{count.right} of {count.all}", None) for measure, count in counts.items() if count.wrong
    ]
    entry = Entry(id_, truth, group, group, "report", "rounds", False, "", truth)
    perfect = {measure: count.all for measure, count in counts.items()}
    outcome = Outcome(
        id_, 0, counts, perfect, faults, Words(), "", "", 0, time.process_time() - started, peak_memory(),
        None if rounds else "a round was not read",
    )  # fmt: skip
    return entry, outcome
