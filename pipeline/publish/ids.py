"""`recommendation_id`: given once, kept in ids.csv, never used again, the same through all rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.publish.inquiries import Inquiry, Item, Side, Sketch, match, opaque
from pipeline.publish.twins import Earlier

Place = tuple[str, int]  # report_id, index


@dataclass(frozen=True, slots=True)
class Known:
    """One line of ids.csv, and every wording of it that is known."""

    recommendation_id: str
    inquiry_id: str
    first_report_id: str
    index: int
    number: str | None
    text_hash: str
    split_into: str | None = None
    merged_into: str | None = None
    wordings: tuple[str, ...] = ()

    @property
    def lives(self) -> bool:
        """Whether later rounds may carry it: not once it was split or merged."""
        return not (self.split_into or self.merged_into)


@dataclass(frozen=True, slots=True)
class Ids:
    """Which id stands at which place, and all ids ever given."""

    at: dict[Place, str]
    all: tuple[Known, ...]


def give_ids(found: Sequence[Inquiry], earlier: Earlier) -> Ids:
    """Ids for every recommendation of every inquiry: those of the earlier dataset where it knows them, else new."""
    known = {entry.recommendation_id: entry for entry in map(_known, earlier.ids)}
    known = {name: replace(entry, wordings=tuple(earlier.wordings.get(name, ()))) for name, entry in known.items()}
    homes = _homes(known, earlier)
    at: dict[Place, str] = {}
    for inquiry in found:
        keys = (inquiry.inquiry_id, *(report.report_id for report in inquiry.reports))
        pool = {name: known[name] for key in keys for name in homes.get(key, ())}
        _give(inquiry, earlier, pool, known, at)
    return Ids(at, tuple(sorted(known.values(), key=lambda entry: entry.recommendation_id)))


def _homes(known: dict[str, Known], earlier: Earlier) -> dict[str, list[str]]:
    """Inquiry or report of the earlier dataset → the ids that were at home there."""
    homes: dict[str, list[str]] = {}
    for name, entry in known.items():
        for key in (entry.inquiry_id, *sorted(earlier.carriers.get(name, ()))):
            homes.setdefault(key, []).append(name)
    return homes


def _known(row: dict[str, str]) -> Known:
    return Known(
        row["recommendation_id"],
        row["inquiry_id"],
        row["first_report_id"],
        int(row["recommendation_index"]),
        row["number"] or None,
        row["text_hash"],
        row["split_into"] or None,
        row["merged_into"] or None,
    )


def _give(
    inquiry: Inquiry, earlier: Earlier, pool: dict[str, Known], known: dict[str, Known], at: dict[Place, str]
) -> None:
    """Ids for one inquiry, round after round; each wording met widens what later rounds may match."""
    for report in inquiry.reports:
        given = _kept(report, earlier, pool)
        rest = [item for item in report.items if item.index not in given]
        names = [name for name in pool if name not in given.values() and pool[name].lives]
        links = match([Side(item.number, (item.words,)) for item in rest], [_side(pool[name]) for name in names])
        given |= {rest[one].index: names[other] for one, other in links.items()}
        for item in report.items:
            name = given.get(item.index) or _mint(inquiry, report, item, known)
            entry = pool.get(name) or _new(name, inquiry, report, item)
            pool[name] = known[name] = _with_wording(entry, item.words)
            at[report.report_id, item.index] = name


def _kept(report: Sketch, earlier: Earlier, pool: dict[str, Known]) -> dict[int, str]:
    """What stood at the same place of the same report with the same words keeps its id."""
    given: dict[int, str] = {}
    for item in report.items:
        name = earlier.placed.get((report.report_id, item.index))
        if name in pool and (item.words in pool[name].wordings or item.hash == pool[name].text_hash):
            given[item.index] = name
    return given


def _side(entry: Known) -> Side:
    return Side(entry.number, entry.wordings)


def _mint(inquiry: Inquiry, report: Sketch, item: Item, known: dict[str, Known]) -> str:
    """A new id: the same for the same paper, and never one that was given before."""
    attempt = 0
    while True:
        name = opaque("r-", 10, inquiry.inquiry_id, report.sha256, report.first_page, item.index, attempt)
        if name not in known:
            return name
        attempt += 1


def _new(name: str, inquiry: Inquiry, report: Sketch, item: Item) -> Known:
    return Known(name, inquiry.inquiry_id, report.report_id, item.index, item.number, item.hash)


def _with_wording(entry: Known, words: str) -> Known:
    return entry if words in entry.wordings else replace(entry, wordings=(*entry.wordings, words))
