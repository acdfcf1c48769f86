"""A report set down as it will be published, but for names that only a dataset gives; and where drafts wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any, Self

from pipeline.publish.document import Lists
from pipeline.publish.encode import encode, encoded
from pipeline.publish.inquiries import Item, items
from pipeline.publish.registers import Mention, mentions
from pipeline.publish.rows import REPORT_TABLES, Row, Totals, cell, cells, flag_issues, inquiry_title, totals
from pipeline.publish.schema import JsonObject, tables

# What a draft leaves open, by table: the report's own names and what a sources file may state, and the rows' ids.
_OF_REPORT = {
    "recommendations": tuple("report_id inquiry_id stage_months update_date council committee inquiry_title".split()),
    "updates": ("report_id",),
    "entities": ("report_id",),
}
_ID = "recommendation_id"
_GAP = f'"{_ID}": null'


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a draft that is copied. `recommendations` and `entities`: one JSON text each."""

    recommendations: list[str]
    entities: list[str]
    totals: Totals
    ids: list[str | None]  # that the recommendations carried, in their order
    rows: dict[str, list[list[str]]]  # by table, the cells of each row
    flags: list[JsonObject]
    mentions: list[Mention]


@dataclass(frozen=True, slots=True)
class Draft:
    """`top`: the report's document without recommendations and entities; `body`: a `Body` as JSON in one line."""

    top: JsonObject
    items: tuple[Item, ...]
    body: bytes


def drafted(document: JsonObject, lists: Lists) -> Draft:
    """The draft of a report's document that passed the gate; `lists`: its long lists as JSON."""
    rows = document["recommendations"]
    said = zip(rows, lists["recommendations"], strict=True)
    body = {
        "recommendations": [text if row[_ID] is None else encoded({**row, _ID: None}) for row, text in said],
        "entities": lists["entities"],
        "totals": totals(document),
        "ids": [row[_ID] for row in rows],
        "rows": {name: _written(name, make(document)) for name, make in REPORT_TABLES.items()},
        "flags": list(flag_issues(document)),
        "mentions": list(mentions(document)),
    }
    top = {**document, "recommendations": [], "entities": []}
    return Draft(top, items(document), json.dumps(body, ensure_ascii=True).encode("ascii"))


def _written(table: str, rows: Iterable[Row]) -> list[list[str]]:
    names = tables()[table].names
    return [cells(row, names) for row in rows]


def body_of(line: bytes) -> Body:
    """The body of `Draft.body`."""
    said = json.loads(line)
    return Body(**{**said, "totals": Totals(*said["totals"]), "mentions": [Mention(*one) for one in said["mentions"]]})


def text_of(top: JsonObject, body: Body, ids: Sequence[str | None]) -> str:
    """The report's JSON; `ids` of its recommendations, in their order."""
    named = zip(body.recommendations, ids, strict=True)
    rows = [text.replace(_GAP, f'"{_ID}": {encoded(name)}', 1) for text, name in named]
    return encode(top, {"recommendations": rows, "entities": body.entities})


def rows_of(table: str, top: JsonObject, body: Body, ids: Sequence[str | None]) -> Iterator[list[str]]:
    """The cells of the report's rows in one table."""
    places = _places(table)
    own = {places[name]: cell(_said(top, name)) for name in _OF_REPORT[table]}
    for row in body.rows[table]:
        for at, value in own.items():
            row[at] = value
        if _ID in places:
            row[places[_ID]] = cell(ids[int(row[places["recommendation_index"]]) - 1])
        yield row


def _said(top: Mapping[str, Any], name: str) -> Any:
    if name == "inquiry_title":
        return inquiry_title(top["header"])
    return top[name] if name in top else top["header"][name]


@cache
def _places(table: str) -> dict[str, int]:
    return {name: at for at, name in enumerate(tables()[table].names)}


Key = tuple[str, int]  # the file's hash, and which of its reports


@dataclass(slots=True)
class Spool:
    """Set down in any order, taken back in any order; what is set down again counts from then on."""

    path: Path
    _stream: IO[bytes] | None = None
    _places: dict[Key, tuple[int, int, int]] = field(default_factory=dict)  # where it starts, lengths of top and body

    def put(self, key: Key, draft: Draft) -> None:
        """Raises OSError where there is no room."""
        stream = self._opened()
        top = json.dumps(draft.top, ensure_ascii=False).encode("utf-8")
        self._places[key] = stream.seek(0, 2), len(top), len(draft.body)
        stream.write(top)
        stream.write(draft.body)

    def get(self, key: Key) -> tuple[JsonObject, Body]:
        """Top and body of a draft that was set down."""
        stream, (start, top, body) = self._opened(), self._places[key]
        stream.seek(start)
        return json.loads(stream.read(top)), body_of(stream.read(body))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left of it."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self.path.unlink(missing_ok=True)

    def _opened(self) -> IO[bytes]:
        if self._stream is None:
            self._stream = self.path.open("w+b")
        return self._stream
