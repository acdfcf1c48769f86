"""What a post or a title says of a person's standing: elected member, senior officer, other officer, or nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from pipeline.text.naming.words import name_words

Standing = Literal["member", "senior", "officer", "unknown"]
REMEMBERED = 2048  # people with their posts: each is asked about at every mention
STANDINGS: tuple[Standing, ...] = ("member", "senior", "officer", "unknown")  # the first that fits counts


@lru_cache(maxsize=REMEMBERED)
def standing(name: str, role: str | None) -> Standing:
    """Of the person printed as `name` ("Cllr Jane Doe") in the post `role`."""
    words = name_words()
    if any(part.lower().rstrip(".") in words["member_titles"] for part in name.split()[:1]):
        return "member"
    return of_post(role) if role else "unknown"


def of_post(role: str) -> Standing:
    """Of whoever holds the post. Rule: cabinet and committee offices are members', heads of services are senior."""
    words = name_words()
    plain = re.sub(r"\s+", " ", role).strip().lower()
    if plain in words["member_alone"] or _holds(plain, "member_posts"):
        return "member"
    if _holds(plain, "junior_posts"):
        return "officer"
    if _holds(plain, "senior_posts") or role.strip() in words["senior_acronyms"]:
        return "senior"
    return "officer"


def is_elected(text: str, start: int, end: int) -> bool:
    """Whether the name at `text[start:end]` is a member's by its company: "Cllrs Doe and Roe", "Jane Doe MP"."""
    return any(
        (
            _ELECTED.match(text, end),
            _MP_BEFORE.search(text, max(0, start - len("MSP: (")), start),
            _TOGETHER.search(text, max(0, start - _REACH), start),
        )
    )


_REACH = 120  # characters in which others may be named behind one "Cllrs"
_ELECTED = re.compile(r",? \(?(?:MP|MSP|MS|MLA|AM)\b")
_MP_BEFORE = re.compile(r"\b(?:MP|MSP|MLA)[,:]? \(?$")
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}"
# Behind the one "and" of the list only one more: who comes after that may be anybody.
_TOGETHER = re.compile(rf"\b(?:Cllrs|Councillors)\.? (?:{_NAME}, ){{0,8}}(?:{_NAME},? (?:and|&) )?$")


def _holds(plain: str, name: str) -> bool:
    """Whether one of the posts stands in the title as whole words."""
    return _any_of(name).search(plain) is not None


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(name_words()[name])))})(?!\w)")


def highest(standings: list[Standing]) -> Standing:
    """What holds of a person of whom several things are said."""
    return min(standings, key=STANDINGS.index, default="unknown")
