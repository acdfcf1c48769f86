"""The reading score: how well records explain what is printed, and how likely they are those of a report."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pipeline.models.records import Column, Heading, Printed
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import decision_of_column, decision_of_response
from pipeline.records.limits import counts, measures, weights
from pipeline.records.numbers import counts_on, is_named, numbered
from pipeline.records.words import HELD, NEWS, is_state, label_role
from pipeline.text.remember import memorised

LEAST, MOST, TELLS = counts("reading", "least most tells")
ALONE, AGAIN, ANSWERED = measures("reading", "alone again answered")
ASKED, UNSAID, COUNTED_ON, BROKEN = measures("reading", "asked unsaid counted_on broken")
WEIGHTS = weights("reading", "weights")


Said = Mapping[str, str]  # role → text of one record; a status that is shown without words says "*"


class Score(NamedTuple):
    """What makes up the reading score of some records; higher is better.

    `complete`: the sum of what each record says; `counting`: whether their numbers count on, one after the other;
    `likeness`: how much they are alike in what they say, from 0 to 1; `opening`: how plainly they say where they begin;
    `likely`: how likely they are the recommendations of a report at all, from 0 to 1.
    """

    complete: float
    counting: float
    likeness: float
    opening: float = 0.0
    likely: float = 1.0

    @property
    def total(self) -> float:
        """The reading score itself."""
        return self.likely * ((self.complete + self.counting) * (1 + self.likeness) / 2 + self.opening)


def score_records(records: Sequence[Said], numbers: Sequence[str | None]) -> Score:
    """Return how well records explain the document: complete, numbered on and alike."""
    steps = (COUNTED_ON if counts_on(before, after) else -BROKEN for before, after in pairwise(numbers))
    return Score(sum(map(_worth, records)) - AGAIN * _repeats(records, numbers), sum(steps), likeness(records))


def _repeats(records: Sequence[Said], numbers: Sequence[str | None]) -> int:
    """Return how many records ask what another of the same number asks: a summary tells them twice."""
    texts = (" ".join(said.get("recommendation", "").split()) for said in records)
    asked = Counter(pair for pair in zip(numbers, texts, strict=True) if len(pair[1]) >= LEAST)
    return sum(count - 1 for count in asked.values())


def likeness(records: Sequence[Said]) -> float:
    """Return how much records are alike in which roles they fill: 1 where each fills the usual ones."""
    counts = Counter(role for said in records for role, text in said.items() if text)
    usual = {role for role, count in counts.items() if 2 * count >= len(records)}
    shares = []
    for said in records:
        own = {role for role, text in said.items() if text}
        shares.append(len(own & usual) / len(own | usual) if own | usual else 0.0)
    return sum(shares) / len(shares) if shares else 0.0


def _worth(said: Said) -> float:
    length = len(said.get("recommendation", ""))
    if length < LEAST:
        return -UNSAID
    reply = said.get("response") or said.get("action")
    worth = ASKED + (WEIGHTS["response"] if reply or said.get("decision") else 0.0)
    worth += WEIGHTS["decision"] if reply and said.get("decision") else 0.0
    worth += WEIGHTS["update"] if len(said.get("update", "")) > TELLS else 0.0
    worth += sum(WEIGHTS[role] for role in ("status", "lead_officer", "target_date") if said.get(role))
    worth -= 1.0 if length > MOST else 0.0
    return worth if worth >= ANSWERED else ALONE


def answered_share(records: Sequence[Said]) -> float:
    """Return the share of records with an answer, an update or a status."""
    told = sum(any(said.get(role) for role in ("response", "update", "status", "decision")) for said in records)
    return told / len(records) if records else 0.0


def questions_share(records: Sequence[Said]) -> float:
    """Return the share of records that ask a question and recommend nothing."""
    asked = [f"{said.get('title', '')} {said.get('recommendation', '')}" for said in records]
    return sum("?" in text for text in asked) / len(asked) if asked else 0.0


# What says plainly that something was answered: words of decision, labels, states, the title of the document.
PLAIN = (
    "decides",
    "responds_in_words",
    "decides_in_words",
    "updates_in_words",
    "rates_in_words",
    "responds",
    "states",
)
HALF, MOST_COUNT, SAID = measures("look_alikes", "half most said")
FEWEST, BRIEF, OPENING, TOP, LONGEST_DECISION = counts("look_alikes", "fewest brief opening top longest_decision")
ONES, MOST_OF = weights("look_alikes", "ones"), weights("look_alikes", "most_of")
TOLD = ("response", "decision", "update", "status", "action")

Features = dict[str, float]


def report_features(
    records: Sequence[Printed],
    heading: Heading,
    near: str,
    score: float,
    by_name: bool,
    responds: bool,
    profile: Profile,
) -> Features:
    """Return the evidence, each a number from 0 to about 3.

    `near`: what the pages say outside the records; `score`: what they are worth as a reading; `by_name`: whether each
    begins with "Recommendation 3" or the like; `responds`: whether the document says that it is a response.
    """
    found = {
        "one": 1.0,
        "opened_by_name": float(by_name),
        "responds": float(responds),
        "few": float(len(records) < FEWEST),
        "records": _scaled("records", len(records)),
        "score": score / max(1, len(records)),
        "counts_on": _counts_on(records, heading, profile),
        **_asking(records, heading, profile),
        **_answering(records, heading, profile),
        **_labelling(heading, profile),
        **_surrounding(near, profile),
    }
    return found | {"answers_plainly": max(found[name] for name in PLAIN)}


def _asking(records: Sequence[Printed], heading: Heading, profile: Profile) -> Features:
    """What is recommended, and the label that it is under."""
    asked = heading.first("recommendation")
    texts = _texts(records, asked)
    plain = [str(numbered(Text(t), profile).rest) or t for t in texts]
    names = _names(profile.names)
    return {
        "asked_in_name": float(asked is not None and names.search(asked.heading) is not None),
        "asked_in_words": float(asked is not None and label_role(asked.heading, profile)[0] == "recommendation"),
        "asked_guessed": float(asked is None or asked.guessed),
        "voices": float(asked is not None and folded(asked.heading) in profile.voices),
        "numbers_named": _share(texts, lambda t: is_named(t, profile)),
        "opens": _share(plain, profile.opens),
        "asks": _share(plain, lambda t: profile.asking.search(t) is not None),
        "brief": float(bool(plain) and median(len(t.split()) for t in plain) <= BRIEF),
        "long": _scaled("long", median(len(t) for t in plain) if plain else 0.0),
        "news_in_asked": _share(plain, lambda t: NEWS.search(t[:OPENING]) is not None),
    }


def _answering(records: Sequence[Printed], heading: Heading, profile: Profile) -> Features:
    """What became of it: how many records say, and in which words."""
    roles = {role: _texts(records, heading.first(role)) for role in TOLD}
    return {
        "decides": _share([*roles["response"], *roles["decision"]], lambda t: _decides(t, profile)),
        "has_response": _filled(records, heading, "response"),
        "has_decision": _filled(records, heading, "decision"),
        "has_update": _filled(records, heading, "update"),
        "has_status": _filled(records, heading, "status"),
        "answered": _filled(records, heading, *TOLD),
        "states": _share(roles["status"], lambda t: is_state(t, profile)),
        "long_status": _scaled("long_status", _mean(roles["status"])),
        "long_answer": _scaled("long_answer", _mean(roles["response"])),
        "long_update": _scaled("long_update", _mean(roles["update"])),
    }


def _labelling(heading: Heading, profile: Profile) -> Features:
    """What the labels name, and how many are unknown or of another kind of document."""
    labels = [c.heading for c in heading.columns if c.heading]
    return {
        "responds_in_words": _told(heading, "response", profile),
        "decides_in_words": _told(heading, "decision", profile),
        "updates_in_words": _told(heading, "update", profile),
        "rates_in_words": _told(heading, "status", profile),
        "strange": _scaled("strange", sum(folded(label) in profile.lookalikes for label in labels)),
        "meetings": float(any(folded(label) in profile.meetings for label in labels)),
        "unknown": sum(c.role is None for c in heading.columns if c.heading) / max(1, len(labels)),
        "has_lead": float(bool(heading.of("lead_officer"))),
        "has_target": float(bool(heading.of("target_date"))),
        "has_title": float(bool(heading.of("title"))),
        "columns": _scaled("columns", len(heading.columns)),
    }


def _surrounding(near: str, profile: Profile) -> Features:
    """What the pages say outside the records."""
    return {
        "near_names": _scaled("near_names", len(_names(profile.names).findall(near))),
        "near_committee": float(profile.bodies["committee"].search(near) is not None),
        "near_review": float(profile.report_words.review.search(near) is not None),
        "near_scrutiny": float(re.search(r"(?i)scrutin|craffu|select committee|inquiry", near) is not None),
        "near_progress": float(re.search(r"(?i)\bprogress|monitor|update|response to", near[:TOP]) is not None),
    }


def is_plainly_headed(heading: Heading, profile: Profile) -> bool:
    """Return True if headings name recommendations and what came of them, and leave no other kind of table open.

    The headings of a report of one row or two say more than so few rows can.
    """
    labels = [c.heading for c in heading.columns if c.heading]
    told = [label_role(label, profile) for label in labels]
    roles = {role for role, strength in told if strength >= HELD}
    if "recommendation" not in roles or any(folded(label) in profile.lookalikes for label in labels):
        return False
    known = all(strength >= HELD for _, strength in told)
    return len(roles & {"response", "decision", "update"}) + (known or "status" in roles) > 1


def report_likelihood(features: Mapping[str, float]) -> float:
    """Return how likely records with this evidence are those of a report, from 0 to 1."""
    first, *trees = _trees()
    total = first + sum(_leaf(tree, features) for tree in trees)
    likely = (1 + math.tanh(total / 2)) / 2
    return max(likely, SAID) if _is_response(features) else likely


def _is_response(features: Mapping[str, float]) -> bool:
    """Return True if a document calls itself a response to recommendations that count on or ask, and are decided.

    Answers to a consultation decide too, but nobody calls what they answer recommendations. The corpus that the trees
    are fitted on holds few responses, so that these would not be told by them.
    """
    asks = max(features["asks"], features["opens"])
    decided = min(features["decides"], features["counts_on"])
    tells = max(asks, features["numbers_named"], features["has_lead"], features["has_target"], decided)
    counted = features["counts_on"] >= MOST_COUNT and asks >= HALF and features["decides"] > 0
    return (
        features["responds"] > 0
        and max(features["near_names"], features["numbers_named"], features["asked_in_name"]) > 0
        and features["few"] == 0
        and max(features["counts_on"], asks) >= MOST_COUNT
        and tells >= HALF
        and (counted or features["decides"] >= HALF)
        and features["strange"] == 0
    )


def _leaf(tree: Any, features: Mapping[str, float]) -> float:
    while isinstance(tree, list):
        name, most, low, high = tree
        tree = low if features.get(name, 0.0) <= most else high
    return float(tree)


@cache
def _trees() -> list[Any]:
    """What to begin with, and small decision trees: [evidence, most, tree up to it, tree above it] or a number."""
    text = files("pipeline.records").joinpath("report_trees.txt").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line and not line.startswith("#")]


def _counts_on(records: Sequence[Printed], heading: Heading, profile: Profile) -> float:
    """The share of records whose number follows that of the one before."""
    column = heading.first("number") or heading.first("recommendation")
    numbers = [numbered(Text(f"{t}."), profile).number for t in _texts(records, column)]
    return sum(counts_on(a, b) for a, b in pairwise(numbers)) / max(1, len(records) - 1)


def _mean(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts) if texts else 0.0


@memorised
def _names(names: str) -> re.Pattern[str]:
    return re.compile(rf"\b{names}s?\b", re.IGNORECASE)


def _texts(records: Sequence[Printed], column: Column | None) -> list[str]:
    if column is None:
        return []
    cells = [r.cells[column.index] for r in records if column.index < len(r.cells)]
    return [" ".join(c.text.value.split()) for c in cells if c is not None and c.text]


def _scaled(name: str, value: float) -> float:
    """Return evidence as a number in which 1 is usual, and which is not too large."""
    return min(MOST_OF[name], value / ONES[name])


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


def _decides(text: str, profile: Profile) -> bool:
    return decision_of_response(text, profile) is not None or (
        len(text) < LONGEST_DECISION and decision_of_column(text, profile) is not None
    )


def _told(heading: Heading, role: str, profile: Profile) -> float:
    return float(any(label_role(c.heading, profile)[1] >= HELD for c in heading.of(role)))


def _filled(records: Sequence[Printed], heading: Heading, *roles: str) -> float:
    columns = [c for role in roles for c in heading.of(role)]
    full = sum(any(_says(r.cells[c.index]) for c in columns if c.index < len(r.cells)) for r in records)
    return full / len(records) if records else 0.0


def _says(cell: Cell | None) -> bool:
    return cell is not None and not cell.blank
