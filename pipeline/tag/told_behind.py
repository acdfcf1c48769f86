"""Bodies told by what stands behind their name: "…, a family firm that …", "…, who run …", "… was awarded the work"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.text.naming import Name, english_word, name_words

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
