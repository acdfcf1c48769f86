"""What a clause says of its thing: done, to come, not done, going on. By its words alone, and carefully."""

from __future__ import annotations

import functools
import re

_PAST = re.compile(
    r"\b(?:has|have|had|was|were|began|met|held|took|went|came|sent|ran|led|gave|won|made|did|rose|fell|built|wrote"
    r"|withdrew|learnt|told|heard|spoke|chose|lost|paid|sold|spent|became|drew|grew|let|put|found|bought|brought|(?!need|speed|proceed|exceed|succeed|indeed)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are) (?:now |all |already )*(?:live|in place|in post|complete|available|open|running|finished)\b"
    r"|\b(?:is|are) now (?!to\b|being\b|\w+ing\b)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|to be|due(?! to (?!be\b))|expect(?:s|ed)?|plans? to|planned|planning|anticipate[sd]?"
    r"|intend(?:s|ed)?|intention|aims?|hope[sd]?|propose[sd]?|scheduled|programmed|timetabled"
    r"|arranged|booked|is to|are to|may|might|could|opens|begins|starts"
    r"|launches|going to|with a view to|on course|on track)\b",
)
_NOT = re.compile(
    r"\b(?:not|never|none|neither|no longer|no date"
    r"|no (?:\w+ ){1,4}?(?:has|have|had|was|were|is|are)|yet to|delay(?:s|ed)?"
    r"|(?:put|pushed) back(?! (?:in|on|up)\b)|postponed?|cancell?ed|called off|paused|on hold|deferred"
    r"|remains? (?:closed|shut|outstanding|vacant|unfilled|to be)|unable|withdrawn|abandoned|slipped|slower|longer than"
    r"|await(?:s|ed|ing)?|pending|(?:being|is|are) sought|\w+n't|absence of|halted|suspended|stalled|held up|behind"
    r"|failed|overran|overrun)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:(?:half|partly|partially|nearly|almost) (?:\w+ )?(?:finished|completed?|done|built)|go(?:es)? on"
    r"|under ?way|in progress|being|continu(?:e|es|ing)|still|ongoing|working|developing|discussions?|discussing"
    r"|drafted|preparing|testing|considering|working towards)\b",
    re.IGNORECASE,
)
_NOTHING_BUT_DONE = re.compile(
    r"^(?:this (?:has been|is|was) |(?:the )?(?:recommendation|action) (?:has been |is |was )?)?(?:now )?(?:fully )?"
    r"(?:completed?|implemented|done|delivered|achieved|met)\.?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|be|being|will|shall|should|must|can|\w+ing|remains?|receives?|carr(?:y|ies)|continues?|stands?)\b",
    re.IGNORECASE,
)
# Put on a day: what these are said of is still to come, whatever their tense.
_SCHEDULED = re.compile(
    r"\b(?:re)?(?:arranged|scheduled|booked|planned|timetabled|programmed|pencilled in|put (?:back|off)|postponed"
    r"|deferred|slipped|moved|delayed|pushed back|held over|lined up|set|fixed|due|expected|anticipated)\b[^.;]{0,60}"
    r"\b(?:for|until|till|to|in|on|by)(?: the)? $",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:slipped|put (?:back|off)|pushed back|moved|postponed|deferred|delayed|rearranged|rescheduled|held over)\b"
    r"[^.;]{0,40}\b(?:to|until|till|for)(?: the| (?:its|the) \w+ (?:in|on))? $",
    re.IGNORECASE,
)
_PRESENT_PASSIVE = re.compile(r"\b(?:is|are|be) (?:\w+ )?[\w-]+(?:ed|en)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|postponed|abandoned|withdrawn|deferred|paused|on hold|halted|suspended|shelved"
    r"|(?:did|does|will) not (?:go ahead|take place|proceed))\b",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"\([^()]*\)|\bas (?:planned|intended|promised|expected|scheduled|arranged|proposed)\b", re.IGNORECASE
)


def _bare(text: str) -> str:
    """Without what stands in brackets, and without "as planned", which says of a deed that it was done."""
    return _ASIDE.sub(" ", text)


@functools.lru_cache(maxsize=8192)
def has_verb(text: str) -> bool:
    """Whether a piece of a sentence can stand for itself."""
    return bool(_VERB.search(text) or _PAST.search(text) or _FUTURE.search(text))


@functools.lru_cache(maxsize=8192)
def is_ahead(text: str) -> bool:
    """Whether it speaks of something to come."""
    return bool(_FUTURE.search(text))


@functools.lru_cache(maxsize=8192)
def is_denied(text: str) -> bool:
    """Whether it says that something did not happen, or is held up."""
    return bool(_NOT.search(text))


@functools.lru_cache(maxsize=8192)
def is_called_off(text: str) -> bool:
    """Whether it says that something was given up or put off."""
    return bool(_CALLED_OFF.search(text))


@functools.lru_cache(maxsize=8192)
def is_going_on(text: str) -> bool:
    """Whether it says that something is at work and not finished."""
    return bool(_GOING_ON.search(text))


@functools.lru_cache(maxsize=8192)
def is_done(text: str) -> bool:
    """Whether it tells of something that happened or now is so."""
    text = _bare(text)
    if is_denied(text) or is_ahead(text) or is_going_on(text):
        return False
    return bool(_PAST.search(text) or _NOW.search(text))


def is_past(text: str) -> bool:
    """Whether it holds a word of the past; "is advertised" is none."""
    return bool(_PAST.search(_PRESENT_PASSIVE.sub(" ", text)))


def is_scheduled(before: str) -> bool:
    """Whether what stands in front of a date puts something on that date."""
    return bool(_SCHEDULED.search(before))


def is_put_off(before: str) -> bool:
    """Whether what stands in front of a date says that something went to that date from an earlier one."""
    return bool(_PUT_OFF.search(before))


def is_nothing_but_done(text: str) -> bool:
    """Whether a whole update says no more than that it is done ("Complete.")."""
    return bool(_NOTHING_BUT_DONE.match(text.strip()))
