"""What lines, neighbours and numbers of a report say of its rows, and the report as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.codes import meaning
from pipeline.models.page import Box, Page
from pipeline.models.report import Flag, Recommendation, Report
from pipeline.models.text import Locator
from pipeline.trust.prose import Place, prose_signals
from pipeline.trust.unread import holders

_UNNUMBERED = frozenset({"few_numbered", "number_missing"})
_TOGETHER = {
    "piece_of_row": (_UNNUMBERED, frozenset({"line_through_page", "rows_run_on", "by_alignment_alone"})),
    "thin_and_unnumbered": (_UNNUMBERED, frozenset({"row_thin"})),
    "piece_without_head": (_UNNUMBERED, frozenset({"recommendation_missing"})),
    "blank_beside_two": (frozenset({"blank"}), frozenset({"beside_column_of_two"})),
    "crossed_and_doubtful": (frozenset({"line_through_row"}), frozenset({"row_doubtful", "row_very_doubtful"})),
    "all_doubtful": (frozenset({"row_very_doubtful"}), frozenset({"table_very_doubtful"})),
}
_FIRST = frozenset[str]().union(*(first for first, _ in _TOGETHER.values()))


def together(names: Sequence[str]) -> Iterator[str]:
    """The names that those of one cell add up to."""
    if _FIRST.isdisjoint(names):
        return
    for name, (first, second) in _TOGETHER.items():
        if not (first.isdisjoint(names) or second.isdisjoint(names)):
            yield name


INSIDE = 0.25  # heights of a line that an underline or a border may reach into a word
ACROSS = 1.5  # points that a border may reach into a word from its side
BEYOND = 2.0  # points that a border reaches further than a word; what strikes a word out does not
NEAR = 4.0  # points
ALONE = "by_rulings_alone"


def pages_of_lines(report: Report) -> frozenset[int]:
    """The pages with cells that lines alone tell."""
    return frozenset(
        place.page
        for row in report.recommendations
        for name, signals in row.evidence
        if ALONE in signals
        for place in dict(row.sources).get(name, ())
    )


def run_through(pages: Iterable[Page], asked: Collection[int]) -> tuple[Locator, ...]:
    """The words of the pages asked for that a line runs through."""
    return tuple(Locator(page.number, box) for page in pages if page.number in asked for box in _crossed(page))


def _crossed(page: Page) -> Iterator[Box]:
    flat = sorted((r.box for r in page.rulings if r.horizontal), key=lambda box: box.top)
    upright = sorted(r.box for r in page.rulings if not r.horizontal)
    tops, lefts = [box.top for box in flat], [box.x0 for box in upright]
    at: dict[tuple[float, float], list[Box]] = {}  # the lines that run through a height, asked for once
    for word in page.words if page.rulings else ():
        x0, top, x1, bottom = box = word[2]
        room = INSIDE * (bottom - top)
        over = at.get((top, bottom))
        if over is None:
            over = at[top, bottom] = flat[bisect_right(tops, top + room) : bisect_left(tops, bottom - room)]
        first = bisect_right(lefts, x0 + ACROSS)
        down = upright[first : bisect_left(lefts, x1 - ACROSS, first)] if first < len(lefts) else ()
        if (
            (over or down)
            and word.style.angle == 0
            and (
                any(line.x0 < x0 - BEYOND and line.x1 > x1 + BEYOND for line in over)
                or any(line.top < top + room and line.bottom > bottom - room for line in down)
            )
        ):
            yield box


def owners(report: Report, crossed: Sequence[Locator]) -> frozenset[tuple[int, str]]:
    """(index, field) of the cells that such a word stands in or beside."""
    on = defaultdict(list)
    for place in crossed:
        on[place.page].append(place.box.centre)
    return frozenset(
        (row.index, name)
        for row in report.recommendations
        for name, places in row.sources
        for own in places
        if any(_near(own.box, *centre) for centre in on.get(own.page, ()))
    )


def _near(cell: Box, x: float, y: float) -> bool:
    return cell.x0 - NEAR <= x <= cell.x1 + NEAR and cell.top - NEAR <= y <= cell.bottom + NEAR


# What hardly ever stands in a table whose words are in the right cells. That a row is thin is said of each of its cells
# already: it would count as many times as there are.
STRONG = frozenset(
    "over_border gutter column_of_two out_of_order starts_small starts_low starts_high ends_open row_of_two "
    "close_above close_below recommendation_missing rows_added parser_disagree number_missing gap_before gap_behind "
    "label_inside unplaced_near line_through runs_on few_numbered number_unlike_others numbers_of_two "
    "number_inside".split()
)
# What hardly ever stands in a table all of whose letters and words were read.
TORN = frozenset(
    "torn_word torn_words word_lesser letter_lost odd_width odd_widths unread_inside gap_wide hole line_hole "
    "line_broken_early".split()
)
Evidence = tuple[tuple[str, tuple[str, ...]], ...]  # of one row: the fields, and what is known of each
MANY, MOST = 0.12, 0.35  # shares of a report's cells
FEWEST = 3  # torn cells


def with_neighbours(rows: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a report's rows, in which every cell knows how many others of its row and report are in doubt."""
    doubtful = [[not STRONG.isdisjoint(names) for _, names in row] for row in rows]
    cells = [cell for row in doubtful for cell in row]
    share = sum(cells) / max(len(cells), 1)
    whole = ["table_very_doubtful" if share >= MOST else "table_doubtful"] if share >= MANY else []
    torn = sum([not TORN.isdisjoint(names) for row in rows for _, names in row])
    if torn >= max(FEWEST, MANY * len(cells)):
        whole.append("most_letters_missing" if torn >= MOST * len(cells) else "letters_missing")
    return [_row(row, own, whole) for row, own in zip(rows, doubtful, strict=True)]


def _row(row: Evidence, doubtful: Sequence[bool], whole: Sequence[str]) -> Evidence:
    total = sum(doubtful)
    crossed = ["line_through_row"] if any(["line_through" in names for _, names in row]) else []
    new = []
    for (name, names), own in zip(row, doubtful, strict=True):
        others = total - own
        near = ["row_very_doubtful" if others > 1 else "row_doubtful"] if others else []
        found = (*names, *crossed, *near, *whole)
        new.append((name, (*found, *together(found))))
    return tuple(new)


_ODD = re.compile(r"\d\W*[^\W\d_]{3,}|^\D{2,}$")  # a word behind the number, or no number at all
_DIGIT = re.compile(r"\d")
_IN_FRONT = re.compile(
    r"(?i:(?:\(?(?:no|nr|item|rec\w*|r)\b\.?\s*)?\(?\d{1,2}\s?[.):–-]|(?:no|nr|item|rec\w*)\b\.?\s*\d|r\d)|"
    r"\d{1,2}\s+[A-Z][a-z]"
)
FEW = 2  # numbers that show that rows are numbered
MANY_UNNUMBERED = 3  # rows without one that show that rows are cut


def row_signals(found: Sequence[tuple[str, str | None]]) -> list[tuple[str, ...]]:
    """For each (theme, number) what the number says beside the others'."""
    met = Counter(pair for pair in found if pair[1])
    numbers = [number for _, number in found]
    plain = [int(n) if n and n.isdigit() else None for n in numbers]
    missing, unlike, two = _missing(numbers), _unlike(numbers), _of_two(numbers)
    said: list[tuple[str, ...]] = []
    for at, number in enumerate(numbers):
        names = [missing] if number is None and missing else []
        names += ["number_twice"] if number and met[found[at]] > 1 else []
        names += ["number_unlike_others"] if at in unlike else []
        names += ["numbers_of_two"] if at in two else []
        said.append((*names, *_jumps(plain, at)))
    return said


def numbered_inside(number: str | None, text: str) -> bool:
    """Whether a text without a number begins with what seems to be one."""
    return number is None and _IN_FRONT.match(text) is not None


def _missing(numbers: Sequence[str | None]) -> str | None:
    """What it means that a row has no number: nothing where hardly any has one."""
    numbered = sum(number is not None for number in numbers)
    if numbered > len(numbers) / 2:
        return "number_missing"
    return "few_numbered" if numbered >= FEW and len(numbers) - numbered >= MANY_UNNUMBERED else None


def _unlike(numbers: Sequence[str | None]) -> frozenset[int]:
    """Positions of those that are no plain number, where most are."""
    odd = frozenset(at for at, number in enumerate(numbers) if number and _ODD.search(number.strip()))
    return odd if 3 * len(odd) < sum(number is not None for number in numbers) else frozenset()


def _of_two(numbers: Sequence[str | None]) -> frozenset[int]:
    """Positions of those that seem to be two, where most are one."""
    parts = [(number or "").split() for number in numbers]
    two = frozenset(at for at, own in enumerate(parts) if len(own) == 2 and all(map(_DIGIT.search, own)))
    return two if 2 * len(two) < sum(number is not None for number in numbers) else frozenset()


def _jumps(plain: Sequence[int | None], at: int) -> Iterator[str]:
    own = plain[at]
    if own is None:
        return
    before = plain[at - 1] if at else 0
    behind = plain[at + 1] if at + 1 < len(plain) else None
    if before is not None and own not in (before + 1, 1):
        yield "gap_before"
    if behind is not None and behind not in (own + 1, 1):
        yield "gap_behind"


_SEEN = frozenset({"fill", "image", "shape", "symbol", "letter"})  # a status that only a key explains
_TOLD = frozenset({"number", "decision"})  # what may stand in front of other words too, its own column blank
_OF_PAGES = frozenset({"WORDS_DIFFER"})
NEAR_LINE = 3.0  # points
MOST_WITHOUT = 0.75  # share of the rows that may be without a recommendation where that says something
MANY_RUN_THROUGH = 8  # words of one page that lines run through


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
        "lines_through_page": {page for page, words in many.items() if words >= MANY_RUN_THROUGH},
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
    return without if len(without) <= MOST_WITHOUT * len(rows) else frozenset()


def _beside(lost: Locator, row: Recommendation) -> bool:
    """Whether a word stands at the height of a row."""
    _, middle = lost.box.centre
    return any(
        place.page == lost.page and place.box.top - NEAR_LINE <= middle <= place.box.bottom + NEAR_LINE
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
