"""Titles that the recommendations of a table tell together: printed as the others' are, or in a row over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.numbering import Numbered, is_named, numbered
from pipeline.cells.titles import titled_alike
from pipeline.models.report import Flag, Recommendation
from pipeline.models.text import Text
from pipeline.profiles import Profile

LEAST_COUNTED = 3  # recommendations
TITLED = 2 / 3  # share of recommendations with a title from which the others are looked at once more


def titled_as_others(found: Sequence[Recommendation]) -> list[Recommendation]:
    """Where most have a title, one whose title reads like the recommendation itself is told by its print."""
    titles = [one.title for one in found if one.title]
    if not len(found) > len(titles) > TITLED * len(found):
        return list(found)
    texts = [one.recommendation if one.title is None else None for one in found]
    heads = [titled_alike(text, titles) if text else None for text in texts]
    return [
        replace(one, title=head.title, recommendation=head.body) if head else one
        for one, head in zip(found, heads, strict=True)
    ]


def with_own_headings(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """Rows over the width that number what stands below them ("Recommendation 2: Surveys" over 2(a) and 2(b)) title it.

    Where one of them heads another number, they are themes that happen to be numbered.
    """
    heads = {id(one): _named(one.theme, profile) for one in found if one.theme is not None}
    own = [one for one in found if id(one) in heads and _is_part(one.number, heads[id(one)].number)]
    if not own or len(own) < len(heads) or any(one.title for one in own):
        return list(found)
    return [replace(one, theme=None, title=heads[id(one)].rest or None) if id(one) in heads else one for one in found]


def with_heads_that_count(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """Lines that each stand over one recommendation and count them ("2 Surveys", "3 Letters") number and title them."""
    heads = [numbered(one.theme, profile, habit="bare") if one.theme is not None else None for one in found]
    counted = [head.number for head in heads if head and head.number and head.rest]
    if len(found) < LEAST_COUNTED or any(one.number or one.title for one in found):
        return list(found)
    if counted != [str(at) for at in range(1, len(found) + 1)]:
        return list(found)
    return [
        replace(one, number=head.number, label=head.label, title=head.rest, theme=None, flags=_titled(one.flags))
        for one, head in zip(found, heads, strict=True)
        if head
    ]


def _titled(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in flags if flag.code != "TITLE_UNSURE")


def _named(theme: Text, profile: Profile) -> Numbered:
    """ "Recommendation 2: Surveys"; "2. Surveys" is a theme."""
    return numbered(theme, profile) if is_named(theme.value, profile) else Numbered(None, None, theme)


def _is_part(number: str | None, head: str | None) -> bool:
    """Whether "2", "2a" or "2.1" stands under the heading of recommendation 2."""
    if not number or not head:
        return False
    return re.fullmatch(rf"{re.escape(head)}(?:\W*[a-z]|\.\d+)?", number) is not None
