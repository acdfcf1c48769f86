"""Words in front of a paragraph that label it though no colon ends them and the print is the usual one.

A line is drawn below them ("Progress to date" underlined, and the text behind it), or a full stop ends them, and they
come again and again with others that do: "The Cabinet's answer. Accepted. …", "What has happened since. Ten are open."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import role_of
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import LABEL_WORDS
from pipeline.cells.stanzas.labels_again import AGAIN, OFTEN
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Box, Page
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, ended_at, spoken
from pipeline.text.underlined import ENDS, at_foot

TWICE = 2  # times that underlined words come, to be a label; and labels that a full stop alone ends
SPACE = 0.4  # heights of print by which it may run on, below the space behind them


def with_leads(items: Sequence[Item], pages: Sequence[Page], profile: Profile) -> list[Item]:
    """The paragraphs, those told how many words at their front are such a label."""
    drawn = {page.number: [r.box for r in page.rulings if r.horizontal] for page in pages if page.rulings}
    lined = {at: _underlined(item.block.lines[0], drawn.get(item.page, ())) for at, item in _prose(items)}
    stopped = {at: ended_at(item.words[:LABEL_WORDS], ".") for at, item in _prose(items)}
    often = _often(items, lined, profile, TWICE)
    ended = _often(items, stopped, profile, OFTEN)
    known = frozenset({*often, *(ended if len(set(ended.values())) >= TWICE else ())})
    found = list(items)
    for at, item in _prose(items):
        count = next((n for n in (lined[at], stopped[at]) if n < len(item.words) and _said(item, n) in known), 0)
        found[at] = replace(item, lead=count) if count else item
    return found


def _prose(items: Sequence[Item]) -> Iterable[tuple[int, Item]]:
    """Where the paragraphs stand that may begin with a label: no tables, no bullets."""
    return ((at, item) for at, item in enumerate(items) if item.table is None and not item.block.level)


def _often(items: Sequence[Item], counts: dict[int, int], profile: Profile, least: int) -> dict[str, str | None]:
    """The words in front that come so often and name a role, and the role; a state or decision answers by itself."""
    times = Counter(_said(items[at], count) for at, count in counts.items() if 0 < count < len(items[at].words))
    roles = {text: role_of(text, profile) for text, number in times.items() if number >= least}
    return {text: role for text, role in roles.items() if role in AGAIN and not is_state(text, profile)}


def _said(item: Item, count: int) -> str:
    return folded(spoken(item.words[:count]))


def _underlined(line: Line, drawn: Iterable[Box]) -> int:
    """How many words at the front of a line another is drawn below; 0 where none is, or it ends amid a word."""
    first = line[0].box
    for x0, top, x1, _ in drawn:
        if abs(x0 - first.x0) > ENDS or not at_foot(first, top):
            continue
        ends = [word.box.x1 for word in line[:LABEL_WORDS]]
        return next((n for n, end in enumerate(ends, start=1) if -ENDS <= x1 - end <= SPACE * first.height), 0)
    return 0
