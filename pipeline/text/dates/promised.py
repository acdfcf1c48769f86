"""Whether a sentence, by itself, seems to promise something for its date. Rules: labelling, "What is a commitment"."""

from __future__ import annotations

import re
from datetime import date

from pipeline.text.dates.parts import Tense
from pipeline.text.dates.tense import sentence
from pipeline.text.dates.years import last_day

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
