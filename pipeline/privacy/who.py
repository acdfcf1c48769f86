"""Who is named in some reports, in which post, and who of them stays by the user's choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.models.privacy import People
from pipeline.models.report import Report
from pipeline.privacy.texts import fields_of
from pipeline.text.naming import Standing, highest, is_elected, name_words, standing

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
