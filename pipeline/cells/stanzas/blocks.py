"""Reports without a table of recommendations: each is a heading, its text, and labelled paragraphs below it.

Read from the paragraphs outside of tables, and from small tables that answer one recommendation. Asked only where
lines begin with numbered recommendations; believed only where most of these are answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.numbering import is_number
from pipeline.cells.outside import Paragraphs
from pipeline.cells.stanzas.abreast import cut_at_labels
from pipeline.cells.stanzas.around import leave_around
from pipeline.cells.stanzas.asked_first import leave_shared_labels, name_first_answers
from pipeline.cells.stanzas.before_names import less_fronts
from pipeline.cells.stanzas.belief import ANSWERED, believed, filled, news
from pipeline.cells.stanzas.by_print import ANSWER, OWN, put, with_prints
from pipeline.cells.stanzas.captions import captions_of
from pipeline.cells.stanzas.card_frames import Frames
from pipeline.cells.stanzas.continued import opens_again
from pipeline.cells.stanzas.filling import stated, taken
from pipeline.cells.stanzas.flow import Item, flow_of, opens_stanzas, together, wraps
from pipeline.cells.stanzas.framed import cards_of
from pipeline.cells.stanzas.labels import (
    Label,
    cut_at_openers,
    is_title,
    label_of,
    names_recommendation,
    opens,
)
from pipeline.cells.stanzas.labels_again import repeated_labels, with_lines_as_labels
from pipeline.cells.stanzas.last_key import leave_key
from pipeline.cells.stanzas.leads import with_leads
from pipeline.cells.stanzas.letter_end import leave_letter_end
from pipeline.cells.stanzas.margin import Marks, marks_in_margins
from pipeline.cells.stanzas.named import Named
from pipeline.cells.stanzas.opening import openers_in, unnumbered
from pipeline.cells.stanzas.paint import look_for_paint
from pipeline.cells.stanzas.signs import look_for_signs, put_marks
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.state_lines import state_lines
from pipeline.cells.stanzas.subheads import join_subheads
from pipeline.cells.stanzas.tables import NAMES, STATUS, table_of
from pipeline.cells.stanzas.unlabelled import with_news
from pipeline.cells.stanzas.within_cards import within_cards
from pipeline.cells.status.badges import Badge, badges_alone, badges_of
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.letterheads import is_letterhead
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import spoken


def with_stanzas(
    pages: Sequence[Page],
    tables: Sequence[Table],
    paragraphs: Paragraphs,
    frames: Frames,
    profile: Profile,
    words: Lexicon,
) -> list[Table]:
    """The tables, and one more for every run of labelled recommendations; the small tables in these are used up.

    Marks in the margin are first left out of the text; where they belong to no recommendations, they stay in it.
    """
    made: list[Table] = []
    if marks := marks_in_margins(pages, paragraphs.taken, profile) or captions_of(pages, paragraphs.taken, profile):
        own = Places.of(w for mark in marks for w in mark)
        less = [replace(page, words=tuple(own.without(page.words))) for page in pages]
        made = _with_stanzas(less, tables, Paragraphs(less, paragraphs.taken, words), frames, marks, profile, words)
    return made or _with_stanzas(pages, tables, paragraphs, frames, (), profile, words)


def _with_stanzas(
    pages: Sequence[Page],
    tables: Sequence[Table],
    paragraphs: Paragraphs,
    frames: Frames,
    marks: Marks,
    profile: Profile,
    words: Lexicon,
) -> list[Table]:
    """The same; nothing where marks in the margins are not those of recommendations."""
    found = _opened_in(pages, tables, paragraphs, frames, profile)
    if found is None:
        return [] if marks else list(tables)
    items, named = found
    runs = _runs(items, named, profile)
    for run in runs:
        leave_key(run, profile)
        leave_letter_end(run, profile)
        leave_around(run)
        join_subheads(run)
        name_first_answers(run)
        leave_shared_labels(run)
    drawn = {p.number: p for p in pages}
    if marks and not put_marks(runs, marks, drawn):
        return []
    look_for_signs(runs, drawn)
    look_for_paint(runs, drawn)
    known = [r for r in runs if believed(r, runs, profile) or (named.guessed and filled(r))]
    told = [r for r in runs if any(r is s for s in known) or (known and all(news(s, profile) for s in r))]
    if not (named.labels or any(heading_of(table, profile) for table in tables)):
        more = with_news(told or runs, items, paragraphs, profile)
        told = told or [list(run) for run in more]
    used = {id(t) for run in told for s in run for t in s.tables}
    made = [table_of(group, profile, words) for run in told for group in _alike(run, profile)]
    if not made:
        return list(tables)
    return sorted((*(t for t in tables if id(t) not in used), *made), key=_place)


def _opened_in(
    pages: Sequence[Page], tables: Sequence[Table], paragraphs: Paragraphs, frames: Frames, profile: Profile
) -> tuple[list[Item], Named] | None:
    """What is said on the pages from the first recommendation on, and what opens those that no name numbers.

    None where nothing may open one, or a table holds those that no name numbers.
    """
    numbered = opens_stanzas(pages, paragraphs.taken, profile)
    if not numbered and any(heading_of(table, profile) for table in tables):
        return None  # their records are in these
    cards = cards_of(frames, pages, paragraphs.taken, profile)
    opened = numbered or unnumbered(pages, paragraphs.taken, cards, profile)
    if not opened:
        return None
    flow = flow_of(paragraphs, tables, range(opened[0], pages[-1].number + 1), profile, cards)
    parts = list(cut_at_labels(cut_at_openers(less_fronts(flow, profile), profile), profile))
    items = with_leads(with_lines_as_labels(parts, profile), pages, profile)
    by_name = bool(numbered) and any(_opens(item, Named(), profile) for item in items)
    named = Named() if by_name else openers_in(items, pages, profile)
    if cards:
        return within_cards(items, cards, _headings(items, named, profile), profile), named
    if not (named.labels or any(heading_of(table, profile) for table in tables)):
        opening = [at for at, item in enumerate(items) if _opens(item, named, profile)]
        named = with_prints(items, named, opening, paragraphs, profile)
    return items, named


def _headings(items: Sequence[Item], named: Named, profile: Profile) -> frozenset[int]:
    """What opens recommendations, and the headings right above (by `id`)."""
    known = repeated_labels(items, profile)
    opening = [(a, b) for a, b in pairwise([*items[:1], *items]) if _opens(b, named, profile)]
    themes = (a for a, b in opening if _is_theme(a, b, known, profile))
    return frozenset(map(id, (*themes, *(b for _, b in opening))))


def _place(table: Table) -> tuple[int, float, bool]:
    return table.boxes[0].page, table.boxes[0].box.top, table.nested


def _runs(items: Sequence[Item], named: Named, profile: Profile) -> list[list[Stanza]]:
    """Recommendations that follow one another, cut where another heading ends them."""
    known = repeated_labels(items, profile)
    runs: list[list[Stanza]] = []
    current: Stanza | None = None
    theme: Item | None = None
    last: Item | None = None  # the heading of the current one, or its last line so far
    states, below = _states_over(items, named, profile), state_lines(items, profile)
    for at, item in ((at, item) for at, item in enumerate(items) if at not in states):
        after = items[at + 1] if at + 1 < len(items) else None
        again = current is not None and opens_again(current, item, profile)
        if not again and _opens(item, named, profile):
            if current is None:
                runs.append([])
            current, last = _opened(item, theme, named, states.get(at - 1), profile), item
            theme = current.theme  # a figure over the heading was its number
            runs[-1].append(current)
        elif current is not None and id(item) in named.labels:
            current.name(item, named.labels[id(item)])
        elif current and items[at - 1] is last and wraps(last, item) and not names_recommendation(item, profile):
            current.opener, last = together(current.opener, item), item
        elif current is not None and (below_all := _badges(current, item, profile, named)):
            current.said += below_all
        elif current is not None and (again or stated(current, item, profile, below)):
            continue
        elif at and after and _opens(after, named, profile) and _is_theme(item, after, known, profile):
            theme = theme if is_letterhead(item.text) else item
        elif current is not None and not _held(current, item, after, known, named, profile):
            current, theme = None, None
    return runs


def _held(
    stanza: Stanza, item: Item, after: Item | None, known: frozenset[str], named: Named, profile: Profile
) -> bool:
    """Put a paragraph or table to a recommendation, by its print where that tells; False where it belongs to none."""
    if named.roles:
        return put(stanza, item, named.roles.get(id(item)))
    return taken(stanza, item, after, known, profile)


def _opened(item: Item, theme: Item | None, named: Named, over: Item | None, profile: Profile) -> Stanza:
    """A recommendation begun; a status over its heading, or at its end and well apart, is said of it."""
    if id(item) in named.labels:
        stanza = Stanza(item, theme, said=_state(over), bare=True)
        stanza.name(item, named.labels[id(item)])
        return stanza
    own, badges = badges_of(item, profile)
    if theme is not None and is_number(theme.text, profile):  # set apart above the heading
        own, theme = together(theme, own), None
    return Stanza(own, theme, said=[*_state(over), *(_of_badge(badge) for badge in badges)])


def _state(item: Item | None) -> list[Said]:
    return [Said(Label(STATUS, "status", (), item.block), [item], closed=True)] if item else []


def _of_badge(badge: Badge) -> Said:
    label = Label(spoken(badge.label).rstrip(" :") or NAMES[badge.role], badge.role, badge.label, badge.value.block)
    return Said(label, [badge.value], closed=True, heads=True)


def _badges(stanza: Stanza, item: Item, profile: Profile, named: Named) -> list[Said]:
    """What a line says that is a status as a whole, maybe with who leads, below all else, as web pages have it.

    An answer, told as such by its print, is none.
    """
    if not _may_be_state(item) or named.roles.get(id(item)) in (OWN, ANSWER):
        return []
    waits = bool(stanza.said) and stanza.said[-1].label.words and not stanza.said[-1].items
    if waits or stanza.has_status or item.text[-1:] == ".":
        return []
    if is_state(folded(item.text), profile):
        return _state(item)
    return [_of_badge(badge) for badge in badges_alone(item, profile)]


def _states_over(items: Sequence[Item], named: Named, profile: Profile) -> dict[int, Item]:
    """States that stand over the heading of what they are said of, as in a bar on top of a card.

    So they do over the first one already, and over most; none stands below the last.
    """
    states = {at for at, item in enumerate(items) if _may_be_state(item) and is_state(folded(item.text), profile)}
    starts = [at for at, item in enumerate(items) if _opens(item, named, profile)] if len(states) > 1 else []
    over = [at - 1 for at in starts if at - 1 in states]
    if not over or over[0] != starts[0] - 1 or len(over) < ANSWERED * len(starts) or len(over) < 2:
        return {}
    return {} if any(at > starts[-1] for at in states) else {at: items[at] for at in over}


def _may_be_state(item: Item) -> bool:
    return item.table is None and not item.block.level and len(item.block.lines) == 1


def _opens(item: Item, named: Named, profile: Profile) -> bool:
    return id(item) in named.openers or (item.table is None and opens(item, profile))


def _is_theme(item: Item, after: Item, known: frozenset[str], profile: Profile) -> bool:
    """A heading right above a recommendation; at the top of a report the first line is its title, not a theme.

    It is bold, or no smaller than what it heads: a link beside the text is neither. Small letters go on with a line
    above.
    """
    if item.text[:1].islower():
        return False
    if item.table is not None or folded(item.text) in known or not is_title(item, profile):
        return False
    label = label_of(item, profile)
    if label is not None and label.role and (label.value.lines or item.text.endswith(":")):
        return False
    if not all(w.style.bold for w in item.words) and item.words[0].box.height < after.words[0].box.height - 1:
        return False
    return not any(profile.lines[kind].search(item.text) for kind in ("council", "committee", "stage", "title"))


def _alike(run: Sequence[Stanza], profile: Profile) -> list[list[Stanza]]:
    """A run cut where other days are printed: each recommendation's latest news is its own."""
    groups: list[list[Stanza]] = []
    for stanza in run:
        if groups and groups[-1][-1].days(profile) == stanza.days(profile):
            groups[-1].append(stanza)
        else:
            groups.append([stanza])
    return groups
