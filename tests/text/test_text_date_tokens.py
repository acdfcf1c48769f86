"""The tokens of dates are the same whether a text is read whole or chunk by chunk."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.dates.tokens import read_whole, tokens
from pipeline.text.dates.words import date_words

_PIECES = st.sampled_from(
    [*"0123456789./-–:,%£'’()", "2015", "16", "3.30", "pm", "a.m", "May", "Qtr", "Q3", "FY", "FY15", "w/c", "the", "st",
     "2nd", "1990s", "2015-03-04", "12/03/2016", "’15", "Sept.", " ", " ", "\u00a0", "\n", "  "]
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_chunks_are_read_as_the_whole_is(text: str) -> None:
    words = date_words("en")
    assert tokens(text, words) == read_whole(text, words, 0, len(text))
