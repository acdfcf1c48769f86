"""Labels in front of what is said of a recommendation where there is no table: "Response:", "April 2023"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.cells.columns.heading_days import date_in, is_date
from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.labelled_values import label_beside
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.flow import Item, part_of, without
from pipeline.cells.stanzas.run_in import run_in
from pipeline.models.page import Word
from pipeline.models.table import Block
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed
from pipeline.text.bullets import DASHES
from pipeline.text.lines import Line, ended_at, spoken

LABEL_WORDS = 7
TITLE_WORDS = 14
SPOKEN = 5  # words: a shorter label needs no print of its own
NAME_WORDS = 3  # "Trust Board:"
OPENER_WORDS = 4  # "Recommendation No. 3:"
REMEMBERED = 256  # paragraphs: each is asked at several steps
_LISTED = frozenset(",;&/")  # behind a number: others follow
_CODE = re.compile(r"^(?:R|AFI|Rec)\.?\s?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without its colon; its role where it has one; what of its own paragraph is its value."""

    text: str
    role: str | None
    words: tuple[Word, ...]
    value: Block
    dated: bool = False  # it has no role, and is nothing but a date
    day: str | None = None  # ISO: the month or day that it names


def opens(item: Item, profile: Profile) -> bool:
    """Whether a paragraph opens a numbered recommendation: its label alone, or with a title or text behind it.

    "Recommendation 3 was agreed in May" does not: behind a label that no mark ends, a capital must follow.
    """
    if not re.match(rf"{profile.names}\b", item.text, re.IGNORECASE) and not _CODE.match(item.text):
        return False
    found = numbered(Text(item.text), profile)
    if found.label is None:
        return False
    rest = found.rest.value
    if rest[:1] in _LISTED:  # "Recommendations 1, 2 and 6 were signed off in July"
        return False
    return not rest or not rest[0].islower() or found.label[-1] in ".:)–—-"


def cut_at_openers(items: Iterable[Item], profile: Profile) -> Iterator[Item]:
    """The paragraphs, those cut in which a later line is nothing but a recommendation's label, set close under it."""
    for item in items:
        lines = item.block.lines
        starts = [i for i in range(1, len(lines)) if _only_label(lines[i - 1], lines[i], profile)]
        for start, end in itertools.pairwise([0, *starts, len(lines)]):
            yield part_of(item, start, end) if starts else item


def _only_label(above: Line, line: Line, profile: Profile) -> bool:
    """Bold, or behind the end of a sentence: else a sentence speaks of another recommendation."""
    apart = all(w.style.bold for w in line) or above[-1].text[-1] in ".:!?"
    if len(line) > OPENER_WORDS or not apart:
        return False
    text = spoken(line)
    named = re.match(rf"{profile.names}\b", text, re.IGNORECASE)
    found = numbered(Text(text), profile) if named else None
    return found is not None and found.label is not None and not found.rest


def label_of(item: Item, profile: Profile) -> Label | None:
    """The label that a paragraph is, or begins with; None where it is text."""
    found = _front(item, profile)
    if found is None:
        return None
    label, role = found
    if label.role == "lead_officer" and _is_address(label.value):
        return None  # whom to ask of one thing that the text tells
    if label.role or label.dated:
        return label
    alone = not label.value.lines and (item.apart or item.text.endswith(":"))
    told = alone or _look_apart(tuple(item.words), len(label.words))
    return label if told and role is None else None


def label_before_dash(item: Item) -> Label | None:
    """What is printed apart in front of a plain dash, whatever it names: "**Aim** – That nobody waits"."""
    words = tuple(item.words)
    end = None if item.block.level else _dashed(words)
    if end is None:
        return None
    return Label(spoken(words[:end]), None, words[: end + 1], without(item.block, end + 1))


def _is_address(value: Block) -> bool:
    words = [word.text for line in value.lines for word in line]
    return len(words) == 1 and "@" in words[0]


def names_recommendation(item: Item, profile: Profile) -> Label | None:
    """The label that says that a recommendation follows: "What we asked for"; apart, beside it, or with a colon."""
    found = _front(item, profile) if item.table is None else None
    if found is None or found[1] != "recommendation":
        return None
    beside = bool(item.block.lines) and label_beside(item.block.lines[0]) == len(found[0].words)
    over = _look_apart(tuple(item.words), len(found[0].words))
    return found[0] if item.apart or item.lead or beside or over or found[0].words[-1].text.endswith(":") else None


def may_be_title(label: Label) -> bool:
    """Whether a full stop ends what names a recommendation: a title may end so, unless the label comes again."""
    return bool(label.value.lines) and label.words[-1].text.endswith(".")


@lru_cache(maxsize=REMEMBERED)
def _front(item: Item, profile: Profile) -> tuple[Label, str | None] | None:
    """What may be a label at the front of a paragraph, and the role of its words, a label's or not."""
    words = tuple(item.words)
    if item.block.level:
        return None
    end = item.lead - 1 if item.lead else _end(item, words, profile)
    if end is None and len(item.block.lines) == 1 and (count := run_in(words, profile)):
        end = count - 1
    if end is not None and _is_of_a_day(item, words, end, profile):
        end = len(words) - 1
    over = end is None and _is_over(item)
    if over:
        end = len(item.block.lines[0]) - 1
    elif end is None and _stands_alone(item, profile):
        end = len(words) - 1
    if end is None:
        return None
    text = spoken(words[: end + 1]).rstrip(" .:–—-")
    value = without(item.block, end + 1)
    role = role_of(text, profile) or _answering(words[: end + 1], value, profile) or _latest(words[: end + 1], profile)
    own = role if role in PAIRED else None
    said = not item.lead and _is_sentence(words, end, own, profile)
    if said or (over and own is None and role != "recommendation"):
        return None
    dated = own is None and is_date(text, profile)
    day = date_in(text, profile) if dated or (own == "update" and not value.lines) else None
    return Label(text, own, words[: end + 1], value, dated, day), role


def _latest(label: Line, profile: Profile) -> str | None:
    """News under a label that only says when: "Latest:"."""
    return "update" if label[-1].text.endswith(":") and folded(spoken(label).rstrip(" :")) in profile.latest else None


def _answering(label: Line, value: Block, profile: Profile) -> str | None:
    """The role of a label that only names who answers, by what is answered: "Cabinet: Accepted."."""
    named = len(label) <= NAME_WORDS and all(word.text[0].isupper() for word in label)
    if not named or not label[-1].text.endswith(":") or not value.lines:
        return None
    return "response" if decision_of_response(spoken(value.lines[0]), profile) else None


def _end(item: Item, words: Sequence[Word], profile: Profile) -> int | None:
    """The last word of a label with its value behind it: by a colon, a dash, or white between them."""
    colon = ended_at(words[:LABEL_WORDS])
    end = colon - 1 if colon else _dashed(words)
    end = _stopped(words, profile) if end is None else end
    beside = label_beside(item.block.lines[0])
    if 0 < beside <= LABEL_WORDS and (end is None or (end >= beside and role_of(spoken(words[:beside]), profile))):
        return beside - 1  # the colon stands in the value: "Response     Accepted in part: three sites"
    return end


def _stands_alone(item: Item, profile: Profile) -> bool:
    """Whether a paragraph of one short line may be a label as a whole: set apart, or a date."""
    most = TITLE_WORDS if item.apart else LABEL_WORDS
    short = len(item.block.lines) == 1 and len(item.words) <= most and item.text[-1:] not in ".;,"
    return short and (item.apart or is_date(item.text, profile))


def _is_of_a_day(item: Item, words: tuple[Word, ...], end: int, profile: Profile) -> bool:
    """Whether a line set apart heads the news of a day, with a colon in it: "Update: March 2031"."""
    label = spoken(words[: end + 1]).rstrip(" :")
    if not item.apart or len(item.block.lines) > 1 or role_of(label, profile) != "update":
        return False
    day = spoken(words[end + 1 :])
    return is_date(day, profile) and date_in(day, profile) is not None


def _is_sentence(words: tuple[Word, ...], end: int, role: str | None, profile: Profile) -> bool:
    """Whether prose with a colon in it only speaks of what a label names: "A reply was received on 2 May: …"."""
    if role is None or end + 1 < SPOKEN or len(words) <= end + 1 or _look_apart(words, end + 1):
        return False
    said = folded(spoken(words[: end + 1]).rstrip(" :"))
    return not profile.helps.isdisjoint(said.split()) and squeezed(said) not in profile.headings[role].exact


def _dashed(words: Sequence[Word]) -> int | None:
    """Where a dash ends a label printed apart from what is said behind it: "**Update** – The plan was out"."""
    dash = next((i for i, w in enumerate(words[:LABEL_WORDS]) if i and w.text in DASHES), None)
    return dash if dash and _look_apart((*words[:dash], *words[dash + 1 :]), dash) else None


def _stopped(words: Sequence[Word], profile: Profile) -> int | None:
    """Where a full stop ends a known label printed apart from what is said behind it: "WHERE WE ARE. It is out"."""
    stop = ended_at(words[:LABEL_WORDS], ".")
    if not stop or stop >= len(words) or not _look_apart(tuple(words), stop, capitals=True):
        return None
    return stop - 1 if role_of(spoken(words[:stop]).rstrip("."), profile) in PAIRED | {"recommendation"} else None


def _is_over(item: Item) -> bool:
    """Whether a short first line in bold stands over plain text: "Owner", and below it the name."""
    first, rest = item.block.lines[0], item.block.lines[1:]
    return bool(rest) and len(first) <= LABEL_WORDS and _look_apart(tuple(item.words), len(first))


def _look_apart(words: tuple[Word, ...], end: int, *, capitals: bool = False) -> bool:
    """Whether the first words are bold, in italics or, where asked, in `capitals`, and those behind them are not."""
    first, rest = words[:end], words[end:]
    if not rest:
        return False
    if capitals and all(w.text.isupper() for w in first) and not rest[0].text[1:].isupper():
        return True
    bold = all(w.style.bold for w in first) and not any(w.style.bold for w in rest)
    return bold or (all(w.style.italic for w in first) and not any(w.style.italic for w in rest))


def is_title(item: Item, profile: Profile) -> bool:
    """Whether a paragraph reads like the heading of a group: short, set apart, no label of its own."""
    if not item.apart or item.block.level or len(item.words) > TITLE_WORDS or item.text[-1:] in ".;,:":
        return False
    label = label_of(item, profile)
    return not opens(item, profile) and not (label and (label.role or label.dated))
