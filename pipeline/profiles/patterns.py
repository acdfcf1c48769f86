"""Words and patterns of a profile put together to one pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.source import Source, Where


def any_of(words: Sequence[str]) -> str:
    """Any of the words, longest first, as a group of a pattern."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


class Patterns:
    """Puts the patterns of a list together, each of them checked."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def any(self, parts: Sequence[str], where: Where, *, ignore: bool = True) -> re.Pattern[str]:
        """One pattern out of several, none out of nothing; a broken one is refused."""
        for part in () if self._source.ours else parts:
            try:
                re.compile(part)
            except re.error as error:
                what = f"the pattern {part!r} is not valid: {error}."
                raise self._source.refused(where, what, "Mend that pattern.", part) from error
        return re.compile("|".join(f"(?:{p})" for p in parts) or r"(?!)", re.IGNORECASE if ignore else 0)
