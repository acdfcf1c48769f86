"""Organisations recognised by the words around their name: “the firm, …”, “… was awarded the work”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.tag.memory import Memory
from pipeline.tag.people import on_the_map
from pipeline.text.naming import Name, NameSpan, covered, english_word, name_words, span

_REACH = 5  # words between the comma and what the body is called


def is_told_behind(line: Sequence[Name], first: int, last: int) -> bool:
    """Whether these capital words, which nothing else explains, are a body by what follows."""
    if last + 1 >= len(line):
        return False
    if not any(not english_word(token) for token in line[first:last]):
        within = last - first > 1 or (first > 0 and line[first - 1].text.islower())  # "trained by Mend, a charity"
        return (within and line[last].text == "," and _is_called(line, last + 1)) or _is_english_firm(line, first, last)
    if line[last].text == ",":
        return _is_called(line, last + 1) or (_is_alone(line, first) and _run_it(line, last + 1))
    return _was_awarded(line, last)


def _is_alone(line: Sequence[Name], first: int) -> bool:
    """Whether it is no second name of a list: of two people, too, it is said what they "run"."""
    before = line[first - 1] if first else None
    return before is None or before.letter not in "&,"


def _is_called(line: Sequence[Name], at: int) -> bool:
    """ "Dalesman, a one-vehicle firm that …": an article, small words, and a kind of body that nothing goes on from."""
    words = name_words()
    if line[at].low not in {"a", "an", "the", "another", "our"}:
        return False
    for i in range(at + 1, min(at + _REACH, len(line))):
        if line[i].letter != "x" or not line[i].text.islower():
            return False
        if line[i].low in words["body_nouns"] | words["bodies_are"]:
            after = line[i + 1] if i + 1 < len(line) else None
            return after is None or after.letter != "x" or after.low in words["behind_noun"]
    return False


def _run_it(line: Sequence[Name], at: int) -> bool:
    """ "…, who run a scheme": one name and a verb in the plural."""
    return line[at].low == "who" and at + 1 < len(line) and line[at + 1].low in name_words()["plural_verbs"]


def _is_english_firm(line: Sequence[Name], first: int, last: int) -> bool:
    """ "Copper Mobility has been working on …", "met Copper Living", "Copper Insight, who …": it ends in a trade."""
    words = name_words()
    own = words["kinds"] | words["duties"] | words["generic"] | words["trade"] | words["map_words"]
    if last - first < len("XY") or line[last - 1].low not in words["trades"] or line[first].low in own:
        return False
    if next(iter(_passive(line, last)), "") in {"appointed", "commissioned", "engaged", "working"}:
        return True
    dealt_with = first > 0 and line[first - 1].low in {"asked", "commissioned", "hired", "met", "told"}
    return dealt_with or (line[last].text == "," and line[last + 1].low == "who")


def _was_awarded(line: Sequence[Name], at: int) -> bool:
    """ "… was awarded the contract", "… has been given the work"."""
    said = _passive(line, at)
    if len(said) < 3 or said[0] not in {"awarded", "given", "handed"}:
        return False
    given = {"contract", "contracts", "work", "tender", "framework"}
    return said[1] in {"the", "a", "this", "our"} and not given.isdisjoint(said[2:4])


def _passive(line: Sequence[Name], at: int) -> list[str]:
    """What stands behind "was", "were", "has been" or "have been"; nothing where none of them stands here."""
    said = [token.low for token in line[at : at + _REACH + 1]]
    if said[:1] in (["was"], ["were"]):
        return said[1:]
    return said[2:] if said[1:2] == ["been"] and said[0] in {"has", "have", "had"} else []


_FOR_OR_AGAINST = re.compile(r"(?<![CAGgOPR])C[fS]t?[CGg]{1,2}(?![CAGgOPR])")
_IN_BLOOM = re.compile(r"(?<![CAGgOPR])[CGg]{1,3}xC(?![CAGgOPR])")
_LONGEST = 4  # words of a name
_IS, _HAS = frozenset({"is", "are", "was", "were", "be"}), frozenset({"has", "have", "had"})


def campaigns(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[NameSpan]:
    """ "Christians Against Poverty": people for or against something; "Kelby in Bloom"."""
    people = name_words()["campaigners"]
    pairs = [
        match.span()
        for match in _FOR_OR_AGAINST.finditer(classes)
        if (line[match.start()].low in people and line[match.start() + 1].low in {"for", "against"})
        or (line[match.start()].low == "transport" and _is_region(line[match.end() - 1]))
    ]
    in_bloom = [
        match.span()
        for match in _IN_BLOOM.finditer(classes)
        if line[match.end() - 1].text == "Bloom" and line[match.end() - 2].low == "in"
    ]
    for first, last in pairs + in_bloom:
        if taken.isdisjoint(range(first, last)):
            yield span(line, first, last)


def _is_region(word: Name) -> bool:
    """ "Transport for the Three Rivers", but "Transport for Children"."""
    words = name_words()
    return word.low not in words["kinds"] | words["duties"] | words["bodies_plural"]


def is_told_plain(line: Sequence[Name], classes: str, first: int, last: int, bodies: AbstractSet[int]) -> bool:
    """Whether these plain words name a body. `bodies`: first words of all that are known, and words behind them."""
    if not _is_plain(line[first:last]):
        return False
    opens = first > 1 and line[first - 2].low.endswith("ing") and not line[first - 2].text.islower()
    # "Working with Rough Sleepers" is a title in capitals
    before = f"{line[first - 2].low} {line[first - 1].low}" if first > 1 and not opens else ""
    if before in name_words()["plain_after_two"] | name_words()["bodies_after_two"]:
        return True
    if first > 0 and line[first - 1].low == "by" and _is_trade(line[last - 1]):
        return True  # "done by Sentry Mobile Patrols"
    beside = classes[first - 1 : first] == "&" and first - 1 in bodies
    beside = beside or (classes[last : last + 1] == "&" and last + 1 in bodies)
    return beside or _acts(line, last)


def _is_trade(word: Name) -> bool:
    words = name_words()
    return word.low in words["trades"] and word.low not in words["duties"]


def _is_plain(own: Sequence[Name]) -> bool:
    """Two to four English words that are no team, service, paper or place."""
    if not 1 < len(own) <= _LONGEST or not all(word.letter == "C" and english_word(word) for word in own):
        return False
    first, last = own[0].low, own[-1].low
    trade = last in name_words()["trades"]
    own_first = first in name_words()["map_words"] and last in name_words()["trades_only"]  # "Castle Foods"
    own_first = own_first or first not in _no_first()
    return own_first and last not in _no_last() and (trade or last not in name_words()["duties"])


@cache
def _no_first() -> frozenset[str]:
    words = name_words()
    lists = ("kinds", "duties", "generic", "trade", "map_words", "own_words")
    return frozenset().union(*(words[name] for name in lists))


@cache
def _no_last() -> frozenset[str]:
    words = name_words()
    lists = ("map_words", "teams", "papers", "places", "own_ends", "body_nouns", "bodies_plural")
    return frozenset().union(*(words[name] for name in lists))


def _acts(line: Sequence[Name], at: int) -> bool:
    """Whether what follows is said of somebody, and is no passive of a thing ("Speed Humps installed")."""
    words = name_words()
    said = [token.low for token in line[at : at + 5]]
    if not said:
        return False
    head, said = said[0], said[1:]
    while said and said[0] in {"also", "already", "now", "since", "then", "not", "still"}:
        said = said[1:]
    verb, more = said[0] if said else "", said[1] if len(said) > 1 else ""
    if head in _HAS and verb == "been":
        return _is_done_to(more, said[2] if len(said) > 2 else "")
    if head in _IS:
        return verb in words["moods"] or _is_done_to(verb, more)
    if head in _HAS:
        held = verb == "the" and more == "contract"
        return (
            held
            or verb in words["plain_verbs"] | words["plain_participles"]
            or (verb in words["plain_verbs_with"] and _goes_on(more))
        )
    if head == "will":
        return verb in words["plain_infinitives"]
    return head in words["plain_verbs"] or (head in words["plain_verbs_with"] and _goes_on(verb))


def _is_done_to(participle: str, after: str) -> bool:
    """ "been told", "was asked", "been chosen to run"."""
    return participle in name_words()["done_to_bodies"] or (participle == "chosen" and after == "to")


def _goes_on(word: str) -> bool:
    """Whether an active verb goes on so: "agreed to", "quoted £24,500"; a passive stands alone or in front of "by"."""
    return word in {"to", "that", "a", "an", "the", "us", "our", "its", "their"} or word[:1] in set("£0123456789")


_RUN = re.compile(r"(?<![CAGgOPRTI])[CAGg]{1,4}(?:&[CAGg])?(?![CAGgOPR])")
_OF_REACH = 9  # words
_ASKS_INFINITIVE = {"will", "could", "cannot"}
_TWO_CASES = re.compile(r"(?!Mc|Mac|De|Du|Di|La|Le|Fitz|Van)\w{0,30}[a-z][A-Z]")


def told_bodies(
    line: Sequence[Name], classes: str, bodies: Sequence[NameSpan], taken: AbstractSet[int], memory: Memory
) -> list[NameSpan]:
    """Further bodies. `bodies` are known, `taken` are the words of all that is known."""
    ends = {body.last for body in bodies}
    around = ends | {body.first for body in bodies}
    found = list(campaigns(line, classes, taken))
    taken = taken | covered(found) if found else taken
    for first, last in _runs(line, classes, taken):
        told = _is_told(line, classes, first, last, ends) or is_told_behind(line, first, last)
        told = told or is_told_plain(line, classes, first, last, around)
        told = told and _is_free(line[first:last], memory)
        if (
            told
            or _does(line, first, last)
            or _acts_as_body(line, first, last, memory)
            or _trades(line, first, last, memory)
        ):
            found.append(span(line, first, last))
    return found


def _is_free(own: Sequence[Name], memory: Memory) -> bool:
    """Whether none of the words is of the council's own place, or known to be no body."""
    refused = name_words()["not_bodies"]
    return not any(token.low in memory.places or token.text in refused for token in own if token.letter in "CAGg")


def _runs(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Capital words side by side, "&" among them, that nothing explains."""
    for match in _RUN.finditer(classes):
        first, last = match.span()
        joint = classes.find("&", first, last)
        parts = [(first, last)] if joint < 0 or line[joint].text == "&" else [(first, joint), (joint + 1, last)]
        yield from (part for part in parts if taken.isdisjoint(range(*part)))


def _is_told(line: Sequence[Name], classes: str, first: int, last: int, ends: AbstractSet[int]) -> bool:
    words = name_words()
    before = line[first - 1] if first else None
    ahead = line[first - 2] if first > 1 else None
    if before is not None and before.low in words["body_nouns"] and before.text.islower():
        return True
    if before is not None and ahead is not None:
        if before.text == "(" and classes[last : last + 1] == ")" and ahead.low in words["body_nouns"]:
            return _may_be_firm(line, first, last, classes)  # "our supplier (Voxline)"
        if before.letter == "," and ahead.low in words["body_nouns"]:
            return classes[last : last + 1] in {"", ",", ".", ")", "(", ":", "\n"}
        if before.text == "," and _kind_in_front(line, first) and not _like_a_person(line[first:last]):
            return classes[last : last + 1] in {",", ")"} and "G" not in classes[first:last]
        if f"{ahead.low} {before.low}" in words["bodies_after_two"]:
            return _may_be_firm(line, first, last, classes)
    after = last + (classes[last : last + 1] == "x" and line[last].low in {"has", "have"})
    if after < len(line) and line[after].low in words["firm_verbs"]:
        return _is_strange(line, first, last)
    beside = classes[first - 1 : first] == "&" and first - 1 in ends
    if beside and last < len(line) and line[last].low in words["joint_verbs"] and last - first == 1:
        return _is_strange(line, first, last)  # "Mears and Corvel share the work"
    from_it = before is not None and before.low in {"by", "from", "with"}
    known_else = line[first].text in words["not_bodies"]
    return (
        (beside or from_it) and last - first == 1 and not known_else and _TWO_CASES.match(line[first].text) is not None
    )


def _may_be_firm(line: Sequence[Name], first: int, last: int, classes: str) -> bool:
    """Whether words in a firm's place are no person's name, and no part of the council or the map."""
    known = classes[first] in "Gg" or any(token.low in _no_bodies() for token in line[first:last])
    return not known and not _like_a_person(line[first:last])


def _kind_in_front(line: Sequence[Name], first: int) -> bool:
    """ "the supplier of our asset system, …": a kind of body and what it is of, in small words."""
    at, words = first - 2, name_words()
    while at >= 0 and first - at < _OF_REACH and line[at].text.islower() and line[at].low not in words["body_nouns"]:
        at -= 1
    of = line[at + 1].low if at + 1 < first else ""
    return at >= 0 and line[at].text.islower() and line[at].low in words["body_nouns"] and of in {"of", "for"}


def _like_a_person(words: Sequence[Name]) -> bool:
    """Two or three words that no list knows: a contract may be with somebody, whose name must not pass for a firm's."""
    return 1 < len(words) <= len("XYZ") and all(word.letter in "CGg" and not english_word(word) for word in words)


def _is_strange(line: Sequence[Name], first: int, last: int) -> bool:
    return any(not english_word(token) for token in line[first:last] if token.letter in "CAGg")


def _does(line: Sequence[Name], first: int, last: int) -> bool:
    """ "Lakeland Launches has said …", "designed with Fenmere Sight Support": a place, and what is done for it."""
    tail, long = line[last - 1], last - first > len("XY")
    if _is_branch(line, first, last):
        return True
    if last - first < len("XY") or tail.letter != "C" or tail.low in _no_bodies():
        return False
    acts = _acting(line, last)
    with_them = long and first > 0 and line[first - 1].low in {"with", "by", "from"}
    if not (with_them or (acts and (long or tail.low.endswith("s")))):
        return False
    return english_word(tail) and not english_word(line[first])


def _acting(line: Sequence[Name], at: int) -> bool:
    """ "will", "has", "joined", also behind "now": what others do that are named."""
    at += at < len(line) and line[at].low in {"now", "also", "already", "since"}
    return at < len(line) and (line[at].low == "will" or line[at].low in name_words()["acting_verbs"])


def _is_branch(line: Sequence[Name], first: int, last: int) -> bool:
    """ "RVS Glanrhyd has recruited": letters and a strange place that do something."""
    letters, place = line[first], line[last - 1]
    named = last - first == len("XY") and letters.letter == "A" and len(letters.text) > len("XY")
    return named and letters.text not in name_words()["not_bodies"] and not english_word(place) and _acting(line, last)


@cache
def _no_bodies() -> frozenset[str]:
    words = name_words()
    return words["map_words"] | words["teams"] | words["papers"] | words["places"] | words["duties"]


def _acts_as_body(line: Sequence[Name], first: int, last: int, memory: Memory) -> bool:
    """Another council by its place alone, where it does something: "Lindsea has indicated …"."""
    if not memory.actors or last - first > 1 or line[first].text not in memory.actors or last >= len(line):
        return False
    before = line[first - 1] if first else None
    if before is not None and before.low == "and":
        before = None  # "and Lindsea adopted the charter": a subject, no further place
    return line[last].low in name_words()["acting_verbs"] and not on_the_map(line[first:last], before, line[last])


def _trades(line: Sequence[Name], first: int, last: int, memory: Memory) -> bool:
    """ "Lendwell wants an indemnity", "Metastreet has counted …": one unknown word that does what bodies do."""
    token, at = line[first], last
    if last - first > 1 or token.letter != "C" or english_word(token) or not _is_free(line[first:last], memory):
        return False
    words, auxiliary = name_words(), line[at].low if at < len(line) else ""
    verbs = words["body_infinitives"] if auxiliary in _ASKS_INFINITIVE else words["body_verbs"]
    at += auxiliary in _ASKS_INFINITIVE or auxiliary in {"has", "have", "had"}
    at += at < len(line) and line[at].low in {"now", "also", "already", "since", "then", "not"}
    before = line[first - 1] if first else None
    if before is not None and before.letter in "tCGgA&":
        return False
    if before is not None and before.low in words["place_before"] | words["single_before"]:
        return False
    return at < len(line) and line[at].low in verbs
