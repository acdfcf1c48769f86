"""What telling inquiries apart needs to know of a report, small enough to keep for thousands of them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.likeness import normal, text_hash
from pipeline.publish.schema import JsonObject


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: its place, its number, and its words as `likeness.normal` makes them."""

    index: int
    number: str | None
    words: str
    said: str = ""  # its update, likewise
    rag: str | None = None

    @property
    def hash(self) -> str:
        return text_hash(self.words)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report: who and when it says it is, and the words of its recommendations."""

    report_id: str
    sha256: str
    first_page: int
    at: int  # position among the reports of its file, from 0
    council: str | None
    committee: str | None
    inquiry: str | None
    stated: bool  # the user names the inquiry in a sources file
    stage_months: int | None
    update_date: str | None
    items: tuple[Item, ...]
    pages: int = 1  # of its file
    text: str = "native"  # how its letters were read
    partial: bool = False

    @property
    def order(self) -> tuple[str, int, str]:
        """Earlier rounds first; reports that name no date or round last."""
        months = 999 if self.stage_months is None else self.stage_months
        return self.update_date or "9999", months, self.report_id


def items(document: JsonObject) -> tuple[Item, ...]:
    """The recommendations of a report's document."""
    return tuple(
        Item(entry["index"], entry["number"], recommendation_words(entry["title"], entry["recommendation"]),
             normal(entry["update"] or ""), entry["rag"])
        for entry in document["recommendations"]
    )  # fmt: skip


def sketch(document: JsonObject, items: tuple[Item, ...], at: int, stated: bool) -> Sketch:
    """The sketch of a report, number `at` of its file; `stated`: a sources file names its inquiry.

    Of `document` nothing but the top is looked at; `items` are its recommendations.
    """
    header, source = document["header"], document["source"]
    return Sketch(
        document["report_id"],
        source["sha256"],
        source["first_page"],
        at,
        header["council"],
        header["committee"],
        header["inquiry"],
        stated,
        header["stage_months"],
        header["update_date"],
        items,
        source["pages"],
        source["text"],
        document["status"] != "complete",
    )


def recommendation_words(title: str | None, recommendation: str | None) -> str:
    """Title and text together, since a later round may tell them apart in another way."""
    return normal(f"{title or ''} {recommendation or ''}")
