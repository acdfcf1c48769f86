"""Reports made by hand, and the pairs in prose with their labels."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.compare.promises.promises import Promise
from pipeline.models.comparison import Commitment
from pipeline.models.report import Document, Header, Recommendation, Report, Source
from pipeline.models.text import Text
from pipeline.tag import entities

PROMISES = Path(__file__).parent / "promises"
TREES = "That the Council plants two hundred street trees a year in the wards with the least shade."
BINS = "That litter bins in the three main parks are emptied on Sundays between May and September."
PATHS = "That worn paths along the canal are resurfaced with a material that drains."
SIGNS = "That signs to the station are replaced and show walking times in minutes."
GRANT = "That a small grants fund for friends' groups is opened, and that its rules fit on one page."
TEXTS = [TREES, BINS, PATHS, SIGNS]
UNLIKE = [
    "That school crossing patrols are kept where more than forty children cross.",
    "That the waiting list for allotments is published twice a year.",
    "That the Council writes to every landlord about smoke alarms.",
]


def text(value: str | None) -> Text | None:
    return Text(value) if value else None


def row(index: int, recommendation: str, *, number: str | None = "", **fields: Any) -> Recommendation:
    """A recommendation; `number` is its index unless given."""
    texts = {name: text(fields.pop(name, None)) for name in ("title", "response", "update", "previous_update")}
    return Recommendation(
        index, number=str(index) if number == "" else number, recommendation=text(recommendation), **texts, **fields
    )


def made(name: str, rows: list[Recommendation], *, tagged: bool = True, legend: tuple = (), **header: Any) -> Report:
    """A report over the rows, its dates and names found by rules."""
    source = Source(f"{name}.pdf", "0" * 64, 1, 1, 1)
    report = Report(name, source, Header(**header), tuple(rows), legend=legend, inquiry_id="an-inquiry")
    return replace(report, entities=entities(report, model=False)[0]) if tagged else report


@dataclass(frozen=True)
class Prose:
    """One pair in prose: both rounds and the labels. `author`: who wrote it, else the folder that it is in."""

    name: str
    author: str
    earlier: Report
    later: Report
    labels: list[dict[str, Any]]
    either: list[dict[str, Any]]

    @property
    def groups(self) -> set[tuple[str, str]]:
        """What is to be found: what hangs on a condition is labelled where it may mislead, and is no promise."""
        real = (label for label in self.labels if label["outcome"] != "conditional")
        return {(self.name, label.get("group", label["text"])) for label in real}


def labels_of(claim: Commitment | Promise, pair: Prose, labels: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The labels whose words a claim, or a promise that was found, shares."""
    if isinstance(claim, Promise):
        said = claim.clause
        report, index, field, start, end = said.report, said.row.index, said.field, claim.start, said.end
    else:
        report = pair.earlier if claim.made_in == pair.earlier.report_id else pair.later
        index, field, start, end = claim.index, claim.field, claim.start, claim.end
    whole = str(getattr(report.recommendations[index - 1], field))
    for label in labels:
        made_in = pair.earlier if label["made_in"] == "earlier" else pair.later
        same = (made_in is report, label["index"], label["field"]) == (True, index, field)
        at = whole.find(label["text"])
        if same and at >= 0 and start < at + len(label["text"]) and at < end:
            yield label


def read_prose(path: Path) -> Prose:
    pair = tomllib.loads(path.read_text(encoding="utf-8"))

    def round_of(which: str, months: int) -> Report:
        rows = [
            row(
                at, one["text"], number=one.get("number"), title=one.get("title"), response=one["response_text"],
                update=one[f"{which}_update"], rag=one.get(f"{which}_rag"),
                decision="rejected" if one["response_text"].startswith("Not agreed") else None,
            )
            for at, one in enumerate(pair["recommendation"], 1)
        ]  # fmt: skip
        dates = {"completion_date": pair["completion"], "response_date": pair.get("response")}
        dates["council"] = pair.get("council")
        return made(f"{path.stem}-{which}", rows, stage_months=months, update_date=pair[which], **dates)

    labels, either = (
        pair.get(table, []) + [
            {"made_in": one["in"], "index": at, **one}
            for at, row in enumerate(pair["recommendation"], 1)
            for one in row.get(beside, [])
        ]
        for table, beside in (("commitment", "labels"), ("either", "either"))
    )  # fmt: skip
    folder = path.parent.name
    author = pair.get("author", folder)
    return Prose(f"{folder}/{path.stem}", author, round_of("earlier", 6), round_of("later", 12), labels, either)


def prose(folder: str) -> list[Prose]:
    """All pairs of one set of promises."""
    return [read_prose(path) for path in sorted((PROMISES / folder).glob("*.toml"))]


def named(name: str) -> Prose:
    """One pair by its name."""
    return read_prose(PROMISES / "wordings" / f"{name}.toml")


def document(report: Report, mark: str) -> Document:
    """The document that a report stands in; `mark` tells its file from others."""
    whole = replace(
        report, source=replace(report.source, sha256=mark * 64), report_id=f"{report.report_id}-{mark * 8}",
        inquiry_id=None,
    )  # fmt: skip
    return Document(report.source.file, mark * 64, 1, "complete", "OK", (whole,))
