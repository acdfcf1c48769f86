"""British dates in prose: found by own rules, resolved against the day of the field they stand in.

`find` names the dates of a text, `tense` says whether one lies ahead or behind, `resolve` and `read` give its ISO
value with the precision that is printed. Words come from a table per language. Rules: the output contract, "Dates".
"""

from pipeline.text.dates.find import find
from pipeline.text.dates.resolve import read, resolve
from pipeline.text.dates.tense import is_over, seems_promised, sentence, tense
from pipeline.text.dates.tokens import DateValue, FoundDate, Tense

__all__ = [
    "DateValue",
    "FoundDate",
    "Tense",
    "find",
    "is_over",
    "read",
    "resolve",
    "seems_promised",
    "sentence",
    "tense",
]
