"""Reports without a table of recommendations: each is a heading, its text, and labelled paragraphs below it.

Read from the paragraphs outside of tables, and from small tables that answer one recommendation. Asked only where
lines begin with numbered recommendations; believed only where most of these are answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from pipeline.cells.outside import Paragraphs
from pipeline.cells.stanzas.flow import NOTHING, Item, flow_of, is_larger, opens_stanzas, printed_alike, together, wraps
from pipeline.cells.stanzas.labels import (
    Label,
    cut_at_openers,
    is_title,
    label_of,
    names_recommendation,
    opens,
    repeated_labels,
)
from pipeline.cells.stanzas.marks import marks_below, marks_beside
from pipeline.cells.stanzas.named import Named
from pipeline.cells.stanzas.opening import openers_in, unnumbered
from pipeline.cells.stanzas.tables import NAMES, RESPONSE, STATUS, answers_of, days_of, table_of
from pipeline.cells.status.badges import Badge, badges_of
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Page, Word
from pipeline.models.table import Mark, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import spoken

ANSWERED = 0.6  # share of the recommendations of which something must be said
SHORT = frozenset({"status", "target_date", "decision"})  # answered by one paragraph: what follows is no part of it


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

    def name(self, item: Item, label: Label) -> None:
        """Put the label that names a recommendation in front of it, with what stands behind the label."""
        self.named = label.words
        if label.value.lines:
            self.text.append(replace(item, block=label.value))

    def days(self, profile: Profile) -> list[str]:
        """The days by which its news are labelled, in order."""
        labelled = {day for s in self.said if (day := s.label.day)}
        return sorted(labelled.union(*(days_of(t, profile) for t in self.tables)))


def with_stanzas(
    pages: Sequence[Page], tables: Sequence[Table], paragraphs: Paragraphs, profile: Profile, words: Lexicon
) -> list[Table]:
    """The tables, and one more for every run of labelled recommendations; the small tables in these are used up."""
    numbered = opens_stanzas(pages, paragraphs.taken, profile)
    opened = numbered or unnumbered(pages, tables, paragraphs.taken, profile)
    if not opened:
        return list(tables)
    flow = flow_of(paragraphs, tables, range(opened[0], pages[-1].number + 1), profile)
    items = list(cut_at_openers(flow, profile))
    named = Named() if numbered else openers_in(items, pages, profile)
    runs = _runs(items, named, profile)
    _look_for_signs(runs, {p.number: p for p in pages if p.shapes or p.pictures})
    sure = [r for r in runs if _believed(r, runs, profile)]
    found = [r for r in runs if any(r is s for s in sure) or (sure and all(_news(s, profile) for s in r))]
    used = {id(t) for run in found for s in run for t in s.tables}
    made = [table_of(group, profile, words) for run in found for group in _alike(run, profile)]
    if not made:
        return list(tables)
    return sorted((*(t for t in tables if id(t) not in used), *made), key=_place)


def _look_for_signs(runs: Sequence[Sequence[Stanza]], pages: Mapping[int, Page]) -> None:
    """Give every status that is drawn, not written, its signs."""
    for stanza in (s for run in runs for s in run):
        for said, after in zip_longest(stanza.said, stanza.said[1:]):
            label = said.label.words
            if said.label.role == "status" and label and label[0].page in pages:
                value = [w for item in said.items for w in item.words]
                below = after.label.words[0] if after and after.label.words else None
                box = below.box if below and below.page == label[0].page else None
                said.marks = marks_beside(label, value, box, pages[label[0].page])
    for run in runs:
        _look_at_headings(run, pages)


def _look_at_headings(run: Sequence[Stanza], pages: Mapping[int, Page]) -> None:
    """Give recommendations without a status the sign that is drawn in their heading, where most have one."""
    bare = [s for s in run if not any(said.label.role == "status" for said in s.said)]
    heads = [(s, s.opener.words) for s in bare if s.opener.page in pages]
    seen = (
        (s, marks_beside(words, words, None, page) or (marks_below(words, page) if len(words) == 1 else ()))
        for s, words, page in ((s, words, pages[s.opener.page]) for s, words in heads)
    )
    found = [(stanza, marks) for stanza, marks in seen if len(marks) == 1]
    if len(found) >= ANSWERED * len(run):
        for stanza, marks in found:
            stanza.said.append(Said(Label(STATUS, "status", (), NOTHING), [], closed=True, marks=marks))


def _place(table: Table) -> tuple[int, float, bool]:
    return table.boxes[0].page, table.boxes[0].box.top, table.nested


def _runs(items: Sequence[Item], named: Named, profile: Profile) -> list[list[Stanza]]:
    """Recommendations that follow one another, cut where another heading ends them."""
    known = repeated_labels(items, profile)
    runs: list[list[Stanza]] = []
    current: Stanza | None = None
    theme: Item | None = None
    last: Item | None = None  # the heading of the current one, or its last line so far
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if _opens(item, named, profile):
            if current is None:
                runs.append([])
            current, last = _opened(item, theme, named, profile), item
            runs[-1].append(current)
        elif current is not None and id(item) in named.labels:
            current.name(item, named.labels[id(item)])
        elif current and items[at - 1] is last and wraps(last, item) and not names_recommendation(item, profile):
            current.opener, last = together(current.opener, item), item
        elif current is not None and _is_badge(current, item, profile):
            current.said.append(Said(Label(STATUS, "status", (), item.block), [item], closed=True))
        elif at and after and _opens(after, named, profile) and _is_theme(item, after, known, profile):
            theme = item
        elif current is not None and not _taken(current, item, after, known, profile):
            current, theme = None, None
    return runs


def _opened(item: Item, theme: Item | None, named: Named, profile: Profile) -> Stanza:
    """A recommendation begun; a status printed at the end of its heading, well apart from it, is said of it."""
    if id(item) in named.labels:
        stanza = Stanza(item, theme, bare=True)
        stanza.name(item, named.labels[id(item)])
        return stanza
    own, badges = badges_of(item, profile)
    return Stanza(own, theme, said=[_of_badge(badge) for badge in badges])


def _of_badge(badge: Badge) -> Said:
    label = Label(spoken(badge.label).rstrip(" :") or NAMES[badge.role], badge.role, badge.label, badge.value.block)
    return Said(label, [badge.value], closed=True, heads=True)


def _is_badge(stanza: Stanza, item: Item, profile: Profile) -> bool:
    """Whether a line is a status as a whole, printed below all that is said, as web pages have it."""
    if item.table is not None or item.block.level or len(item.block.lines) > 1:
        return False
    waits = bool(stanza.said) and stanza.said[-1].label.words and not stanza.said[-1].items
    told = any(s.label.role == "status" for s in stanza.said)
    return not waits and not told and item.text[-1:] != "." and is_state(folded(item.text), profile)


def _opens(item: Item, named: Named, profile: Profile) -> bool:
    return id(item) in named.openers or (item.table is None and opens(item, profile))


def _is_theme(item: Item, after: Item, known: frozenset[str], profile: Profile) -> bool:
    """A heading right above a recommendation; at the top of a report the first line is its title, not a theme.

    It is bold, or no smaller than what it heads: a link beside the text is neither.
    """
    if item.table is not None or folded(item.text) in known or not is_title(item, profile):
        return False
    if not all(w.style.bold for w in item.words) and item.words[0].box.height < after.words[0].box.height - 1:
        return False
    return not any(profile.lines[kind].search(item.text) for kind in ("council", "committee", "stage", "title"))


def _taken(stanza: Stanza, item: Item, after: Item | None, known: frozenset[str], profile: Profile) -> bool:
    """Put a paragraph or table to a recommendation; False where it belongs to none."""
    if item.table is not None:
        if not answers_of(item.table, profile):
            return False
        stanza.tables.append(item.table)
        return True
    label = label_of(item, profile)
    if label and (label.role or label.dated or _is_of_the_form(label, item, after, known)):
        own = [replace(item, block=label.value)] if label.value.lines else []
        if not own and (is_larger(item, stanza.opener) or (folded(item.text) not in known and _heads(item, stanza))):
            return False
        if label.role == "decision" and own and _decides(stanza, item):
            return True
        stanza.said.append(Said(label, own, bool(own) and label.role in SHORT, item))
        return True
    return _added(stanza, item, profile)


def _added(stanza: Stanza, item: Item, profile: Profile) -> bool:
    """Put a paragraph without a label to the recommendation's own text, or to what was last said of it."""
    told = any(s.label.words and not s.heads for s in stanza.said)
    if not (told or stanza.text) and (asked := names_recommendation(item, profile)):
        stanza.name(item, asked)
        return True
    if is_title(item, profile):
        return False
    if not told:
        stanza.text.append(item)
        return not stanza.tables
    last = stanza.said[-1]
    if last.label.role == "decision":
        last = _answered(stanza)
    if last.closed:
        return False
    last.items.append(item)
    last.closed = last.label.role in SHORT
    return True


def _heads(item: Item, stanza: Stanza) -> bool:
    """Whether a line is printed as the recommendation's own heading is, and none of the labels below that are."""
    labels = [s.label.words[0] for s in stanza.said if s.label.words and not s.heads]
    head = stanza.opener.words[0]
    return bool(labels) and printed_alike(item.words[0], head) and not any(printed_alike(w, head) for w in labels)


def _answered(stanza: Stanza) -> Said:
    """A decision that prose goes on from is the beginning of the answer; it stands in it with its label."""
    last = stanza.said[-1]
    if last.whole is not None and not any(s.label.role == "response" for s in stanza.said):
        last = stanza.said[-1] = Said(Label(RESPONSE, "response", (), last.label.value), [last.whole])
    return last


def _decides(stanza: Stanza, item: Item) -> bool:
    """Put what was decided to the answer whose label stands right above it: it is the beginning of that."""
    last = stanza.said[-1] if stanza.said else None
    if last is None or last.label.role != "response" or last.items:
        return False
    last.items.append(item)
    return True


def _is_of_the_form(label: Label, item: Item, after: Item | None, known: frozenset[str]) -> bool:
    """Whether words without a role label what follows: printed more than once, or unlike the text; no list's lead."""
    if not item.apart and not label.value.lines and after is not None and after.block.level:
        return False
    colon = label.words[-1].text.endswith(":")
    return folded(label.text) in known or (colon and (item.apart or bool(label.value.lines)))


def _believed(run: Sequence[Stanza], runs: Sequence[Sequence[Stanza]], profile: Profile) -> bool:
    """Whether most of a run's recommendations are answered: a list of recommendations alone is no progress report.

    A single one counts where two things at least are said of its progress.
    """
    news = [_news(s, profile) for s in run]
    if len(run) == 1 and len(runs) == 1:
        return news[0] > 1
    return len(run) > 1 and sum(n > 0 for n in news) >= max(2, ANSWERED * len(run))


def _news(stanza: Stanza, profile: Profile) -> int:
    """How many things are said of progress; a response counts where an officer, action or day stands beside it."""
    roles = [s.label.role for s in stanza.said if s.items or s.marks]
    roles += [role for table in stanza.tables for role in answers_of(table, profile)]
    news = sum(r in ("update", "status") for r in roles) + sum(s.label.dated for s in stanza.said if s.items)
    beside = {"action", "lead_officer", "target_date"} & set(roles)
    return news or int("response" in roles and bool(beside))


def _alike(run: Sequence[Stanza], profile: Profile) -> list[list[Stanza]]:
    """A run cut where other days are printed: each recommendation's latest news is its own."""
    groups: list[list[Stanza]] = []
    for stanza in run:
        if groups and groups[-1][-1].days(profile) == stanza.days(profile):
            groups[-1].append(stanza)
        else:
            groups.append([stanza])
    return groups
