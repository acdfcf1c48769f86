"""Words and patterns of a profile put together to one pattern, and the line of its file that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pipeline.errors import ProfileError
from pipeline.profiles.profile import KeyTold, ReportWords, folded
from pipeline.text.numbers import NumberWords

Where = Sequence[str]  # section and key, like ("headings", "update", "exact")


@dataclass(frozen=True, slots=True)
class Source:
    """A profile's file as a person sees it."""

    name: str
    text: str
    ours: bool = False  # comes with the program, and was tried by its tests

    def refused(self, where: Where, what: str, advice: str, value: str = "") -> ProfileError:
        """The error for something at `where`; `value`: the one text of a list that is meant."""
        line = self._line(where, value)
        at = f", line {line}" if line else ""
        return ProfileError(f"{self.name}{at}: {what}", advice)

    def _line(self, where: Where, value: str) -> int:
        """The line of the key or section, or of one text behind it; 0 where it can't be found."""
        lines = self.text.splitlines()
        found = next((n for n in (_found(lines, where[: len(where) - up]) for up in range(len(where))) if n), 0)
        if not value or not found:
            return found
        written = (value, value.replace("\\", "\\\\"))
        below = enumerate(lines[found - 1 :], start=found)
        return next((number for number, line in below if any(v in line for v in written)), found)


def _found(lines: Sequence[str], where: Where) -> int:
    """Where the key or the section itself is written."""
    section, inside = ".".join(where[:-1]), len(where) == 1
    for number, raw in enumerate(lines, start=1):
        line = raw.split("#")[0].strip() if raw.strip().startswith("[") else raw.strip()
        if line == f"[{'.'.join(where)}]":
            return number
        if line.startswith("[") and line.endswith("]"):
            inside = line == f"[{section}]"
        elif inside and re.match(rf"[\"']?{re.escape(where[-1])}[\"']?\s*[=.]", line):
            return number
    return 0


_FRONTS = ("^", r"\b")  # with which many patterns begin: where it does not fit, none of them does
_ESCAPED, _CLASS, _GROUP = re.compile(r"\\."), re.compile(r"\[\^?\]?[^\]]*\]"), re.compile(r"\([^()]*\)")


def any_of(words: Sequence[str]) -> str:
    """Any of the words, longest first, as a group of a pattern."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


class Patterns:
    """Puts the patterns of a profile together, and compiles them: `late` when each is first asked, else at once."""

    def __init__(self, source: Source, *, late: bool = False) -> None:
        self._source, self._late = source, late

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern of ours, or put together from checked parts."""
        return cast("re.Pattern[str]", _Late(pattern, flags)) if self._late else re.compile(pattern, flags)

    def any(self, parts: Sequence[str], where: Where, *, ignore: bool = True) -> re.Pattern[str]:
        """One pattern out of several, none out of nothing; a broken one is refused."""
        return self.compile(self.checked(parts, where), re.IGNORECASE if ignore else 0)

    def holding(self, parts: Sequence[str], where: Where) -> re.Pattern[str]:
        """The same where it only counts whether any of them stands in a text: what opens alike is asked once."""
        self.checked(parts, where)
        alike = {front: [p for p in parts if p.startswith(front) and not _is_choice(p)] for front in _FRONTS}
        rest = [p for p in parts if not any(p in own for own in alike.values())]
        whole = [f"{front}{_either([p.removeprefix(front) for p in own])}" for front, own in alike.items() if own]
        return self.compile(_either([*whole, *rest]), re.IGNORECASE)

    def checked(self, parts: Sequence[str], where: Where) -> str:
        """The same, to be part of a longer pattern."""
        for part in () if self._source.ours else parts:
            try:
                re.compile(f"(?:{part})")
            except re.error as error:
                what = f"the pattern {part!r} is not valid: {error}."
                raise self._source.refused(where, what, "Fix that pattern.", part) from error
        return _alternatives(parts)

    def phrases(self, words: Sequence[str], end: str) -> re.Pattern[str]:
        """Any of the phrases as whole words, the longest first; `end` is what must follow."""
        inside = "|".join(re.escape(folded(w)) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
        return self.compile(rf"(?<!\w)(?:{inside}){end}")


def _alternatives(parts: Sequence[str]) -> str:
    return "|".join(f"(?:{p})" for p in parts) or r"(?!)"


def _either(parts: Sequence[str]) -> str:
    return f"(?:{_alternatives(parts)})"


def _is_choice(part: str) -> bool:
    """Whether a pattern has alternatives outside of all brackets."""
    bare = _CLASS.sub("", _ESCAPED.sub("", part))
    while (less := _GROUP.sub("", bare)) != bare:
        bare = less
    return "|" in bare


class _Late:
    """A pattern compiled when it is first asked."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What the compiled one does; kept, so that it is asked without a detour from then on."""
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method


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


_OPENED, _CLOSED = r"[“\"'‘(]?", r"[”\"'’)]?"
_MARKS = r"\s?[=:,(]|\s?[–—]|\s-(?=\s)"


def key_told(data: Mapping[str, Sequence[str]], names: str, patterns: Patterns) -> KeyTold:
    """The patterns by which a sign and its meaning are told apart; `names` are those of recommendations."""
    nouns = rf"{_CLOSED}(?:\s+{any_of(data['nouns'])}(?!\w))*"
    links = rf"(?:\s+{any_of(data['links'])}(?!\w)|{_MARKS})+"
    listed = {
        "fore": rf"(?:(?<!\w){any_of(data['fore'])}\s+)*{_OPENED}$",
        "numbered": rf"(?<!\w)(?:{any_of(data['numbered'])}|{names}) (?:no\.? )?$",
        "conditions": rf"(?<!\w){any_of(data['conditions'])}(?!\w)",
        "nouns": nouns,
        "linked": rf"{nouns}{links}\s*",
        "strong": rf"(?<!\w){any_of(data['strong'])}(?!\w)",
        "marks": rf"(?<!\w){any_of(data['marks'])}(?!\w)",
        "aft": rf"(?:(?<!\w){any_of([*data['aft'], *data['marks']])}\s+)+{_OPENED}$",
        "parts": rf"(?<![\w-]){any_of(data['parts'])}$",
        "opens": rf"^{any_of([*data['parts'], *data['opens']])}(?!\w)",
    }
    compiled = {name: patterns.compile(pattern, re.IGNORECASE) for name, pattern in listed.items()}
    return KeyTold(colours=frozenset(map(folded, data["colours"])), **compiled)
