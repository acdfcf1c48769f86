"""The arithmetic of the gate: what counts as the same, what counts as wrong."""

from __future__ import annotations

import pytest

from tests.quality.corpus import software_of
from tests.quality.scoring import Count, fold_number, fold_shapes, fold_text, pair_rows, score_document

HEADER = {"council": "Fenmere District Council", "lead_officers": ["Ann Reed"], "update_date": None}


def row(number="1", text="That buses run on Sundays.", **more):
    return {"number": number, "title": None, "recommendation": text, "response": "Agreed.", "update": None} | more


def published(*rows, **header):
    read = {"council": "Fenmere District Council", "lead_officers": [{"name": "Ann Reed"}], "update_date": None}
    return {"header": read | header, "recommendations": [{"rag": None, **each} for each in rows]}


def truth(*rows):
    return {"header": HEADER, "recommendations": [{"rag": None, **each} for each in rows]}


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("e- safety ‘first’", "esafety 'first'"),
        ("• one\n◦ two", "one two"),
        ("o one - two", "one two"),
        ("ﬁnal part\u00ad ner", "final part ner"),
        (None, ""),
    ],
)
def test_fold_text_leaves_layout_out(printed, folded):
    assert fold_text(printed) == folded


def test_fold_shapes_keeps_paragraphs_hyphens_and_bullets():
    assert fold_shapes("▪ e‑safety  now\n\n“So”") == '• e-safety now\n"So"'


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Recommendation One:", "1"), ("R1", "1"), ("No. 01.", "1"), (1, "1"), ("Twenty-one", "21"),
        ("Twenty one", "21"), ("3 (a)", "3a"), ("3.2", "3.2"), (None, None), ("Recommendation", None),
    ],
)  # fmt: skip
def test_fold_number_is_bare(printed, number):
    assert fold_number(printed) == number


def test_pair_rows_prefers_equal_numbers_and_takes_none_twice():
    true = [row("1", "That the council writes to operators."), row("2", "That the council writes to operators!")]
    found = [row("2", "That the council writes to operators."), row("1", "That the council writes to operators!")]
    assert pair_rows(found, true) == {0: 1, 1: 0}
    assert pair_rows(found[:1], true) == {1: 0}


def test_score_document_finds_a_perfect_reading_perfect():
    score = score_document([published(row(), row("2", "That fares fall."))], truth(row(), row("2", "That fares fall.")))
    assert score.faults == []
    assert {name: count.all for name, count in score.counts.items()} == score.perfect
    assert {count.wrong for count in score.counts.values()} == {0}


def test_score_document_counts_a_lost_row_in_every_measure():
    score = score_document([published(row())], truth(row(), row("2", "That fares fall.")))
    assert score.counts["recall"] == (1, 2)
    assert score.counts["precision"] == (1, 1)
    assert score.counts["rows"] == (1, 2)
    assert score.counts["cells"] == (2, 4)
    assert [(fault.at, fault.field) for fault in score.faults] == [("2 (2)", "lost row")]


def test_score_document_counts_text_where_none_is_printed_as_a_wrong_cell():
    score = score_document([published(row(update="Done."))], truth(row()))
    assert score.counts["cells"] == (2, 3)
    assert score.perfect["cells"] == 2
    assert [(fault.field, fault.found, fault.true) for fault in score.faults] == [("update", "Done.", None)]


def test_score_document_leaves_out_what_the_truth_leaves_out():
    true = truth(row())
    del true["recommendations"][0]["update"], true["recommendations"][0]["rag"]
    score = score_document([published(row(update="Done.", rag="green"))], true)
    assert score.counts["cells"] == (2, 2)
    assert score.counts["rag"] == (0, 0)


def test_score_document_counts_a_second_report_as_false_rows():
    score = score_document([published(row("9", "Another matter.")), published(row())], truth(row()))
    assert (score.counts["recall"], score.counts["precision"]) == (Count(1, 1), Count(1, 2))


def test_score_document_takes_forms_of_address_off_people():
    header = {"council": "FENMERE DISTRICT COUNCIL", "lead_officers": [{"name": "Ms Ann Reed"}], "update_date": "2015"}
    score = score_document([published(row(), **header)], truth(row()))
    assert score.counts["header"] == (2, 3)


def test_strict_counts_hyphens():
    score = score_document([published(row(response="Re- agreed."))], truth(row(response="Re-agreed.")))
    assert score.counts["cells"] == (2, 2)
    assert score.counts["strict"] == (1, 2)


@pytest.mark.parametrize(
    ("producer", "software"),
    [
        ("LibreOffice 25.2.3.2 (X86_64) / LibreOffice Community", "LibreOffice"),
        ("Skia/PDF m156", "Skia/PDF"),
        ("ReportLab PDF Library - (opensource)", "ReportLab PDF Library"),
        ("Microsoft® Word for Microsoft 365", "Microsoft® Word"),
        ("", "(none)"),
        (None, "(none)"),
    ],
)
def test_software_of_leaves_versions_out(producer, software):
    assert software_of(producer) == software
