"""Whether a report is an earlier version of another one: the same round of the same inquiry, published anew."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from pipeline.publish.likeness import normal
from pipeline.publish.match import Side, match
from pipeline.publish.sketch import Sketch

Why = Literal["same_address", "same_file_name", "same_report"]
ALIKE_BY_NAME = 0.5  # of the longer report's recommendations, where address or file name says the same already
ALIKE = 0.8  # of the same, where nothing else does


@dataclass(frozen=True, slots=True)
class Paper:
    """One report and what its file is called; `url` as the user states it."""

    file: str
    url: str | None
    sha256: str | None
    report: Sketch


class Newer:
    """The reports of this run, found again by file name, address, and round."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Paper]] = {}
        self._by_url: dict[str, list[Paper]] = {}
        self._by_round: dict[tuple[int | None, str], list[Paper]] = {}

    def add(self, paper: Paper) -> None:
        self._by_name.setdefault(file_key(paper.file), []).append(paper)
        if paper.url:
            self._by_url.setdefault(paper.url, []).append(paper)
        if paper.report.update_date:
            self._by_round.setdefault((paper.report.stage_months, paper.report.update_date), []).append(paper)

    def version_of(self, old: Paper) -> tuple[Paper, Why] | None:
        """The paper of this run that `old` was an earlier version of, and what told so; None where there is none."""
        told: list[tuple[Why, float, Iterable[Paper]]] = [
            ("same_address", ALIKE_BY_NAME, self._by_url.get(old.url, ()) if old.url else ()),
            ("same_file_name", ALIKE_BY_NAME, self._by_name.get(file_key(old.file), ())),
        ]
        if old.report.update_date:
            same_round = self._by_round.get((old.report.stage_months, old.report.update_date), ())
            told.append(("same_report", ALIKE, same_round))
        for why, least, papers in told:
            for paper in papers:
                if paper.sha256 == old.sha256 or not _one_round(paper.report, old.report, least):
                    continue
                if why != "same_report" or _reissue(paper, old):
                    return paper, why
        return None


def file_key(file: str) -> str:
    """A file's name as people compare names."""
    return unicodedata.normalize("NFC", file)


def _reissue(new: Paper, old: Paper) -> bool:
    """Whether the later file says something else than the earlier. One that says the same is another source of it.

    A scan or a file of another kind is read less well or in another way, so that a difference proves nothing: such a
    pair stays, and the dataset tells that they are one report.
    """
    kinds = {PurePosixPath(paper.file).suffix.lower() for paper in (new, old)}
    if len(kinds) > 1 or {new.report.text, old.report.text} != {"native"}:
        return False
    return _says(new.report) != _says(old.report)


def _says(report: Sketch) -> list[tuple[str, str, str]]:
    return sorted((item.words, item.said, item.rag or "") for item in report.items)


def _one_round(new: Sketch, old: Sketch, least: float) -> bool:
    """Nothing speaks against one round of one inquiry, and enough of the recommendations are the same."""
    for one, other in ((new.council, old.council), (new.inquiry, old.inquiry)):
        if one and other and normal(one) != normal(other):
            return False
    for this, that in ((new.stage_months, old.stage_months), (new.update_date, old.update_date)):
        if this and that and this != that:
            return False
    links = match(_sides(new), _sides(old))
    return bool(links) and len(links) >= least * max(len(new.items), len(old.items))


def _sides(report: Sketch) -> list[Side]:
    return [Side(item.number, (item.words,)) for item in report.items]
