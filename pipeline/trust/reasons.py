"""What tells most against a cell, in words: each reason takes together what says one thing.

A reason weighs what the likelihood of an error falls by where all that it rests on is as it mostly is in right cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.trust.alternatives import Known
from pipeline.trust.trees import Trees

MOST = 2  # reasons that are given for a cell
LEAST = 0.15  # log-odds: what weighs less is not said


@dataclass(frozen=True, slots=True)
class Reason:
    """`name`: its sentence in signals.toml; `rests_on`: names of what is known; `holds`: whether it fits the cell."""

    name: str
    rests_on: frozenset[str]
    holds: Callable[[Known], bool]


def _reason(name: str, rests_on: str, holds: Callable[[Known], bool]) -> Reason:
    return Reason(name, frozenset(rests_on.split()), holds)


def _is(name: str, least: float = 1.0) -> Callable[[Known], bool]:
    return lambda own: own.get(name, 0.0) >= least


def _is_not(name: str) -> Callable[[Known], bool]:
    return lambda own: own.get(name, 0.0) == 0.0


_SHAPE = (
    "blank rarity words longer lines small capital stop digit date no_letters open_end colon above below same_shape"
)
_DECISION = "decisions_first limits_first limits answer_words decided decided_beside"
_STATUS = (
    "told_by_fill told_by_image told_by_shape told_by_symbol told_by_word told_by_letter told_by_font told_by_section "
    "told_by_none told_alike shown_twice shown_words explained unread told_done told_open colour understood"
)
_COMPARED = "others agree agree_role agree_best"
_WEIGHED = (
    "score alternatives plainly_headed margin likeness same_count by_columns by_name by_number by_heading by_label "
    "by_other"
)
REASONS = (
    _reason("none_at_all", f"{_SHAPE} filled distinct usual_words column columns", lambda own: own["filled"] == 0),
    _reason("blank_here", _SHAPE, lambda own: bool(own["blank"]) and own["filled"] > 0),
    _reason("only_mark", "no_letters", _is("no_letters")),
    _reason("few_filled", "rarity filled", lambda own: not own["blank"] and 0 < own["filled"] < 0.5),
    _reason("far_longer", "words longer lines", lambda own: own["longer"] > 0.7),
    _reason("far_shorter", "words longer lines", lambda own: own["longer"] < -0.7),
    _reason("label_first", "short_line_first", _is("short_line_first")),
    _reason("number_first", "number_first", _is("number_first")),
    _reason("line_broken", "line_broken", _is("line_broken")),
    _reason("lone_letter", "lone_letter", _is("lone_letter")),
    _reason("in_lines", "lines", _is("lines")),
    _reason("looks_unlike", "same_shape", lambda own: 0 < own["same_shape"] < 0.5 and own["usual_words"] < 5),
    _reason("counts_oddly", "counts_on", lambda own: "of_number" in own and not own["counts_on"]),
    _reason("place_for_theme", "place_first", _is("place_first")),
    _reason("holds_label", "label", _is("label")),
    _reason("capitals_behind", "capitals_last shouted", lambda own: bool(own.get("capitals_last"))),
    _reason("open_ended", "open_end colon stop others_stop", lambda own: bool(own.get("open_end") or own.get("colon"))),
    _reason("small_begin", "small capital others_small", _is("small")),
    _reason("said_twice", "twice", _is("twice")),
    _reason("said_in_rows", "repeated distinct", _is("repeated")),
    _reason("of_many_columns", "columns", _is("columns", 2.0)),
    _reason("column_guessed", "guessed", _is("guessed")),
    _reason("no_own_column", "column columns placed", lambda own: not own["column"] and not own["blank"]),
    _reason("place_shared", "shared", _is("shared")),
    _reason("stands_beside", "beside", _is("beside", 2.0)),
    _reason("across_pages", "pages row_pages", lambda own: max(own["pages"], own["row_pages"]) > 1),
    _reason("decision_limited", _DECISION, lambda own: bool(own.get("limits_first") or own.get("limits"))),
    _reason("decision_unsaid", _DECISION, lambda own: "decided" in own and not own["decided"]),
    _reason("decision_in_words", _DECISION, lambda own: bool(own.get("decided"))),
    _reason("status_section", _STATUS, _is("told_by_section")),
    _reason("status_contrary", _STATUS, lambda own: bool(
        (own.get("told_open") and own.get("colour") == 4) or (own.get("told_done") and 0 < own.get("colour", 0) < 4))),
    _reason("status_none", _STATUS, lambda own: "colour" in own and not own["colour"]),
    _reason("status_told", _STATUS, _is("colour")),
    _reason("first_row", "first", _is("first")),
    _reason("last_row", "last", _is("last")),
    _reason("row_emptier", "fuller", lambda own: own["fuller"] < -0.7),
    _reason("row_fuller", "fuller", lambda own: own["fuller"] > 0.7),
    _reason("row_extras", "extras extra_words extra_value extra_unnamed", _is("extras")),
    _reason("row_flagged", "flags", _is("flags")),
    _reason("asks_little", "asked_words", lambda own: own["asked_words"] < 8),
    _reason("read_otherwise", _COMPARED, lambda own: bool(own.get("others")) and own.get("agree_role", 0.0) < 1),
    _reason("close_reading", _WEIGHED, lambda own: own.get("alternatives", 0) > 0),
    _reason("poor_reading", _WEIGHED, _is_not("alternatives")),
)  # fmt: skip


def reasons_against(field: str, own: Known, by: Trees) -> tuple[str, ...]:
    """Return the names of the weightiest reasons against a cell, at most MOST."""
    fitting = [reason for reason in REASONS if reason.holds(own)]
    others = [_without(own, reason, by.usual[field]) for reason in fitting]
    before, *after = by.odds([own, *others])
    ranked = sorted(_said(fitting, [float(before - odds) for odds in after]), key=lambda entry: -entry[0])
    said: list[Reason] = []
    for weight, reason in ranked:
        if weight >= LEAST and not any(reason.rests_on & other.rests_on for other in said):
            said.append(reason)
    return tuple(reason.name for reason in said[:MOST])


def _without(own: Known, reason: Reason, usual: Known) -> Known:
    return own | {name: usual.get(name, 0.0) for name in reason.rests_on}


def _said(reasons: list[Reason], weights: list[float]) -> Iterator[tuple[float, Reason]]:
    """Each reason with its weight; of those that rest on the same the first alone."""
    met: set[frozenset[str]] = set()
    for reason, weight in zip(reasons, weights, strict=True):
        if reason.rests_on not in met:
            met.add(reason.rests_on)
            yield weight, reason
