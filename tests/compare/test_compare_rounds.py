"""Rounds of one inquiry, their order, and lists that shed what is done."""

from __future__ import annotations

from dataclasses import replace

from pipeline.compare import compare, in_order, rounds_of, timeline, verdict
from tests.compare.rounds_by_hand import TEXTS, UNLIKE, made, row


def rows(texts=TEXTS, status=None, update="Work began."):
    status = status or {}
    return [row(at, one, update=update, rag=status.get(at, "amber")) for at, one in enumerate(texts, 1)]


def test_by_what_they_recommend_and_not_by_what_they_are_called():
    one = made("a", rows(), inquiry="Green streets", council="Ashby", committee="Place")
    assert verdict(one, made("b", rows())) == "same"
    assert verdict(one, made("b", rows(TEXTS[:2]))) == "same"
    same_name = {"inquiry": "Green streets", "council": "Ashby", "committee": "Place"}
    assert verdict(one, made("b", rows(UNLIKE), **same_name)) == "different"
    assert verdict(one, made("b", rows([TEXTS[0], *UNLIKE]))) == "different"
    assert verdict(one, made("b", rows([TEXTS[0], *UNLIKE]), **same_name)) == "unsure"
    assert verdict(one, made("b", rows(), council="Borley")) == "different"


def test_a_single_short_sentence_may_be_anybodys():
    short = ["That a report is brought back in a year."]
    assert verdict(made("a", rows(short)), made("b", rows(short))) == "different"


def test_groups_in_order_whatever_order_they_come_in():
    first = made("z", rows(), update_date="2020-01-01")
    second = made("a", rows(), update_date="2020-07-01")
    third = replace(made("m", rows(TEXTS[:3]), update_date="2021-01-01"), inquiry_id="misread")
    other = made("o", rows(UNLIKE), update_date="2020-05-01")
    for order in ([first, second, third, other], [other, third, second, first]):
        groups = rounds_of(order)
        assert [[report.report_id for report in group] for group in groups] == [["o"], ["z", "a", "m"]]


def test_stage_then_printed_again_then_texts_tell_the_order():
    early, late = made("b", rows(), stage_months=6), made("a", rows(), stage_months=12)
    assert [one.report_id for one in in_order([late, early])] == ["b", "a"]
    early = made("b", rows(update="Work began."))
    late = made("a", [replace(one, previous_update=one.update, update=None) for one in early.recommendations])
    assert [one.report_id for one in in_order([late, early])] == ["b", "a"]
    early = made("b", rows(update="The new depot will open in May."))
    late = made("a", rows(update="The new depot opened on 4 May."))
    assert [one.report_id for one in in_order([late, early])] == ["b", "a"]
    assert compare(early, late).notes


def test_a_list_of_open_items_drops_nothing():
    earlier = made("a", rows(status={1: "complete", 2: "complete"}), update_date="2020-01-01")
    later = made("b", rows(TEXTS[2:]), update_date="2020-07-01")
    found = compare(earlier, later)
    assert found.rolling
    assert [one.index for one in found.not_listed] == [1, 2]
    assert {one.kind for one in found.pairs} == {"kept"}


def test_a_list_that_lost_items_before_loses_more():
    earlier = made(
        "a", [row(at, one, number=number) for at, (one, number) in enumerate(zip(TEXTS, "2579", strict=True), 1)]
    )
    assert compare(earlier, made("b", rows(TEXTS[1:]))).rolling


def test_being_called_a_tracker_says_nothing():
    earlier = made("a", rows(status={1: "complete"}), title="Recommendation Tracker", update_date="2020-01-01")
    later = made("b", rows(TEXTS[1:]), title="Recommendation Tracker", update_date="2020-07-01")
    assert not compare(earlier, later).rolling
    named = made("b", rows(TEXTS[1:]), title="Outstanding recommendations", update_date="2020-07-01")
    assert compare(earlier, named).rolling


def test_one_that_keeps_what_is_done_has_dropped_the_rest():
    earlier = made("a", rows(status={1: "complete", 3: "complete"}), update_date="2020-01-01")
    found = compare(earlier, made("b", rows(TEXTS[1:]), update_date="2020-07-01"))
    assert not found.rolling
    assert [one.kind for one in found.pairs] == ["kept", "kept", "kept", "dropped"]


def test_a_timeline_through_a_gap_and_a_split():
    both = [f"{TEXTS[0]} {TEXTS[1]}", *TEXTS[2:]]
    first = made("a", rows(both), update_date="2020-01-01")
    second = made("b", rows([*TEXTS[:2], TEXTS[2]]), update_date="2020-07-01")
    third = made("c", rows([*TEXTS[:2], TEXTS[3]]), update_date="2021-01-01")
    reports = [first, second, third]
    found = timeline(reports, [compare(first, second), compare(second, third)])
    places = [[moment and moment.index for moment in thread.rounds] for thread in found.recommendations]
    assert places == [[1, 1, 1], [2, 3, None], [3, None, 3], [None, 2, 2]]
    assert found.recommendations[3].split_from == 0
    assert [one.report_id for one in found.rounds] == ["a", "b", "c"]


def test_names_and_signals():
    earlier = made("a", [row(1, TEXTS[0], response="Agreed.", update="Cllr Ann Ashe met Bob Birch.", rag="amber")],
                   update_date="2020-01-01")  # fmt: skip
    later = made("b", [row(1, TEXTS[0], number="9", update="Cllr Ann Ashe met Bob Birch.", rag="green",
                           target_date="2021-03")], update_date="2020-07-01")  # fmt: skip
    (pair,) = compare(earlier, later).pairs
    assert pair.officers.newly_named == pair.officers.no_longer_named == ()
    assert {"same_wording", "status_moved_same_wording", "status_improved", "response_removed", "renumbered"} == set(
        pair.signals
    )
    assert pair.response is None


def test_where_nothing_else_tells_what_is_done_and_gone_was_in_the_earlier_one():
    whole = made("b", rows(status={1: "complete", 2: "complete", 3: "green"}))
    shorter = made("a", rows(TEXTS[2:], status={1: "amber", 2: "amber"}))
    assert [one.report_id for one in in_order([shorter, whole])] == ["b", "a"]
