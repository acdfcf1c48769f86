"""Days that promise nothing: that only describe, end by themselves, hang on a condition, or are given up."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day, is_of_a_paper, is_part_of_a_name
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import has_verb, is_called_off, is_put_off
from pipeline.models.report import Entity

_SAID = idioms("en_promises")
_HEAD_BEFORE = re.compile(rf"^\W{{0,9}}(?:(?:{_SAID['note_head']})\W{{1,9}})?(?:at |of |for )?$", re.IGNORECASE)
_HEAD_AFTER = re.compile(r"\s?(?::|[–—-](?=\s))")
_AS_OF = re.compile(r"\bas of $")  # "will be issued as of 15 April"
_COUNTED_BY = re.compile(rf"\b(?:{_SAID['counted_by']}) (?:the )?$", re.IGNORECASE)
_NAMED_FOR = re.compile(rf"\b(?:{_SAID['of_a_year']}) (?:for|of|in|to) (?:the )?$", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{_SAID['what_lasts']})\b[^.;]{{0,60}}?\b(?:{_SAID['comes_to_an_end']})\b", re.IGNORECASE)
AHEAD_OF_AN_END = re.compile(rf"\b(?:{_SAID['ahead_of_an_end']}) (?:[\w'’-]+ ){{1,8}}?(?:{_SAID['comes_to_an_end']})\b")
_REASON = re.compile(rf"\b{_SAID['reason']} [^,;.]*\b(?:will|is|are)\b[^,;.]*$", re.IGNORECASE)
_OF_AN_EVENT = re.compile(rf"\b{_SAID['of_an_event']} $", re.IGNORECASE)
_NOUN = re.compile(rf" (?!(?:{_SAID['no_noun']})\b)[a-z]{{3,}}")
_DISSOLVED = re.compile(rf"\b(?:{_SAID['is_dissolved']})\b", re.IGNORECASE)
_RECKONED = re.compile(rf"\b(?:{_SAID['reckoned']})\b", re.IGNORECASE)
_TO_DO = re.compile(r"\bto [a-z]+ ")
_HABIT = re.compile(rf"\b(?:{_SAID['habit']})\b(?![^.;]*\b(?:next|first)\b)", re.IGNORECASE)
_FUNDED = re.compile(
    rf"\b(?:{_SAID['paid_until']})\b[^.;]{{0,80}}\b(?:until|till|to) (?:the )?(?:end of )?$", re.IGNORECASE
)
_HOW = re.compile(r"\b(?:how|whether)\b[^,;.]*\bby $", re.IGNORECASE)
_WHAT_IT_IS = re.compile(r"\bwhat\b[^,;.]*\bwill have (?:in|from|by) $", re.IGNORECASE)
_CLAIMED = re.compile(rf"^\W*(?:the )?(?:{_SAID['sent_in']})\b[^.;]*\b(?:{_SAID['has_to_come']})\b", re.IGNORECASE)
_EACH_YEAR = re.compile(r"\W{0,9}(?:each|every|of each|of every|in each|in every) (?:year|month|quarter)")
_WILL = re.compile(r"\b(?:will|shall)\b")
_LASTS = re.compile(rf"\b(?:{_SAID['lasts']})\b[^.;]{{0,80}}\b(?:until|till) (?:the )?$")
_ASIDE_UNTIL = re.compile(r"\([^()]*\b(?:until|till|since) (?:the )?$")
_SET_ASIDE = re.compile(rf"\b(?:{_SAID['set_aside']})\b[^.;]{{0,80}}\b(?:for|in) (?:the )?$")
_OF_YEARS = re.compile(r"\d{4}(?:-04/\d{4}-03)?")  # a year, or a financial one
_WHEN_OF = re.compile(rf"\b(?:{_SAID['when_of']}) $", re.IGNORECASE)
_JOINED = re.compile(r"\W*(?:and|or|to|but|with|then)\b|\W*$")
_BRACKET = re.compile(r"\([^()]*$")


def describes(clause: Clause, date: Entity, told: str | None) -> bool:
    """Whether a date tells which thing is meant, or when something ends by itself; `told`: the day of its field."""
    before = clause.text[: max(0, date.start - clause.start)]
    whole = str(getattr(clause.row, clause.field))
    if _heads_a_note(whole[clause.sentence.start : date.start], whole, date, told) or _EACH_YEAR.match(whole, date.end):
        return True
    counted = _COUNTED_BY.search(before) and not (_AS_OF.search(before) and _WILL.search(before))
    if counted or _DISSOLVED.search(before) or _CLAIMED.match(before) or _WHAT_IT_IS.search(before):
        return True
    if _REASON.search(before) or (_OF_AN_EVENT.search(before) and _NOUN.match(whole, date.end)):
        return True
    if not _WILL.search(before) and (_HABIT.search(before) or _ends(before) or _FUNDED.search(before)):
        return True
    return is_of_a_paper(whole, date.start, date.end) or _names_a_thing(clause, date, before, whole)


def _ends(before: str) -> bool:
    return bool(_ENDS.search(before) and not AHEAD_OF_AN_END.search(before))


def _names_a_thing(clause: Clause, date: Entity, before: str, whole: str) -> bool:
    """ "The 2019 event", "the budget for 2010/11", "how to reach net zero by 2030"; any day where another one stands
    beside what is done."""
    of_years = _OF_YEARS.fullmatch(str(date.value)) is not None
    named = is_part_of_a_name(whole, date.start, date.end)
    if of_years and (
        _NAMED_FOR.search(before)
        or _RECKONED.search(before)
        or _HOW.search(before)
        or (named and not _WHEN_OF.search(before))
    ):
        return True
    return _is_left_to_another(clause, date, named=named or of_years)


def _heads_a_note(before: str, whole: str, date: Entity, told: str | None) -> bool:
    """ "September 2020: …", written in that month; "June 2024: report to Cabinet" is a plan."""
    if told is None or first_day(str(date.value)) > told:
        return False
    return bool(_HEAD_BEFORE.match(before) and _HEAD_AFTER.match(whole, date.end))


def _is_left_to_another(clause: Clause, date: Entity, *, named: bool) -> bool:
    """ "The first set (Q1 2009/10) will be on the web by 31 August": beside what is done another day stands."""
    before = clause.text[: max(0, date.start - clause.start)]
    other = next((one for one in clause.dates if one.start > date.end and isinstance(one.value, str)), None)
    if other is None:
        return False
    between = clause.text[date.end - clause.start : other.start - clause.start]
    if has_verb(before):
        return named and not _JOINED.match(between)  # "for the start of the 2017 season in April"
    return bool(has_verb(between) or _TO_DO.search(between)) and (named or bool(_BRACKET.search(before)))


def is_a_state(clause: Clause, date: Entity) -> bool:
    """ "is on leave until January", "(£6.40 until April)", "has been set aside for 2022/23": no promise."""
    before = clause.text[: max(0, date.start - clause.start)]
    return bool(_LASTS.search(before) or _ASIDE_UNTIL.search(before) or _SET_ASIDE.search(before))


_CONDITION = re.compile(_SAID["condition"])
_REFUSED = re.compile(rf"^\W{{0,9}}no\b|\b(?:{_SAID['refused']})\b", re.IGNORECASE)
_NEXT = re.compile(r"[;,]? (?:and|but|while|although|though)\b,? ")
_AND_IF = re.compile(r",? (?:and|but), (?=if\b|unless\b|subject to\b)")
_GOES_ON = re.compile(r" (?:and|but),?\s{0,9}$")
_PUT = re.compile(r"\b(?:now|expected|due|(?<!not )planned|likely|anticipated|scheduled|programmed)\b")
_NOT_UNTIL = re.compile(r"\bnot\b.*\b(?:until|before|till) (?:the )?$")
_STARTS = re.compile(r"\b(?:begin|start|open|launch|commence|ready|available|complete|finish)\b[^.;]*until (?:the )?$")
_PURPOSE = re.compile(_SAID["no_condition"], re.DOTALL)  # "so that usage may be weighed"
_SIDE = re.compile(rf"\b(?:{_SAID['side_clause']})\b[^,;]*$", re.IGNORECASE)
_PROMISES = re.compile(r"\b(?:will|shall|should|must|(?:is|are) to) (?!not\b)")
_OF_SOME = re.compile(
    r"not (?:yet |already )?[a-z]+(?:ed|en|d)\b(?: (?!that\b)[\w'’-]+){0,4}? (?:will|shall|(?:is|are) to) (?!not\b)"
)
_NO_MORE = re.compile(_SAID["none_asked_for"], re.IGNORECASE)
_ASKED_TO_END = re.compile(rf"\b(?:{_SAID['asked_to_end']})\b", re.IGNORECASE)


def is_called_off_or_denied(clause: Clause, date: Entity) -> bool:
    asked = clause.field == "recommendation"  # that charges are withdrawn may be what is asked for
    if not asked and _was_called_off(_PURPOSE.sub("", clause.sentence.text)) and not _put_off(clause, date):
        return True
    return _is_refused(clause, date) and not not_until(clause, date)


@functools.lru_cache(maxsize=8192)
def is_conditional(clause: Clause) -> bool:
    """Whether the clause, the head of its sentence, or what follows before the next statement makes a condition."""
    said = clause.sentence.text
    rest = said[max(0, clause.end - clause.sentence.start) :]
    follows = "" if _NEXT.match(rest) or _GOES_ON.search(clause.text) else _NEXT.split(rest, maxsplit=1)[0]
    own, follows = _PURPOSE.sub("", _before_the_next_if(clause)), _PURPOSE.sub("", follows)
    led = _NEXT.split(said[: max(0, clause.start - clause.sentence.start)])[-1]  # "and, if nobody objects, confirmed"
    return any((_CONDITION.search(own), _CONDITION.search(follows), _CONDITION.match(said), _CONDITION.match(led)))


def _before_the_next_if(clause: Clause) -> str:
    """The clause without the condition of what follows: "will be advertised in May and, if nobody objects, made"."""
    cut = _AND_IF.search(clause.text)
    if cut is None or any(date.start - clause.start > cut.start() for date in clause.dates):
        return clause.text
    return clause.text[: cut.start()]


def _is_refused(clause: Clause, date: Entity) -> bool:
    """Denied itself; not where a side clause is, which tells of whom or why ("practices that have not replied")."""
    text, at = _before_the_next_if(clause), max(0, date.start - clause.start)
    if clause.field == "recommendation" and (_ASKED_TO_END.search(text[:at]) or _NO_MORE.match(text[:at])):
        return False
    text = AHEAD_OF_AN_END.sub(" ", text)  # "before the lease runs out"
    return any(not _stands_aside(text, found.start(), at) for found in _REFUSED.finditer(text))


def _stands_aside(text: str, denied: int, at: int) -> bool:
    """Whether a denial stands in a side clause, and the day not in the same one; or in what the promise is about."""
    if _OF_SOME.match(text, denied):
        return True  # "Homes not yet heard from will be telephoned"
    if not _SIDE.search(text[:denied]):
        return False
    return at < denied or bool(_PROMISES.search(text[denied:at]))


def not_until(clause: Clause, date: Entity) -> bool:
    """ "will not open until March", "is not now expected to open before March": a day after all."""
    before = clause.text[: max(0, date.start - clause.start)]
    found = _NOT_UNTIL.search(before)
    return bool(found) and bool(_PUT.search(before) or _STARTS.search(before))


def _was_called_off(said: str) -> bool:
    """Given up already; "the discount will be withdrawn" is a promise."""
    return is_called_off(said) and not _WILL.search(said)


def _put_off(clause: Clause, date: Entity) -> bool:
    """ "has been deferred to September": given up for the old day alone."""
    return is_put_off(clause.text[: max(0, date.start - clause.start)])
