"""Names of public bodies, companies and groups by their shape: capital words that end in the head of such a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.tag.firms import by_trade, names_its_kind
from pipeline.tag.known import known_spans
from pipeline.tag.memory import Memory
from pipeline.tag.people import closes, is_short_head
from pipeline.text.naming import Name, NameSpan, english_word, name_words, span

_CAPITAL = "CPOGgAI"
_BIG = re.compile(f"[{_CAPITAL}]")
_BEFORE_SENTENCE = ".:\n(#-"  # classes of marks behind which "The" may only begin a sentence or heading
_LONGEST = 10
_COMMISSIONER = (["and", "crime", "commissioner"], [",", "fire", "and", "crime", "commissioner"])  # behind "Police"


def body_spans(
    text: str, line: Sequence[Name], classes: str, taken: AbstractSet[int], memory: Memory
) -> list[NameSpan]:
    """Bodies in order, never overlapping. `memory`: the words of the council's own place, names told before."""
    places = memory.places
    alone = name_words()["short_alone"]
    told = [short for short in memory.acronyms if " " in short or short in alone]
    found = [*known_spans(text, line, classes, taken, told, places)]
    used = {i for s in found for i in range(s.first, s.last)} | set(taken)
    for first, last in _runs(line, classes, used):
        if last - first > 1 and (body := _body(line, classes, first, last, places)):  # one word has no head
            if found and found[-1].last > body.first and found[-1].first < body.first:
                continue
            found.append(body)
            used.update(range(body.first, body.last))
    return sorted(found)


def _runs(line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Stretches of capital words, joined by "and", "of", "for" and list commas, longest first cut at what is taken."""
    done = 0
    for match in _BIG.finditer(classes):
        at = match.start()
        if at < done or at in taken:
            continue
        end = _run_end(line, classes, at, taken)
        yield from _pieces(line, classes, at, end)
        done = end


def _pieces(line: Sequence[Name], classes: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run cut at each "and" that only lists bodies: "X Council and Y Police", "University of X and Y Ltd"."""
    words = name_words()
    for at in range(first + 1, last - 1):
        closed = classes[at - 1] == "O" or is_short_head(line[at - 1])
        if classes[at] == "," and closed and "O" in classes[at + 1 : last]:
            yield first, at
            first = at + 1
        if classes[at] != "&" or line[at].text == "&":
            continue
        last_two = f"{line[at - 2].low} {line[at - 1].low}"
        short = is_short_head(line[at - 1]) or (at > first + 2 and last_two in words["bodies_two"])
        sure = line[at - 1].low in words["trades_only"]
        trading = at > first + 1 and (sure or (line[at - 1].low in words["trades"] and not english_word(line[first])))
        headed = short or trading or (classes[at - 1] in "OA" and line[at - 1].low != "police")
        next_one = line[at + 1]
        known = next_one.low in words["bodies_prefix"] or next_one.text in words["known_bodies"]
        begins = known or (next_one.low in words["bodies_of"] and classes[at + 2 : at + 3] in {"o", "f"})
        closes_too = "O" in classes[at + 2 : last] or is_short_head(line[last - 1])
        of_name = closes_too and _runs_of(line, classes, first, at)
        if headed or begins or of_name:
            yield first, at
            first = at + 1
    yield first, last


def _runs_of(line: Sequence[Name], classes: str, first: int, last: int) -> bool:
    """Whether "University of …", "Rotary Club of …" goes on to here."""
    heads = name_words()["bodies_of"]
    return any(line[at].low in heads and classes[at + 1] in "of" for at in range(first, last - 1))


def _run_end(line: Sequence[Name], classes: str, at: int, taken: AbstractSet[int]) -> int:
    end = at
    while end < len(classes) and end not in taken and end - at < 2 * _LONGEST:
        if classes[end] in _CAPITAL:
            end += 1
            continue
        step = _joint(line, classes, end, at)
        if not step or end + step in taken:
            break
        end += step
    while end > at + 1 and classes[end - 1] not in _CAPITAL:
        end -= 1
    return end


def _joint(line: Sequence[Name], classes: str, at: int, first: int) -> int:
    """How many words join the capital word before `at` to one behind it; 0 where nothing does."""
    letter, after = classes[at], classes[at + 1 : at + 2]
    welsh = line[at].text in {"y", "yr"} and line[first].low in name_words()["bodies_prefix"]
    if letter == "D" and line[at].low in {"saturday", "sunday"} and after == "O":
        return 1  # "Wexmoor Sunday League"
    if welsh and after and after in _CAPITAL:
        return 1  # "Ysgol Glan y Môr"
    if letter in "&." and after and after in _CAPITAL:
        return 1 if letter == "&" or classes[at - 1] == "I" else 0
    if letter in "of" and after and after in _CAPITAL and line[at - 1].low in name_words()["bodies_of"]:
        return 1
    if letter == "o" and after and after in _CAPITAL and line[at - 1].low in name_words()["places_of"]:
        return 1  # "Vale of Stour Parish Council"
    if letter in "f" and after and after in _CAPITAL and _is_named_for(line, at, first):
        return 1
    named = classes[at + 2 : at + 3]
    if letter == "o" and after == "t" and named and named in "CP" and line[at - 1].low in name_words()["bodies_of_the"]:
        return 2  # "Friends of the Ambler"
    if letter == "," and after and after in "CPO" and _list_closes(classes, at + 1):
        return 1
    return 0


def _is_named_for(line: Sequence[Name], at: int, first: int) -> bool:
    """ "The Homes for Penmarsh Partnership": with an article, and no plan or fund for somebody."""
    led = first > 0 and line[first - 1].low in {"the", "a"}
    head, words = line[at - 1].low, name_words()
    what_is_for_somebody = words["papers"] | words["duties"] | words["teams"]
    return led and at - first == 1 and head.endswith("s") and head not in what_is_for_somebody


def _list_closes(classes: str, at: int) -> bool:
    """Whether "A, B and C" goes on to its "and" within a few words."""
    return re.match(r"[CPO]{1,3}(?:,[CPO]{1,3}){0,3},?&[CPO]", classes[at : at + 20]) is not None


def _body(line: Sequence[Name], classes: str, first: int, last: int, places: AbstractSet[str]) -> NameSpan | None:
    """The body that this run names, if any: up to the last head in it, from the first word that belongs."""
    words = name_words()
    end = _last_head(line, classes, first, last, places)
    if end is None:
        return by_trade(line, classes, first, last, places)
    first = _first_word(line, classes, first, end, places)
    inner = [token for token in line[first:end] if token.letter in _CAPITAL]
    of_name = inner[0].low in words["bodies_of"] and len(inner) > 2
    called = inner[0].low in words["bodies_in_names"] and len(inner) > 1  # "The Priory School"
    named = of_name or called
    if not named and all(token.low in words["generic"] or token.low in words["bodies"] for token in inner):
        return None
    if " ".join(token.low for token in inner) in words["no_bodies_alone"] or _is_served(line, inner, end):
        return None
    first -= _led_by_post(line, first, end)
    if line[end - 1].low == "authority" and _is_capacity(line, first):
        return None
    return span(line, first - _with_article(line, first), end + _behind_head(line, end))


def _with_article(line: Sequence[Name], first: int) -> int:
    """1 where "The" is a part of the name: with a capital although no sentence begins there; else 0."""
    return int(first > 1 and line[first - 1].text == "The" and line[first - 2].letter not in _BEFORE_SENTENCE)


def _is_served(line: Sequence[Name], inner: Sequence[Name], end: int) -> bool:
    """Whether the words go on in a post that works for such a body: "Community Safety Partnership Manager"."""
    if end >= len(line) or line[end].letter != "R" or line[end].start - line[end - 1].end > 1:
        return False
    return line[end].low in name_words()["posts_for_bodies"] and all(map(english_word, inner))


def _led_by_post(line: Sequence[Name], first: int, end: int) -> int:
    """1 where the name's first word is one that else begins a post or counts: "Lead Local Flood Authority"; else 0."""
    if first > 0 and line[first - 1].text[0].isupper() and line[first - 1].low in name_words()["counts"]:
        return int(english_word(line[first]) and line[end - 1].low in name_words()["company_ends"])  # "Two Wheels CIC"
    said = " ".join(token.low for token in line[max(0, first - 1) : first + 3])
    return int(first > 0 and line[first - 1].text[0].isupper() and said in name_words()["led_by_post"])


def _is_capacity(line: Sequence[Name], first: int) -> bool:
    """ "The Council as Lead Local Flood Authority": what it acts as."""
    return first > 1 and line[first - 1].low == "as" and line[first - 2].low != "such"


def _behind_head(line: Sequence[Name], end: int) -> int:
    """How many words behind the head belong to the name: "Heart Support Trust North East"."""
    words, count = name_words(), 0
    if end < len(line) and line[end].low in words["behind_heads"] and line[end].text[0].isupper():
        return 1  # "Dunholme Carers Together"
    if line[end - 1].low == "police" and line[end - 2].letter == "C":
        return next((len(said) for said in _COMMISSIONER if [t.low for t in line[end : end + len(said)]] == said), 0)
    if line[end - 1].low not in words["with_regions"]:
        return 0
    while end + count < len(line) and line[end + count].low in words["regions"] and line[end + count].text[0].isupper():
        count += 1
    return count


def _last_head(line: Sequence[Name], classes: str, first: int, last: int, places: AbstractSet[str]) -> int | None:
    """Behind the last word that makes the run a body's name; None where no word does."""
    words = name_words()
    for at in range(last - 1, first - 1, -1):
        token = line[at]
        if token.low in words["bodies_of"] and classes[at + 1 : at + 2] in {"o", "f"} and at + 1 < last:
            inside = words["bodies"] | words["bodies_of_inside"]
            return last if at == first or token.low in inside else None
        if at == first:
            prefixed = token.low in words["bodies_prefix"] and last > first + 1
            return last if prefixed and line[last - 1].low not in words["papers"] else None  # "Carers' Passport"
        if classes[at] == "O" and not _only_describes(line, first, at, last):
            return at + 1
        if _in_letters(line, classes, first, at, places) or closes(line, first, at, last, places):
            return at + 1
        if token.low in {"service", "services"} and line[at - 1].low in words["service_before"]:
            return at + 1
        if _of_place(line, classes, first, at, last, places):
            return at + 1
    return None


def _in_letters(line: Sequence[Name], classes: str, first: int, at: int, places: AbstractSet[str]) -> bool:
    """ "Wexmoor CCG", "Wexmoor DC"."""
    words, letters = name_words(), line[at].text
    if letters in words["body_acronyms"]:
        return classes[at - 1] != "&"
    mapped = at > 1 and line[at - 2].low in words["map_words"]  # "West Marsh DC"
    joint = at > first + 2 and classes[at - 2] == "&" and _is_place(line[at - 3], places)  # "Orme and Vale DC"
    return letters in words["council_acronyms"] and (mapped or joint or _is_place(line[at - 1], places))


def _of_place(line: Sequence[Name], classes: str, first: int, at: int, last: int, places: AbstractSet[str]) -> bool:
    """ "Wexmoor Voluntary Action", "Youth Voice Wexmoor"."""
    closes = at == last - 1
    behind = line[at].low in name_words()["place_tails"] and (closes or classes[at + 1] != "P")
    if behind and _is_place(line[first], places):
        return True
    return closes and line[at].low in places and _named_for(line, first, at)


def _is_place(word: Name, places: AbstractSet[str]) -> bool:
    """Whether it is the council's own place, or may be another: no English word and no given name."""
    return word.low in places or (word.letter == "C" and not english_word(word))


def _only_describes(line: Sequence[Name], first: int, at: int, last: int) -> bool:
    """Whether a head is part of what follows: "Involving School Staff", "Millbrook and Church Ashby", "Church Row"."""
    if at + 1 < last and line[at + 1].letter == "P" and line[at + 1].low not in name_words()["papers"]:
        return True
    if at + 1 >= last or line[at + 1].letter not in "CGg":
        return False
    church = line[at].low in name_words()["map_words"]
    return church or (at - first == 1 and english_word(line[first]) and english_word(line[at + 1]))


def _named_for(line: Sequence[Name], first: int, at: int) -> bool:
    """ "Youth Voice Wexmoor": English words in front of the place, none of them a part of the map."""
    compass = name_words()["map_words"]
    before = [token for token in line[first:at] if token.letter in _CAPITAL]
    of_paper = at + 1 < len(line) and line[at + 1].low in name_words()["papers"]  # "the Healthy Wexmoor award"
    own = all(t.low not in compass and t.letter in "CO" and english_word(t) for t in before)
    return own and bool(before) and not of_paper


def _first_word(line: Sequence[Name], classes: str, first: int, end: int, places: AbstractSet[str]) -> int:
    """The run without what "and" only lists beside the body ("Ofsted and Wexmoor Council"), or what says its kind."""
    first += names_its_kind(line, classes, first, end)
    for at in range(end - 2, first - 1, -1):
        if (
            line[at].low in name_words()["generic_bodies"] and line[at + 1].start - line[at].end > 1
        ):  # "the Council's …"
            return at + 1
    for at in range(end - 2, first, -1):
        if classes[at] == "," and not english_word(line[at - 1]):
            return at + 1  # a list of places
        if classes[at] != "&" or line[at].text == "&":
            continue
        left, right = line[at - 1], line[at + 1]
        if at == first + 1 and _is_joint(line, first, end):
            return first
        own = right.low in places or not english_word(right)
        if classes[at - 1] in "AO" or (own and end - at > 2):
            return at + 1
        if left.letter in "Gg" or (at == first + 1 and _has_own_article(line, first)):
            return at + 1
    return first


def _has_own_article(line: Sequence[Name], first: int) -> bool:
    """Whether a capital article within a sentence makes the word a name by itself: "at The Hive and Kelby Museum"."""
    return first > 1 and line[first - 1].text == "The" and line[first - 2].text.islower()


def _is_joint(line: Sequence[Name], first: int, end: int) -> bool:
    """Two places that share a body: "Northam and Leam NHS Trust"; no list, whose first item would stand behind more."""
    words, left, right = name_words(), line[first], line[first + 2]
    if left.letter != "C" or left.text in words["known_bodies"] or right.letter != "C":
        return False
    own = left.low in words["kinds"] | words["duties"] | words["own_words"] or left.low.endswith("s")
    if own and english_word(left):
        return False  # "Planning and Kelby Fire Authority"
    listed = first > 0 and line[first - 1].letter in ",&"
    return not listed and first + 3 < end and line[first + 3].low in words["shared_tails"]
