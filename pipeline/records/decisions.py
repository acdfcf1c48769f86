"""Decisions: accepted, rejected, in part, by words, codes and ticked boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.models.report import Decision
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts
from pipeline.text.remember import memorised

_NAMES: tuple[Decision, ...] = ("rejected", "partially_agreed", "agreed")
MOST_WORDS, FURTHER, LEAST_LETTERS = counts("decisions", "most_words further least_letters")
_ASIDE = " ,:;([–—-"  # before a limit: "Agreed (in part)", "Yes – in part"
_STOPS = re.compile(r" ?(?:$|[.,;:)\]–—-])")
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_PARAGRAPH = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?\s+")  # the number of a paragraph: "2.1 The government agrees …"
_WORD = re.compile(r"\S+")
# "Response from the Ashby Care Group: ", "Executive 5/3/24: ", "Cabinet (5 March 2024): "
_LEAD = re.compile(r"^[^\W\d_][\w'’-]{0,20}(?:,? \(?[\w'’./-]{1,20}\)?){0,7}:\s*")
# The last of each are those of Wingdings, which many files name by no letter of their own.
_EMPTY, _TICKED = "☐□❏❑❒▢◻⬜\uf06f\uf071\uf072\uf0a8", "☒☑✓✔☓✗✘■⬛🗹🗷✅\uf078\uf0fd\uf0fe"
_BOX = re.compile(rf"[{_EMPTY}{_TICKED}]")
_BOXES = frozenset(_EMPTY + _TICKED)
_CLOSING = " \t\n,;|/"
_SIGN = re.compile(rf"^[^\w\s(“\"‘'{_EMPTY}]\s*(?=[^\W\d])")  # "✔ Accepted"
_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)\s*[.:–—-]*\s*(?=\S)")


@memorised
def decision_of_response(response: str, profile: Profile) -> Decision | None:
    """ "Cabinet Response: Agreed …" → agreed; None where the response begins with prose.

    Of boxes to tick in front of it the one that is ticked counts. A number of its paragraph may be in front.
    """
    response = _PARAGRAPH.sub("", response, count=1)
    first = response.split("\n", 1)[0]
    if chosen := ticked(first):
        return _opening(chosen, profile)
    if unticked(first):
        return None
    response = _SIGN.sub("", response)
    *front, last = response.rsplit("\n", 1)
    if front and (said := _led(last, profile)):  # "Decision: supported" may end an answer, too
        return said[0] or _opening(response, profile, whole=True)
    if said := _led(response, profile):
        return said[0]
    own = _opening(response, profile, whole=True)
    return own or _behind_names(response, profile)


def _led(line: str, profile: Profile) -> tuple[Decision | None] | None:
    """What a line decides behind its lead ("Cabinet response: Agreed"); None where it has none."""
    lead = profile.decision_lead.match(line)
    if lead is None or not re.match(r"\s*[:–—-]", line[lead.end() :]):
        return None
    return (_opening(line[lead.end() :].lstrip(" :–—-"), profile),)


def _behind_names(response: str, profile: Profile) -> Decision | None:
    """ "Ashby Council: accepted. Fenmere Council: accepted.": the decision of all that are named, where it is one."""
    parts = [(_LEAD.match(part), part) for part in _SENTENCE.split(response)]
    if parts[0][0] is None:
        return None
    said = [_opening(part[lead.end() :], profile, whole=True, least=LEAST_LETTERS) for lead, part in parts if lead]
    return said[0] if {*said} <= {said[0], None} else None


@memorised
def decision_of_column(cell: str, profile: Profile) -> Decision | None:
    """What an "Agreed Y/N" column says."""
    if unticked(cell):
        return None
    text = _SIGN.sub("", (ticked(cell) or cell).strip())
    if letter := profile.decision_letters.get(folded(text).strip(".")):
        return next(name for name in _NAMES if name == letter)
    return _opening(text, profile)


def _opening(text: str, profile: Profile, *, whole: bool = False, least: int = 0) -> Decision | None:
    """The decision whose phrase opens the text; the longest phrase wins, so "not agreed" is no "agreed".

    `whole`: it must not be part of a sentence; `least`: the letters of a phrase that counts.
    """
    first = text.split("\n", 1)[0]
    plain = folded(first + (" ." if "\n" in text else ""))
    found = [(len(m[0]), name) for name in _NAMES if (m := profile.decisions[name].match(plain)) and len(m[0]) >= least]
    fitting = [
        f for f in found if not whole or _ends(plain[f[0] :], profile) or _begins_anew(plain[: f[0]], first.split())
    ]
    if not fitting:
        return _sentence(plain, profile)
    length, decision = max(fitting)
    return "partially_agreed" if decision == "agreed" and _narrowed(plain[length:], profile) else decision


def _narrowed(rest: str, profile: Profile) -> bool:
    """Whether something is taken back: "Accepted (in part)", "Accepted, but for the Council's own staff only".

    Or a part is refused in what follows: "Agreed for the parks; elsewhere it is not accepted."
    """
    aside = rest.lstrip(_ASIDE)
    partly = profile.decisions["partially_agreed"].match(aside)
    if partly and len(partly[0]) >= LEAST_LETTERS and _STOPS.match(aside[partly.end() :]):
        return True
    sentence = re.split(r"[.;](?:\s|$)|:", rest, maxsplit=1)[0]
    if profile.decision_narrowed.search(sentence):
        return True
    return any(map(profile.parts_refused.search, _SENTENCE.split(rest)[:FURTHER]))


def _sentence(plain: str, profile: Profile) -> Decision | None:
    """ "The Board accepts this.": who, what was decided, what about. "The Board accepts that trees matter" is none."""
    subject = profile.decision_subjects.match(plain)
    if subject is None:
        return _by_anybody(plain, profile)
    rest = profile.decision_objects.sub("", plain[subject.end() :], count=1)  # "accepts this in part"
    found = [(len(m[0]), name) for name in _NAMES if (m := profile.decisions[name].match(rest))]
    for length, name in sorted(found, reverse=True):
        narrowed = name == "agreed" and _narrowed(rest[length:], profile)
        if narrowed or _ends(rest[length:], profile):
            return "partially_agreed" if narrowed else name
    return _by_anybody(plain, profile)


def _by_anybody(plain: str, profile: Profile) -> Decision | None:
    """ "The Mayor accepts this recommendation in part.": whoever it is, where it is said of the recommendation."""
    first = re.split(r"[.,;:]", plain, maxsplit=1)[0]
    for word in islice(_WORD.finditer(first), 1, MOST_WORDS):
        rest = first[word.start() :]
        for name in _NAMES:
            said = profile.decisions[name].match(rest)
            if said and said[0] in profile.decision_backing:
                return None
            if said and profile.decision_objects.match(rest, said.end()):
                whole = profile.decision_objects.sub("", rest, count=1)
                found = (n for n in _NAMES if profile.decisions[n].fullmatch(whole))
                return next(found, name)
    return None


def _begins_anew(phrase: str, words: Sequence[str]) -> bool:
    """Whether a sentence of its own follows a decision without a mark: "Agreed The team will …", not "No Mow May"."""
    after = words[len(phrase.split()) :]
    return len(phrase) >= LEAST_LETTERS and bool(after) and after[0][:1].isupper()


def _ends(rest: str, profile: Profile) -> bool:
    """Behind a decision without a lead a mark must follow, or words that limit it: else it is part of a sentence."""
    return bool(re.match(r"\s*$|\s*[.,;:(–—-]|\s+\d", rest) or profile.decision_limits.match(rest))


def ticked(text: str) -> str | None:
    """What stands behind the one box that is ticked, of two at least; None where there is no such choice."""
    boxes = list(_BOX.finditer(text)) if text.lstrip()[:1] in _BOXES else []
    chosen = [i for i, box in enumerate(boxes) if box[0] in _TICKED]
    if len(boxes) < 2 or len(chosen) != 1:
        return None
    at = chosen[0]
    end = boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
    return " ".join(text[boxes[at].end() : end].split()).strip(_CLOSING) or None


def unticked(text: str) -> bool:
    """Whether a choice of two boxes at least is left open: none of them is ticked, so that nothing was said."""
    if text.lstrip()[:1] not in _BOXES:
        return False
    boxes = _BOX.findall(text)
    return len(boxes) > 1 and all(box in _EMPTY for box in boxes)


class Bracketed(NamedTuple):
    """What was decided, if brackets say so, and the words behind these."""

    decision: Decision | None
    rest: Text


def bracketed(text: Text, profile: Profile) -> Bracketed:
    """Take a decision in brackets off the front of a recommendation, its label already taken off."""
    found = _BRACKETS.match(text.value)
    decision = decision_of_column(found[1], profile) if found else None
    return Bracketed(decision, text.slice(found.end()) if found and decision else text)
