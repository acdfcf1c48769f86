"""The clauses of a report's texts, each with what it names, and what points back at words in front."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.compare.language.kin import Spheres, idioms, is_part_of_a_name, spheres
from pipeline.compare.language.tenses import has_verb, is_put_off_from
from pipeline.compare.language.words import Keys, Sentence, folding, joined, keys, sentences, stem
from pipeline.models.report import Entity, Recommendation, Report

FIELDS = ("recommendation", "response", "action", "update")  # in the order in which they are written

_BREAK = re.compile(
    r"[;:]\s|,? (?:and|but|while|whilst|although|though) |,? (?:with (?=the |a |an |\w+ing )|which |where |rather than "
    r"|followed by )|, "
)
_DECISION = re.compile(
    r"^(?:(?:cabinet|executive|council)? ?response:? ?)?(?:not |partially |partly |fully )?"
    r"(?:agreed?|accepted?|rejected|noted)(?: in (?:part|principle|full))?[.:;]?$",
    re.IGNORECASE,
)
_SELF = re.compile(r"^(?:we|officers|members|the council)\b", re.IGNORECASE)  # a subject, though it tells nothing
# The body that is asked to do it, in front of what it is asked to do.
_ADDRESSEE = re.compile(
    r"^(?:(?!\b(?:is|are|be|to|by|for)\b).){0,120}?\b(?:Council|Cabinet|Board|Committee|Commission|Panel|Executive"
    r"|Partnership|Authority|Trust|Service)\b(?!['’]s)"
)
_LEANS = re.compile(
    r"^(?:it|its|(?:this|that|these|those)(?= (?:is|are|was|were|will|has|have|should|would))|they|their|both|each"
    r"|the (?:rest|remaining|others?|first|second|third|last|former|latter)|a (?:second|third|further)|the same"
    r"|one|two|three|all|(?:will|shall|should|has|have|is|are) )\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s{0,9}[,;]|\s{0,9}(?:and|but|with|then)\b")
_AUXILIARY = len("will")
_BOTH = re.compile(r"will and will\b")  # "what will and will not be done"
_AND = re.compile(r" (?:and|but|while) ")
_FIRM = re.compile(rf"(?:\b|(?<= ))(?:{idioms('en_promises')['hired']})\b")
_BESIDE = re.compile(r",? (?:(?:our|the|its) (?:new )?)?|, (?:who is|now) (?:our|the) | \(|\), ")
_BY_DAY = re.compile(r"(?:by|before|(?:no|not) later than|in|on|from|for|during)(?: the| (?:the )?end of| about)? ")
_WITH_ASIDE = re.compile(r"(?:with|including|together with|along with) [^,;]{1,80}, ")
_CLOSES = re.compile(r"\s{0,9}(?:$|[.;)]|(?:and|but|with|so|where|while|which)\b)")
LISTED = re.compile(r",? (?:and )?(?:(?:on|in) )?|, ")
_TO = (" to ", " to the ", " until ")
_STOP = re.compile(r"[,;]")
_OR = re.compile(r",?\s{0,9}(?:or|and (?:certainly|at (?:the )?(?:very )?latest|no later))\b")
Dates = tuple[tuple[int, int], ...]  # where the dates of a text stand
Cell = tuple[int | None, str]  # index and field
Place = tuple[str, int, str, int]  # report_id, index, field, start of the sentence


class Piece(NamedTuple):
    """A clause of a text, whoever's it is: `text` is `whole[start:end]`."""

    sentence: Sentence
    start: int
    end: int
    text: str


class About(NamedTuple):
    """What a clause of a text is about, as its `Clause` says it."""

    keys: Keys
    context: Keys
    leans: bool


@dataclass(frozen=True, eq=False)
class Clause:
    """`text` is `field[start:end]`. What it is about is found out when it is asked: whoever only wants to know what is
    promised need not.
    """

    report: Report
    row: Recommendation
    field: str
    sentence: Sentence
    start: int
    end: int
    text: str
    dates: tuple[Entity, ...]
    named: tuple[Entity, ...]  # all that its field names
    place: Place

    @functools.cached_property
    def keys(self) -> Keys:
        """Its own words."""
        return self._about.keys

    @functools.cached_property
    def context(self) -> Keys:
        """Those in front that it leans on."""
        return self._about.context

    @functools.cached_property
    def leans(self) -> bool:
        """Whether it has no subject of its own ("the rest", "it")."""
        return self._about.leans

    @functools.cached_property
    def topic(self) -> Keys:
        """The words of its recommendation."""
        return keys(f"{self.row.title or ''} {self.row.recommendation or ''}")

    @property
    def _about(self) -> About:
        whole = str(getattr(self.row, self.field) or "")
        aside = (*_posts_of_people(whole, self.named), *_rest_of_firms(self.named))
        return _abouts(whole, _places_of_dates(self.named), aside, self.field == "recommendation")[self.start]

    @property
    def written(self) -> str:
        """The day of its report; empty where none is printed."""
        return self.report.header.update_date or ""


def clauses(report: Report) -> tuple[Clause, ...]:
    """Every clause of the fields that promises and their fulfilment stand in, in reading order."""
    return _clauses(report, None)


def dated_clauses(report: Report, cells: Container[Cell]) -> tuple[Clause, ...]:
    """Those that hold a date, of some cells: no other sentence is taken apart."""
    return _clauses(report, cells)


def _clauses(report: Report, cells: Container[Cell] | None) -> tuple[Clause, ...]:
    named: dict[tuple[int, str], list[Entity]] = {}
    for one in report.entities:
        if one.index is not None:
            named.setdefault((one.index, one.field), []).append(one)
    return tuple(
        clause
        for row in report.recommendations
        for field in FIELDS
        if cells is None or (row.index, field) in cells
        for clause in _of_field(report, row, field, tuple(named.get((row.index, field), ())), cells is not None)
    )


def _of_field(
    report: Report, row: Recommendation, field: str, named: tuple[Entity, ...], dated: bool
) -> Iterator[Clause]:
    dates = [one for one in named if one.kind == "date"]
    for one in _pieces(str(getattr(row, field) or ""), _places_of_dates(named), dated):
        here = tuple(date for date in dates if one.start <= date.start < one.end)
        place = (report.report_id, row.index, field, one.sentence.start)
        if here or not dated:
            yield Clause(report, row, field, one.sentence, one.start, one.end, one.text, here, named, place)


def _places_of_dates(named: Iterable[Entity]) -> Dates:
    return tuple((one.start, one.end) for one in named if one.kind == "date")


def _posts_of_people(whole: str, named: Iterable[Entity]) -> Dates:
    """Where posts stand beside the people who hold them: "Ann Lee, Play Strategy Officer" is about no strategy."""
    people = [(one.start, one.end) for one in named if one.kind == "person"]
    return tuple(
        (one.start, one.end)
        for one in named
        if one.kind == "role"
        and any(
            _BESIDE.fullmatch(whole, last, one.start) or _BESIDE.fullmatch(whole, one.end, first)
            for first, last in people
        )
    )


def _rest_of_firms(named: Iterable[Entity]) -> Dates:
    """Of firms all but the first word of the name: "Ridge Consulting Ltd" consults nobody."""
    return tuple(
        (one.start + one.text.index(" "), one.end)
        for one in named
        if one.kind == "organisation" and " " in one.text and _FIRM.search(one.text)
    )


@functools.lru_cache(maxsize=4096)
def _pieces(whole: str, dates: Dates, dated: bool = False) -> tuple[Piece, ...]:
    """The clauses of a text, or those of its `dated` sentences; most of it stands in both rounds: it is taken apart
    once.
    """
    return tuple(
        Piece(sentence, start, end, whole[start:end])
        for sentence in sentences(whole)
        if (not dated or _inside(sentence, dates)) and not is_decision(sentence.text)
        for start, end in _spans(whole, sentence, _inside(sentence, dates))
    )


@functools.lru_cache(maxsize=4096)
def _abouts(whole: str, dates: Dates, aside: Dates, asked: bool) -> dict[int, About]:
    """Where each of them begins → what it is about; `aside`: where words stand that tell nothing of it."""
    found: dict[int, About] = {}
    before = said = Keys()
    sentence: Sentence | None = None
    for one in _pieces(whole, dates):
        if one.sentence != sentence:
            before, said, sentence = said if said.things else before, Keys(), one.sentence
        bare = _without(one.text, one.start, (*_inside(sentence, dates), *aside))
        own = keys(_ADDRESSEE.sub("", bare, count=1) if asked else bare)
        leans = bool(_LEANS.match(one.text)) or (len(own.actions) < 2 and not own.heads and not _SELF.match(one.text))
        found[one.start] = About(own, joined(said, before) if leans and not said.things else said, leans)
        said = joined(said, own)
    return found


def _inside(sentence: Sentence, dates: Dates) -> Dates:
    return tuple(one for one in dates if sentence.start <= one[0] < sentence.end)


def is_decision(text: str) -> bool:
    """Whether a sentence only says that a recommendation was agreed or not."""
    return bool(_DECISION.match(text))


def without_days(clause: Clause) -> str:
    """The text of a clause with its dates struck out, each sign in its place: what is left counts no days."""
    text = clause.text
    for date in clause.dates:
        first, last = date.start - clause.start, date.end - clause.start
        text = text[:first] + "|" * (last - first) + text[last:]
    return text


def _without(text: str, start: int, dates: Dates) -> str:
    """A clause that starts at `start` with its dates blanked out, and the posts of people: when and who is not what."""
    for first, last in dates:
        if start <= first and last <= start + len(text):
            text = text[: first - start] + " " * (last - first) + text[last - start :]
    return text


def _spans(whole: str, sentence: Sentence, dates: Dates) -> Iterator[tuple[int, int]]:
    """A sentence cut where a new statement begins, and behind a date where another date follows in the same clause."""
    start = sentence.start
    for cut in _BREAK.finditer(whole, sentence.start, sentence.end):
        if any(first <= cut.start() < last for first, last in dates) or _lists_days(cut, dates):
            continue
        if _only_says_when(whole, cut, sentence.end, dates) or _BOTH.match(whole, max(start, cut.start() - _AUXILIARY)):
            continue
        before, after = whole[start : cut.start()], _STOP.split(whole[cut.end() : sentence.end], maxsplit=1)[0]
        if cut[0].startswith(("with ", " with ", ", with ")):
            after = _AND.split(after, maxsplit=1)[0]  # "with the Forum in May and Cabinet will be asked"
        if not after.startswith("that "):  # "that the levy be raised as far as the law allows, and that owners be told"
            before = before.rpartition(" that ")[2]
        if has_verb(before) and has_verb(after):
            yield from _by_dates(whole, start, cut.start(), dates)
            start = cut.end()
    yield from _by_dates(whole, start, sentence.end, dates)


def _lists_days(cut: re.Match[str], dates: Dates) -> bool:
    """ "In July and August": no new statement."""
    return any(last == cut.start() for _, last in dates) and any(first == cut.end() for first, _ in dates)


def _only_says_when(whole: str, cut: re.Match[str], end: int, dates: Dates) -> bool:
    """ ", by September 2023 and that …": the day of what stands in front; with a comma behind it, of what follows."""
    day = next((one for one in dates if one[0] >= cut.end()), None)
    aside = _WITH_ASIDE.match(whole, cut.end(), end)
    if day is None or cut[0] != ", " or not _BY_DAY.fullmatch(whole, aside.end() if aside else cut.end(), day[0]):
        return False
    return bool(_CLOSES.match(whole, day[1], end))


def _by_dates(whole: str, start: int, end: int, dates: Dates) -> Iterator[tuple[int, int]]:
    here = [one for one in dates if start <= one[0] < end]
    for at, (_, last) in enumerate(here[:-1], 1):
        # "Totals for 2017/18 appeared …": a date in front of the verb ends nothing.
        if _OR.match(whole, last, end) or LISTED.fullmatch(whole, last, here[at][0]):
            continue  # "by Easter or April at the latest", "on 4 March and 11 March"
        if is_part_of_a_name(whole, here[at - 1][0], last):
            continue  # "in the Winter Service Plan that goes to Cabinet in September"
        if whole[last : here[at][0]] in _TO and is_put_off_from(whole[start : here[at - 1][0]]):
            continue  # "slipped from October to January"
        if has_verb(whole[start:last]) or _GOES_ON.match(whole, last, end):
            yield start, last
            start = last
    yield start, end


_IT = re.compile(
    r"(?!it (?:is|was|would be|will be|has been) (?:\w+ )?\w+ (?:to|that)\b)(?:it|this|these|they|both) ", re.IGNORECASE
)
_NO_ONE = re.compile(
    r"^(?:all|both|each|\d+|one|two|three|four|five|six|seven|eight|nine|ten|now|first|second)\b|^\w{1,20}ed\b",
    re.IGNORECASE,
)


def points_at_it(clause: Clause) -> bool:
    """Whether it opens with a word for the thing, with how many of it, or with what was done: not with somebody."""
    return is_of_nothing_named(clause) and bool(_IT.match(clause.text) or _NO_ONE.match(clause.text))


@functools.lru_cache(maxsize=8192)
def is_of_nothing_named(clause: Clause) -> bool:
    """Whether neither its sentence nor the words in front, which it leans on, name a thing."""
    if clause.keys.core in folding().general and not clause.leans:
        return True  # "The matter is now scheduled for decision."
    if clause.leans and clause.context.heads:
        return False
    return bool(_IT.match(clause.text)) or not keys(clause.sentence.text).things - folding().general


_DEFINITE = re.compile(
    r"^(?:(?i:but|and|so|since|now|although) )?(?i:the|both|these|those|all (?:of the )?(?:\w+ )?|its|their) "
    r"((?:[\w'’-]+ ){0,3}?)([a-z][a-z'’-]+)"
    r"(?= (?:is|are|was|were|has|have|had|will|can|could|did|does|do|now|also|which|came|went|met|[a-z]{3,}ed)\b)"
)
_OWNER_ALONE = re.compile(r"^[A-Z][\w-]*['’]s? (?:is|was|has|had|will|went|came)\b")
_WORD = re.compile(r"[a-z]+")


def points_back(clause: Clause, before: str, promised: Spheres) -> bool:
    """Whether a clause is about something taken as known that nothing in `before`, or in front of it, names.

    `promised`: the spheres of what was promised; what plainly belongs to others is something else.
    """
    if _OWNER_ALONE.match(clause.text):
        return True  # "Aston's is still in its crate."
    found = _DEFINITE.match(clause.text)
    if found is None or any(word[:1].isupper() for word in found[1].split()):
        return False
    said = f"{before} {str(getattr(clause.row, clause.field))[: clause.start]}"
    noun = found[2].partition("'")[0].partition("’")[0]
    its = spheres(noun)
    if its and promised and not its & promised:
        return False
    return not (stem(noun) in stems_of(said) | folding().around or its & spheres(said))


@functools.lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))
