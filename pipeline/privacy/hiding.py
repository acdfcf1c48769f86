"""Whose names are hidden: by standing, field and what was forgotten; in texts and records."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People
from pipeline.models.report import Entity, Recommendation, Report
from pipeline.models.text import Locator, Text
from pipeline.privacy.edits import Edit, settled
from pipeline.privacy.numbers import EMAIL, NAMES, NO_WORDS, REPLACEMENT, Vocabulary, numbers, vocabulary
from pipeline.text.naming import Standing, highest, is_elected, name_words, standing
from pipeline.text.people import strangers

TEXTS = (
    "title", "theme", "recommendation", "response", "action", "update", "previous_update", "lead_officer",
    "target_date_printed",
)  # fmt: skip


def texts_of(report: Report) -> Iterator[str]:
    """Fields, header lines, key, messages: each string once per place."""
    header = report.header
    for label, text in header.printed:
        yield from (label, text.value)
    yield from (part for part in (header.title, header.inquiry) if part)
    yield from (entry.meaning for entry in report.legend)
    yield from (issue.message for issue in report.issues)
    for row in report.recommendations:
        yield from (text.value for text in row_texts(row))
        yield from (heading for heading, _ in row.extra)
        yield from (flag.message for flag in row.flags)


def fields_of(report: Report) -> dict[tuple[int | None, str], str]:
    """Index of the recommendation (None at the top) and name of the field → its text, as entities refer to it."""
    found: dict[tuple[int | None, str], str] = {}
    found |= {(None, f"header/{label}"): text.value for label, text in report.header.printed}
    for row in report.recommendations:
        found |= {(row.index, name): text.value for name in TEXTS if (text := getattr(row, name))}
        found |= {(row.index, f"extra/{heading}"): text.value for heading, text in row.extra if text}
    return found


def row_texts(row: Recommendation) -> Iterator[Text]:
    """The texts of one row, older rounds' updates included."""
    yield from (text for name in TEXTS if (text := getattr(row, name)))
    yield from (text for _, text in row.extra if text)
    yield from (update.update for update in row.updates if update.update)


_STAYS: dict[People, frozenset[Standing]] = {
    "all": frozenset({"member", "senior", "officer", "unknown"}),
    "senior": frozenset({"member", "senior"}),
    "members": frozenset({"member"}),
    "none": frozenset(),
}
REMOVED = "[name removed]"
MEMBER = "[councillor]"


@dataclass(slots=True)
class Named:
    """One person: every form that is printed, and every post."""

    printed: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    standings: set[Standing] = field(default_factory=set)

    @property
    def standing(self) -> Standing:
        return highest(list(self.standings))

    def instead(self) -> str:
        """What stands in place of the name: the post in square brackets, where it is known."""
        if self.roles:
            role = min(self.roles, key=lambda name: (-self.roles[name], name))
            return f"[{role}]"
        return MEMBER if self.standing == "member" else REMOVED


def stays(of: Standing, who: People) -> bool:
    """Whether people of this standing are published under the user's choice."""
    return of in _STAYS[who]


def people_named(reports: Iterable[Report]) -> dict[str, Named]:
    """Full name without title → the person, by entities and header lines."""
    found: dict[str, Named] = {}
    for report in reports:
        for name, printed, role, elected in _mentions(report):
            if name.startswith("["):
                continue
            person = found.setdefault(name, Named())
            person.printed |= {printed, name}
            person.standings.add("member" if elected else standing(printed, role))
            if role:
                person.roles[" ".join(role.split())] += 1
    return found


def _mentions(report: Report) -> Iterator[tuple[str, str, str | None, bool]]:
    """Name without title, name as printed, post, and whether what stands around the name says that it is a member's."""
    for person in report.header.lead_officers:
        yield untitled(person.name), person.name, person.role, False
    for person in report.header.cabinet_members:
        yield untitled(person.name), person.name, person.role or "Cabinet Member", False
    texts = fields_of(report)
    for entity in report.entities:
        if entity.kind == "person":
            elected = is_elected(texts.get((entity.index, entity.field), ""), entity.start, entity.end)
            yield str(entity.value or entity.text), " ".join(entity.text.split()), None, elected
        elif entity.kind == "role" and entity.holder:
            yield entity.holder, entity.holder, entity.text, False


def untitled(name: str) -> str:
    """A name without courtesy title in front and letters behind."""
    words, lists = name.split(), name_words()
    titles = lists["titles"] | lists["titles_plural"] | lists["titles_of_given"]
    while len(words) > 1 and words[0].lower().rstrip(".") in titles:
        words.pop(0)
    while len(words) > 1 and words[-1].lower().rstrip(".,") in lists["letters"]:
        words.pop()
    return " ".join(words)


FORGOTTEN = "forgotten names"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 5  # words of a name
_NEAR = 4  # characters between two words of one name: "Doe, Jane", "jane.doe", "J. Doe"


def marks_of_name(key: bytes, name: str) -> frozenset[str]:
    """The marks under which a name is known again: as it is, surname first, with an initial, with a title."""
    words = _words_of_name(name)
    forms = {" ".join(words)}
    if len(words) > 1:
        first, last = words[0], words[-1]
        forms |= {" ".join([last, *words[:-1]]), f"{first} {last}", f"{first[0]} {last}", f"{last} {first[0]}"}
        forms |= {first + last, f"title {last}"}
    return frozenset(_mark(key, form) for form in forms)


def mark_of_file(key: bytes, sha256: str) -> str:
    """The mark under which a file's content is known again."""
    return _mark(key, f"file {sha256.lower()}")


def forgets(forgotten: Forgotten, name: str) -> bool:
    """Whether this name, as a whole, was forgotten."""
    return bool(forgotten) and _mark(forgotten.key, " ".join(_words_of_name(name))) in forgotten.marks


def forgets_file(forgotten: Forgotten, sha256: str | None) -> bool:
    """Whether a file of this content was forgotten."""
    return bool(forgotten) and sha256 is not None and mark_of_file(forgotten.key, sha256) in forgotten.marks


def forgotten_edits(forgotten: Forgotten, text: str) -> Iterator[Edit]:
    """Every run of words that is a forgotten name, whatever its case and joints."""
    if not forgotten:
        return
    words = list(_WORD.finditer(text))
    titles = name_words()["titles"]
    tried: dict[str, bool] = {}
    for at, first in enumerate(words):
        form, end = "", first.start()
        for count, word in enumerate(words[at : at + _LONGEST]):
            if count and word.start() - end > _NEAR:
                break
            plain = word[0].lower().replace("’", "'")
            titled = not count and plain in titles
            form = f"{form} {'title' if titled else plain}".strip()
            end = word.end()
            if form not in tried:
                tried[form] = _mark(forgotten.key, form) in forgotten.marks
            if tried[form]:
                yield Edit(first.start(), end, REMOVED, FORGOTTEN)


def _words_of_name(name: str) -> list[str]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(name)]
    while len(words) > 1 and words[0] in name_words()["titles"]:
        words.pop(0)
    return words


def _mark(key: bytes, form: str) -> str:
    return hmac.new(key, form.encode("utf-8"), hashlib.sha256).hexdigest()


Spans = Sequence[tuple[int, int]]
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Hiding:
    """`instead`: every hidden name → what stands in its place; `kept`: names that stay; `words`: forms of the hidden.

    `spans`: text → where in it a name may stand, as the wider search found it.
    """

    who: People = "all"
    forgotten: Forgotten = NOTHING_FORGOTTEN
    instead: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    words: Vocabulary = NO_WORDS
    spans: Mapping[str, Spans] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there may be anything to take out."""
        return self.who != "all" or bool(self.forgotten)

    def of_span(self, printed: str) -> str | None:
        """What stands in place of a name as it is printed; None where it stays."""
        name = untitled(" ".join(printed.split()))
        if name in self.instead:
            return self.instead[name]
        if name in self.kept or self._part_of_kept(name) or stays(standing(printed, None), self.who):
            return None
        return MEMBER if standing(printed, None) == "member" else REMOVED

    def _part_of_kept(self, name: str) -> bool:
        """A surname, first name or initials of somebody who stays, and of nobody who is hidden."""
        parts = name.replace(".", " ").split()
        mine = any(_fits(parts, other.split()) for other in self.kept)
        return mine and not any(_fits(parts, other.split()) for other in self.instead)


def _fits(parts: Sequence[str], full: Sequence[str]) -> bool:
    return all(part in full or (len(part) == 1 and full[0].startswith(part)) for part in parts)


def hiding(
    reports: Sequence[Report], who: People, forgotten: Forgotten, also: Iterable[str] = (), files: Iterable[str] = ()
) -> Hiding:
    """Reads the reports for names. `also`: other texts that will be published; `files`: names of files."""
    if who == "all" and not forgotten:
        return Hiding()
    named = people_named(reports)
    spans = _searched(reports, named, who, also, files) if who != "all" else {}
    gone = {
        name for name, person in named.items() if not stays(person.standing, who) or _forgets(forgotten, name, person)
    }
    instead = {name: REMOVED if forgets(forgotten, name) else named[name].instead() for name in sorted(gone)}
    kept = frozenset(named) - gone
    bodies = {e.text for report in reports for e in report.entities if e.kind == "organisation"}
    titles = {part for report in reports for part in (report.header.council, report.header.committee) if part}
    forms = {name: sorted(named[name].printed) for name in gone}
    stay = [*sorted(kept), *(" ".join(_WORDS.findall(name)) for name in sorted(bodies | titles))]
    return Hiding(who, forgotten, instead, kept, vocabulary(instead, forms, stay), spans)


def _forgets(forgotten: Forgotten, name: str, person: Named) -> bool:
    return forgets(forgotten, name) or any(" " in form and forgets(forgotten, form) for form in person.printed)


def _searched(
    reports: Sequence[Report], named: dict[str, Named], who: People, also: Iterable[str], files: Iterable[str]
) -> Mapping[str, Spans]:
    """The wider search through all texts; whom it finds and nobody knows is added to `named`."""
    from pipeline.tag import suspects  # heavy, and most runs hide nobody

    texts = list(dict.fromkeys([*(text for report in reports for text in texts_of(report)), *also]))
    found = dict(zip(texts, suspects(texts, wide=who == "none"), strict=True))
    cells = {row.lead_officer.value for report in reports for row in report.recommendations if row.lead_officer}
    found |= {text: [*found[text], *_apart(strangers(text), found[text])] for text in sorted(cells)}
    names = list(dict.fromkeys(map(_spoken, files)))  # no sentences: only given names tell
    found |= dict(zip(names, suspects(names, wide=False, model=False), strict=True))
    surnames = {name.split()[-1] for name in named}
    for text, spans in found.items():
        for name, printed in _new(text, spans):
            if name not in named and not (" " not in name and name in surnames):
                person = named.setdefault(name, Named())
                person.printed.add(printed)
                person.standings.add(standing(printed, None))
    return found


def _apart(spans: Spans, taken: Spans) -> Iterator[tuple[int, int]]:
    yield from (one for one in spans if not any(one[0] < end and one[1] > start for start, end in taken))


def _new(text: str, spans: Spans) -> Iterator[tuple[str, str]]:
    for start, end in spans:
        printed = " ".join(text[start:end].split())
        yield untitled(printed), printed


def _spoken(name: str) -> str:
    """The name of a file as words: "jane_doe-update.pdf" → "Jane Doe Update"."""
    return " ".join(_WORDS.findall(name.rsplit(".", 1)[0])).title()


_NOT_PEOPLE = ("organisation", "role", "url", "date")
_JOINT = re.compile(r"[ ]?(?:[,(:/–—-][ ]?)?(?:(?:the|our|a|an|its|their|new|interim|acting)[ ]){0,3}")


def edits_of(text: str, hidden: Hiding, entities: Sequence[Entity] = ()) -> tuple[Edit, ...]:
    """Settled edits of a text whose entities, in reading order, are given."""
    if not hidden:
        return ()
    found = [*_beside_posts(text, hidden, entities), *_people(hidden, entities)]
    if hidden.who != "all":
        found += _numbers(text, entities)
        found += _suspects(text, hidden, entities)
    found += _edits_in_words(text, hidden, entities)
    found += forgotten_edits(hidden.forgotten, text)
    return settled(_whole_addresses(found, entities))


def _people(hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    for entity in entities:
        if entity.kind == "person" and (new := hidden.instead.get(str(entity.value))):
            yield Edit(entity.start, entity.end, new, NAMES)


def _beside_posts(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    """ "Jane Doe, Head of Housing" → "[Head of Housing]", "the Leader (Cllr Roe)" → "the [Leader]"."""
    for at, role in enumerate(entities):
        if role.kind != "role" or role.holder not in hidden.instead:
            continue
        for other in (*entities[max(0, at - 1) : at], *entities[at + 1 : at + 2]):
            if other.kind == "person" and other.value == role.holder:
                yield from _joined(text, role, other)
                break


def _joined(text: str, role: Entity, person: Entity) -> Iterator[Edit]:
    first, second = sorted((role, person), key=lambda entity: entity.start)
    gap = text[first.end : second.start]
    if not _JOINT.fullmatch(gap):  # "Jane Doe is acting Head of Housing" stays a sentence
        yield Edit(person.start, person.end, REMOVED, NAMES)
        return
    closing = second.end + (("(" in gap) and text[second.end : second.end + 1] == ")")
    if first is person:
        yield Edit(person.start, role.start, "[", NAMES)
        yield Edit(role.end, closing, "]")
    else:
        yield Edit(role.start, role.start, "[")
        yield Edit(role.end, closing, "]", NAMES)


def _numbers(text: str, entities: Sequence[Entity]) -> Iterator[Edit]:
    addresses = [entity for entity in entities if entity.kind == "url"]
    for what, start, end in numbers(text):
        if what == EMAIL or not any(url.start < end and url.end > start for url in addresses):
            yield Edit(start, end, REPLACEMENT[what], what)


def _suspects(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    known = [entity for entity in entities if entity.kind in _NOT_PEOPLE or _stays(entity, hidden)]
    for start, end in hidden.spans.get(text, ()):
        if any(entity.start < end and entity.end > start for entity in known):
            continue
        new = hidden.of_span(text[start:end])
        if new:
            yield Edit(start, end, new, NAMES)


def _stays(entity: Entity, hidden: Hiding) -> bool:
    return entity.kind == "person" and str(entity.value) in hidden.kept


def _edits_in_words(text: str, hidden: Hiding, entities: Sequence[Entity]) -> Iterator[Edit]:
    """Names known from elsewhere; one word of a name doesn't count inside what is known as something else."""
    known = [entity for entity in entities if entity.kind in _NOT_PEOPLE[:2] or _stays(entity, hidden)]
    for edit in hidden.words.edits(text):
        several = len(text[edit.start : edit.end].split()) > 1
        if several or not any(entity.start < edit.end and entity.end > edit.start for entity in known):
            yield edit


def _whole_addresses(found: Sequence[Edit], entities: Sequence[Entity]) -> Iterator[Edit]:
    """A web or e-mail address that holds a hidden name goes as a whole: half of one would still lead there."""
    addresses = [entity for entity in entities if entity.kind in ("url", "email")]
    for edit in found:
        for address in addresses:
            if edit.end > edit.start and address.start < edit.end and address.end > edit.start:
                new = REPLACEMENT[EMAIL] if address.kind == "email" else "[address removed]"
                yield Edit(address.start, address.end, new, edit.what)
        yield edit


Record = TypeVar("Record")


def strings(record: Record, change: Callable[[str], str], leave: frozenset[str] = frozenset()) -> Record:
    """The same record with each of its strings changed, but for texts, entities, places and fields named in `leave`."""
    return _changed(record, change, leave)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str], leave: frozenset[str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Text | Entity | Locator):
        return value
    if type(value) is tuple:
        return tuple(_changed(inner, change, leave) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            entry.name: _changed(getattr(value, entry.name), change, leave)
            for entry in fields(value)
            if entry.name not in leave
        }
        return replace(value, **kept)
    return value
