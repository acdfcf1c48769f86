"""How a promise is put: by what verb, with what in front of its day. What only looks like one often tells by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import is_scheduled
from pipeline.compare.promised.promises import Promise

_SAID = idioms("en_signs")
_FORMS = {
    name: re.compile(_SAID[name], re.IGNORECASE)
    for name in (
        "will", "to_be", "to", "expected", "ours", "present", "past", "denied", "of_others", "side_clause",
        "bracket", "condition", "arranged",
    )
}  # fmt: skip
_VERBS = ("will", "to", "present", "past", "expected")
_BEFORE = frozenset(_SAID["before_a_day"].split())
_NEAR = 2  # words in front of a day that are looked at
_WORD = re.compile(r"[A-Za-z']+")
_SMALL = re.compile(r"\W{0,9}[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE, _LONG = (re.compile(_SAID[name], re.IGNORECASE) for name in ("relative_day", "long_day"))


def of_the_form(promise: Promise) -> Iterator[tuple[str, float]]:
    """Signs like those of `signs`."""
    text, day = promise.clause.text, promise.date.text
    shown = {name for name, form in _FORMS.items() if form.search(text)}
    yield from ((f"form {name}", 1) for name in sorted(shown))
    yield "form without a verb", shown.isdisjoint(_VERBS)
    yield "form goes on", bool(_SMALL.match(text))
    before = text[: max(0, promise.date.start - promise.clause.start)]
    yield "put on its day", is_scheduled(before)
    words = _WORD.findall(before.lower())
    for away, word in zip(range(1, _NEAR + 1), reversed(words), strict=False):
        if word in _BEFORE:
            yield f"day {away} behind {word}", 1
    yield "day with a year", bool(_YEAR.search(day))
    yield "day told by today's", bool(_RELATIVE.search(day))
    yield "day of a season", bool(_LONG.search(day))
