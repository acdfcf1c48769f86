"""Corrections and assessments: applied by place, reported when they no longer fit, never in the paper's place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.models.page import Box
from pipeline.models.report import Flag, Header, Issue, KeyEntry, Recommendation, Report, Source, Status
from pipeline.models.review import Correction, Target
from pipeline.models.text import Locator, Text
from pipeline.review import (
    Said,
    accepting,
    assessing,
    correcting,
    heading_role,
    joining,
    reviewed,
    splitting,
    with_roles,
    withdrawing,
)
from pipeline.review.encode import correction_from, correction_line
from pipeline.review.store import _stamped
from pipeline.text.unseen_letters import retold, without_unseen

WHO = "A. Clerk"


def row(index: int, **more: object) -> Recommendation:
    top = 100.0 * index
    cells = {"recommendation": 0, "update": 200, "rag": 400}
    places = tuple((name, (Locator(1, Box(x, top, x + 190, top + 90)),)) for name, x in cells.items())
    given = {
        "number": str(index),
        "recommendation": Text(f"That the Council mends bridge {index}."),
        "update": Text(f"Bridge {index} was mended in May."),
        "rag": "amber",
        "progress": "concern",
        "status": Status("amber", "fill", "#ffbf00"),
        "sources": places,
        "confidence": (("recommendation", 0.9), ("update", 0.9), ("rag", 0.9)),
    }
    return Recommendation(index, **{**given, **more})  # type: ignore[arg-type]


def paper(*rows: Recommendation, **more: object) -> Report:
    source = Source("bridges.pdf", "ab" * 32, 2, 1, 2)
    given = {"header": Header(council="Northshire"), "legend": ()}
    return Report("bridges-abababab", source, recommendations=rows or tuple(map(row, (1, 2, 3))), **{**given, **more})  # type: ignore[arg-type]


def after(report: Report, *corrections: Correction, assessments=()):
    stamped = tuple(_stamped(entry, "c-") for entry in corrections)
    (new,), issues = reviewed([report], Said(stamped, tuple(_stamped(a, "a-") for a in assessments)))
    return new, issues


def test_a_status_is_corrected_and_says_who_checked_it():
    key = (KeyEntry("green", "fill", "Done and seen", "delivered"),)
    flagged = row(2, flags=(Flag("STATUS_DIFFERS", "rag", "…"), Flag("SENTENCE_CUT", "update", "…")))
    report = paper(row(1), flagged, row(3), legend=key)
    new, issues = after(report, correcting(report, 2, "rag", "green", WHO))
    cell = new.recommendations[1]
    assert (cell.rag, cell.progress, cell.status.meaning) == ("green", "delivered", "Done and seen")
    assert dict(cell.confidence)["rag"] == 1.0
    assert [(m.field, m.by, m.how, m.read) for m in cell.checked] == [("rag", WHO, "corrected", "amber, concern")]
    assert [flag.code for flag in cell.flags] == ["SENTENCE_CUT"]
    assert new.recommendations[0] == report.recommendations[0]
    assert issues == ()


@pytest.mark.parametrize(
    ("status", "rag", "shown", "blank"),
    [
        (Status("Closed", "word"), "complete", "Closed", None),
        (Status("Closed", "word"), None, "Closed", None),
        (Status("A", "letter"), "red", "A", None),
        (Status("blue", "shape", "#0000ff"), "complete", "blue", None),
        (Status("amber", "fill", "#ff7f00"), "red", "red", None),
        (Status("amber", "fill", "#ff7f00"), None, None, "not_assessed"),
        (Status(blank="not_read"), "green", "green", None),
    ],
)
def test_a_corrected_status_leaves_what_is_printed_as_printed(status, rag, shown, blank):
    report = paper(row(1, rag=None if rag == "green" else "amber", status=status))
    new, _ = after(report, correcting(report, 1, "rag", rag, WHO))
    assert (new.recommendations[0].rag, new.recommendations[0].status.shown) == (rag, shown)
    assert new.recommendations[0].status.blank == blank


def test_it_is_the_place_that_counts_not_the_order_of_rows():
    report = paper()
    correction = correcting(report, 3, "update", "Bridge 3 fell down.", WHO)
    moved = tuple(replace(r, index=i) for i, r in enumerate((row(3), row(1), row(2)), start=1))
    new, _ = after(replace(report, recommendations=moved), correction)
    assert next(str(r.update) for r in new.recommendations) == "Bridge 3 fell down."


def test_a_box_that_a_later_version_draws_a_little_otherwise_still_fits():
    report = paper()
    correction = correcting(report, 2, "rag", "red", WHO)
    wider = row(2, sources=(("rag", (Locator(1, Box(396, 195, 596, 294)),)),))
    new, issues = after(paper(row(1), wider, row(3)), correction)
    assert (new.recommendations[1].rag, issues) == ("red", ())


def test_a_place_that_is_gone_is_reported_and_changes_nothing():
    report = paper()
    correction = correcting(report, 3, "rag", "red", WHO)
    left = replace(report, recommendations=report.recommendations[:2])
    new, issues = after(left, correction)
    assert new == left
    assert [i.code for i in issues] == ["CORRECTION_UNUSED"]
    assert WHO in issues[0].message


def test_another_reading_than_the_one_corrected_is_reported_until_it_is_looked_at():
    report = paper()
    correction = _stamped(correcting(report, 1, "update", "It was mended.", WHO), "c-")
    other = paper(row(1, update=Text("It was bended.")), row(2), row(3))
    new, _ = after(other, correction)
    assert str(new.recommendations[0].update) == "It was mended."
    assert [flag.code for flag in new.recommendations[0].flags] == ["CORRECTION_DIFFERS"]
    again, _ = after(other, correction, _stamped(accepting(new, 1, "update", WHO), "c-"))
    assert str(again.recommendations[0].update) == "It was mended."
    assert again.recommendations[0].flags == ()


def test_an_accepted_row_is_sure_and_keeps_what_was_seen():
    report = paper(row(1, flags=(Flag("ROW_JOIN_UNSURE", None, "…"), Flag("OCR_UNSURE", "update", "…"))), row(2))
    correction = accepting(report, 1, "row", WHO)
    new, _ = after(report, correction)
    assert set(dict(new.recommendations[0].confidence).values()) == {1.0}
    assert new.recommendations[0].flags == ()
    worse, _ = after(paper(row(1, rag="red", progress=None), row(2)), correction)
    assert worse.recommendations[0].rag == "amber"
    assert [(f.code, f.field) for f in worse.recommendations[0].flags] == [("CORRECTION_DIFFERS", "rag")]


def test_rows_are_joined_and_the_others_move_up():
    cut = row(2, recommendation=Text("That the Council mends"), flags=(Flag("SENTENCE_CUT", "recommendation", "…"),))
    rest = row(3, number=None, recommendation=Text("every bridge."), update=None, rag=None, status=Status())
    gap = (Issue("NUMBER_GAP", "warning", None, "…"),)
    report = paper(row(1), cut, rest, row(4, number="3"), issues=gap)
    new, _ = after(report, joining(report, 2, [3], WHO))
    assert [str(r.recommendation) for r in new.recommendations][1] == "That the Council mends every bridge."
    assert [(r.index, r.number) for r in new.recommendations] == [(1, "1"), (2, "2"), (3, "3")]
    assert len(dict(new.recommendations[1].sources)["recommendation"]) == 2
    assert new.recommendations[1].flags == () and new.issues == ()


def test_a_row_is_split_and_each_part_can_be_corrected_afterwards():
    report = paper(row(1), row(2, resolved_from=1), row(3, resolved_from=2))
    second = {"number": "2a", "recommendation": "mends bridge 2.", "rag": "red"}
    parts = [{"recommendation": "That the Council"}, second]
    cut = _stamped(splitting(report, 2, parts, WHO), "c-")
    new, _ = after(report, cut)
    assert [(r.number, r.rag) for r in new.recommendations] == [
        ("1", "amber"), ("2", "amber"), ("2a", "red"), ("3", "amber"),
    ]  # fmt: skip
    assert [r.resolved_from for r in new.recommendations] == [None, 1, None, 2]
    then, issues = after(report, cut, correcting(new, 3, "update", "It stands.", WHO))
    assert [str(r.update) for r in then.recommendations][1:3] == ["Bridge 2 was mended in May.", "It stands."]
    assert issues == ()


def test_the_last_word_wins_and_what_is_taken_back_is_gone():
    report = paper()
    first, second = (_stamped(correcting(report, 1, "rag", to, WHO), "c-") for to in ("green", "red"))
    assert after(report, first, second)[0].recommendations[0].rag == "red"
    assert after(report, first, second, withdrawing(second, WHO))[0].recommendations[0].rag == "green"


def test_a_heading_is_given_its_role_before_the_tables_are_read(profile):
    from pipeline.records.headings import role_of

    report = paper()
    assert role_of("Comments by members", profile) != "update"
    told = with_roles(profile, [heading_role(report, "Comments by members", "update", WHO)])
    assert role_of("Comments  by Members:", told) == "update"
    assert role_of("RAG", with_roles(profile, [heading_role(report, "RAG", "extra", WHO)])) == "extra"
    assert [i.code for i in after(report, heading_role(report, "Not there", "update", WHO))[1]] == ["CORRECTION_UNUSED"]


def test_the_header_can_be_corrected():
    report = paper()
    new, _ = after(report, correcting(report, 0, "update_date", "2030-10-14", WHO))
    assert new.header.update_date == "2030-10-14"


def test_an_assessment_stands_beside_a_blank_status_and_never_replaces_one():
    blank = row(2, rag=None, progress=None, status=Status(blank="not_assessed"))
    report = paper(row(1), blank, row(3))
    decided = [assessing(report, i, "green", WHO, meeting="Panel of 3 May", date="2031-05-03") for i in (1, 2)]
    new, issues = after(report, assessments=decided)
    second = new.recommendations[1]
    assert (second.rag, second.status.blank, second.assessment.rag) == (None, "not_assessed", "green")
    assert new.recommendations[0].assessment is None
    assert [i.code for i in issues] == ["ASSESSMENT_PRINTED"]


@pytest.mark.parametrize(
    ("kind", "field", "value", "said"),
    [
        ("status", "rag", {"rag": "mauve"}, "one of red"),
        ("text", "sources", "x", "no text called"),
        ("text", "target_date", "next week", "not a date"),
        ("text", "decision", "perhaps", "agreed"),
        ("heading", "heading/Who", "nobody", "lead_officer"),
        ("split", "row", [{"update": "x"}], "each row"),
        ("join", "row", [], "rows"),
        ("guess", "row", None, "accept"),
    ],
)
def test_what_can_not_be_is_refused_in_words(kind, field, value, said):
    line = correction_line(Correction("c-1", WHO, "", kind, Target("ab", None, field), None, value))
    with pytest.raises(UsageError, match=said):
        correction_from(line)


@given(st.text(max_size=60), st.text(max_size=60), st.floats(0, 2000), st.integers(1, 900))
def test_a_correction_survives_being_written(before, after, x, page):
    place = Locator(page, Box(round(x, 2), 0, round(x + 10, 2), 20))
    target = Target("ab" * 32, place, "update", "1", 1, file="a.pdf")
    entry = Correction("c-1", WHO, "2031-05-03T10:00:00+00:00", "text", target, before, after, "so")
    seen = replace(entry, before=without_unseen(before), after=without_unseen(after))
    assert correction_from(correction_line(entry)) == seen


@given(st.lists(st.sampled_from(["mend", "the", "old", "bridge", "soon.", "May"]), min_size=1, max_size=40), st.data())
def test_a_corrected_text_leads_back_only_to_its_own_words(words, data):
    from tests.publish.conftest import text

    old = text(" ".join(words))
    new = " ".join([*data.draw(st.permutations(words)), "now"])
    told = retold(old, new)
    assert told.value == new
    assert all(run.word.text[: run.end - run.start] == new[run.start : run.end] for run in told.runs if
               run.end - run.start == len(run.word.text))  # fmt: skip
    assert all(a.end <= b.start for a, b in zip(told.runs, told.runs[1:], strict=False))
