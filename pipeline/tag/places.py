"""Words that name a place on the map, or a paper, rather than a person or a body."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.text.naming import Name, name_words


def on_the_map(words: Sequence[Name], before: Name | None, after: Name | None) -> bool:
    """Whether these capital words, by what stands around them, are rather a place or a paper ("the Byford review")."""
    lists = name_words()
    ahead, behind = before.low if before else "", after.low if after else ""
    alone = len(words) == 1 and words[0].letter != "A"
    return (
        words[0].low in lists["map_words"]
        or ahead in lists["place_before"]
        or behind in lists["map_after"]
        or (alone and ahead in lists["single_before"])
    )
