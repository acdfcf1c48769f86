"""Posts: from the head of the title to the left over its words, to the right over what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.text.naming.persons import english_word
from pipeline.text.naming.tokens import Name, NameSpan, name_words, span

_HEAD, _HOLDER = re.compile("[RrQ]"), re.compile("G[CG](?![CPOGgA])")
_FIELD_ONLY = re.compile("C{1,3}(?![CPOGgARrof(])")
_LEFT, _FIELD = "CPOGgA", "CPOGgA"
_LONGEST = 7


def role_spans(
    line: Sequence[Name], classes: str, taken: AbstractSet[int], *, lists_people: bool = False
) -> list[NameSpan]:
    """Posts in order. `taken`: words that are already a person or a body, where a title must end.

    `lists_people`: nothing but officers and posts stands there: "Ann Ash, Group Manager Street Scene".
    """
    found: list[NameSpan] = []
    at = 0
    for match in _HEAD.finditer(classes):
        i, letter = match.start(), match[0]
        if i < at or i in taken:
            continue
        first, last = (i, i + 1) if letter == "Q" else (_left(i, line, classes, taken), _right(i, line, classes, taken))
        if lists_people:
            last = _with_dash(last, line, classes, taken)
            last = _with_service(last, line, classes, taken) if last == i + 1 else last
        if first < at:
            first = i
        if letter == "Q" or _is_post(first, i, last, line):
            found.append(span(line, first, last))
            at = last
    return found


def _is_post(first: int, head: int, last: int, line: Sequence[Name]) -> bool:
    words = name_words()
    alone = first == head and last == head + 1
    ranked = line[head].low in words["ranks"] and last < len(line) and line[last].letter in "CGg"
    led = first > 0 and line[first - 1].low == "the" and line[head].low in words["posts_alone_led"]
    led = led and (last == len(line) or line[last].letter not in _LEFT)  # "the Principal Drainage Engineer"
    return not alone or ranked or led or line[head].low in words["posts_alone"]


def _left(head: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """The first word of the title: capital words, joined by "and", and the number of Section 151."""
    first = head
    while first and first - 1 not in taken and head - first < _LONGEST:
        letter = classes[first - 1]
        numbered = letter == "D" and classes[first - 2 : first - 1] in {"C", "I"}  # "Section 151", "S151"
        longer = letter == "R" and line[first - 1].low in name_words()["posts_before"]
        longer = longer or (line[first - 1].low in name_words()["posts_inside"] and line[first - 1].text[0].isupper())
        if line[first].start - line[first - 1].end > 1 and _owns(line, first - 1):
            break  # "the Trust's Chief Operating Officer"
        if letter in _LEFT or numbered or longer or _is_lord(line, first):
            first -= 1 + (numbered and classes[first - 2] == "I")
        elif letter == "o" and first > 1 and first < head and line[first - 2].low in name_words()["posts_of"]:
            first -= 2  # "Rights of Way Officer"
        elif letter in "&-" and first > 1 and classes[first - 2] in "CPO" and first - 2 not in taken and first < head:
            first -= 2
        else:
            break
    return first


def _owns(line: Sequence[Name], at: int) -> bool:
    """Whether the word in front of 's is a body: letters, generic, or a firm by its trade ("the ICB's Director")."""
    words = name_words()
    if line[at].letter == "A":
        return True
    strange = at > 0 and line[at - 1].letter == "C" and not english_word(line[at - 1])
    return line[at].low in words["generic_bodies"] or (strange and line[at].low in words["trades"])


def _is_lord(line: Sequence[Name], at: int) -> bool:
    """ "Lord Mayor": the title is part of the post."""
    return line[at - 1].low in name_words()["lords"] and line[at].low in name_words()["lords_before"]


def _right(head: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """Behind the last word of the title: head, "of" or "for" with a field, brackets or a comma with one."""
    last = head + 1
    while classes[last : last + 1] == "R" and last not in taken:
        last += 1
    if last < len(line) and line[last].low == "in" and line[last - 1].low in name_words()["posts_in"]:
        end = _field(last + 1, line, classes, taken)
        return end if end > last + 1 else last
    if classes[last : last + 1] in {"o", "f"} and classes[last : last + 1]:
        return _brackets(_complement(last, line, classes, taken), line, classes, taken)
    if _to_the_council(last, line, classes):
        return last + 3
    director = "director" in line[last - 1].low
    if classes[last : last + 1] == "," and director:
        end = _field(last + 1, line, classes, taken)
        if end > last + 1 and _plain(line[last + 1 : end]):
            return end
    return _brackets(last, line, classes, taken)


def _with_service(at: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """Behind the service that a post is of, where only posts and people stand: "Group Manager Street Scene"."""
    start = at + (classes[at : at + 1] == ",")
    if classes[start : start + 1] not in {"C", "P"} or (start > at and _HOLDER.match(classes, start)):
        return at
    end = _field(start, line, classes, taken)
    return end if classes[end : end + 1] not in {"R", "r"} else at


def _with_dash(at: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """Behind the field that a dash parts from a post: "Service Manager – Housing Strategy"."""
    if classes[at : at + 1] != "-" or line[at].text == "-":
        return at
    end = _field(at + 1, line, classes, taken)
    closed = classes[end : end + 1] in {"", ",", ";", "\n", "/", ")"}
    return end if end > at + 1 and closed and _plain(line[at + 1 : end]) else at


def _to_the_council(at: int, line: Sequence[Name], classes: str) -> bool:
    """ "Solicitor to the Council", but "Clerk" alone to a parish council."""
    generic = name_words()["generic_bodies"]
    return (
        classes[at : at + 2] == "xt"
        and line[at].low == "to"
        and at + 2 < len(line)
        and line[at + 2].text[0].isupper()
        and line[at + 2].low in generic
        and classes[at + 3 : at + 4] not in {"C", "O", "o", "f"}
    )


def _complement(at: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """Behind "of Housing", "for Children, Families and Education", "of the Council"; `at` itself where none follows."""
    start = at + 1
    if classes[start : start + 1] == "t":
        following = line[start + 1] if start + 1 < len(line) else None
        if following is None or start + 1 in taken or not following.text[0].isupper():
            return at
        end = _field(start + 1, line, classes, taken)
        generic = following.low in name_words()["generic_bodies"] or "O" not in classes[start + 1 : end]
        return end if generic and end > start + 1 else at
    end = _field(start, line, classes, taken)
    if end == start + 1 and line[start].low == "state" and classes[end : end + 1] == "f":
        return max(end, _field(end + 1, line, classes, taken))  # "Secretary of State for Education"
    return end if end > start else at


def _field(start: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """The end of a run of capital words, joined by "and" and commas, from `start`; `start` where there is none."""
    end = start
    while end < len(classes) and end not in taken and classes[end] in _FIELD and end - start < 2 * _LONGEST:
        if end > start and _HOLDER.match(classes, end):
            break  # "Director for Regeneration Nick Thwaites"
        end += 1
        if classes[end : end + 1] == "&" and _goes_on(end + 1, line, classes, taken):
            end += 1
        elif classes[end : end + 2] == "&t" and _goes_on_with_article(end + 2, classes, taken):
            end += 2  # "for Education and the Welsh Language"
        elif classes[end : end + 1] == "," and _list_ahead(end + 1, classes, taken):
            end += 1
            end += classes[end : end + 1] == "&"
    return end


def _goes_on(at: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> bool:
    """Whether a word of the field stands behind "and": no person, no other post."""
    run = at
    while run < len(classes) and classes[run] in _FIELD:
        run += 1
    return run > at and at not in taken and classes[run : run + 1] != "R"


def _goes_on_with_article(at: int, classes: str, taken: AbstractSet[int]) -> bool:
    """Whether English words of a field stand behind "and the": no body, no other post, no group of somebody."""
    run = _FIELD_ONLY.match(classes, at)
    return run is not None and taken.isdisjoint(range(at, run.end()))


def _list_ahead(at: int, classes: str, taken: AbstractSet[int]) -> bool:
    """Whether a comma goes on in a list that "and" closes ("Education, Skills and Children's Services")."""
    end = at
    while end < len(classes) and end not in taken and classes[end] in "CPO,":
        end += 1
    return (
        end > at
        and classes[end : end + 1] == "&"
        and classes[end + 1 : end + 2] in {"C", "P", "O"}
        and end - at < _LONGEST
    )


def _brackets(last: int, line: Sequence[Name], classes: str, taken: AbstractSet[int]) -> int:
    """Over "(Operations)", where that is a field and no holder."""
    if classes[last : last + 1] != "(":
        return last
    end = _field(last + 1, line, classes, taken)
    if end == last + 1 and classes[end : end + 2] == "S)" and line[end].low in name_words()["starters_in_titles"]:
        end += 1  # "Area Manager (Response)"
    if end > last + 1 and classes[end : end + 1] == ")" and _plain(line[last + 1 : end]):
        return end + 1
    return last


def _plain(words: Sequence[Name]) -> bool:
    """Whether these are the words of a field: all English, none a given name or an acronym."""
    return all(word.letter in "&,POS" or (word.letter == "C" and english_word(word)) for word in words)


def roles_beside(line: Sequence[Name], roles: Sequence[NameSpan], classes: str) -> Iterator[tuple[int, int]]:
    """Where the holder of each post would be named: in brackets or between commas behind it, or right in front."""
    for role in roles:
        behind = role.last
        if classes[behind : behind + 1] in {"(", ","} and classes[behind : behind + 1]:
            behind += 1
        yield behind, _run(behind, classes, 1)
        ahead = role.first - 1
        if ahead >= 0 and classes[ahead] in "(,":
            yield _run(ahead - 1, classes, -1) + 1, ahead


def _run(at: int, classes: str, step: int) -> int:
    """Where a run of capital words ends, going forward or back."""
    while 0 <= at < len(classes) and classes[at] in "CGgvP":
        at += step
    return at
