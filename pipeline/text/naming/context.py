"""People told by what stands around: a verb that only people do, thanks, "led by", another person beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.text.naming.persons import english_word
from pipeline.text.naming.spans import NameSpan, span
from pipeline.text.naming.tokens import Name
from pipeline.text.naming.words import name_words

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
