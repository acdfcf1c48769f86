"""Reports built by hand, so that publishing is tested without reading a single PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.page import Box, Style, Word
from pipeline.models.report import (
    Document,
    Entity,
    Flag,
    Header,
    Issue,
    KeyEntry,
    Person,
    Recommendation,
    Report,
    Source,
    Status,
    Unplaced,
    Update,
    Words,
)
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Locator, Text

SENTENCES = (
    "We recommend that the Cabinet Member for Harbours publishes a plan for the repair of every slipway by June 2031.",
    "We recommend that officers map the footpaths between Oldbrook and the ferry and say who looks after each of them.",
    "We recommend that the library service trials Sunday opening in two towns and reports what it cost and who came.",
    "We recommend that every school crossing is lit before winter and that the contractor is named on the website.",
    "We recommend that the parking charges on Gull Street are reviewed with traders and residents in the same room.",
    "We recommend that a single telephone number for flooding is printed on the council tax bill from next year on.",
)


def text(value: str, page: int = 1) -> Text:
    """A text of which every word was printed on one line of `page`."""
    style = Style("Helvetica", 10, False, False, "#000000", -1, False)
    runs, at = [], 0
    for index, word in enumerate(value.split(" ")):
        box = Box(50 + 6.0 * at, 100.123456, 50 + 6.0 * (at + len(word)), 112.5)
        runs.append(Run(at, at + len(word), Word(word, page, box, style, index)))
        at += len(word) + 1
    return Text(value, Runs.of(runs))


def recommendation(index: int, words: str, **more: Any) -> Recommendation:
    given: dict[str, Any] = {
        "number": str(index),
        "label": f"Recommendation {index}:",
        "recommendation": text(words),
        "response": text("Agreed. Work began in May 2030."),
        "decision": "agreed",
        "update": text("The plan was published; see https://harbour.example/plan for more."),
        "rag": "amber",
        "progress": "on_track",
        "status": Status("amber", "fill", "#ffbf00", "On track", "committee"),
        "sources": (("recommendation", (Locator(1, Box(-0.001, 90, 300.456, 140)),)),),
        "confidence": (("recommendation", 0.99), ("update", 0.9)),
    }
    return Recommendation(index, **{**given, **more})


def report(name: str = "harbours-6m.pdf", words: tuple[str, ...] = SENTENCES[:3], **more: Any) -> Report:
    sha256 = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    given: dict[str, Any] = {
        "report_id": f"{Path(name).stem.lower()}-{sha256[:8]}",
        "source": Source(name, sha256, 4, 1, 4, "Writer 1.0", True),
        "header": Header(
            title="Review of harbours",
            council="Northshire Council",
            committee="Environment Committee",
            inquiry="Harbours",
            stage="interim",
            stage_months=6,
            completion_date="2030-03",
            update_date="2030-10-14",
            lead_officers=(Person("Asha Tull", "Head of Harbours"), Person("Ben Orme")),
            cabinet_members=(Person("Cora Vane", None, "Northshire Council"),),
            printed=(("Date of this update", text("14th October 2030")),),
        ),
        "recommendations": tuple(recommendation(i, w) for i, w in enumerate(words, 1)),
        "legend": (KeyEntry("amber", "fill", "On track", "on_track", "#ffbf00"),),
        "words": Words(120, 100, 12, 7, (Unplaced(2, "stray"),)),
        "issues": (Issue("WORDS_UNPLACED", "warning", 2, "One word found no place."),),
    }
    return Report(**{**given, **more})


def rich_report() -> Report:
    """One of everything: rounds, extra columns, entities, flags."""
    row = recommendation(
        1,
        SENTENCES[0],
        title=text("Slipways"),
        updates=(
            Update(6, "6 month update", text("Not begun."), "red", Status("R", "letter", "#ff0000")),
            Update(12, "12 month update", text("The plan was published.")),
        ),
        extra=(("Ward", text("Gull")), ("Ward", text("Tern"))),
        target_date="2031-06/2031-08",
        target_date_printed=text("summer 2031"),
        flags=(Flag("DATE_AMBIGUOUS", "target_date", "The year is not printed."), Flag("TITLE_UNSURE", None, "…")),
        resolved_from=1,
    )
    blank = recommendation(2, SENTENCES[1], number=None, update=None, rag=None, progress=None,
                           status=Status(blank="not_assessed"), confidence=(), sources=())  # fmt: skip
    update = str(row.update)
    start = update.index("https")
    link = Entity(1, "update", "url", "https://harbour.example/plan", "https://harbour.example/plan", start, start + 28,
                  locators=(Locator(1, Box(1, 2, 3, 4)),), recommendation="1", flags=("LINK_DIFFERS",))  # fmt: skip
    ward = Entity(1, "extra/Ward", "organisation", "Gull", None, 0, 4, recommendation="1")
    day = Entity(None, "header/Date of this update", "date", "14th October 2030", "2030-10-14", 0, 17)
    return report(recommendations=(row, blank), entities=(link, ward, day))


def document(*reports: Report, **more: Any) -> Document:
    source = reports[0].source if reports else None
    given: dict[str, Any] = {
        "file": source.file if source else "minutes.pdf",
        "sha256": source.sha256 if source else "0" * 64,
        "pages": 4,
        "status": "complete" if reports else "empty",
        "reason": "OK" if reports else "NO_TABLE",
        "reports": reports,
        "issues": tuple(issue for entry in reports for issue in entry.issues),
    }
    return Document(**{**given, **more})


def next_round(first: Report, name: str = "harbours-12m.pdf", **header: Any) -> Report:
    """The same inquiry a round later: reordered, renumbered, one edited, one new."""
    old = [str(entry.recommendation) for entry in first.recommendations]
    words = (*reversed(old), SENTENCES[5])
    later = report(name, (words[0].replace("every", "each and every"), *words[1:]))
    return replace(later, header=replace(later.header, stage_months=12, update_date="2031-04-02", **header))


class Make:
    """The builders, for tests to ask for by name."""

    sentences = SENTENCES
    text = staticmethod(text)
    recommendation = staticmethod(recommendation)
    report = staticmethod(report)
    rich_report = staticmethod(rich_report)
    document = staticmethod(document)
    next_round = staticmethod(next_round)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Every file below a folder with its bytes, run.json left out."""

    def read(folder: Path) -> dict[str, bytes]:
        found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "run.json")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    return read
