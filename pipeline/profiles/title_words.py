"""The words of titles: what says that a paper is a report or a review, and what is left names the inquiry."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.profiles.patterns import Patterns, any_of
from pipeline.profiles.profile import ReportWords
from pipeline.text.numbers import NumberWords


def report_words(titles: Mapping[str, list[str]], numbers: NumberWords, patterns: Patterns) -> ReportWords:
    review, report, beside = (patterns.checked(titles[k], ("titles", k)) for k in ("review", "report", "beside"))
    small, own, kinds = (any_of(titles[k]) for k in ("small", "own", "kinds"))
    strong = rf"(?<!\w)(?:{review}|{report})(?!\w)"
    word = rf"(?<!\w)(?:{review}|{report}|{beside}|{small}|{numbers.pattern})(?!\w)"
    named = r"(?P<by>(?:[A-Z][\w’'.-]+(?: and)? ?){1,4})"
    gap = r"[\s/,.'’“”‘\"–—-]*"
    return ReportWords(
        review=patterns.compile(rf"(?<!\w)(?:{review})(?!\w)", re.IGNORECASE),
        strong=patterns.compile(strong, re.IGNORECASE),
        leading=patterns.compile(rf"{gap}(?:{word}(?:'s|’s)?{gap})+", re.IGNORECASE),
        trailing=patterns.compile(rf"(?:{gap}{word})+{gap}$", re.IGNORECASE),
        own_lead=patterns.compile(rf"(?:(?i:{kinds}) )?(?=[A-Z])(?i:{own}) {any_of(titles['own_of'])}\s*$"),
        own=patterns.compile(rf"\s+(?:(?=[A-Z])(?i:{kinds})\s+)?(?=[A-Z])(?i:{own})(?!\w)"),
        small=patterns.compile(rf"\W*(?:{small}\s+)*", re.IGNORECASE),
        times=patterns.any(titles["times"], ("titles", "times")),
        small_end=patterns.compile(rf"(?:\s+{small})*\W*$", re.IGNORECASE),
        by=patterns.compile(rf"(?:(?i:{strong})|(?<!\w)[a-z]{{3,}})[,:]? by {named}"),
        looked_into=patterns.compile(_looked_into(review, small, any_of(titles["into"]), any_of(titles["ends"]))),
        between=patterns.compile(gap),
    )


def _looked_into(review: str, small: str, into: str, ends: str) -> str:
    """A subject in quotes or capitals ends with them; one without, at the next stop or verb."""
    capital, review = r"[A-Z][\w’'-]*", rf"(?i:{review})"
    run = rf"{capital}(?:(?: {small}){{0,2}} {capital}){{0,7}}"
    quoted = r"[“‘\"'][A-Z][^”\"]{2,80}?[”’\"'](?!\w)"
    plain = rf"[a-z][\w’' -]{{2,60}}?(?= {ends}\b|[.,;:()]|$)"
    behind = rf"{review} {into}(?: the| our)? ({run}|{quoted}|{plain})|{review},? ({quoted})"
    bracketed = rf"{review} \(({capital}[^()]{{4,80}})\)"
    named = r"(?! [A-Z]|,? [“‘\"'][A-Z])"  # its name, not whose inquiry it is, where that follows
    return rf"\b(?:{behind}|{bracketed})|\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Aa]) ({run}) {review}\b{named}"
