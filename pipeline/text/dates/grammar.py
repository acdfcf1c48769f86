"""The shapes of British dates, as one expression over the classes of words.

Letters of `tokens`: m month, n number to 31, o ordinal day, y year, h 'yy, k number to 99, D numeric date, i ISO date,
J mm/yyyy, f financial year, e run of years, 9 decade, w weekday, S season, Q q1, c count in words, 1 ordinal word;
d s M U a day, week, month, quarter, year; the others in `words.ROLE_LETTERS`.
"""

from __future__ import annotations

import re

_THIS = "[TNL]"
_WEEKDAY = "(?:w[,.]?t?)?"
_STOP = r"(?=[\n.,#(]|$)"
_DAY = (
    rf"{_WEEKDAY}(?:[on]O?m[IO,]?{_THIS}a|(?:[on]O?|1O)m\.?(?:,?[yh]|[kn]{_STOP})?|m\.?[on],?y|m\.?o|[Di]"
    r"|[on]-m\.?-[kny])"
)
_MONTH = rf"m\.?,?O?[yh]|m\.?[-/][kny]|m\.?k{_STOP}|J"
_QUARTER = r"Q[,/]?O?t?v?a?[fy]|Q\(f|1Uv?a?,?[OI]?t?v?a?[fy]|LUOt?v?a?[fy]|Un,?[OI]?t?v?a?[fy]|Q|Un"
_SEASON = "S,?O?[yfh]"
_OWN = rf"{_DAY}|{_MONTH}|m[IO,]?{_THIS}a|{_QUARTER}|{_SEASON}"
# Between a festival and another time: "between Easter and the end of October".
_OTHER = r"(?:A-?|EOt?)?(?:(?:[on]O?)?m(?:,?[yh])?|S)"
_SIDE = rf"(?:(?<=W)|(?<=Wt))(?:X&t?(?:{_OTHER}|X|za)|{_OTHER}&t?(?:X|za))"

# Alternatives in order; the first that fits wins, so the longer stand before the shorter.
_SHAPES = {
    "open": rf"(?:K|s[qB])t?(?:{_DAY}|[on]|m)|sOt?(?:{_DAY})|[1EL]s[IO]t?(?:{_MONTH}|m)|[1E]HO?t?(?:{_MONTH}|[ayfmU])"
    rf"|[EB]?O?t?[TNL]Y|EO?t?V[Ya]|{_THIS}V[Ya]|EO(?:{_THIS}|t)S|A[OI]?t?(?:{_SEASON}|{_THIS}S|S)|EO?zv?a"
    rf"|{_SIDE}|{_THIS}X|X[ds]?,?[yh]?|%[ws]|zad|A?m?u@|A[IO]?tza|(?<=t)za"
    rf"|_E[O-]?t?(?:{_MONTH}|m|y|f|{_THIS}?[aM])|{_THIS}s|Nd|[L1]w[IO]t?(?:{_MONTH}|m)|[LN]w(?!,?t?[on]O?m)",
    "range": rf"(?!m\.?-y)(?:{_OWN}|[fy]|m|S)[R-]t?(?:{_OWN}|[fy]|m|S)"
    rf"|{_WEEKDAY}[on][R-]t?(?:w[,.]?)?[on]O?m\.?(?:,?[yh])?",
    "between": rf"(?:(?<=W)|(?<=Wt))(?:A-?|EOt?)?(?:{_OWN}|[fyon]|m|S)&t?(?:A-?|EOt?)?(?:{_OWN}|[fy]|m|S)",
    "days": rf"{_WEEKDAY}[on](?:,[on])*(?:[/&]|,&)[on]O?m\.?(?:,?[yh])?|i[/&]n(?!m)",
    "months": r"m/m,?y?",
    "edge": rf"E[O-]?t?(?:{_OWN}|f|y|m|{_THIS}?v?[aMU]|{_THIS}?Ca|zva)|va-?E",
    "start": r"BOt?(?:v?[aMU]|Ca|zva)",
    "vague": rf"A(?:-|I|IO|O)?t?(?:{_MONTH}|m[IO,]?{_THIS}a|m|y|f|9|{_THIS}v?[aM])|A=Ot?(?:{_MONTH}|m|y|f|{_THIS}?v?a)",
    "day": _DAY,
    "relmonth": rf"m[IO,]?{_THIS}a|{_THIS}m(?![on])",
    "month": _MONTH,
    "unsure": rf"mn{_STOP}",
    "quarter": _QUARTER,
    "relseason": rf"S[IO,]?{_THIS}a|{_THIS}S",
    "season": _SEASON,
    "within": r"Zt?[TN]?[cn][sMa](?!O)",
    "span": r"[NLp][cn][dsMa]|p[Ma]",
    "ago": r"[cn][dsMa]g|[cn][Ma]'?j",
    "counted": r"[cn][dsMa](?:[bl]|[<>](?=[\n.,#]|$))|(?<=t)[rP][dsMUa]|(?<=t)1U|(?<=t)[da][<>](?=[\n.,#]|$)",
    "relative": rf"[lb]T[aMUs]|{_THIS}v?[MUa]|(?<=t)zva",
    "today": r"G",
    "financial": r"f",
    "years": r"e|9",
    "year": r"y",
    "baremonth": r"m",
    "bareseason": r"S",
}
# What can't begin a date is left at once.
SHAPES = re.compile(
    r"(?![xI#.,\n(/&R-])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()) + ")"
)
