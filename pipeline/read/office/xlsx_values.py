"""A cell's value as the workbook shows it: dates, percentages, money and plain numbers by their number format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

_TOKENS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|.", re.IGNORECASE)
_LOCALE = re.compile(r"\[\$?([^\[\]-]*)(?:-[^\[\]]*)?\]")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def shown(value: object, form: str) -> str:
    """The text that stands in the cell. What a format can't be read for is shown plainly."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _date(value: date, form: str) -> str:
    """A day by its format; the usual British form where there is none."""
    form = _LOCALE.sub("", form.split(";", maxsplit=1)[0]).replace("\\", "").replace('"', "")
    if not re.search(r"[dmy]", form, re.IGNORECASE):
        form = "dd/mm/yyyy"
    out, after_hour = "", False
    for token in _TOKENS.findall(form):
        low = token.lower()
        if low in ("mm", "m") and after_hour:
            out += f"{getattr(value, 'minute', 0):02d}"
        elif low in _PARTS:
            out += _PARTS[low](value)
        else:
            out += "" if token in "@_*" else token
        after_hour = low in ("h", "hh") or (after_hour and low == ":")
    return out.strip()


def _clock(value: date, part: str, digits: int) -> str:
    return f"{getattr(value, part, 0):0{digits}d}"


_PARTS: dict[str, Callable[[date], str]] = {
    "yyyy": lambda v: f"{v.year:04d}", "yy": lambda v: f"{v.year % 100:02d}",
    "mmmm": lambda v: _MONTHS[v.month - 1], "mmm": lambda v: _MONTHS[v.month - 1][:3],
    "mm": lambda v: f"{v.month:02d}", "m": lambda v: str(v.month),
    "dddd": lambda v: _DAYS[v.weekday()], "ddd": lambda v: _DAYS[v.weekday()][:3],
    "dd": lambda v: f"{v.day:02d}", "d": lambda v: str(v.day),
    "hh": lambda v: _clock(v, "hour", 2), "h": lambda v: _clock(v, "hour", 1),
    "ss": lambda v: _clock(v, "second", 2), "s": lambda v: _clock(v, "second", 1), "am/pm": lambda v: "",
}  # fmt: skip


def _number(value: float, form: str) -> str:
    plain = _LOCALE.sub(r"\1", form.split(";", maxsplit=1)[0]).replace('"', "").replace("\\", "")
    decimals = len(found[1]) if (found := re.search(r"\.([0#?]+)", plain)) else 0
    if plain in ("General", "@", ""):
        return str(int(value)) if float(value).is_integer() else f"{value:.10g}"
    if "%" in plain:
        return f"{value * 100:.{decimals}f}%"
    if not re.search(r"[0#?]", plain):
        return f"{value:.10g}"
    before, after = re.match(r"([^0#?]*)", plain)[1], re.search(r"([^0#?.,]*)$", plain)[1]  # type: ignore[index]
    digits = f"{value:,.{decimals}f}" if "," in plain else f"{value:.{decimals}f}"
    width = len(re.match(r"0*", plain)[0]) if not before and not decimals else 0  # type: ignore[index]
    return (before + digits.zfill(width) + after).replace("_", "").replace("*", "").strip()
