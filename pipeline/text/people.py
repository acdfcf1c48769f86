"""People named in a cell or header line: "Cllr Jane Doe", "Jane Doe, Head of Housing / John Roe (for the Board)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.models.report import Person
from pipeline.text.lexicon import english
from pipeline.text.naming import (
    Name,
    after_plural,
    covered,
    english_word,
    initialled,
    letters,
    name_tokens,
    name_words,
    person_spans,
    role_spans,
)

_TITLED = r",(?=\s?(?:Cllr|Councillor|Cyng|Cynghorydd|Mrs?|Ms|Miss|Dr)\b)"
_TRIM = " \t,.;:()-–—"
_NAME = re.compile(r"(?:[^\W\d_]\.?\s?){0,3}[^\W\d_][^\W\d_'’.\-]*(?:[ \t][^\W\d_][\w'’.\-]*){0,3}")
_MONTH_FIRST = re.compile("D[CG]")
# What a form prints where a name or post would stand: "Lead Officer", "Responsible officer(s)", "N/A", "TBC".
_NOBODY = re.compile(
    r"(?:(?:(?:lead|responsible|accountable|contact|named|reporting|senior)\s+)?"
    r"(?:officers?|owners?|leads?)(?:\(s\))?(?:\s+responsible)?|responsib(?:le|ility)"
    r"|n/?a|none|tb[cd]|to be (?:confirmed|agreed|decided)|as above|vacant|various|[-–—.?\s]*)[:.]?",
    re.IGNORECASE,
)
_STRANGE = re.compile(r"(?:(?:i\.?){1,3}|a)?s+(?:(?:i\.?){1,3}(?![a-z]))?|(?:i\.?){1,3}w")
_LONGEST_NAME = 4
_LONGEST_CELL = 2000  # characters; nobody lists more people in one line


AND, BEHALF = ("and",), ("on behalf of the", "on behalf of")  # English; a profile says others


@dataclass(frozen=True, slots=True)
class _Marks:
    """What parts two people in a line, and what stands before the body that one of them speaks for."""

    between: re.Pattern[str]
    joiners: frozenset[str]
    behalf: re.Pattern[str]


@lru_cache(maxsize=16)
def _marks(joiners: Sequence[str], behalf: Sequence[str]) -> _Marks:
    words = "|".join(rf"\b{re.escape(word)}\b" for word in joiners)
    between = re.compile(rf"/|;|\n|•|◦|\||{words}|&|{_TITLED}|(?<=\)),\s*")
    lead = "|".join(re.escape(b).replace(r"\ ", r"\s+") for b in sorted(behalf, key=len, reverse=True))
    body = re.compile(rf"\b(?:{lead})\s+([^()/;\n]{{2,80}})", re.IGNORECASE)
    return _Marks(between, frozenset({*joiners, "&"}), body)


def people(
    text: str, joiners: tuple[str, ...] = AND, behalf: tuple[str, ...] = BEHALF, *, several: bool = False
) -> tuple[Person, ...]:
    """Everyone whom the text names, in order: name without title, post and body where they are printed beside it.

    A cell that holds only posts names no one. `text`: one header line's value, or one cell. `joiners` and `behalf`
    are the language's words between two names, and before the body that somebody speaks for. `several`: a label says
    that there are more than one.
    """
    marks = _marks(joiners, behalf)
    text = text[:_LONGEST_CELL]
    line = name_tokens(text)
    found = [Person(text[s.start : s.end]) for s in after_plural(line, letters(line))]
    for part in _parts(text, marks, several=several) if not found else ():
        person = _person(part, marks, listed=several)
        if person and person.name not in {p.name for p in found}:
            found.append(person)
    return tuple(found)


def _parts(text: str, marks: _Marks, *, several: bool) -> list[str]:
    """Cut where another person begins: "and" only between two names, a comma only where each side is a bare name."""
    parts, start = [], 0
    for match in marks.between.finditer(text):
        joins = match[0].strip().lower() in marks.joiners
        behind = text[match.end() :].lstrip()
        joins = joins and not (
            _begins_name(behind)
            or _in_turn(text[: match.start()], behind)
            or _both(text[: match.start()], behind, several=several)
        )
        if _depth(text, match.start()) or joins:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    return [piece for part in parts for piece in _bare_list(part, marks)]


def _in_turn(before: str, behind: str) -> bool:
    """ "Ann Reed (Licensing) and Xan Orr (Safety)": behind a bracket, what has the shape of a name up to its own."""
    name, bracket, _ = behind.partition("(")
    return bool(bracket) and before.rstrip().endswith(")") and bool(_lone_name(name))


def _both(before: str, behind: str, *, several: bool) -> bool:
    """ "Ann Reed and Xanthe Orr": all of a text is a name and another's shape, whose first word means nothing.

    Where several people are asked for any word will do: "Ann Reed and Heath Orr".
    """
    name = _lone_name(behind)
    return bool(name) and _is_name(before) and (several or name.split()[0].lower() not in english())


def _depth(text: str, at: int) -> bool:
    """Whether the place lies inside brackets."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def _begins_name(text: str) -> bool:
    """Whether a person's name stands at the very start."""
    line = name_tokens(text[:80])
    return any(s.first == 0 for s in person_spans(line, letters(line)))


def _bare_list(part: str, marks: _Marks) -> list[str]:
    """ "Jane Doe, John Roe", "Jane Doe, Cabinet Member, John Roe, Leader": a piece that is a name begins a person."""
    found: list[str] = []
    for piece in part.split(","):
        if found and (_is_name(piece) or _acts_for(piece, marks)) and not _depth(part, part.index(piece)):
            found.append(piece.strip())
        elif found:
            found[-1] += f",{piece}"
        else:
            found.append(piece)
    return found


def _is_name(piece: str) -> bool:
    """Whether all of a piece is one person's name."""
    line = name_tokens(piece.strip())
    spans = person_spans(line, letters(line))
    return bool(spans) and spans[0].first == 0 and spans[0].end == len(piece.strip()) and _whole_name(piece.strip())


def _acts_for(piece: str, marks: _Marks) -> bool:
    """ "Alan Fosdyke on behalf of …"."""
    behalf = marks.behalf.search(piece)
    return bool(behalf) and _is_name(piece[: behalf.start()].strip(_TRIM)) if behalf else False


def _whole_name(text: str) -> bool:
    line = name_tokens(text)
    return "R" not in letters(line) and len(line) <= _LONGEST_NAME + 1


def _person(part: str, marks: _Marks, *, listed: bool) -> Person | None:
    """The one person of a part: the first name in it, with the post and the body beside it.

    `listed`: officers are listed there, so that initials and any surname are one of them: "ICT – M Osei".
    """
    behalf = marks.behalf.search(part)
    plain = part[: behalf.start()] + part[behalf.end() :] if behalf else part
    line = name_tokens(plain)
    classes = letters(line)
    persons = person_spans(line, classes) or (initialled(line, classes, lists_people=True) if listed else [])
    roles = role_spans(line, classes, covered(persons))
    role = plain[roles[0].start : roles[0].end] if roles else None
    if persons:
        name = _without_title(plain[persons[0].start : persons[0].end])
    else:
        rest = plain[: roles[0].start] + "|" + plain[roles[0].end :] if roles else plain
        name = next((n for n in map(_lone_name, re.split(r"[|,()]", rest)) if n), "")
    if not name:
        return None
    return Person(name, role, _organisation(behalf[1] if behalf else None, plain, name, role))


def _lone_name(text: str) -> str:
    """The text, where all of it has the shape of a name: two to four capital words, none the head of a body or post."""
    name = _without_title(text.strip(_TRIM))
    classes = letters(name_tokens(name))
    titled = name != text.strip(_TRIM)
    if titled and _MONTH_FIRST.fullmatch(classes):  # "Cllr June Field"
        return name
    if not _NAME.fullmatch(name) or any(c in "ROPQADx" for c in classes):
        return ""
    return name if titled or 1 < len(name.split()) <= _LONGEST_NAME else ""


def _organisation(behalf: str | None, plain: str, name: str, role: str | None) -> str | None:
    """What the person acts for: "on behalf of …", or a body in brackets or behind a comma."""
    if behalf:
        return behalf.strip(_TRIM) or None
    for piece in re.split(r"[,()]", plain):
        text = piece.strip(_TRIM)
        classes = letters(name_tokens(text))
        if text and name not in text and text not in (role or "") and (classes == "A" or classes.endswith("O")):
            return text
    return None


def _without_title(name: str) -> str:
    """The name without Cllr, Mrs, Dr … in front, and without letters behind it."""
    words = name_words()
    parts = name.split()
    while parts and parts[0].lower().rstrip(".") in words["titles"]:
        parts.pop(0)
    while len(parts) > 1 and parts[-1].lower().rstrip(".,") in words["letters"]:
        parts.pop()
    return " ".join(parts)


def officers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names and the posts that an officer's cell prints, each once, in order."""
    found = people(text, several=True)
    line = name_tokens(text[:_LONGEST_CELL])
    classes = letters(line)
    posts = (text[span.start : span.end] for span in role_spans(line, classes, covered(person_spans(line, classes))))
    named = dict.fromkeys(" ".join(post.split()) for post in posts)
    return tuple(person.name for person in found), tuple(post for post in named if not is_nobody(post))


def strangers(text: str) -> list[tuple[int, int]]:
    """Return where an officer's cell holds words that may be part of a name: strange ones, and those behind initials.

    It is meant for hiding: a word stays out of it only where the English word list or a list of the trade knows it.
    """
    line = name_tokens(text[:_LONGEST_CELL])
    return [(line[m.start()].start, line[m.end() - 1].end) for m in _STRANGE.finditer("".join(map(_strangeness, line)))]


def _strangeness(token: Name) -> str:
    """ "i" an initial, "a" two of them, "A" an acronym, "s" a strange word, "w" a word with a capital."""
    if token.letter in ("I", "A") or (token.letter == "S" and len(token.text) == 1):
        return "i" if len(token.text) == 1 else "a" if len(token.text) == len("JM") else "A"
    if not token.text[0].isalpha():
        return token.letter
    if token.letter in "CGgx" and not english_word(token):
        return "s"
    return "w" if token.text[0].isupper() else "x"


def is_nobody(printed: str) -> bool:
    """Return True if the words are a heading or a placeholder, not somebody."""
    return _NOBODY.fullmatch(printed.strip()) is not None
