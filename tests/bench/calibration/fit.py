"""Cells → weights: two logistic models by Newton's method, with a penalty on large weights; and the limit for flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pipeline.trust import Part, Weights, score
from tests.bench.calibration.cells import Judged
from tests.bench.calibration.damage import OF_LETTERS, OF_PLACES

PENALTY, OF_PAIR = 0.5, 8.0  # on the weight of a signal, and on what it weighs more or less in one kind of cell
LEAST = 5  # cells that must show a signal for it to be weighed
SMALL = 0.05  # weights nearer to nothing are left out
MOST_RIGHT = 0.024  # share of the right cells that may be flagged, on the calibration set: of others it is more
KINDS = ("status", "prose", "short", "title")
# What may speak for a cell. Of all else a weight above nothing would be chance: it is never good news.
FOR = frozenset(
    "agreed borders_fit by_tags_alone by_rulings_alone by_alignment_alone blank column_blank recognised over_pages "
    "several_lines heading_of_two told_in_text starts_level sentences_whole".split()
)
# What tells of letters and words alone, and what of places alone: neither may speak for the other.
LETTERS = frozenset(
    "odd_width odd_widths torn_word torn_words torn_and_odd word_lesser letter_lost torn_name odd_letters "
    "figure_missing gap_wide hole line_hole line_broken_early unread_inside recognised recognised_poorly "
    "word_less_sure word_unknown word_misread word_unsure word_poor ocr_unsure letters_missing most_letters_missing "
    "text_belied words_differ".split()
)
BOTH = frozenset(
    "blank column_blank blank_without_place blank_beside_signs blank_unlike_many blank_unlike_others "
    "blank_beside_twin heading_twice gutter begins_small told_in_text sentences_whole "
    "over_pages several_lines line_begins_late ends_open ends_open_too starts_small "
    "starts_small_too list_missing sentence_cut short_unlike_others starts_low room_below bad_page "
    "status_unknown_word status_not_read".split()
)


def fitted(cells: Sequence[Judged]) -> Weights:
    """The weights that tell the right cells from the wrong ones best, and the limit below which one is flagged."""
    letters = _part([_told(cell, LETTERS | BOTH) for cell in cells if cell.damage not in OF_PLACES])
    places = {name for cell in cells for name in cell.signals} - LETTERS
    place = _part([_told(cell, places) for cell in cells if cell.damage not in OF_LETTERS])
    without = Weights(letters, place, dict.fromkeys(KINDS, 0.0))
    return Weights(letters, place, dict.fromkeys(KINDS, _limit(cells, without)))


def _told(cell: Judged, by: Collection[str]) -> Judged:
    return replace(cell, signals=tuple(name for name in cell.signals if name in by))


def _part(cells: Sequence[Judged]) -> Part:
    counts = Counter(name for cell in cells for name in _names(cell))
    names = sorted(name for name, times in counts.items() if times >= LEAST or name.startswith("start "))
    while True:
        weights = _weights(cells, names)
        chance = {name for name, value in weights.items() if value > 0 and _never_good(name, weights)}
        if not chance:
            break
        names = [name for name in names if name not in chance]
    kept = {name: value for name, value in weights.items() if abs(value) >= SMALL or name.startswith("start ")}
    start = {kind: kept.get(f"start {kind}", 2.0) for kind in KINDS}
    single = {name.removeprefix("any "): value for name, value in kept.items() if name.startswith("any ")}
    return Part(start, single, {name: value for name, value in kept.items() if name.split(" ")[0] in KINDS})


def _never_good(name: str, weights: dict[str, float]) -> bool:
    """Whether a weight above nothing can only be chance: of a signal, or of a pair that outweighs its signal."""
    first, signal = name.split(" ", 1)
    if first == "start" or signal in FOR:
        return False
    return first == "any" or weights[name] + weights.get(f"any {signal}", 0.0) > 0


def _weights(cells: Sequence[Judged], names: Sequence[str]) -> dict[str, float]:
    place = {name: at for at, name in enumerate(names)}
    alike = Counter((tuple(place[name] for name in _names(cell) if name in place), cell.right) for cell in cells)
    shown = np.zeros((len(alike), len(names)))
    for row, (own, _) in enumerate(alike):
        shown[row, own] = 1
    penalty = np.array([OF_PAIR if name.split(" ")[0] in KINDS else PENALTY for name in names])
    right = np.array([is_right for _, is_right in alike], dtype=float)
    found = _newton(shown, right, np.array(list(alike.values()), dtype=float), penalty)
    return {name: round(float(found[at]), 2) for name, at in place.items()}


def _names(cell: Judged) -> list[str]:
    own = [f"start {cell.kind}", *(f"any {name}" for name in cell.signals)]
    return own + [f"{cell.kind} {name}" for name in cell.signals]


def _newton(shown: Any, right: Any, times: Any, penalty: Any) -> Any:
    """`times`: how many cells show what a line shows."""
    found = np.zeros(shown.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-shown @ found))
        slope = shown.T @ (times * (right - likely)) - penalty * found
        bend = (shown.T * (times * likely * (1 - likely) + 1e-9)) @ shown + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if float(np.abs(step).max()) < 1e-3:
            break
    return found


def _limit(cells: Sequence[Judged], weights: Weights) -> float:
    """The highest score that keeps the flagged share of the right cells, by score or by other flags, within bounds."""
    right = sorted(score(c.field, c.signals, weights) for c in cells if c.right and not c.asked)
    many = sum(c.right for c in cells)
    spare = int(MOST_RIGHT * many) - (many - len(right))
    return round(right[max(spare, 0)], 3)
