"""People recognised by their title or form, and by what is around them; what a post says of standing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Literal

from pipeline.text.lexicon import american, english
from pipeline.text.naming.tokens import Name, NameSpan, letters, name_tokens, name_words, span

_SURNAME = "v{0,2}[CGg]"
_PERSON = re.compile(
    rf"(?P<titled>T\.?(?:T\.?)?(?:I\.?){{0,3}}{_SURNAME}(?:{_SURNAME})?(?:(?<=G)[CG]|v{{1,2}}[CGg])?)"
    rf"|(?P<full>G(?:I\.?){{0,2}}{_SURNAME}(?:(?<=[Gg])[CG](?![CGPO]))?)"
    rf"|(?P<doubtful>g(?:I\.?){{0,2}}{_SURNAME})"
    rf"|(?P<initials>(?:I\.){{1,3}}{_SURNAME})"
)
_BESIDE = re.compile(r"[CGg]v{0,2}[CGg]{1,2}|[CGg]P")  # a surname may be a word of the map: "Vikram Heath"
_LISTED = re.compile(r"(?:[IA](?:[.-]?[IS]){0,2}|S)\.?v{0,2}[CGgP](?![CGgPOR])")  # "H Osei", "JM Roe", "A-M Lal"
_CELL_NAME = re.compile(r"(?<![^,;/&\n])[CGg]{2}(?![^,;/&\n(])")  # nothing else between marks: "Soraya Whitlock / …"
_OPENERS = "#,;/&\n(-:."
_PLURAL = re.compile(rf"U(?:[CGg]{{2}}|{_SURNAME})(?:(?:,|,?&)(?:[CGg]{{2}}|{_SURNAME})){{0,6}}")


def person_spans(line: Sequence[Name], classes: str) -> list[NameSpan]:
    """Names told by a title, a known given name, or initials; names of streets, reviews and bodies are none."""
    return [
        span(line, *match.span())
        for match in _PERSON.finditer(classes)
        if _is_person(match.lastgroup or "", *match.span(), line, classes)
    ]


def _is_person(kind: str, first: int, last: int, line: Sequence[Name], classes: str) -> bool:
    after = classes[last : last + 1]
    before = classes[first - 1 : first]
    if kind == "titled":
        welsh = first > 0 and line[first - 1].low in name_words()["bodies_prefix"]  # "Cyngor Sir Benfro"
        return after not in {"P", "O"} and not welsh
    if after and after in "POCGA":
        return False
    if after == "&" and line[last].text == "&":
        return False
    if kind == "doubtful":
        return before not in {"C", "A", "O", "P"} and not (english_word(line[first]) and english_word(line[last - 1]))
    return before not in {"C", "A"} and not (kind == "initials" and before == "P")  # "Plan B. Bus shelters …"


def beside_post(line: Sequence[Name], classes: str, first: int, last: int) -> NameSpan | None:
    """The name in `line[first:last]`, which stands where the holder of a post is named, if it can be one."""
    match = _BESIDE.fullmatch(classes, first, last)
    if match and classes[last - 1] == "P" and (english_word(line[first]) and classes[first] == "C"):
        return None
    unlisted = [token for token in line[first:last] if token.letter not in "Ggv"]
    known = classes[first] == "G"  # "Secretary of State Anthea Morley"
    if not match or (unlisted and not known and all(english_word(token) for token in unlisted)):
        return None
    return span(line, first, last)


def after_plural(line: Sequence[Name], classes: str) -> list[NameSpan]:
    """ "Cllrs Doe and Roe": each name alone."""
    found = []
    for match in _PLURAL.finditer(classes):
        for part in re.finditer(r"v{0,2}[CGg]{1,2}", match[0]):
            found.append(span(line, match.start() + part.start(), match.start() + part.end()))
    return found


def initialled(line: Sequence[Name], classes: str, *, lists_people: bool) -> list[NameSpan]:
    """ "H Osei / V Crane": capital letters and a surname where a name may begin.

    In a cell that names its people any surname is one, and so are two strange words with nothing beside them; elsewhere
    only a strange surname behind one letter.
    """
    is_one = _are_initials if lists_people else _is_initial
    found = list(_listed(classes, lambda first, last: is_one(line, classes, first, last)))
    if lists_people:
        cells = [match.span() for match in _CELL_NAME.finditer(classes)]
        found += [(a, b) for a, b in cells if not any(english_word(word) for word in line[a:b])]
    return [span(line, *one) for one in found]


def _listed(classes: str, is_one: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Places of initials and a surname. What is none may hold one: "ICT – M Osei" has the shape of "A-M Osei"."""
    at = 0
    while match := _LISTED.search(classes, at):
        taken = is_one(*match.span())
        if taken:
            yield match.span()
        at = match.end() if taken else match.start() + 1


def _is_initial(line: Sequence[Name], classes: str, first: int, last: int) -> bool:
    opens = not first or classes[first - 1] in _OPENERS or line[first - 1].low in name_words()["name_may_follow"]
    place = line[last - 1].low in name_words()["map_words"]  # "Y Waun"
    return opens and classes[first:last] == "IC" and not place and not english_word(line[last - 1])


def _are_initials(line: Sequence[Name], classes: str, first: int, last: int) -> bool:
    """One letter, or two that are no acronym of what stands behind ("IT Services")."""
    initials = line[first].text.replace("-", "")
    if first and classes[first - 1] not in _OPENERS:
        return False
    return len(initials) == 1 or (len(initials) == len("JM") and not english_word(line[last - 1]))


def english_word(token: Name) -> bool:
    """Whether the word, written small, is in the English word list and no given name."""
    return _english(token.low)


@lru_cache(maxsize=20_000)
def _english(low: str) -> bool:
    words = name_words()
    if low in words.given:
        return False
    known = english()
    return low in words["trade"] or all(
        len(part) == 1 or part in known or american(part) in known for part in low.split("-")
    )


def begins_with_person(line: str) -> bool:
    """Whether a line begins with somebody's name."""
    words = name_tokens(line)
    return any(span.first == 0 for span in person_spans(words, letters(words)))


_RUN = re.compile(r"(?<![CGgAIOPDRv])(?:I\.?){0,2}[CGg]v{0,2}[CGg](?:(?<=G)[CG])?(?![CGgAIOPRv])")
_ALONE = re.compile(r"(?<![CGgAIOPDRv])[CGg](?![CGgAIOPRv])")
_SHORT = re.compile(r"[RQ][CGg]|[CGg]&[CGgT]")  # where a name of one word could be told
_ROUNDS = 3  # how far a list of people is followed from the one that is known


def context_spans(
    line: Sequence[Name],
    classes: str,
    people: Sequence[NameSpan],
    taken: AbstractSet[int],
    places: Collection[str],
) -> list[NameSpan]:
    """Further people. `people` are known, `taken` are the words of all that is known, `places` are no names."""
    open_runs = list(_open(line, classes, taken, places))
    alone = list(_solo(line, classes, taken, places))
    if not open_runs and not alone and not _SHORT.search(classes):
        return []
    found = alone + [run for run in open_runs if _acts(line, run) or _is_named(line, run)]
    for _ in range(_ROUNDS):
        known = {(s.first, s.last) for s in (*people, *found)}
        more = [run for run in open_runs if run not in found and _beside(line, classes, run, known)]
        if not more:
            break
        found += more
    found += _ranked(line, classes, taken | {i for s in found for i in range(s.first, s.last)})
    return [*found, *_firsts(line, classes, people, taken | {i for s in found for i in range(s.first, s.last)})]


def _open(line: Sequence[Name], classes: str, taken: AbstractSet[int], places: Collection[str]) -> Iterator[NameSpan]:
    """Two or three capital words that no rule explains, the first of them no English word and none a place's."""
    for match in _RUN.finditer(classes):
        words = [token for token in line[match.start() : match.end()] if token.letter in "CGg"]
        strange = not english_word(words[0]) and not all(english_word(word) for word in words[1:])
        free = taken.isdisjoint(range(*match.span())) and not any(word.low in places for word in words)
        if free and (strange or words[0].letter in "Gg"):
            yield span(line, *match.span())


def _acts(line: Sequence[Name], run: NameSpan) -> bool:
    """ "… told us", "… has retired", "…, who leads on fostering": what only people do."""
    at = run.last
    if at < len(line) and line[at].text == ",":
        at += 1
        return at < len(line) and line[at].low == "who"
    while at < len(line) and line[at].low in name_words()["helping_verbs"]:
        at += 1
    return at < len(line) and line[at].low in name_words()["human_verbs"]


def _solo(line: Sequence[Name], classes: str, taken: AbstractSet[int], places: Collection[str]) -> Iterator[NameSpan]:
    """ "Okafor sits on …", "Teale has left", "Mair, who has …": an unknown word alone that does what only people do."""
    verbs = name_words()["solo_verbs"]
    for match in _ALONE.finditer(classes):
        at = match.start()
        after = [token.low for token in line[at + 1 : at + 4]]
        if after[:1] and after[0] in name_words()["helping_verbs"]:
            left = after[1:2] == ["left"]
            after = after[1:]
        else:
            left = False
        person = after[:2] == [",", "who"] and after[2:3] and after[2] in {"has", "is", "was", "had"}
        acts = left or person or (after and after[0] in verbs)
        if acts and at not in taken and line[at].low not in places and not english_word(line[at]):
            yield span(line, at, at + 1)


def _is_named(line: Sequence[Name], run: NameSpan) -> bool:
    """ "thanks to …", "led by …", "contact …"."""
    before = [token.low for token in line[max(0, run.first - 3) : run.first]]
    return bool(before) and (
        before[-1] in name_words()["names_after"]
        or " ".join(before[-2:]) in name_words()["names_after_two"]
        or " ".join(before) in name_words()["names_after_three"]
    )


def _beside(line: Sequence[Name], classes: str, run: NameSpan, known: AbstractSet[tuple[int, int]]) -> bool:
    """Joined by "and" or a comma to somebody who is known."""
    for first, last in known:
        if run.last < first:
            between = range(run.last, first)
        elif last < run.first:
            between = range(last, run.first)
        else:
            continue
        if (
            0 < len(between) <= 2
            and all(classes[i] in "&," for i in between)
            and any(line[i].text != "," for i in between)
        ):
            return True
    return False


def _ranked(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[NameSpan]:
    """ "Superintendent Lyle": a surname behind a rank."""
    for match in re.finditer(r"(?<=[RQ])[CGg](?![CGgAIOPRv])", classes):
        at = match.start()
        rank = line[at - 1].low in name_words()["ranks"] and line[at].start - line[at - 1].end == 1
        high = at > 1 and line[at - 2].letter in "CR" and line[at - 1].letter == "R"  # "Chief Inspector Farrow"
        plain = high or (line[at - 1].letter == "R" and line[at - 1].low in name_words()["ranks_short"])  # "Sgt Pike"
        if rank and at not in taken and (plain or not english_word(line[at])):
            yield span(line, at, at + 1)


def _firsts(
    line: Sequence[Name], classes: str, people: Sequence[NameSpan], taken: AbstractSet[int]
) -> Iterator[NameSpan]:
    """ "Kyle and Ferdousi": beside a first name alone another name alone."""
    classes_of_two = [m.start() for m in re.finditer(r"(?<![CGgAIOPDRvT])G&G(?![CGgAIOPRv])", classes)]
    for at in classes_of_two:  # "Harriet and Femi"
        if taken.isdisjoint((at, at + 2)):
            yield span(line, at, at + 1)
            yield span(line, at + 2, at + 3)
    for one in people:  # "Gwen and Idris Pritchard"
        at = one.first - 2
        if at >= 0 and classes[at : at + 2] == "G&" and at not in taken and classes[at - 1 : at] not in {"C", "A"}:
            yield span(line, at, at + 1)
    alone = {s.first for s in people if s.last == s.first + 1 and line[s.first].letter in "Gg"}
    for match in _ALONE.finditer(classes):
        at = match.start()
        joined = (at >= 2 and classes[at - 1] == "&" and at - 2 in alone) or (
            classes[at + 1 : at + 2] == "&" and at + 2 in alone
        )
        if joined and at not in taken and not english_word(line[at]):
            yield span(line, at, at + 1)


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
