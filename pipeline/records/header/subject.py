"""What an inquiry looked into: a title without the words that say that it is a report, a review, or of which month.

"Update on the recommendations of the Night Buses inquiry", "Night Buses – progress report" and "Review of Night
Buses" name one subject. "Night Buses Inquiry" and "Review of Night Buses" are names as they stand, "review of night
buses" is none: a word with a capital right before or behind the subject is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.profiles import Profile
from pipeline.profiles.profile import ReportWords, folded
from pipeline.records.header.bodies import answers, bodies_in, cased, public_bodies
from pipeline.records.header.dates import days_in, is_part
from pipeline.text.naming import NameSpan, covered, letters, name_tokens, person_spans, role_spans

_PARTS = re.compile(r"\s[–—-]\s|[:;?!](?=\s|$)|[|·•›\uffff]|[()]|…")
_QUOTED = re.compile(r"“([^”]{3,90})”|\"([^\"]{3,90})\"|(?<![\w’'])[‘']([A-Z](?:[^’']|[’'](?=\w)){2,90})[’'](?!\w)")
_ITEM = re.compile(r"^\d{1,2}[.)]\s+(?=[A-Z])")  # of an agenda or of minutes: "7. Night Buses – progress"
_COUNTED = re.compile(r"^\d{1,3} [a-z]")
_OF = re.compile(r"(?:\b(?:of|by|from|to|for)(?: the)?|,) ?$", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:of|by|from|to|for)\b|,", re.IGNORECASE)  # one of these: cheap to look for
ASKED = ("?", "!")  # a stop that belongs to a name
SHORTEST = 3  # letters of a name
REPORT, REVIEW = 1, 2  # what words beside a subject say of the paper
_JOINS = re.compile(r"[:;,(]|\s[–—-]\s")
_MONTH = re.compile(r"\d{4}-\d\d")
_GONE = "\uffff"  # stands in place of what is masked
_EDGES = " ,.-–—:;'\"‘’“”*"


@dataclass(frozen=True, slots=True)
class Subject:
    """`told`: words of a report or a review stood beside it."""

    name: str
    told: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """`text[start:end]` is what is left of a part of a line; `told`: 0, or as what words beside it tell it."""

    start: int
    end: int
    told: int


@lru_cache(maxsize=512)
def subject_of(line: str, profile: Profile) -> Subject | None:
    """The subject of a title; None where nothing is left of it."""
    if quoted := _QUOTED.search(line):
        return Subject(next(filter(None, quoted.groups())).strip(_EDGES), told=True)
    masked = _masked(line, profile)
    parts = list(_parts(masked, profile))
    chosen = _chosen([part for part in parts if part.end > part.start], masked, profile.report_words)
    if not chosen:
        return None
    start, end = chosen[0].start, chosen[-1].end
    if _GONE in masked[start:end]:
        end = chosen[0].end
    end += masked[end : end + 1] in ASKED
    name = _ITEM.sub("", line[start:end].strip(_EDGES))
    none = profile.lines["skip"].fullmatch(name) or profile.lines["other_council"].search(name) or _COUNTED.match(name)
    words = folded(name).split()
    if none or " ".join(words).rstrip("s") in profile.body_kinds or (words[-1:] and words[-1] in profile.about):
        return None  # "Table A", "Cyngor Sir Fynwy", "1 act within 6 months", "Committees"
    return Subject(cased(name, profile) or name, any(part.told for part in parts)) if len(name) >= SHORTEST else None


def is_name(value: str, profile: Profile) -> bool:
    """Whether what is labelled as an inquiry is its name and nothing beside it.

    "Review of the Response to Flooding"; "Storm damage, March 2031", where a full day would be that of a paper.
    """
    days = [day for day in days_in(value, profile) if day.end == len(value)]
    if any(day.field is None and _MONTH.fullmatch(day.value) for day in days):
        return True
    words = profile.report_words
    found = list(words.strong.finditer(value)) if words.strong.match(value) else []
    if not found or not words.review.fullmatch(found[0][0]):
        return False
    inside = len(found) == 2 and found[1].end() < len(value) and not _JOINS.search(value)
    return len(found) == 1 or inside


def bare(name: str, profile: Profile) -> str:
    """A name without the last word, which says that it is an inquiry: two papers may end it in other words."""
    ends = [match.start() for match in profile.report_words.own.finditer(name) if match.end() == len(name)]
    return name[: ends[-1]] if ends else name


def _chosen(kept: list[_Part], masked: str, words: ReportWords) -> list[_Part]:
    """The parts that name a subject: what a review was of, and the name of its report in front of a colon."""
    if kept and not kept[0].told and masked[kept[0].end :].startswith(":") and any(p.told for p in kept):
        return kept[: 2 if _is_subtitle(masked[kept[0].end : kept[1].end], words) else 1]
    reviews = [part for part in kept if part.told == REVIEW]
    return reviews or [part for part in kept if not part.told] or kept


def _is_subtitle(text: str, words: ReportWords) -> bool:
    """ ": scrutiny review of street trees" says what a name stands for; ": recommendations of the review" does not."""
    told = [match[0] for match in words.strong.finditer(text)]
    return bool(told) and all(map(words.review.fullmatch, told))


def _masked(line: str, profile: Profile) -> str:
    """The line with bars in place of bodies, days, people and the posts of those who report."""
    spans = [match.span("by") for match in profile.report_words.by.finditer(line)]
    spans += [match.span() for match in profile.report_words.times.finditer(line)]
    public = (body for body in public_bodies(line, profile) if not body.start or answers(body, line))
    bodies = (*bodies_in(line, profile), *public)
    spans += [(body.start, body.end + 2 * (line[body.end :][:2] in ("’s", "'s"))) for body in bodies]
    spans += [(day.start, day.end) for day in days_in(line, profile) if not is_part(day)]
    if _LEADS.search(line):
        spans += [(span.start, span.end) for span in _people_in(line, profile) if _OF.search(line[: span.start])]
    for start, end in spans:
        line = line[:start] + _GONE * (end - start) + line[end:]
    return line


def _people_in(line: str, profile: Profile) -> list[NameSpan]:
    """The persons and posts that a line names."""
    tokens = name_tokens(line if len(plain := cased(line, profile) or "") != len(line) else plain)
    classes = letters(tokens)
    persons = person_spans(tokens, classes)
    return [*persons, *role_spans(tokens, classes, covered(persons))]


def _parts(masked: str, profile: Profile) -> Iterator[_Part]:
    words = profile.report_words
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _PARTS.finditer(masked)), (len(masked), len(masked))]:
        part = masked[start:end]
        told = 0
        left, right = 0, len(part)
        strong = words.strong.search(part)  # without, nothing at its ends tells of what the paper is
        lead = words.leading.match(part) if strong else None
        if lead and words.strong.search(lead[0]):
            told, left = REVIEW if words.review.search(lead[0]) else REPORT, _led(lead[0], part, profile)
            left = named.start() if (named := words.own_lead.search(part[:left])) else left
        elif start and _goes_on(masked, start, part) and _GONE in masked[:start]:
            left = len(part) - len(words.small.sub("", part, count=1))
        tail = words.trailing.search(part, left) if strong else None
        if tail and words.strong.search(tail[0]):
            told = max(told, REVIEW if words.review.search(tail[0]) else REPORT)
            right = tail.start() + len(own[0] if (own := words.own.match(tail[0])) and left < tail.start() else "")
        elif masked[end : end + 1] == _GONE and (small := words.small_end.search(part)):
            right = small.start()
        core = part[left:right].strip(_EDGES)
        if words.are_all(core) or not any(c.isalpha() for c in core):
            yield _Part(start, start, told or (REPORT if strong else 0))
        else:
            at = start + part.index(core, left)
            yield _Part(at, at + len(core), told)
        start = after


def _goes_on(masked: str, start: int, part: str) -> bool:
    """Whether a part goes on from what is masked in front of it: not behind a dash, where a capital begins a name."""
    before = masked[start - 1 : start]
    return before == _GONE or (before == " " and not part.lstrip()[:1].isupper())


def _led(lead: str, part: str, profile: Profile) -> int:
    """Where a subject begins behind the words that lead to it; "Council" may be its own: "Review of | Council Tax"."""
    words = profile.report_words
    *_, last = words.strong.finditer(lead)
    small = words.small.match(lead, last.end())
    rest = lead[small.end() :] if small else ""
    bare = lead[last.end() : small.end()].split() if small else []
    own = bare and bare[0].lower() in profile.about and rest[:1].isupper()
    return small.end() if small and own and folded(rest).split()[-1] not in profile.small_words else len(lead)


def subjects_in(text: str, profile: Profile) -> Iterator[tuple[str, bool]]:
    """What sentences say was looked into, and whether they quote its name.

    "Its review of street trading"; "its inquiry, ‘Night Buses’".
    """
    for found in profile.report_words.looked_into.finditer(text):
        name = next(filter(None, found.groups()))
        quoted = _QUOTED.search(name)
        name = next(filter(None, quoted.groups())) if quoted else name
        if not profile.report_words.are_all(name) and not bodies_in(name, profile):
            yield name.strip(_EDGES), quoted is not None


def says_title(text: str, profile: Profile) -> bool:
    """Return True if a text names a body or says that the document is a report."""
    subject = subject_of(text, profile)
    return (subject is not None and subject.told) or is_of_report(text, profile)


def is_of_report(text: str, profile: Profile) -> bool:
    """Return True if a text names a body, or has a word of its own for a report: "Progress", "Action plan"."""
    return bool(profile.lines["title"].search(text)) or bool(bodies_in(text, profile))
