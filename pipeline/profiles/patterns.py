"""Words and patterns of a profile put together to one pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from pipeline.profiles.profile import folded
from pipeline.profiles.source import Source, Where

_FRONTS = ("^", r"\b")  # with which many patterns begin: where it does not fit, none of them does
_ESCAPED, _CLASS, _GROUP = re.compile(r"\\."), re.compile(r"\[\^?\]?[^\]]*\]"), re.compile(r"\([^()]*\)")


def any_of(words: Sequence[str]) -> str:
    """Any of the words, longest first, as a group of a pattern."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


class Patterns:
    """Puts the patterns of a profile together, and compiles them: `late` when each is first asked, else at once."""

    def __init__(self, source: Source, *, late: bool = False) -> None:
        self._source, self._late = source, late

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern of ours, or put together from checked parts."""
        return cast("re.Pattern[str]", _Late(pattern, flags)) if self._late else re.compile(pattern, flags)

    def any(self, parts: Sequence[str], where: Where, *, ignore: bool = True) -> re.Pattern[str]:
        """One pattern out of several, none out of nothing; a broken one is refused."""
        return self.compile(self.checked(parts, where), re.IGNORECASE if ignore else 0)

    def holding(self, parts: Sequence[str], where: Where) -> re.Pattern[str]:
        """The same where it only counts whether any of them stands in a text: what opens alike is asked once."""
        self.checked(parts, where)
        alike = {front: [p for p in parts if p.startswith(front) and not _is_choice(p)] for front in _FRONTS}
        rest = [p for p in parts if not any(p in own for own in alike.values())]
        whole = [f"{front}{_either([p.removeprefix(front) for p in own])}" for front, own in alike.items() if own]
        return self.compile(_either([*whole, *rest]), re.IGNORECASE)

    def checked(self, parts: Sequence[str], where: Where) -> str:
        """The same, to be part of a longer pattern."""
        for part in () if self._source.ours else parts:
            try:
                re.compile(f"(?:{part})")
            except re.error as error:
                what = f"the pattern {part!r} is not valid: {error}."
                raise self._source.refused(where, what, "Mend that pattern.", part) from error
        return _alternatives(parts)

    def phrases(self, words: Sequence[str], end: str) -> re.Pattern[str]:
        """Any of the phrases as whole words, the longest first; `end` is what must follow."""
        inside = "|".join(re.escape(folded(w)) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
        return self.compile(rf"(?<!\w)(?:{inside}){end}")


def _alternatives(parts: Sequence[str]) -> str:
    return "|".join(f"(?:{p})" for p in parts) or r"(?!)"


def _either(parts: Sequence[str]) -> str:
    return f"(?:{_alternatives(parts)})"


def _is_choice(part: str) -> bool:
    """Whether a pattern has alternatives outside of all brackets."""
    bare = _CLASS.sub("", _ESCAPED.sub("", part))
    while (less := _GROUP.sub("", bare)) != bare:
        bare = less
    return "|" in bare


class _Late:
    """A pattern compiled when it is first asked."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What the compiled one does; kept, so that it is asked without a detour from then on."""
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method
