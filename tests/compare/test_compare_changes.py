"""How texts changed: layout never counts, and what is told as changed puts the later text together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.changes import differences, text_change, update_change
from pipeline.compare.language.words import plain, printed_words, sentences
from pipeline.models.text import Text

SENTENCES = [
    "The new depot opened on 4 May.", "Ten crews have been trained.", "Residents' views were sought – by post.",
    "A further report follows in June!", "• gates and fences", "We will write to the school again.",
]  # fmt: skip
texts = st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the head’s “plan” – agreed", 'the head\'s "plan" - agreed'),
        ("first line\nsecond  line", "first line second line"),
        ("• one\n• two", "one two"),
        ("the e-safety infor-\nmation", "the esafety information"),
        ("e\u00adffort ﬁrst", "effort first"),
    ],
)
def test_layout_is_no_change(one, other):
    assert update_change(Text(one), Text(other)) == "unchanged"


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        (None, None, "unchanged"),
        (None, "Work began.", "added"),
        ("Work began.", None, "removed"),
        ("Ten crews have been trained and vans are due.", "Ten crews have been trained and vans have come.", "edited"),
        ("Ten crews have been trained and vans are due.", "The Council has closed the depot for good.", "rewritten"),
        ("Six words stand here in order.", "Six words stand here in order. " + "Much is added now. " * 6, "rewritten"),
        (" ".join(f"w{n}" for n in range(25)), " ".join(f"w{n}" for n in range(200)), "edited"),
    ],
)  # fmt: skip
def test_the_contracts_measure(one, other, change):
    assert update_change(one and Text(one), other and Text(other)) == change


def test_nothing_to_compare_is_not_a_rewriting():
    assert text_change(Text("Agreed."), None) is None


@given(texts, texts)
def test_the_runs_put_both_texts_together(one, other):
    runs = differences(one, other)
    later = " ".join(run.words for run in runs if run.operation != "delete")
    earlier = " ".join(run.words for run in runs if run.operation != "insert")
    assert later.split() == other.split()
    assert len(earlier.split()) == len(one.split())


def test_sentences_first_then_words():
    runs = differences("Work began. Ten crews were trained.", "Work began. Nine crews were trained. It rained.")
    assert [(run.operation, run.words) for run in runs] == [
        ("equal", "Work began."), ("delete", "Ten"), ("insert", "Nine"), ("equal", "crews were trained."),
        ("insert", "It rained."),
    ]  # fmt: skip


@given(texts)
def test_sentences_stand_where_they_say(whole):
    assert all(whole[one.start : one.end] == one.text for one in sentences(whole))
    assert "".join("".join(one.text.split()) for one in sentences(whole)) == "".join(whole.split())


def test_a_full_stop_in_a_name_or_number_ends_nothing():
    whole = "Cllr J. Ash met Dr. Oke at No. 4. It cost £1.5m. 1) Done."
    assert [one.text for one in sentences(whole)] == ["Cllr J. Ash met Dr. Oke at No. 4.", "It cost £1.5m.", "1) Done."]


@given(st.text(max_size=60))
def test_plain_twice_is_plain_once(value):
    assert printed_words(plain(value)) == printed_words(value) or "-" in value or not value.isascii()
