"""The registers of a dataset: who and which bodies its reports name, one row for each, from the published documents.

A person is known by name within one council, or within one inquiry where the council is not known; a body by its
official code, or by name within the same bounds. Two councils never share a person by name alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.publish.inquiries import normal, opaque
from pipeline.publish.rows import Row, joined
from pipeline.publish.schema import JsonObject
from pipeline.text.councils import Council, council_by_code, council_by_name
from pipeline.text.naming import Standing, highest, standing

_NAMED = {"person", "role", "organisation"}
Key = tuple[str, str]  # within which council or inquiry, and the name as it is compared


class Mention(NamedTuple):
    """A name in the text of a report, as its entities tell it. `holder`: whose the post is."""

    kind: str
    name: str  # the one form of the name, where several are printed
    text: str
    holder: str | None


def mentions(document: JsonObject) -> Iterator[Mention]:
    """Everyone and every body that the recommendations of a report's document name."""
    for entity in document["entities"]:
        if entity["kind"] in _NAMED:
            yield Mention(entity["kind"], str(entity["value"] or entity["text"]), entity["text"], entity["holder"])


@dataclass(slots=True)
class Entry:
    """One person or body as far as it has been met."""

    names: Counter[str] = field(default_factory=Counter)
    printed: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    standings: set[Standing] = field(default_factory=set)
    councils: set[str] = field(default_factory=set)
    inquiries: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    mentions: int = 0
    reporting: bool = False


@dataclass(slots=True)
class Registers:
    """Everyone and every body met in the documents so far; any order of documents gives the same rows."""

    people: dict[Key, Entry] = field(default_factory=dict)
    bodies: dict[Key, Entry] = field(default_factory=dict)

    def add(self, document: JsonObject, mentions: Iterable[Mention]) -> None:
        """Take in one report, complete with its ids; of `document` nothing but the top is looked at."""
        header, bounds = document["header"], _bounds(document)
        for of_header, least in (("lead_officers", "officer"), ("cabinet_members", "cabinet member")):
            for person in header[of_header]:
                entry = self._person(
                    document, bounds, person["name"], person["name"], person["role"], person["organisation"]
                )
                entry.standings.add(standing(person["name"], person["role"] or least))
        for kind, name, text, holder in mentions:
            if kind == "person":
                self._person(document, bounds, name, text, None, None).mentions += 1
            elif kind == "organisation":
                self._body(document, bounds, name, text).mentions += 1
            elif holder:
                self._person(document, bounds, holder, holder, text, None)
        if header["council"]:
            self._body(document, bounds, header["council"], header["council"]).reporting = True

    def _person(
        self, document: JsonObject, bounds: str, name: str, printed: str, role: str | None, body: str | None
    ) -> Entry:
        if name.startswith("["):  # a post in the place of a name
            return Entry()
        entry = _entry(self.people, (bounds, normal(name)))
        _note(entry, document, name, printed)
        entry.roles |= {role} if role else set()
        entry.bodies |= {body} if body else set()
        entry.standings.add(standing(printed, role))
        return entry

    def _body(self, document: JsonObject, bounds: str, name: str, printed: str) -> Entry:
        council = council_by_name(name)
        entry = _entry(self.bodies, ("", council.code) if council else (bounds, normal(name)))
        _note(entry, document, name, printed)
        return entry

    def people_rows(self) -> Iterator[Row]:
        """The lines of people.csv, in order of council and name."""
        yield from _sorted(map(_person_row, _joined_up(self.people).items()), ("council", "name", "person_id"))

    def body_rows(self) -> Iterator[Row]:
        """The lines of organisations.csv, in order of council and name."""
        yield from _sorted(map(_body_row, self.bodies.items()), ("council", "name", "organisation_id"))


def _entry(entries: dict[Key, Entry], key: Key) -> Entry:
    found = entries.get(key)
    if found is None:
        found = entries[key] = Entry()
    return found


def _bounds(document: JsonObject) -> str:
    """What a name is looked for in: the council, by its code where that is known, else the inquiry."""
    name = document["header"]["council"]
    council = council_by_name(name) if name else None
    return council.code if council else normal(name or "") or document["inquiry_id"]


def _note(entry: Entry, document: JsonObject, name: str, printed: str) -> None:
    entry.names[name] += 1
    entry.printed.add(printed)
    entry.inquiries.add(document["inquiry_id"])
    entry.reports.add(document["report_id"])
    entry.councils |= {document["header"]["council"]} - {None}
    entry.days |= {document["header"]["update_date"]} - {None}


def _joined_up(people: dict[Key, Entry]) -> dict[Key, Entry]:
    """People of whom one report gives the surname or initials alone and another, within the same bounds, more.

    Only where exactly one fuller name fits: "Ashby" and "J. Ashby" are Jane Ashby unless a second Ashby is named.
    """
    found = {key: _copy(entry) for key, entry in people.items()}
    alike: dict[Key, list[Key]] = {}  # by bounds and surname
    for bounds, name in people:
        alike.setdefault((bounds, name.split()[-1] if name else ""), []).append((bounds, name))
    for bounds, name in people:
        named_so = alike[bounds, name.split()[-1] if name else ""]
        fuller = [key for key in named_so if _short_for(name.split(), key[1].split())]
        if len(fuller) == 1:
            _merge(found[fuller[0]], found.pop((bounds, name)))
    return found


def _short_for(short: list[str], full: list[str]) -> bool:
    """Whether a surname, or initials with one, may stand for a name in which no part is an initial."""
    if len(full) < 2 or min(map(len, full)) == 1 or short[-1] != full[-1] or short == full:
        return False
    initials = short[:-1]
    return len(initials) < len(full) and all(
        len(i) == 1 and word[0] == i for i, word in zip(initials, full, strict=False)
    )


def _copy(entry: Entry) -> Entry:
    copied = Entry(Counter(entry.names), reporting=entry.reporting)
    _merge(copied, entry)
    return copied


def _merge(into: Entry, short: Entry) -> None:
    into.printed |= short.printed
    into.roles |= short.roles
    into.bodies |= short.bodies
    into.standings |= short.standings
    into.councils |= short.councils
    into.inquiries |= short.inquiries
    into.reports |= short.reports
    into.days |= short.days
    into.mentions += short.mentions


def _sorted(rows: Iterable[Row], keys: tuple[str, ...]) -> list[Row]:
    return sorted(rows, key=lambda row: tuple(str(row[key] or "") for key in keys))


def _usual(names: Counter[str]) -> str:
    """The form that is printed most; of equals the first by letter."""
    return min(names, key=lambda name: (-names[name], name))


def _person_row(item: tuple[Key, Entry]) -> Row:
    (bounds, name), entry = item
    council = min(entry.councils, default=None)
    known = council_by_name(council) if council else None
    return {
        "person_id": opaque("p-", 10, "person", bounds, name),
        "name": _usual(entry.names),
        "standing": highest(list(entry.standings)),
        "roles": joined(sorted(entry.roles)),
        "organisations": joined(sorted(entry.bodies)),
        "council": council,
        "council_code": known.code if known else None,
        "inquiry_ids": joined(sorted(entry.inquiries)),
        "report_ids": joined(sorted(entry.reports)),
        "mentions": max(entry.mentions, 1),
        "first_named": min(entry.days, default=None),
        "last_named": max(entry.days, default=None),
    }


def _body_row(item: tuple[Key, Entry]) -> Row:
    (bounds, name), entry = item
    council: Council | None = None if bounds else council_by_code(name)
    shown = council.name if council else _usual(entry.names)
    return {
        "organisation_id": opaque("o-", 10, "organisation", bounds, name),
        "name": shown,
        "also_printed": joined(sorted((entry.printed | set(entry.names)) - {shown})),
        "code": council.code if council else None,
        "abolished": council.abolished if council else None,
        "successors": joined(council.successors) if council else None,
        "reporting": entry.reporting,
        "council": None if council else min(entry.councils, default=None),
        "report_ids": joined(sorted(entry.reports)),
        "mentions": entry.mentions,
    }
