"""Days that only describe: of a note, a report's year, an event by its name, or what comes to an end by itself."""

from __future__ import annotations

import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.naming_days import is_of_a_paper, is_part_of_a_name
from pipeline.compare.language.tenses import has_verb
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
