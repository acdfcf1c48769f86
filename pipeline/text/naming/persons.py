"""People: by courtesy title, by a given name that is known, by initials, or by standing beside a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.text.lexicon import american, english
from pipeline.text.naming.spans import NameSpan, letters, span
from pipeline.text.naming.tokens import Name, name_tokens
from pipeline.text.naming.words import name_words

_SURNAME = "v{0,2}[CGg]"
_PERSON = re.compile(
    rf"(?P<titled>T\.?(?:T\.?)?(?:I\.?){{0,3}}{_SURNAME}(?:{_SURNAME})?(?:(?<=G)[CG]|v{{1,2}}[CGg])?)"
    rf"|(?P<full>G(?:I\.?){{0,2}}{_SURNAME}(?:(?<=[Gg])[CG](?![CGPO]))?)"
    rf"|(?P<doubtful>g(?:I\.?){{0,2}}{_SURNAME})"
    rf"|(?P<initials>(?:I\.){{1,3}}{_SURNAME})"
)
_BESIDE = re.compile(r"[CGg]v{0,2}[CGg]{1,2}|[CGg]P")  # a surname may be a word of the map: "Vikram Heath"
_LISTED = re.compile(r"(?:[IA](?:[.-]?I){0,2}|S)\.?v{0,2}[CGgP](?![CGgPOR])")  # "H Osei", "JM Roe", "A-M Lal"
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
    found = [match.span() for match in _LISTED.finditer(classes) if is_one(line, classes, *match.span())]
    if lists_people:
        cells = [match.span() for match in _CELL_NAME.finditer(classes)]
        found += [(a, b) for a, b in cells if not any(english_word(word) for word in line[a:b])]
    return [span(line, *one) for one in found]


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
