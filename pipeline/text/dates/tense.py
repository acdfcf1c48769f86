"""Whether a date lies ahead or behind, seems to be promised, or has passed without word that it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from pipeline.models.comparison import Overdue
from pipeline.models.report import Recommendation
from pipeline.text.dates.tokens import Tense
from pipeline.text.dates.words import DateWords, date_words
from pipeline.text.dates.years import days_between, last_day

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z•◦]|\s*$)|(?<=[a-z]{4})(?<!approx)\.(?=\s+\d)|\n|[;•◦]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_COMPOUND = re.compile(r"\A[a-z]{4,}-")  # "ward-based"; not "re-opened"
_LONGEST = 7  # words from "has been" to "until"
_WILL_HAVE = 4  # words from "will" to "trained" in "will have been trained"
_PART = re.compile(r",\s|[–—(]|\s-\s")
_GOES_ON = re.compile(r"\s{0,9}(?:$|[,.;:)–—])")
_REACH = 600  # characters: no sentence is read further


@lru_cache(maxsize=64)
def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `text[start:end]` begins and ends."""
    first = max(0, start - _REACH)
    for match in _SENTENCE_END.finditer(text, first, start):
        first = match.end()
    found = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    return first, found.start() if found else min(len(text), end + _REACH)


@lru_cache(maxsize=1024)
def tense(text: str, start: int, end: int, language: str = "en") -> Tense | None:
    """Past or future of the date at `text[start:end]`; None where the sentence does not say."""
    words = date_words(language)
    first, last = sentence(text, start, end)
    said = text[first:start]
    before = _words(_governing(said, words))
    after = _words(text[end:last])
    if words.ahead_words & set(_words(text[start:end])):
        return "future"
    if _opens_a_clause(said, words) and not _GOES_ON.match(text, end) and not words.joints & set(after[:1]):
        return _first(after, words) or _nearest(before, words)
    return _nearest(before, words) or _first(after, words) or _weak(said, words)


def _governing(before: str, words: DateWords) -> str:
    """What a date may hang on: not the verbs in front of a note of its own ("lorry ordered, delivery mid-March")."""
    cut = max((one.end() for one in _PART.finditer(before)), default=0)
    note = _words(before[cut:])
    if note and note[-1] in words.events:
        return ""
    return before[cut:] if cut and note and note[-1] not in words.leads else before


def _opens_a_clause(before: str, words: DateWords) -> bool:
    """ "They cannot open it and from 1st October it will be in the e-mail"."""
    line = _words(before)
    while line and line[-1] in words.leads - words.joints:
        line.pop()
    return bool(line) and line[-1] in words.joints


def _words(text: str) -> list[str]:
    plain = text.lower().replace("’", "'").replace("'ll", " will")
    return [word.removeprefix("re-") for word in _WORD.findall(plain)]


def _nearest(before: Sequence[str], words: DateWords) -> Tense | None:
    """The strong word nearest in front of the date."""
    near = before[:-1] if words.determiners & set(before[-1:]) else before  # "is this Thursday"
    if _holds_to(before, words) or words.copula & set(near[-1:]):
        return "future"
    for at in range(len(before) - 1, -1, -1):
        if before[at] in words.under_way:
            break  # "was agreed and copies are being printed for use from February"
        if found := None if _is_thing(before, at, words) else _strong(before, at, words):
            return "future" if found == "past" and _is_still_to_come(before, at, words) else found
    return "future" if words.future_nouns & set(before) else None


def _is_still_to_come(before: Sequence[str], at: int, words: DateWords) -> bool:
    """What looks like a past behind "will": "will go in when it has been made safe", "will be agreed and the audit
    carried out"."""
    will = max((place for place in range(at) if before[place] in words.will), default=None)
    if will is None:
        return False
    between = before[will:at]
    if words.once & set(between) or (before[at - 1] in words.perfect and at - will <= _WILL_HAVE):
        return True
    joint = max((place for place in range(will, at) if before[place] in words.joints), default=None)
    return joint is not None and not words.finite & set(before[joint : at + 1])


def _holds_to(before: Sequence[str], words: DateWords) -> bool:
    """ "has been extended by Government until", "are now promised for"."""
    before = before[:-1] if before[-1:] == ["the"] else before
    for at in range(len(before) - 3, max(-1, len(before) - _LONGEST), -1):
        held = words.holds_to.get(" ".join(before[max(0, at - 1) : at + 1])) or words.holds_to.get(before[at])
        if held or before[at] in words.past:
            return before[-1] in (held or ())
    return False


def _is_thing(line: Sequence[str], at: int, words: DateWords) -> bool:
    """ "published its plan in May": a plan that is no planning."""
    return line[at] in words.future_nouns and line[at + 1 : at + 2] not in (["to"], ["is"], ["for"], ["that"], ["of"])


def _first(after: Sequence[str], words: DateWords) -> Tense | None:
    """The first strong word behind it."""
    return next((found for at in range(len(after)) if (found := _strong(after, at, words))), None)


def _strong(line: Sequence[str], at: int, words: DateWords) -> Tense | None:
    word = line[at]
    if word in words.recalled and at and line[at - 1] in words.will:
        return "past"
    if word in words.infinitive and line[at - 1 : at] and line[at - 1] in words.to_come:
        return "future" if line[at + 1 : at + 2] and line[at + 1] not in words.determiners else None
    if word in words.infinitive and at > 1 and line[at - 1] in words.bound and not words.told & set(line[at - 2 : at]):
        return "future" if line[at + 1 : at + 2] and line[at + 1] not in words.determiners else None
    if at and line[at - 1] in words.like and word in words.future:
        return None  # "as arranged"
    neutral = at > 0 and line[at - 1] in words.neutral_before
    if word in words.put_on and _puts_on_a_day(line, at, words):
        return "future"
    if word in words.past:
        return None if neutral else "past"
    if word in words.future:
        # "had planned", "was due": what was ahead is behind.
        led = line[at - 2 : at - 1] if line[at - 1 : at] == ["not"] else line[at - 1 : at] if at else []
        were = not words.past.isdisjoint(led) and not {"had", "was", "were"}.isdisjoint(led)
        return "past" if were or line[max(0, at - 2) : at] == ["had", "been"] else "future"
    if word.endswith(words.past_suffix) and len(word) > len("ed") + 1 and not _COMPOUND.match(word):
        ahead = _leads_to_date(line[at + 1 :], words) and not words.past & set(line[at - 1 : at])
        return None if neutral or ahead else "past"
    return None


def _puts_on_a_day(line: Sequence[str], at: int, words: DateWords) -> bool:
    """ "has been fixed for 13 June", "hall held for the 14th"; not "was fixed for"."""
    behind = list(line[at + 1 :])
    if set(behind[:1]) & words.put_away:
        behind = behind[1:]  # "held over to September"
    if not behind or behind[0] not in words.put_to or not set(behind[1:]) <= words.determiners:
        return False
    return not words.told & set(line[max(0, at - 2) : at])


def _leads_to_date(between: Sequence[str], words: DateWords) -> bool:
    """ "completed by June", "by the end of June"; not "added by the panel in June"."""
    if words.joints & set(between[:1]) and between[1:2] and between[1].endswith(words.past_suffix):
        between = between[2:]
    led = [word for word in between if word not in words.determiners]
    return bool(words.ahead_before & set(led[:1])) and (len(led) == 1 or led[1] in words.anchors)


def _weak(text: str, words: DateWords) -> Tense | None:
    """ "by June", "to report in June": ahead, where no verb says otherwise. `text`: what stands before the date."""
    before = _WORD.findall(text.replace("’", "'"))
    close = [word.lower() for word in before[-3:]]
    if any(word in words.ahead_before for word in close):
        return "future"
    led = (after for word, after in pairwise(before) if word.lower() in words.infinitive)
    return "future" if any(after.islower() and after not in words.determiners for after in led) else None


# Most are asked of a sentence in small letters: an expression that leaves the case aside takes three times as long.
_CONDITION = re.compile(
    r"\b(?:if|unless|subject to|permitting|provided that|(?<=, )provided (?=the\b|it\b|they\b|we\b)|providing that"
    r"|assuming|depend(?:s|ent|ing) on"
    r"|should (?:the|a|an|this|it|they)\b"
    r"(?=[^.]{0,80},)|in which case|might|could|in the event|were (?:the|it) to)\b",
)
_PERHAPS = re.compile(r"\bmay\b")  # small: the month is written with a capital
_NOT = re.compile(r"\b(?:(?<!whether or )not|never|cannot|can't|won't|unable|unlikely|no longer|no further|nothing)\b")
_OTHERS = re.compile(
    r"\b(?:government|ministers?|secretary of state|parliament|department for|ministry|agency|ofsted|regulator|police"
    r"|landlords?"
    r"|developers?|applicants?|residents?|planning inspectorate|environment agency|trust|nhs|national|university|church"
    r"|supermarket|station operator|operator|has asked councils|asked councils)\b",
)
# What ends or falls on a day by itself: "the lease expires in March" promises nothing.
_BY_ITSELF = re.compile(
    r"\b(?:ends|expires|retires|closes|concludes|falls|lapses)(?:\s+(?:in|on|at|by|with|the)){0,2}\s+$"
)
_WILL = re.compile(r"\b(?:will|shall|'ll)\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|['’]ll|means? to|plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|anticipate[sd]?|due|intend(?:s|ed)?|"
    r"aim(?:s|ing)?|hope[sd]?|schedule[d]?|arranged|going|is to|are to|to be|propose[sd]?|should|must|"
    r"commit(?:s|ted)?|goes|rise|starts?|launch(?:es)?|"
    r"publish(?:es)?|recommends?|that|ensures?|reports?|receives?)\b|\bby\s*$|\bfor\s*$|\bwithin\b",
)


def is_over(value: str, written: date | None) -> bool:
    """Whether a date lies before the day of its field by the calendar: whatever its sentence says."""
    end = value.rpartition("/")[2]
    return written is not None and bool(end) and last_day(end) < written.isoformat()


def seems_promised(text: str, start: int, end: int, value: str, written: date | None, lies: Tense | None) -> bool:
    """Whether the date `text[start:end]` seems to be promised: ahead of the day of its field (`written`) by the
    calendar and by its sentence (`lies`), unconditional, not denied, ours.
    """
    if lies != "future" or is_over(value, written):
        return False
    first, last = sentence(text, start, end)
    before, said = text[first:start].lower(), text[first:last].lower()
    if _CONDITION.search(said) or _PERHAPS.search(text, first, last) or _NOT.search(said):
        return False
    itself = _BY_ITSELF.search(text, first, start)
    if itself and not _WILL.search(text, first, itself.start()):
        return False
    verb = _AHEAD.search(before) or _AHEAD.search(said)
    if verb is None:
        return text[start:end].lower().startswith("next") and not _OTHERS.search(said)
    return not _OTHERS.search(said[: verb.start()])


_UNKNOWN = "STATUS_UNKNOWN_WORD"


def overdue(rows: Iterable[Recommendation], day: str | None) -> tuple[Overdue, ...]:
    """Return the rows whose target lies before `day` (ISO); none where no day is known.

    What is done, closed or was rejected is not overdue, whatever its date.
    """
    if day is None:
        return ()
    found = ((row, days_between(row.target_date, day)) for row in rows if row.target_date and not is_settled(row))
    return tuple(Overdue(row.index, row.target_date or "", days, _is_open(row)) for row, days in found if days > 0)


def is_settled(row: Recommendation) -> bool:
    """Done or closed, by the report or by the committee since; or not taken up at all."""
    said = row.assessment
    since = said is not None and (said.rag == "complete" or said.progress in ("delivered", "closed"))
    return row.is_over or since or row.decision == "rejected"


def _is_open(row: Recommendation) -> bool:
    """Whether a status that is understood is given: it does not say done, or the row would be settled."""
    if row.rag or row.progress or row.assessment:
        return True
    return row.status.shown is not None and not any(flag.code == _UNKNOWN for flag in row.flags)
