"""What a clause says of its thing: done, to come, not done, going on. By its words alone, which stand in a table."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.kin import idioms

_SAID = idioms("en_tenses")


def _words(*expressions: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})\b", re.IGNORECASE)


_ED = rf"(?<!\w\w\w\w-)(?!{_SAID['not_past']})(?-i:[a-z]{{3,}}ed)"  # "ward-based" is no past, "re-opened" is one
_PAST = re.compile(
    rf"\b(?:(?:has|have)(?= (?:[\w'-]+ ){{0,3}}?(?:{_SAID['perfect']}|(?-i:[a-z]+ed))\b)|{_SAID['past']}|{_ED})\b"
    rf"|^\W*(?!{_SAID['not_past']})(?-i:[A-Z][a-z]{{2,}}ed)\b",
    re.IGNORECASE,
)
_NOW = _words(_SAID["now"])
_FUTURE = re.compile(
    r"\b(?:will|shall|['’]ll|means? to|would|should (?:now |then )?(?:be|have)"
    r"|to be|due(?! to (?!be\b))|expect(?:s|ed)?|plans? to|planned|planning|anticipate[sd]?"
    r"|intend(?:s|ed)?|intention|aims?|hope[sd]?|propose[sd]?|scheduled|programmed|timetabled"
    r"|arranged|booked|is to|are to|may|might|could|opens|begins|starts"
    r"|launches|going to|(?:agreed|undertaken|promised|offered) to|with a view to|on course|on track)\b",
)
_NOT = _words(_SAID["denied"])
_GOING_ON = _words(_SAID["going_on"])
_NOTHING_BUT_DONE = re.compile(rf"^(?:{_SAID['nothing_but_done']})\.?$", re.IGNORECASE)
_NOTHING_LEFT = re.compile(rf"^(?:{_SAID['nothing_left']})\.?$", re.IGNORECASE)
_VERB = re.compile(
    rf"\b(?:is|are|be|being|will|shall|should|must|can|(?!{_SAID['no_doing']})(?-i:[a-z]+ing)|remains?|receives?|carr(?:y|ies)|continues?|stands?)\b",
    re.IGNORECASE,
)
_MEETING = r" (?:its|the|an?)(?: [\w'’-]+){1,4}? (?:in|on|of)"  # "put back to the Cabinet meeting of" a day
_SCHEDULED = re.compile(
    rf"\b(?:{_SAID['scheduled']})\b[^.;]{{0,60}}\b(?:for|until|till|to|in|on|by)(?: the|{_MEETING})? $", re.IGNORECASE
)
_PUT_OFF = re.compile(
    rf"\b(?:{_SAID['put_off']})\b[^.;]{{0,40}}\b(?:to|until|till|for)(?: the|{_MEETING})? $"
    rf"|(?:^|[;:,•]\s?)[^.;]{{0,60}}\b(?:{_SAID['day_now']}) now $",
    re.IGNORECASE,
)
_PUT_OFF_FROM = re.compile(rf"\b(?:{_SAID['put_off']})\b[^.;]{{0,40}}\bfrom (?:the )?$", re.IGNORECASE)
_PRESENT_PASSIVE = re.compile(
    rf"\b(?:is|are|be|(?:to|will|shall) have) (?:\w+ )?(?:[\w-]+(?:ed|en)|{_SAID['perfect']})\b", re.IGNORECASE
)
_CALLED_OFF = _words(_SAID["called_off"])
_NO_DENIAL = re.compile(
    r"(?<=\bwas) not(?= (?:\w+ ){1,3}(?:until|till)\b)|(?<=\bwere) not(?= (?:\w+ ){1,3}(?:until|till)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\([^()]*\)|\bas (?:planned|intended|promised|expected|scheduled|arranged|proposed)\b", re.IGNORECASE
)


def _bare(text: str) -> str:
    """Without what stands in brackets, and "as planned"; with what was "not finished until May" as finished in May."""
    if "(" in text or " as " in text or text[:2].lower() == "as":
        text = _ASIDE.sub(" ", text)
    return _NO_DENIAL.sub(" ", text) if "until" in text or "till" in text else text


@functools.lru_cache(maxsize=8192)
def has_verb(text: str) -> bool:
    """Whether a piece of a sentence can stand for itself."""
    return bool(_FUTURE.search(text) or _VERB.search(text) or _PAST.search(text))  # the cheapest first


@functools.lru_cache(maxsize=8192)
def is_ahead(text: str) -> bool:
    """Whether it speaks of something to come."""
    return bool(_FUTURE.search(text))


@functools.lru_cache(maxsize=8192)
def is_denied(text: str) -> bool:
    """Whether it says that something did not happen, or is held up; "(delayed by the election)" is an aside."""
    return bool(_NOT.search(_bare(text)))


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


@functools.lru_cache(maxsize=8192)
def is_past(text: str) -> bool:
    """Whether it holds a word of the past; "is advertised" is none."""
    return bool(_PAST.search(_PRESENT_PASSIVE.sub(" ", text)))


def is_scheduled(before: str) -> bool:
    """Whether what stands in front of a date puts something on that date."""
    return bool(_SCHEDULED.search(before))


def is_put_off(before: str) -> bool:
    """Whether what stands in front of a date says that something went to that date from an earlier one."""
    return bool(_PUT_OFF.search(before))


def is_put_off_from(before: str) -> bool:
    """Whether a day and a later one follow, of which the later one counts: "slipped from October to January"."""
    return bool(_PUT_OFF_FROM.search(before))


def is_nothing_left(text: str) -> bool:
    """Whether a whole update says no more than that all is done, or that nothing more is to be."""
    return is_nothing_but_done(text) or bool(_NOTHING_LEFT.match(text.strip()))


def is_nothing_but_done(text: str) -> bool:
    """Whether a whole update says no more than that it is done ("Complete.")."""
    return bool(_NOTHING_BUT_DONE.match(text.strip()))
