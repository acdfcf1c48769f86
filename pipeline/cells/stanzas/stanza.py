"""One recommendation of a report without a table: its heading, its own text, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.tables import days_of
from pipeline.models.page import Word
from pipeline.models.table import Mark, Table
from pipeline.profiles import Profile


@dataclass(slots=True)
class Said:
    """What stands behind one label."""

    label: Label
    items: list[Item]
    closed: bool = False
    whole: Item | None = None  # a short paragraph with its label
    marks: tuple[Mark, ...] = ()
    heads: bool = False  # stands in the recommendation's own heading: its text follows


@dataclass(slots=True)
class Stanza:
    """One recommendation: the paragraphs of its own text, and what is said of it."""

    opener: Item
    theme: Item | None
    text: list[Item] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    named: tuple[Word, ...] = ()  # the label in front of its own text
    bare: bool = False  # nothing but that label opens it
    marks: tuple[Mark, ...] = ()  # the paint of its card

    def name(self, item: Item, label: Label) -> None:
        """Put the label that names a recommendation in front of it, with what stands behind the label."""
        self.named = label.words
        if label.value.lines:
            self.text.append(replace(item, block=label.value, lead=0))

    @property
    def has_status(self) -> bool:
        """Whether anything is said of it, or drawn beside it, as its status."""
        return any(said.label.role == "status" for said in self.said)

    def days(self, profile: Profile) -> list[str]:
        """The days by which its news are labelled, in order."""
        labelled = {day for s in self.said if (day := s.label.day)}
        return sorted(labelled.union(*(days_of(t, profile) for t in self.tables)))
