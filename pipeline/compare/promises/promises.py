"""What is promised, for when: by whom else, under which condition, and what promises nothing."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.language.clauses import FIELDS, LISTED, Cell, Clause, dated_clauses
from pipeline.compare.language.kin import first_day, idioms, is_of_a_paper, is_part_of_a_name, last_day
from pipeline.compare.language.tenses import has_verb, is_ahead, is_called_off, is_past, is_put_off, is_scheduled
from pipeline.compare.language.words import sentences
from pipeline.models.comparison import Undertaking
from pipeline.models.report import Entity, Report
from pipeline.text.dates import Tense, seems_promised, tense

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


_SAID_BY_OTHERS = re.compile(
    rf"^\W{{0,9}}(?:(?:that|and|the|both|it is \w{{1,30}} that) ){{0,9}}"
    rf"(?:[\w'’-]{{1,30}} ){{0,2}}?(?P<who>{_SAID['others']})\b(?!(?: of [A-Z]\w+)?['’])"
    rf"(?! (?:(?:is|are|will) )?(?:to )?be \w+(?:ed|en)\b)(?! (?:{_SAID['dealings']})\b)",
    re.IGNORECASE,
)
# Another council, told by its name; the report's own is left out by `_own`.
_COUNCIL = re.compile(r"^(?:(?:[Tt]hat|[Aa]nd|[Tt]he) )*((?:[A-Z][a-z]+ ){1,3})(?:[A-Z][a-z]+ )?Council\b")
_SAYS_OF_ITSELF = re.compile(
    rf"\b(?:(?:has|have) (?:{_SAID['reported']}) (?:us )?|told us )that (?:it|they|he|she|its|their)\b"
    rf"|\bwhich (?:it|they) says?\b"
    rf"|\b(?:[Tt]he [Cc]ouncil has|[Ww]e have) been (?:told|advised|informed|notified|warned) that\b"
)
_FROM_THEM = re.compile(
    rf"^\W{{0,9}}(?:[\w'’-]{{1,30}} ){{0,4}}?(?:{_SAID['comes_from']}) (?:from|of|by) "
    r"(?:the )?(?:[\w'’-]{1,30} ){0,2}?"
    rf"(?P<who>{_SAID['others']})\b",
    re.IGNORECASE,
)
_WHO = rf"(?:the )?(?:[\w'’-]+ ){{0,2}}?(?P<who>{_SAID['others']})\b"
_AWAITED_FROM = re.compile(
    rf"\b(?:expected|due|awaited|promised|anticipated) from {_WHO}",
    re.IGNORECASE,
)
_THAT_THEY = re.compile(
    rf"\bthat {_WHO}(?!['’]) (?:[\w'’-]+ ){{0,4}}?"
    r"(?:will|would|plans?|intends?)\b",
    re.IGNORECASE,
)
_BY_THEM = re.compile(rf"\bbe (?:{_SAID['judged']}) by {_WHO}", re.IGNORECASE)
_IT_SETTLES = re.compile(
    r"^\W*(?:it|they) (?:will|shall|is to|are to|(?:has|have) promised to)(?: now| then)? "
    rf"(?:{_SAID['settles']})\b",
    re.IGNORECASE,
)
_IT_WILL = re.compile(r"^(?:it|they) (?:will|shall|intends?|hopes?|expects?|plans?|means?)\b")
_THAT = re.compile(r"^\W*that\b")
_NATIONWIDE = re.compile(rf"\b(?:{_SAID['nationwide']})\b", re.IGNORECASE)
_WHICH_PLANS = re.compile(rf", (?:which|who) (?:{_SAID['mind']})\b", re.IGNORECASE)
_THEY_WHICH = re.compile(rf"\b(?:{_SAID['others']}), (?:which|who) (?:{_SAID['mind']})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:The )?((?:[A-Z][\w'’&-]{0,30} ){2,6})(?:has|have|had|is|are|was|were)\b")
_WHICH = re.compile(r"\b(?:which|that) $")
# A subject and what it has in mind: its own plans, not what it was asked or hired to do.
_MIND = re.compile(
    r"^\W*(?:(?:for|in|at|on|by|since|meanwhile|however|also)\b[^,]{0,60}, )?"
    r"(?:(?:we|officers|members) (?:understand|hear|note|are told|have been told) that )?"
    rf"(?P<who>[\w(].{{1,80}}?) (?:{_SAID['mind']})\b",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b(?:{_SAID['kinds']})\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:at|in|for|to|with|from|by|on)\b|,")  # "work at Corran College is due to start"
_OWN = re.compile(rf"\b(?:{_SAID['own_people']})\b", re.IGNORECASE)
_HIRED = re.compile(rf"\b(?:{_SAID['hired']})\b")
_OUTCOME_NAMED = re.compile(
    rf"^\W*(?:the )?(?:{_SAID['entrants']}) (?:are|is|will)\b.{{0,20}}\b(?:{_SAID['named_by_others']})\b",
    re.IGNORECASE,
)
_TOLD_BY_IT = re.compile(
    rf"^\W{{0,9}}(?:it|they|he|she|(?:[\w'’-]{{1,30}} ){{0,3}}(?:{_SAID['letters']}))\b[^.;]{{0,80}}?"
    rf"(?<!will )\b(?:{_SAID['told_us']})\b",
    re.IGNORECASE,
)
_SO_THAT = re.compile(r"^\W*(?:so|in order) that\b")  # what another body's plan is for is as little promised as that
_NO_SUBJECT = re.compile(
    r"^\W*(?:and |but |which |that |it |they )*(?:will|shall|is|are|has|have|expects?|hopes?|plans?)\b"
)


@functools.lru_cache(maxsize=8192)
def is_somebody_elses(clause: Clause) -> bool:
    """Whether another body is to do it, or is quoted as saying that it will."""
    if _NATIONWIDE.search(clause.text) or _which_is_a_body(clause):
        return True
    if _by_others(clause.text, clause) or _SAYS_OF_ITSELF.search(clause.sentence.text):
        return True
    if _a_body_says(clause) or _is_done_by_others(clause) or _it_is_a_body(clause):
        return True
    if _OUTCOME_NAMED.match(clause.text) or _is_told_by_it(clause):
        return True
    council = _COUNCIL.search(clause.text)
    if council and not _own(council[1], clause):
        return True
    before = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    return _by_others(before, clause) and bool(_NO_SUBJECT.match(clause.text) or _THAT.match(clause.text))


def _by_others(text: str, clause: Clause) -> bool:
    """Whether it opens with a body that makes its own promises, and that was not asked and does not answer here."""
    found = _SAID_BY_OTHERS.search(text) or _FROM_THEM.search(text) or _THAT_THEY.search(text)
    found = found or _AWAITED_FROM.search(text)
    return found is not None and not _asked_or_answers(found["who"], clause)


def _is_told_by_it(clause: Clause) -> bool:
    """ "It has said that the group will …", "… and has told us to expect its application": of a body named before."""
    said = clause.text if clause.start == clause.sentence.start else clause.sentence.text
    found = _TOLD_BY_IT.match(said)
    return found is not None and found.end() <= clause.end - (0 if said is clause.text else clause.sentence.start)


def _is_done_by_others(clause: Clause) -> bool:
    """ "The appeal will be heard by the Planning Inspectorate in May"."""
    found = _BY_THEM.search(clause.text)
    return found is not None and not _asked_or_answers(found["who"], clause)


def _it_is_a_body(clause: Clause) -> bool:
    """ "It will make its decision in May", "a grant, which it will consider in May": the body named in front."""
    whole = str(getattr(clause.row, clause.field))
    if clause.start > clause.sentence.start:
        which = _WHICH.search(whole, clause.sentence.start, clause.start)
        first = clause.sentence.start if which and _IT_WILL.match(clause.text) else None
    else:
        before = [one for one in sentences(whole) if one.end <= clause.start]
        first = before[-1].start if before and _IT_SETTLES.match(clause.text) else None
    if first is None:
        return False
    named = [one for one in clause.named if one.kind == "organisation" and first <= one.start < clause.start]
    names = [one.text for one in named]
    subject = _NAMED.match(whole, first)
    if not names and subject and not _OWN.search(subject[1]):
        names = [subject[1]]
    asked = str(clause.row.recommendation or "")
    return bool(names) and not any(_HIRED.search(one) or one in asked for one in names)


def _which_is_a_body(clause: Clause) -> bool:
    """ "It belongs to the Canal Trust, which plans to light it in 2024": no firm, and nobody whom the report asked."""
    whole, first = str(getattr(clause.row, clause.field)), min((one.start for one in clause.dates), default=clause.end)
    if ", wh" not in whole[clause.sentence.start : first].lower():
        return False
    bodies = {found.start() for found in _WHICH_PLANS.finditer(whole, clause.sentence.start, first)}
    if any(found.end() > clause.start for found in _THEY_WHICH.finditer(whole, clause.sentence.start, first)):
        return True
    asked = str(clause.row.recommendation or "")
    return any(
        one.kind == "organisation" and one.end in bodies and one.end >= clause.start - len(", which ")
        and not _HIRED.search(one.text) and one.text not in asked
        for one in clause.named
    )  # fmt: skip


def _asked_or_answers(who: str, clause: Clause) -> bool:
    who = re.escape(who)
    asked = re.match(
        rf"\W*(?i:that |to )?(?i:the )?(?:[A-Z][\w'’&-]* ){{0,5}}(?i:{who})\b", str(clause.row.recommendation or "")
    )
    answers = re.search(rf"\b{who} (?:{_SAID['answers']})\b", str(clause.row.response or ""), re.IGNORECASE)
    return bool(asked or answers)


def _a_body_says(clause: Clause) -> bool:
    """Whether a body that nobody asked or hired has something in mind: "Harbour Buses hopes to …"."""
    first_word = clause.start if clause.start > clause.sentence.start and _MIND.match(clause.text) else None
    said = clause.text if first_word is not None else clause.sentence.text
    found = _MIND.match(said)
    if not found or (_OWN.search(found["who"]) and not _KIND.search(found["who"])):
        return False
    rest = first_word is None and clause.start > clause.sentence.start + found.end()
    if rest and not (_NO_SUBJECT.match(clause.text) or _SO_THAT.match(clause.text)):
        return False  # "They told us that it is dark, and lights will be fitted"
    start = clause.sentence.start if first_word is None else first_word
    who, first = _BEHIND.split(found["who"])[0], start + found.start("who")
    if _HIRED.search(who) or any(word in str(clause.row.recommendation or "") for word in _names(who)):
        return False
    kinds = {one.kind for one in clause.named if first <= one.start < first + len(who)}
    return "organisation" in kinds or (not kinds and bool(_names(who) or _KIND.search(who)))


def _names(who: str) -> list[str]:
    """The words of a subject that are written as names; the first word of a sentence may be none."""
    return [word for word in re.findall(r"[\w'’-]+", who)[1:] if word[:1].isupper()]


def _own(name: str, clause: Clause) -> bool:
    """Whether a council's name is that of the report's own council, or may be where none is printed."""
    words = {word for word in name.split() if word not in ("The", "Full")}
    kinds = words & {"County", "District", "Borough", "City", "Town", "Parish"}
    council = clause.report.header.council
    if not words or council is None:
        return True
    return any(word in council for word in (words - kinds or kinds))


_FIRM = re.compile(
    r"\b(?:will|shall|['’]ll|means? to|should(?! have)|must|to be|is to|are to|(?:is|are) (?:now )?"
    r"(?:booked|arranged|scheduled|planned|due|expected|programmed|timetabled)|opens?|begins?"
    r"|starts?|launches|promises|introduced|following"
    r"|(?:new|revised|target|completion) date of|goes (?:in|out|to|before|live)"
    r"|(?:agreed|undertaken|promised|offered|committed|resolved) to"
    r"|been (?:asked|told|instructed|commissioned|engaged|invited) to)\b",
    re.IGNORECASE,
)
_TOLD_THAT = re.compile(r"\bthat [^,;]{2,80}$")
_WOULD = re.compile(r"\bwould\b(?! like\b)")
_ELLIPSIS = re.compile(r"\b(?:will|shall|to) be\b")
_FRONTED = re.compile(r"^\W*(?:(?:and|but) )?(?:(?:from|by|in|on|during) )?(?:the )?$", re.IGNORECASE)
_EVENT = re.compile(
    rf"\b(?:{_SAID['events']}) (?:date )?(?:on |in |for )?$|\b(?:next|now|is|are)\b"
    r"|\bto (?:(?!(?:in|on|of|at)\b)[\w'’]+ ){1,3}$",
    re.IGNORECASE,
)
AMBIGUOUS = "DATE_AMBIGUOUS"
_FIRST_WORD = re.compile(r"^\W*(?!(?:had|has|have|was|were)\b)\w+")  # "Dedicated", though it looks like a past
_OF_ANOTHER = re.compile(rf"\b(?:{_SAID['of_another']}) (?:the )?$", re.IGNORECASE)
_OF_OTHERS = re.compile(rf"\b(?:{_SAID['plans_of_others']}) (?:the )?$", re.IGNORECASE)
_OF_THE_OLD_PLAN = re.compile(rf"\b(?:{_SAID['of_the_old_plan']}) (?:the )?$", re.IGNORECASE)
_STANDARD = re.compile(r"within\b.*\b(?:hour|day|week)s?$", re.IGNORECASE)  # "plots are let within four weeks"
_WITH = re.compile(r"^\W*with\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHEN = re.compile(
    r"\b(?:by|before|no later than|not later than|from|in|on|within|during) (?:the )?$|^$", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|before) (?:the )?(?:end of )?$", re.IGNORECASE)
_PARTICIPLE = r"(?:[a-z]{2,}(?:ed|en|pt|lt)|made|held|set|put|met|sent|built|bought|drawn|let|done|found|run|gone)"
_BARE_PARTICIPLE = re.compile(rf"[a-z\d] {_PARTICIPLE}\b")
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|be|been|being|which|that|who)\b", re.IGNORECASE)
_OPENS_WITH_DEED = re.compile(rf"^\W{{0,9}}(?:and )?(?:then )?{_PARTICIPLE}\b")
_BE = re.compile(r"\b(?:be|been|is|are)\b")
_PIECE = re.compile(r"[;:,] |\b(?:and|but) ")
_AND_PUT = re.compile(r"^\W{0,9}(?:and )?(?:then )?(?:put|set|let|cut|run|read) ")  # "will"
_HEARD = re.compile(r"\b(?:was|were|had|heard|noted)\b")
_DECIDED_BY = re.compile(rf"^\W*(?:{_SAID['decided']}) (?:by|at)\b")
_ANOTHER = re.compile(r"^\W*(?:(?:and|with|then) .*\w|, ?(?:[\w'’-]+ ){2,}|, (?!(?:by|in|on|or|from|to)\b)[\w'’-]+ $)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with a date ahead: `due` as the entity gives it."""

    clause: Clause
    due: str
    date: Entity
    days: tuple[Entity, ...]  # all that `due` is made of, `date` first
    alone: bool = True  # the only one of its field

    @property
    def last_day(self) -> str:
        return last_day(self.due)

    @property
    def start(self) -> int:
        """Where its statement begins: "be measured and published by May" is one."""
        return _beginning(self.clause)


def promises(clauses: Iterable[Clause]) -> list[Promise]:
    """The promises among a report's clauses, in reading order."""
    return own(anybodys(clauses))


def anybodys(clauses: Iterable[Clause]) -> list[Promise]:
    """Those of other bodies among them."""
    return _alone(
        [
            Promise(clause, _due(row, clause), row[0], tuple(row))
            for clause in clauses
            if clause.field == "recommendation" or not all(map(_is_over, clause.dates))
            for row in _days(clause)
            if _is_promise(clause, row[0])
        ]
    )


def own(every: Iterable[Promise]) -> list[Promise]:
    """Those that no other body makes."""
    return _alone([one for one in every if not is_somebody_elses(one.clause)])


def _alone(found: Sequence[Promise]) -> list[Promise]:
    """With whether each is the only one of its field."""
    fields = Counter(one.clause.place[:3] for one in found)
    alone = [fields[one.clause.place[:3]] == 1 for one in found]
    return [one if one.alone == so else replace(one, alone=so) for one, so in zip(found, alone, strict=True)]


def _beginning(clause: Clause) -> int:
    """That of its clause, or of the one in front, which it shares its subject and its day with."""
    said = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    first = max((cut.end() for cut in _PIECE.finditer(said.rstrip(" ,and"))), default=0)
    before = said[first:]
    if not (_OPENS_WITH_DEED.match(clause.text) and _BE.search(before)):
        return clause.start
    start = clause.sentence.start + first
    dated = any(one.kind == "date" and start <= one.start < clause.start for one in clause.named)
    return clause.start if dated else start


def _days(clause: Clause) -> Iterator[list[Entity]]:
    """The dates of a clause; days in a row of one thing ("4 and 11 March") are one interval."""
    row: list[Entity] = []
    for one in clause.dates:
        if not isinstance(one.value, str) or describes(clause, one, _told(clause, one)):
            continue
        between = clause.text[row[-1].end - clause.start : one.start - clause.start] if row else ""
        listed = bool(LISTED.fullmatch(between)) and "respectively" not in clause.text
        if row and not (listed and _go_together(row[-1], one)):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _go_together(one: Entity, other: Entity) -> bool:
    first, second = str(one.value), str(other.value)
    return len(first) == len(second) and "/" not in first + second and first < second


def _due(row: list[Entity], clause: Clause) -> str:
    if len(row) > 1:
        return f"{row[0].value}/{row[-1].value}"
    return str(row[0].value)


def _is_promise(clause: Clause, date: Entity) -> bool:
    """The cheapest questions come first: most days are told, not promised."""
    if clause.field == "recommendation" and clause.row.decision == "rejected":
        return False
    if clause.field != "recommendation" and _is_over(date):
        return False
    ahead, flagged = _ahead(clause, date), _is_flagged(clause, date)
    if not (ahead or flagged) or not _says_something(clause, date):
        return False
    if is_conditional(clause) or is_called_off_or_denied(clause, date) or _is_of_another(clause, date):
        return False
    if (is_a_state(clause, date) and not not_until(clause, date)) or _DECIDED_BY.match(clause.text):
        return False
    if _would(clause.text[: max(0, date.start - clause.start)]):
        return False
    if _STANDARD.match(date.text) and not _WILL.search(clause.text):
        return False
    return ahead or not _is_told(clause)


def _is_over(date: Entity) -> bool:
    """Whether a day does not lie ahead of that on which its field was written: "the last three years" is told."""
    return isinstance(date.value, str) and date.anchor is not None and last_day(date.value) <= date.anchor


def _is_told(clause: Clause) -> bool:
    """Of the past by all its words."""
    if not is_past(clause.text) or is_ahead(clause.text) or _FIRM.search(clause.text) or _is_terse(clause.text):
        return False
    return not (clause.field == "recommendation" and _beginning(clause) < clause.start)


def _would(before: str) -> bool:
    """ "It would be done in the summer"; not "notice was given that the rents would come in from October"."""
    found = _WOULD.search(before)
    return found is not None and not _TOLD_THAT.search(before[: found.start()])


def _is_of_another(clause: Clause, date: Entity) -> bool:
    """ "Following the decision of 3 May"; and of what is asked for "the works, currently planned for 2027"."""
    before = clause.text[: max(0, date.start - clause.start)]
    if _OF_ANOTHER.search(before) or _OF_OTHERS.search(before):
        return True
    return clause.field == "recommendation" and bool(_OF_THE_OLD_PLAN.search(before))


def _is_terse(text: str) -> bool:
    """ "Prices reviewed next spring": a deed without is, was or has."""
    return bool(_BARE_PARTICIPLE.search(text)) and not _AUXILIARY.search(text)


def _says_something(clause: Clause, date: Entity) -> bool:
    """A date behind another one is a promise of its own only where words of its own lead to it ("and 60 by March")."""
    before = clause.text[: max(0, date.start - clause.start)]
    if clause.start == clause.sentence.start or has_verb(before) or _ANOTHER.search(before):
        return True
    fronted = _FRONTED.match(before) and has_verb(clause.text[max(0, date.end - clause.start) :])
    return bool(fronted) or clause.text.lstrip().startswith(";")


def _ahead(clause: Clause, date: Entity) -> bool:
    """What the flag leaves open: a firm word in the clause, and a day that lies ahead of the report's own."""
    told = _told(clause, date)
    if clause.field == "recommendation" or told is None or last_day(str(date.value)) <= told:
        return clause.field == "recommendation" and _asked(clause, date, told)
    before = clause.text[: max(0, date.start - clause.start)]
    if _FIRM.search(clause.text) or is_scheduled(before) or is_put_off(before) or _WITH.match(clause.text):
        return True
    # "The tool will be agreed in June and the audit carried out in July 2017": no past, though it looks like one.
    said = clause.sentence.text[: max(0, clause.start - clause.sentence.start)]
    closes = date.end >= clause.sentence.end - 1 and (clause.field != "update" or first_day(str(date.value)) > told)
    unsure = clause.field == "update" and AMBIGUOUS in date.flags
    if closes and not unsure and not has_verb(_FIRST_WORD.sub("", clause.text)):
        return True  # "Dedicated telephone line from September 2019."
    if _BY.search(before) and _is_terse(before):
        return True  # "Two units bought by autumn 2024."
    participle = bool(_YEAR.search(date.text) and _ELLIPSIS.search(said))
    more = bool(_WILL.search(said) and _AND_PUT.match(clause.text))
    if bool(_WHEN.search(before)) and (participle or more or not is_past(clause.text)):
        return True
    if unsure and not _EVENT.search(before):
        return False  # "Visits: Hexby 4 Feb": of which year?
    return first_day(str(date.value)) > told and _tense(clause, date) != "past"


def _is_flagged(clause: Clause, date: Entity) -> bool:
    """Whether its sentence alone seems to promise something for it; read anew, as the published flag is the outcome."""
    written = _told(clause, date)
    lies = _tense(clause, date) or ("future" if clause.field == "recommendation" else None)
    day = datetime.date.fromisoformat(first_day(written)) if written else None
    whole = str(getattr(clause.row, clause.field))
    return seems_promised(whole, date.start, date.end, str(date.value), day, lies)


def _tense(clause: Clause, date: Entity) -> Tense | None:
    """Where its sentence puts a day, by the words that its date is resolved by."""
    return tense(str(getattr(clause.row, clause.field)), date.start, date.end, clause.report.language)


def _told(clause: Clause, date: Entity) -> str | None:
    """The day on which a field was written."""
    header = clause.report.header
    answered = header.response_date if clause.field in ("response", "action") else None
    return date.anchor or (header.update_date if clause.field == "update" else answered) or header.completion_date


def _asked(clause: Clause, date: Entity, told: str | None) -> bool:
    """What a recommendation asks for by a day ahead of its own."""
    first = first_day(str(date.value))
    if told is None or first < told or (first == told and "/" not in str(date.value)) or _HEARD.search(clause.text):
        return False  # "within nine months" begins on the day itself
    within = date.text.lower().startswith("within")
    return within or bool(_WHEN.search(clause.text[: max(0, date.start - clause.start)]))


_UNDERTAKES_TO = re.compile(
    r"\b(?:will|shall|plans? to|planning (?:to|an?|the)|intends? to|aims? to|is to be|are to be)\s+"
    r"(?:now |also |then |again |therefore |be (?=kept\b|retained\b))*(?P<next>\w+)",
    re.IGNORECASE,
)
# Said of what goes on anyway, or of no deed at all.
_NO_DEED = frozenset(
    "continue remain keep kept retained ensure be need have always not help allow enable include cover mean depend "
    "always only become form no never give look".split()
)
_OPEN = re.compile(r"\b(?:if|unless|subject to|might|could)\b", re.IGNORECASE)


def undertakings(clauses: Iterable[Clause], dated: Iterable[Promise]) -> Iterator[Undertaking]:
    """One entry per sentence of a response, action or update that undertakes something, in reading order."""
    seen = {promise.clause.place for promise in dated}
    for clause in clauses:
        sentence = clause.sentence
        if clause.field == "recommendation" or clause.place in seen or not _undertakes(clause):
            continue
        seen.add(clause.place)
        yield Undertaking(
            clause.row.index, clause.report.report_id, clause.field, sentence.text, sentence.start, sentence.end
        )


def _undertakes(clause: Clause) -> bool:
    found = _UNDERTAKES_TO.search(clause.text)
    if found is None or found["next"].lower() in _NO_DEED or _OPEN.search(clause.sentence.text):
        return False
    return not is_somebody_elses(clause)


MOST = 200  # dates of one cell: a cell with more is a list or hostile, and is not taken apart into clauses
LONGEST = 40_000  # characters of one cell, for the same reason


def with_commitments(report: Report) -> Report:
    """The report with its dates marked, where they stand in a field that promises are read from."""
    dates = Counter((one.index, one.field) for one in report.entities if _may_be_promised(one))
    ahead = {(one.index, one.field) for one in report.entities if _may_be_promised(one) and _lies_ahead(one)}
    prose = {cell for cell, count in dates.items() if count <= MOST and cell in ahead} - _endless(report)
    made = {(day.index, day.field, day.start) for one in promises(dated_clauses(report, prose)) for day in one.days}
    marked = (
        replace(one, commitment=(one.index, one.field, one.start) in made) if _may_be_promised(one) else one
        for one in report.entities
    )
    return replace(report, entities=tuple(marked))


def _may_be_promised(one: Entity) -> bool:
    return one.kind == "date" and one.index is not None and one.field in FIELDS


def _lies_ahead(one: Entity) -> bool:
    """Whether a day may be promised: not where it lies before that on which its field was written."""
    return isinstance(one.value, str) and (not one.anchor or last_day(one.value) >= one.anchor)


def _endless(report: Report) -> set[Cell]:
    return {
        (row.index, name)
        for row in report.recommendations
        for name in FIELDS
        if len(str(getattr(row, name) or "")) > LONGEST
    }
