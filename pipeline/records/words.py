"""What is told by the words of a label, and by the texts below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded, squeezed
from pipeline.records.decisions import decision_of_column, decision_of_response, ticked
from pipeline.records.headings import BRACKETS, date_in, is_date, meant, months_of, of_somebody, role_of, roles_in
from pipeline.records.limits import counts, measures, weights
from pipeline.records.numbers import is_number, numbered
from pipeline.records.status.printed import is_uncoloured, rags_in
from pipeline.text import dates
from pipeline.text.naming import covered, letters, name_tokens, person_spans, role_spans
from pipeline.text.remember import memorised

STOREY = "\n"  # between the rows of one label: "Executive response" over "Decision"
LONGEST_LABEL, LONGEST_STATE, SHORT, PROSE = counts("words", "longest_label longest_state short prose")
(LOOKED_AT,) = counts("words", "looked_at")
WHOLE, HELD, ASKED, MEANT = measures("words", "whole held asked meant")
HALF, MOSTLY, NEARLY_ALL = measures("words", "half mostly nearly_all")
BRIEF, SCANT, OPENING, STATE = counts("words", "brief scant opening state")
W, PROSE_WEIGHTS = weights("words", "contents"), weights("words", "prose_contents")
OF_SCANT, OF_LONG = dict(weights("words", "of_scant")), weights("words", "of_long")
_DASH = re.compile(r"\s[-–—]\s")
NEWS = re.compile(r"\b(?:has|have|was|were|been|now|is being|are being)\b")

ROLES = (
    "number",
    "recommendation",
    "title",
    "theme",
    "response",
    "decision",
    "action",
    "update",
    "status",
    "lead_officer",
    "target_date",
    "inquiry",
)
TEXTS = frozenset({"recommendation", "response", "action", "update"})


@memorised
def label_role(label: str, profile: Profile) -> tuple[str | None, float]:
    """Return the role that a label names and how plainly: 3 all of it, 2 some of its words, 1.5 a question."""
    if STOREY in label:
        return _role_of_storeys(label, profile)
    plain = " ".join(label.split())
    if not plain or len(plain) > LONGEST_LABEL:
        return None, 0.0
    text = folded(BRACKETS.sub(" ", plain))
    whole = squeezed(text)
    front = squeezed(text.partition(":")[0])  # "Response: action taken or planned"
    asked = f"{whole}?" if plain.endswith("?") else whole  # "On track" is a state, "On track?" asks for one
    for said, strength in ((asked, WHOLE), (whole, WHOLE), (front, HELD)):
        for role, words in profile.headings.items():
            if said in words.exact:
                return role, strength
    if (told := role_of(plain, profile)) is not None:
        return told, HELD if told in roles_in(plain, profile) else ASKED
    if date_in(plain, profile) and is_date(plain, profile):
        return "update", ASKED
    if (owned := of_somebody(plain, profile)) is not None:
        return owned, ASKED
    found = {r for reading in meant(BRACKETS.sub(" ", plain), profile) if (r := role_of(reading, profile))}
    if len(found) == 1:
        return found.pop(), MEANT
    first, _, rest = plain.partition(" ")
    numbers = rest and squeezed(folded(first)) in profile.headings["number"].exact
    return label_role(rest, profile) if numbers else (None, 0.0)  # "No What we recommended": no line parts the columns


def _role_of_storeys(label: str, profile: Profile) -> tuple[str | None, float]:
    """The role of the lower row of a label, which says most of its column; comments are those of the row above."""
    above, below = label.split(STOREY, 1)
    role, strength = label_role(below, profile)
    if role and strength >= HELD and folded(below) not in profile.remarks:
        return role, strength
    own = label_role(above, profile)
    return own if own[0] else label_role(label.replace(STOREY, " "), profile)


def names_round(label: str, profile: Profile) -> bool:
    """Return True if a label says which round it is of: months, a day, "previous" or "latest"."""
    rounds = profile.rounds
    label = label.replace(STOREY, " ")
    return (
        months_of(label, profile) is not None
        or date_in(label, profile) is not None
        or any(words.search(label) for words in (rounds.previous, rounds.earlier, rounds.later, rounds.counted))
    )


@memorised
def is_state(text: str, profile: Profile) -> bool:
    """Return True if a short text is a status and nothing else: "Amber", "On track", "G", "60%"; or two in a row."""
    plain = " ".join(text.split())
    parts = _DASH.split(plain, maxsplit=1)
    if len(parts) > 1 and all(is_state(part, profile) for part in parts):
        return True
    plain = ticked(plain) or plain
    if not plain or len(plain) > LONGEST_STATE or ":" in plain[:-1]:
        return False
    said = folded(plain)
    return (
        said in profile.status_words
        or said in profile.status_letters
        or is_uncoloured(plain, profile)
        or (sum(word[0].isalnum() for word in said.split()) <= STATE and bool(rags_in(plain, profile)))
    )


def is_sign(text: str) -> bool:
    """Return True if a text is one or two signs without a letter or figure: a tick, a dot."""
    return 0 < len(text.strip()) <= 2 and not any(map(str.isalnum, text))


def content_scores(cells: Sequence[Cell], profile: Profile) -> dict[str, float]:
    """Return how plausible each role is for the cells of one label, by what is in them alone."""
    own = [c for c in cells if c is not None and c.text][:LOOKED_AT]
    marked = [c for c in cells if c is not None and not c.text and c.marks]
    if len(marked) > len(own) or not own:
        return {"status": W["signs"]} if any(m.evidence != "fill" for c in marked for m in c.marks) else {}
    texts = [" ".join(c.text.value.split()) for c in own]
    mean = sum(map(len, texts)) / len(texts)
    scores = _short_scores(own, texts, mean, profile)
    if mean > PROSE:
        scores |= _prose_scores(texts, scores, profile)
    return scores


def _short_scores(own: Sequence[Cell], texts: Sequence[str], mean: float, profile: Profile) -> dict[str, float]:
    """Return how plausible states, decisions, days, people and numbers make each role."""
    states = _share(texts, lambda t: is_state(t, profile) or is_sign(t) or _is_code(t))
    decided = _share(texts, lambda t: decision_of_response(t, profile) is not None)
    chosen = _share(texts, lambda t: len(t) < LONGEST_STATE and decision_of_column(t, profile) is not None)
    scores = {
        "number": W["number"] * _share(texts, lambda t: is_number(t, profile)),
        "status": W["status"] * states,
        "decision": W["decision"] * chosen,
        "response": W["any"] + W["response"] * decided,
        "target_date": W["target_date"] * _share(texts, lambda t: says_when(t, profile)),
    }
    if mean < SHORT:
        scores["lead_officer"] = W["lead_officer"] * _share(texts, says_who)
    if states > HALF and mean < LONGEST_STATE:
        scores["status"], scores["update"] = W["signs"] + W["signs"] * states, W["states"]
    if decided > MOSTLY and states < HALF:
        scores["update"] = W["answers"]
        scores["response"] += W["deciding"]
    if mean < BRIEF and chosen > NEARLY_ALL:
        scores["response"], scores["decision"] = -W["only_chosen"], W["only_chosen"]
    if mean < SCANT:
        scores |= OF_SCANT | {"update": min(OF_SCANT["update"], scores.get("update", 0.0))}
        scores["response"] -= W["deciding"]
    if mean > SHORT:
        scores |= OF_LONG
    return scores


def _is_code(text: str) -> bool:
    """Return True for one capital letter, whatever the report's key says that it stands for."""
    return len(text) == 1 and text.isupper()


def _prose_scores(texts: Sequence[str], scores: Mapping[str, float], profile: Profile) -> dict[str, float]:
    """Return how plausible the roles of long texts are, on top of what `scores` say."""
    asked = PROSE_WEIGHTS["opens"] * _share(texts, profile.opens) + PROSE_WEIGHTS["asks"] * (
        1 + _share(texts, lambda t: bool(profile.asking.search(t[:OPENING])))
    )
    numbers = _share(texts, lambda t: numbered(Text(t), profile).number is not None)
    news = _share(texts, lambda t: NEWS.search(t) is not None)
    return {
        "recommendation": asked + PROSE_WEIGHTS["numbered"] * numbers,
        "response": scores["response"] + PROSE_WEIGHTS["response"],
        "update": scores.get("update", 0.0) + PROSE_WEIGHTS["update"] + PROSE_WEIGHTS["news"] * news,
        "action": W["any"],
    }


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts)


LONGEST_BRIEF, WHO, WHEN = counts("contents", "prose who when")
(MOST,) = measures("contents", "most")
SHARE = re.compile(r"^\d{1,3}\s?%?$")


@memorised
def says_who(text: str) -> bool:
    """Return True if a text, on one line, is names or posts, and little else: "Ann Ash / Head of Parks"."""
    if not text or len(text.split()) > WHO:
        return False
    line = name_tokens(text)
    classes = letters(line)
    persons = person_spans(line, classes)
    spans = [*persons, *role_spans(line, classes, covered(persons))]
    return sum(s.end - s.start for s in spans) >= MOST * len(text)


@memorised
def says_when(text: str, profile: Profile) -> bool:
    """Return True if a text, on one line, is a date, and little else: "By end of March 2031"."""
    if not text or len(text.split()) > WHEN:
        return False
    return sum(d.end - d.start for d in dates.find(text, profile.language)) >= MOST * len(text)


def is_prose(cells: Sequence[Cell]) -> bool:
    """Whether the cells say more than a decision or status."""
    lengths = [len(cell.text.value.split()) for cell in cells if cell.text]
    return bool(lengths) and median(lengths) > LONGEST_BRIEF
