"""What the report as a whole says about its cells, put to what is known of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.codes import meaning
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.models.text import Locator
from pipeline.trust.lines import owners
from pipeline.trust.neighbours import with_neighbours
from pipeline.trust.numbers import numbered_inside, row_signals
from pipeline.trust.prose import Place, prose_signals
from pipeline.trust.unread import holders

_SEEN = frozenset({"fill", "image", "shape", "symbol", "letter"})  # a status that only a key explains
_TOLD = frozenset({"number", "decision"})  # what may stand in front of other words too, its own column blank
_OF_PAGES = frozenset({"WORDS_DIFFER"})
NEAR = 3.0  # points
MOST = 0.75  # share of the rows that may be without a recommendation where that says something
MANY = 8  # words of one page that lines run through


def with_whole(
    report: Report,
    bad_pages: Collection[int] = (),
    missed: Sequence[Locator] = (),
    crossed: Sequence[Locator] = (),
) -> Report:
    """The report with evidence that no single table knows: lost words, the key, the run of numbers, flags.

    `bad_pages`: pages that were read with trouble; `missed`: stretches of painted text that were not read; `crossed`:
    words that a line runs through.
    """
    inside = {"unread_inside": holders(report, missed), "line_through": owners(report, crossed)}
    many = Counter(place.page for place in crossed)
    lost = [Locator(word.page, word.bbox) for word in report.words.unplaced if word.bbox]
    differ = {issue.page for issue in report.issues if issue.code in _OF_PAGES}
    rows = row_signals([(str(row.theme or ""), row.number) for row in report.recommendations])
    pages: dict[str, set[int | None]] = {
        "words_differ": differ,
        "bad_page": set(bad_pages),
        "line_through_page": set(many),
        "lines_through_page": {page for page, words in many.items() if words >= MANY},
    }
    prose = prose_signals(report.recommendations)
    without = _without(report.recommendations)
    found = []
    for row, own in zip(report.recommendations, rows, strict=True):
        on: set[int | None] = {place.page for _, places in row.sources for place in places}
        near: tuple[str, ...] = ("unplaced_near",) if any(_beside(place, row) for place in lost) else ()
        near += ("recommendation_missing",) if row.index in without else ()
        names = (*own, *near, *(name for name, those in pages.items() if those & on), *_of_row(row))
        found.append(tuple(_evidence(report, row, names, inside, prose)))
    new = (
        replace(row, evidence=own, flags=(*row.flags, *_doubled(row)))
        for row, own in zip(report.recommendations, with_neighbours(found), strict=True)
    )
    return replace(report, recommendations=tuple(new))


def _without(rows: Sequence[Recommendation]) -> frozenset[int]:
    """Rows without a recommendation, where others have one: pieces of other rows."""
    without = frozenset(row.index for row in rows if not row.title and not row.recommendation)
    return without if len(without) <= MOST * len(rows) else frozenset()


def _beside(lost: Locator, row: Recommendation) -> bool:
    """Whether a word stands at the height of a row."""
    _, middle = lost.box.centre
    return any(
        place.page == lost.page and place.box.top - NEAR <= middle <= place.box.bottom + NEAR
        for name, places in row.sources
        if name not in ("theme", "inquiry")
        for place in places
    )


def _doubled(row: Recommendation) -> Iterator[Flag]:
    """A row that may be two is said to be as a row: whoever looks at it may split it."""
    if any("row_of_two" in names for _, names in row.evidence):
        yield Flag("ROW_OF_TWO", None, "Several of its cells begin anew on one line: it may be two recommendations.")


def _of_row(row: Recommendation) -> Iterator[str]:
    yield from (flag.code.lower() for flag in row.flags if flag.field is None and meaning(flag.code).review)


def _evidence(
    report: Report,
    row: Recommendation,
    whole: Sequence[str],
    inside: Mapping[str, Collection[Place]],
    prose: Mapping[Place, Sequence[str]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    numbered = numbered_inside(row.number, _begins(row))
    for name, signals in dict(row.evidence).items():
        flags = [flag.code.lower() for flag in row.flags if flag.field == name and meaning(flag.code).review]
        status = _of_status(report, row) if name == "rag" else ()
        within = [said for said, cells in inside.items() if (row.index, name) in cells]
        own = prose.get((row.index, "recommendation" if name == "title" else name), ())
        if numbered and name in ("title", "recommendation"):
            own = (*own, "number_inside")
        if name == "number" and row.number is None:
            own = (*own, "number_none")
        told = name in _TOLD and "blank" in signals and getattr(row, name) is not None
        read = ("told_in_text",) if told else signals
        yield name, tuple(dict.fromkeys((*read, *within, *own, *whole, *flags, *status)))


def _begins(row: Recommendation) -> str:
    text = row.title or row.recommendation
    return text.value if text else ""


def _of_status(report: Report, row: Recommendation) -> Iterator[str]:
    if row.rag and row.status.evidence in _SEEN:
        if not report.legend:
            yield "key_missing"
        elif row.status.meaning is None:
            yield "not_in_key"
