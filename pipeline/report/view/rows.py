"""The rows of a brief, each recommendation once, and all of them at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.models.comparison import Commitment, Comparison, Direction, Enquiry, Overdue, Pair, Timeline, Undertaking
from pipeline.models.report import Recommendation
from pipeline.report.view.changes import changes, over_rounds, within
from pipeline.report.view.places import (
    Key,
    Papers,
    decided,
    decided_words,
    name_of,
    needs_check,
    promises,
    side,
    status_in,
    theme_of,
    title_of,
    undertakings,
)
from pipeline.report.view.records import Earlier, Movement, RecommendationView, Tag
from pipeline.report.view.wording import (
    ABOVE,
    ASSESSED,
    CLOSED,
    DROPPED,
    FILTERS,
    MERGED,
    MOVEMENTS,
    NEW,
    NO_STATUS,
    PASSED,
    RENUMBERED,
    SEVERAL,
    SHORT,
    SPLIT,
    count,
    listed,
)
from pipeline.text.dates.tokens import month

SAME_WORDS = "Same words as before"


def counted(commitments: Iterable[Commitment]) -> str:
    """`4 dated commitments: 1 done, 1 later than asked, 2 not due yet`; the same one said twice counts once."""
    distinct = {(one.group, one.outcome) for one in commitments}
    outcomes = Counter(outcome for _, outcome in distinct)
    if not outcomes:
        return ""
    told = ", ".join(f"{outcomes[outcome]} {words}" for outcome, words in SHORT.items() if outcomes[outcome])
    if len(outcomes) == 1:  # "1 dated commitment: done", "2 dated commitments: all done"
        told = ("all " if outcomes.total() > 1 else "") + SHORT[next(iter(outcomes))]
    return f"{count(outcomes.total(), 'dated commitment')}: {told}"


def open_list(undertakings: Iterable[Undertaking], after: str) -> Iterator[str]:
    """`1 dated commitment: outcome unclear`, `2 undertakings without a date`.

    `after`: what is said of the commitments whose outcome is clear; with them, `1 more: outcome unclear`.
    """
    dated = Counter(bool(one.due) for one in undertakings)
    if dated[True]:
        yield (f"{dated[True]} more" if after else count(dated[True], "dated commitment")) + ": outcome unclear"
    if dated[False]:
        yield count(dated[False], "undertaking without a date", "undertakings without a date")


def overdue_short(late: Overdue) -> str:
    """`Overdue by 218 days: target March 2015`."""
    said = f"{FILTERS['overdue']} by {count(late.days, 'day')}: target {month(late.target_date)}"
    return said if late.is_open else f"{said}; {NO_STATUS}"


def overdue_words(late: Overdue, day: str) -> str:
    """`Target date March 2015 passed 218 days before 3 November 2015; no status is given`."""
    said = PASSED.format(month(late.target_date), count(late.days, "day"), month(day))
    return said if late.is_open else f"{said}; {NO_STATUS}"


def overdue_counted(late: Iterable[Overdue]) -> Iterator[str]:
    """`3 overdue against the target date`, `1 past the target date with no status given`."""
    opened = Counter(one.is_open for one in late)
    if opened[True]:
        yield f"{opened[True]} overdue against the target date"
    if opened[False]:
        yield f"{opened[False]} past the target date with no status given"


def worth_counting(undertakings: Iterable[Undertaking], found: Comparison) -> list[Undertaking]:
    """All of a report by itself; of two rounds those with a date, which a count of outcomes alone would pass over."""
    return [one for one in undertakings if one.due or found.earlier is None]


def at_a_glance(
    tags: Iterable[Tag],
    commitments: Iterable[Commitment],
    undated: Iterable[Undertaking],
    *,
    overdue: str = "",
    decided: str = "",
) -> Iterator[str]:
    """What the first screen notes beside a recommendation, a target date that has passed first.

    `decided`: the status the committee gave since.
    """
    tags = set(tags)
    if overdue:
        yield overdue
    if decided:
        yield ASSESSED.format(decided).removesuffix(".")
    if "repeated" in tags:
        yield SAME_WORDS
    if said := counted(commitments):
        yield said
    yield from open_list(undated, said)
    if "check" in tags:
        yield FILTERS["check"]


@dataclass(frozen=True)
class Matter:
    """What all rows are made from. What is asked for once for every row is worked out once."""

    papers: Papers
    found: Comparison
    timeline: Timeline | None
    looks: tuple[Comparison, ...] = ()

    @property
    def later(self) -> int:
        """Position of the round that the brief is about."""
        return self.papers.position(self.found.later)

    @property
    def earlier(self) -> int | None:
        """Position of the round it is compared with."""
        return None if self.found.earlier is None else self.papers.position(self.found.earlier)

    @cached_property
    def anchors(self) -> dict[Key, str]:
        """Where on the page each recommendation of either report is shown: (report_id, index) → anchor."""
        later, earlier = self.found.later, self.found.earlier or ""
        found: dict[Key, str] = {}
        for row in self.papers.reports[self.later].recommendations:
            found[later, row.index] = f"r{row.index}"
        for pair in self.found.pairs:
            if pair.earlier:
                anchor = f"r{pair.later.index}" if pair.later else f"e{pair.earlier.index}"
                found.setdefault((earlier, pair.earlier.index), anchor)
        for ref in self.found.not_listed:
            found[earlier, ref.index] = f"e{ref.index}"
        for (report_id, index), there in self.parts.items():
            found.setdefault((report_id, index), f"r{there[0]}")
        return found

    @cached_property
    def parts(self) -> dict[Key, list[int]]:
        """Of each recommendation of an earlier report, where the later one lists it: several where it was split."""
        found: dict[Key, list[int]] = {}
        for one in (self.found, *(look for look in self.looks if look.later == self.found.later)):
            for pair in one.pairs:
                if pair.earlier and pair.later:
                    found.setdefault((one.earlier or "", pair.earlier.index), []).append(pair.later.index)
        return found

    def home(self, one: Commitment | Undertaking) -> str:
        """The anchor where a promise is shown, so that it counts once: after a split at the part that tells of it."""
        own = (one.made_in, one.index)
        told = one.evidence if isinstance(one, Commitment) else one.mentioned
        there = [
            span.index for span in told if span.report_id == self.found.later and span.index in self.parts.get(own, ())
        ]
        return f"r{there[0]}" if there else self.anchors.get(own, "")

    @cached_property
    def late(self) -> dict[Key, Overdue]:
        """What is overdue, by report and index of its recommendation."""
        return {(self.found.later, one.index): one for one in self.found.overdue}

    @cached_property
    def lines(self) -> list[Enquiry]:
        """The lines of enquiry: what is overdue, then in the order of the recommendations as they are shown."""
        order = {anchor: at for at, anchor in enumerate(dict.fromkeys(self.anchors.values()))}
        places = self.anchors

        def shown(one: Enquiry) -> tuple[bool, int]:
            return one.topic != "target_passed", order.get(places.get((one.report_id, one.index), ""), 0)

        return sorted(self.found.enquiries, key=shown)

    def before(self, pair: Pair) -> Recommendation | None:
        """The earlier side of a pair."""
        if pair.earlier is None or self.found.earlier is None:
            return None
        return self.papers.row(self.found.earlier, pair.earlier.index)


def rows(matter: Matter) -> tuple[RecommendationView, ...]:
    """All recommendations, in the order in which they are shown."""
    listed_now = [_now(matter, row) for row in matter.papers.reports[matter.later].recommendations]
    return (*listed_now, *_gone(matter))


def _now(matter: Matter, row: Recommendation) -> RecommendationView:
    """A recommendation that the later report lists."""
    pairs = [pair for pair in matter.found.pairs if pair.later and pair.later.index == row.index]
    linked = [(pair, before) for pair in pairs if (before := matter.before(pair)) is not None]
    sides = [side(matter.papers, before, matter.earlier or 0) for _, before in linked] + [
        side(matter.papers, row, matter.later)
    ]
    keys = [(matter.found.later, row.index), *((matter.found.earlier or "", one.index) for _, one in linked)]
    movement, words = _movement(matter.found.movements.get(row.index), pairs)
    several = len(linked) > 1
    view = RecommendationView(
        anchor=f"r{row.index}",
        number=row.number or "",
        name=name_of(row),
        title=title_of(row),
        theme=theme_of(row),
        then=tuple(_earlier(matter, before, "" if several else row.number or "") for _, before in linked),
        now=status_in(matter.papers.reports[matter.later], row),
        movement=movement,
        movement_words=words,
        notes=(*_notes(row, pairs, linked), *_besides(matter, row)),
        tags=tuple(_tags(matter, row, pairs, [before for _, before in linked], keys, movement)),
        sides=tuple(sides),
        changes=tuple(changes(pair, before, row, name_of(before) if several else "") for pair, before in linked),
    )
    return _followed(view, matter, row, keys)


def _followed(view: RecommendationView, matter: Matter, row: Recommendation, keys: Sequence[Key]) -> RecommendationView:
    """With timeline, promises, undertakings and lines of enquiry of the recommendation that stands at `keys`."""
    found, papers = matter.found, matter.papers
    in_rounds = over_rounds(papers, matter.timeline, *keys[0]) if matter.timeline else ()
    followed = [one for one in found.commitments if matter.home(one) == view.anchor]
    undated = [one for one in found.undertakings if matter.home(one) == view.anchor]
    due = ("promises",) if any(one.outcome != "not_due" for one in followed) else ()
    tags: tuple[Tag, ...] = (*view.tags, *due)
    late = matter.late.get(keys[0])
    short, told = (overdue_short(late), [f"{overdue_words(late, found.as_at or '')}."]) if late else ("", [])
    counted = worth_counting(undated, found)
    return replace(
        view,
        notes=(*told, *view.notes),
        tags=tags,
        glance=tuple(at_a_glance(tags, followed, counted, overdue=short, decided=decided(row))),
        timeline=in_rounds or within(row),
        promises=promises(papers, followed),
        undertakings=undertakings(papers, undated),
        enquiries=tuple(
            number  # of one that was split, under its first part alone
            for number, one in enumerate(matter.lines, 1)
            if matter.anchors.get((one.report_id, one.index)) == view.anchor
        ),
    )


def _movement(moved: Direction | None, pairs: Sequence[Pair]) -> tuple[Movement, str]:
    """The movement of a status, in words; of several earlier ones that moved differently it is unknown."""
    if moved is None:
        return "none", ""
    several = moved == "unknown" and len({pair.rag.direction for pair in pairs}) > 1
    return ("unknown", SEVERAL) if several else MOVEMENTS[moved]


def _notes(row: Recommendation, pairs: Sequence[Pair], linked: Sequence[tuple[Pair, Recommendation]]) -> Iterator[str]:
    kinds = {pair.kind for pair in pairs}
    names = [name_of(before) for _, before in linked]
    if "new" in kinds:
        yield NEW
    if "merged" in kinds and len(names) > 1:
        numbers = [name.removeprefix("Recommendation ") for name in names]
        yield MERGED.format("recommendations " + listed(numbers) if numbers != names else listed(names))
    elif "split" in kinds and names:
        yield SPLIT.format(names[0])
    elif names and names[0] != name_of(row):
        yield RENUMBERED.format(names[0])


def _besides(matter: Matter, row: Recommendation) -> Iterator[str]:
    """What "as above" in a cell refers to, and what the committee decided since."""
    if said := decided_words(row):
        yield said
    if row.resolved_from:
        yield ABOVE.format(name_of(matter.papers.row(matter.found.later, row.resolved_from)))


def _tags(
    matter: Matter, row: Recommendation, pairs: Sequence[Pair], before: Sequence[Recommendation], keys: Sequence[Key],
    movement: Movement,
) -> Iterator[Tag]:  # fmt: skip
    if (matter.found.later, row.index) in keys and keys[0] in matter.late:
        yield "overdue"
    if movement in ("better", "worse"):
        yield "moved"
    if any("same_wording" in pair.signals for pair in pairs):
        yield "repeated"
    if any(map(needs_check, (row, *before))) or any(pair.ambiguous for pair in pairs):
        yield "check"
    if row.status.blank == "not_assessed" and not decided(row) and not matter.papers.reports[matter.later].is_response:
        yield "unassessed"


def _earlier(matter: Matter, before: Recommendation, number_now: str) -> Earlier:
    """A status of the earlier report, with the number there if that is another than `number_now`."""
    number = before.number or ""
    return Earlier(
        "" if number == number_now else number, status_in(matter.papers.reports[matter.earlier or 0], before)
    )


def _gone(matter: Matter) -> Iterator[RecommendationView]:
    """What the earlier report lists and the later one does not."""
    dropped = [(pair.earlier, DROPPED) for pair in matter.found.pairs if pair.earlier and not pair.later]
    for ref, words in [*dropped, *((ref, CLOSED) for ref in matter.found.not_listed)]:
        row = matter.papers.row(matter.found.earlier or "", ref.index)
        keys = [(matter.found.earlier or "", row.index)]
        view = RecommendationView(
            anchor=f"e{row.index}",
            number="",
            name=f"{name_of(row)} of the {matter.papers.labels[matter.earlier or 0]}",
            title=title_of(row),
            theme=theme_of(row),
            then=(_earlier(matter, row, ""),),
            now=None,
            movement="none",
            movement_words="",
            notes=(words,),
            tags=tuple(tag for tag in _tags(matter, row, (), (), keys, "none") if tag != "unassessed"),
            sides=(side(matter.papers, row, matter.earlier or 0),),
        )
        yield _followed(view, matter, row, keys)
