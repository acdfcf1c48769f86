"""Pairs of rounds made by lot, always the same: recommendations split, merged, renumbered, reworded, dropped, new."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.models.report import Header, Rag, Recommendation, Report, Source
from pipeline.models.text import Text
from pipeline.tag import entities

TOPICS = Path(__file__).with_suffix(".toml")
PAIRS = 20
FATES = {"kept": 8, "reworded": 6, "split": 3, "merged": 3, "dropped": 2}  # how often each comes
RAGS: tuple[Rag, ...] = ("red", "amber", "green", "complete")
Topic = dict[str, str]


class Made(NamedTuple):
    """Two rounds, and what became of each recommendation, in the form of a pair's truth."""

    rounds: tuple[Report, Report]
    truth: dict[str, Any]


class _Line(NamedTuple):
    """A recommendation of the later round. `old`: positions in the earlier one that it comes from, from 1."""

    text: str
    update: str
    old: tuple[int, ...]
    suffix: str = ""
    rag: Rag | None = None


def make_pairs() -> list[Made]:
    topics = tomllib.loads(TOPICS.read_text(encoding="utf-8"))["topic"]
    return [_make_pair(number, topics) for number in range(1, PAIRS + 1)]


def _make_pair(number: int, topics: Sequence[Topic]) -> Made:
    chance = random.Random(number)
    own = chance.sample(topics, chance.randint(8, 12))
    rest = [topic for topic in topics if topic not in own]
    earlier = [_row(at, str(at), _asked(topic), topic["early"], chance.choice(RAGS)) for at, topic in enumerate(own, 1)]
    lines = _later_lines(chance, own)
    lines += [_Line(_asked(topic), topic["late"], ()) for topic in chance.sample(rest, chance.randint(0, 2))]
    renumbered = chance.random() < 0.5
    if renumbered and chance.random() < 0.5:
        chance.shuffle(lines)
    lines = [line._replace(rag=chance.choice(RAGS)) for line in lines]
    numbers = _renumbered(lines) if renumbered else _own_numbers(lines, len(own))
    later = [_row(at, numbers[at - 1], line.text, line.update, line.rag) for at, line in enumerate(lines, 1)]
    rounds = _report(f"{number:02}-earlier", earlier, 6), _report(f"{number:02}-later", later, 12)
    return Made(rounds, {"items": list(_items(earlier, lines))})


def _asked(topic: Topic) -> str:
    return f"That the Council {topic['first']} and {topic['second']}."


def _later_lines(chance: random.Random, own: Sequence[Topic]) -> list[_Line]:
    """Return what the later round has of the earlier one's topics; two that are merged stand beside one another."""
    lines: list[_Line] = []
    at = 0
    while at < len(own):
        topic, here = own[at], at + 1
        fate = chance.choices(list(FATES), list(FATES.values()))[0]
        update = topic["late"] if chance.random() < 0.8 else topic["early"]
        if fate == "merged" and here < len(own):
            other = own[here]
            text = f"That the Council {topic['first']}, {topic['second']}, {other['first']} and {other['second']}."
            lines.append(_Line(text, f"{update} {other['late']}", (here, here + 1)))
            at += 1
        elif fate == "split":
            lines.append(_Line(f"That the Council {topic['first']}.", update, (here,), "a"))
            lines.append(_Line(f"That the Council {topic['second']}.", "This will follow.", (here,), "b"))
        elif fate != "dropped":
            lines.append(_Line(topic["reworded"] if fate == "reworded" else _asked(topic), update, (here,)))
        at += 1
    return lines


def _own_numbers(lines: Sequence[_Line], last: int) -> list[str]:
    """Return the earlier round's numbers: 7a and 7b where 7 was split, the first of those merged; new ones go on."""
    numbers = []
    for line in lines:
        last += not line.old
        numbers.append(f"{line.old[0]}{line.suffix}" if line.old else str(last))
    return numbers


def _renumbered(lines: Sequence[_Line]) -> list[str]:
    return [str(at) for at in range(1, len(lines) + 1)]


def _items(earlier: Sequence[Recommendation], lines: Sequence[_Line]) -> list[dict[str, Any]]:
    items = []
    for at, row in enumerate(earlier, 1):
        new = [index for index, line in enumerate(lines, 1) if at in line.old]
        merged = any(len(lines[index - 1].old) > 1 for index in new)
        change = "merged" if merged else {0: "dropped", 1: "kept"}.get(len(new), "split")
        moves = [_moved(row.rag, lines[index - 1].rag) for index in new]
        items.append({"change": change, "old_index": at, "new_indexes": new, "rag_old": row.rag, "rag_moved": moves})
    items += [
        {"change": "added", "old_index": None, "new_indexes": [index], "rag_moved": ["unknown"]}
        for index, line in enumerate(lines, 1)
        if not line.old
    ]
    return items


def _moved(before: Rag | None, after: Rag | None) -> str:
    assert before and after
    step = RAGS.index(after) - RAGS.index(before)
    return "same" if not step else "up" if step > 0 else "down"


def _row(index: int, number: str, text: str, update: str, rag: Rag | None) -> Recommendation:
    return Recommendation(
        index, number, recommendation=Text(text), response=Text("Agreed."), update=Text(update), rag=rag
    )


def _report(name: str, rows: Sequence[Recommendation], months: int) -> Report:
    day = "2023-06-13" if months == 6 else "2023-12-12"
    header = Header(stage_months=months, completion_date="2022-12-06", update_date=day)
    report = Report(name, Source(f"{name}.pdf", "0" * 64, 1, 1, 1), header, tuple(rows), inquiry_id="an-inquiry")
    return replace(report, entities=entities(report, model=False)[0])
