"""What is to be hidden in some reports that belong together: found once, then taken out of every text alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People
from pipeline.models.report import Report
from pipeline.privacy.forgotten import forgets
from pipeline.privacy.texts import texts_of
from pipeline.privacy.vocabulary import NO_WORDS, Vocabulary, vocabulary
from pipeline.privacy.who import MEMBER, REMOVED, Named, people_named, stays, untitled
from pipeline.text.naming import standing

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


def _new(text: str, spans: Spans) -> Iterator[tuple[str, str]]:
    for start, end in spans:
        printed = " ".join(text[start:end].split())
        yield untitled(printed), printed


def _spoken(name: str) -> str:
    """The name of a file as words: "jane_doe-update.pdf" → "Jane Doe Update"."""
    return " ".join(_WORDS.findall(name.rsplit(".", 1)[0])).title()
