"""The recipe of this phase: every published field of a report → its entities, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.models.page import Link
from pipeline.models.report import Entity, Issue, Report
from pipeline.tag.fields import Field, Found, fields, free_of
from pipeline.tag.guess import Mention, available, doubtful_places, guesses, mentions, why_missing
from pipeline.tag.memory import Memory, acronyms, actors, full_name, places_of, plain_name
from pipeline.tag.names import Named, Prepared, names, prepare
from pipeline.tag.patterns import addresses, amounts, dates_of, linked
from pipeline.tag.people import holders
from pipeline.text.councils import council_by_name
from pipeline.text.naming import begins_with_person

NO_MODEL, NO_MODEL_LANGUAGE = "NO_MODEL", "NO_MODEL_LANGUAGE"
_LANGUAGES = {"cy": "Welsh", "ga": "Irish", "gd": "Scottish Gaelic", "kw": "Cornish"}
MODEL_LANGUAGE = "en"
Links = Mapping[int, Sequence[Link]]


def entities(
    report: Report, *, model: bool = True, links: Links | None = None
) -> tuple[tuple[Entity, ...], tuple[Issue, ...]]:
    """All entities of a report's published fields, and what limits them.

    `model`: whether the statistical model may be asked where rules leave a name open; without its package rules work
    alone and an issue NO_MODEL says so; in another language than the model's, NO_MODEL_LANGUAGE. `links`: page number →
    its link annotations, for the values of addresses.
    """
    every = list(fields(report))
    sure = [_figures(field, report.language) for field in every]
    prepared = [
        prepare(field.text.value, taken, lists_people=_lists_people(field))
        for field, taken in zip(every, sure, strict=True)
    ]
    memory, found_by_rule = _learnt(report, every, prepared)
    named = [_without_posts(field.name, name) for field, name in zip(every, found_by_rule, strict=True)]
    heard, issues = _heard(every, named, report.language) if model else ({}, ())
    found = [
        _merged(field.text.value, taken, name, heard, memory.places)
        for field, taken, name in zip(every, sure, named, strict=True)
    ]
    memory = replace(memory, people=memory.people | _people(every, found))
    return tuple(_entities(every, found, memory, links or {})), issues


def _figures(field: Field, language: str) -> list[Found]:
    """Addresses, then amounts, then dates: the surer kind keeps the ground."""
    text = field.text.value
    found = free_of(addresses(text), ())
    for candidates in (amounts(text), dates_of(field, language)):
        found += free_of(candidates, found)
    return found


def _lists_people(field: Field) -> bool:
    """Whether officers and their posts stand there, and nothing else: in a column for them, or a line of the header."""
    return field.name == "lead_officer" or (field.index is None and begins_with_person(field.text.value))


def _learnt(report: Report, every: Sequence[Field], prepared: Sequence[Prepared]) -> tuple[Memory, list[Named]]:
    """What the report tells of its own names, and all names read by it: bodies and people, then their acronyms.

    The second reading is made only of texts that hold one of the words that the first one taught.
    """
    header = report.header
    stated = {person.name for person in (*header.lead_officers, *header.cabinet_members) if " " in person.name}
    before = Memory(places_of(header), {}, frozenset(stated))
    first = [names(words, before) for words in prepared]
    bodies = set(_texts(every, first, "organisation"))
    people = {plain_name(name) for name in _texts(every, first, "person")}
    texts = [field.text.value for field in every]
    memory = Memory(
        places_of(header, bodies),
        acronyms(texts, bodies, header),
        frozenset(stated | {name for name in people if " " in name}),
        actors(bodies, header),
    )
    taught = memory.taught_since(before)
    second = [
        names(words, memory) if words.reads_otherwise(name, taught) else name
        for words, name in zip(prepared, first, strict=True)
    ]
    return memory, second


def _without_posts(field: str, named: Named) -> Named:
    """A title is set in capitals ("Lead Officer for Cyber Safety"), so its posts are subjects."""
    if field != "title":
        return named
    return replace(named, found=tuple(f for f in named.found if f.kind != "role"), open_at=())


def _texts(every: Sequence[Field], named: Sequence[Named], kind: str) -> Iterable[str]:
    for field, name in zip(every, named, strict=True):
        yield from (field.text.value[f.start : f.end] for f in name.found if f.kind == kind)


def _heard(
    every: Sequence[Field], named: Sequence[Named], language: str
) -> tuple[Mapping[str, Sequence[Mention]], tuple[Issue, ...]]:
    """What the model says; it only knows English, and would take any Welsh word with a capital for a name."""
    if language == MODEL_LANGUAGE:
        return _ask(every, named)
    named_so = _LANGUAGES.get(language, f"“{language}”")
    message = f"Names were found by rules alone: there is no language model for {named_so}."
    return {}, (Issue(NO_MODEL_LANGUAGE, "info", None, message),)


def _ask(every: Sequence[Field], named: Sequence[Named]) -> tuple[Mapping[str, Sequence[Mention]], tuple[Issue, ...]]:
    """The model's reading of every sentence that rules leave open, each distinct one once."""
    texts = [field.text.value for field in every]
    wanted = [text[a:b] for text, name in zip(texts, named, strict=True) for a, b in doubtful_places(text, name)]
    if wanted and not available():
        message = f"Names were found by rules alone: the language model is {why_missing()}."
        return {}, (Issue(NO_MODEL, "info", None, message),)
    return mentions(wanted), ()


def _merged(
    text: str, sure: list[Found], named: Named, heard: Mapping[str, Sequence[Mention]], places: AbstractSet[str]
) -> list[Found]:
    found = [*sure, *named.found]
    found += free_of(guesses(text, named, heard, places), found)
    return sorted(found, key=lambda f: (f.start, f.end))


def _people(every: Sequence[Field], found: Sequence[Sequence[Found]]) -> frozenset[str]:
    mentioned = {
        plain_name(field.text.value[f.start : f.end])
        for field, some in zip(every, found, strict=True)
        for f in some
        if f.kind == "person"
    }
    return frozenset(name for name in mentioned if " " in name)


def _entities(
    every: Sequence[Field], found: Sequence[Sequence[Found]], memory: Memory, links: Links
) -> Iterable[Entity]:
    for field, some in zip(every, found, strict=True):
        held = holders(field.text.value, some)
        for at, one in enumerate(some):
            text = field.text.value[one.start : one.end]
            places = field.text.locators(one.start, one.end)
            value, flags = _value(one, text, memory), one.flags
            if one.kind == "url":
                value, more = linked(text, places, links)
                flags = (*flags, *more)
            yield Entity(
                index=field.index,
                field=field.name,
                kind=one.kind,
                text=text,
                value=value,
                start=one.start,
                end=one.end,
                commitment=one.commitment,
                anchor=one.anchor,
                locators=places,
                recommendation=field.number,
                flags=flags,
                holder=_holder(field, some, held.get(at), memory),
                code=_code(value) if one.kind == "organisation" else None,
            )


def _holder(field: Field, some: Sequence[Found], at: int | None, memory: Memory) -> str | None:
    return None if at is None else full_name(field.text.value[some[at].start : some[at].end], memory.people)


def _code(name: str | float | None) -> str | None:
    council = council_by_name(str(name))
    return council.code if council else None


def _value(found: Found, text: str, memory: Memory) -> str | float | None:
    """The normalised value: one name per person and body in a report."""
    if found.kind == "person":
        return full_name(text, memory.people)
    if found.kind == "organisation":
        return memory.acronyms.get(text) or memory.actors.get(text, text)
    return text if found.kind == "role" else found.value
