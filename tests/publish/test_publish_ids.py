"""Which reports are one inquiry, which rows are one recommendation, and that ids last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import OutputError
from pipeline.models.report import Report
from pipeline.publish import Sources, Stated, write_dataset
from pipeline.publish.inquiries import Side, match, normal
from tests.tables import rows


def ids_by_words(folder: Path) -> dict[str, set[str]]:
    """Words of a recommendation → the ids it carries over all reports."""
    found: dict[str, set[str]] = {}
    for row in rows(folder, "recommendations"):
        found.setdefault(row["recommendation"].replace("each and every", "every"), set()).add(row["recommendation_id"])
    return found


def nameless(report: Report, **more: Any) -> Report:
    return replace(report, header=replace(report.header, council=None, committee=None, inquiry=None, **more))


def publish(make: Any, out: Path, *reports: Report, sources: Sources | None = None) -> dict[str, str]:
    """report_id → inquiry_id"""
    write_dataset([make.document(report) for report in reports], out, sources=sources)
    return {row["report_id"]: row["inquiry_id"] for row in rows(out, "reports")}


def test_a_recommendation_keeps_its_id_though_moved_renumbered_and_edited(make: Any, tmp_path: Path) -> None:
    first = make.report()
    publish(make, tmp_path / "out", first, make.next_round(first))
    found = ids_by_words(tmp_path / "out")
    assert len(found) == 4
    assert all(len(ids) == 1 for ids in found.values())
    assert len(set().union(*found.values())) == 4
    listed = rows(tmp_path / "out", "ids")
    assert len(listed) == 4
    assert sum(row["first_report_id"] == first.report_id for row in listed) == 3


def test_a_later_run_gives_no_id_anew(make: Any, tmp_path: Path) -> None:
    """First only the 12 month report, then the 6 month report joins, then the first one goes."""
    first = make.report()
    later = make.next_round(first)
    out = tmp_path / "out"
    publish(make, out, later)
    before = {row["recommendation_id"]: row for row in rows(out, "ids")}
    publish(make, out, first, later)
    after = {row["recommendation_id"]: row for row in rows(out, "ids")}
    assert after == before
    assert all(len(ids) == 1 for ids in ids_by_words(out).values())
    publish(make, out, first)
    assert {row["recommendation_id"] for row in rows(out, "ids")} == set(before), "what is gone is not forgotten"


def test_an_id_is_never_used_for_something_else(make: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(make, out, make.report())
    used = {row["recommendation_id"] for row in rows(out, "ids")}
    publish(make, out, make.report(words=make.sentences[3:]))
    new = {row["recommendation_id"] for row in rows(out, "recommendations")}
    assert not used & new
    assert used < {row["recommendation_id"] for row in rows(out, "ids")}


def test_split_and_merged_ids_stay_and_are_not_given_to_later_rounds(make: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = make.report()
    publish(make, out, first)
    path = out / "ids.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    merged = rows(out, "ids")[0]["recommendation_id"]
    lines[1] = lines[1].removesuffix(",") + "," + rows(out, "ids")[1]["recommendation_id"]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8"))
    later = make.next_round(first)
    publish(make, out, first, later)
    assert next(row for row in rows(out, "ids") if row["recommendation_id"] == merged)["merged_into"]
    carried = [row["report_id"] for row in rows(out, "recommendations") if row["recommendation_id"] == merged]
    assert carried == [first.report_id]


@pytest.mark.parametrize("content", ["recommendation_id\r\nr-aaaaaaaaaa\r\n", "", '"broken', "\udcff"])
def test_ids_that_cannot_be_read_stop_the_run(make: Any, tmp_path: Path, content: str) -> None:
    out = tmp_path / "out"
    publish(make, out, make.report())
    (out / "ids.csv").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(OutputError, match=r"ids\.csv"):
        publish(make, out, make.report())


def test_a_full_header_names_the_inquiry_without_a_guess(make: Any, tmp_path: Path) -> None:
    found = publish(make, tmp_path / "out", make.report())
    assert list(found.values()) == ["northshire-council-environment-committee-harbours"]
    assert "INQUIRY_GUESSED" not in rows(tmp_path / "out", "reports")[0]["reasons"]


def test_reports_without_a_name_are_told_by_their_recommendations(make: Any, tmp_path: Path) -> None:
    first = nameless(make.report())
    later = nameless(make.next_round(first))
    other = nameless(make.report("other.pdf", make.sentences[3:]))
    found = publish(make, tmp_path / "out", first, later, other)
    assert found[first.report_id] == found[later.report_id] != found[other.report_id]
    assert all("INQUIRY_GUESSED" in row["reasons"] for row in rows(tmp_path / "out", "reports"))


def test_a_nameless_report_joins_the_inquiry_that_has_a_name(make: Any, tmp_path: Path) -> None:
    first = make.report()
    later = nameless(make.next_round(first))
    found = publish(make, tmp_path / "out", later, first)
    assert set(found.values()) == {"northshire-council-environment-committee-harbours"}
    guessed = {row["report_id"] for row in rows(tmp_path / "out", "reports") if "INQUIRY_GUESSED" in row["reasons"]}
    assert guessed == {later.report_id}


def test_two_councils_are_never_one_inquiry(make: Any, tmp_path: Path) -> None:
    first = make.report()
    later = make.next_round(first, council="Southshire Council")
    found = publish(make, tmp_path / "out", first, later)
    assert len(set(found.values())) == 2
    assert len(rows(tmp_path / "out", "ids")) == 7


def test_what_the_user_states_goes_before_likeness(make: Any, tmp_path: Path) -> None:
    first = nameless(make.report())
    later = nameless(make.next_round(first))
    apart = Sources((Stated(file="harbours-6m.pdf", inquiry="Ports"), Stated(file="harbours-12m.pdf", inquiry="Piers")))
    found = publish(make, tmp_path / "apart", first, later, sources=apart)
    assert set(found.values()) == {"ports", "piers"}
    other = nameless(make.report("other.pdf", make.sentences[3:]))
    one = Sources((Stated(file="harbours-6m.pdf", inquiry="Ports"), Stated(file="other.pdf", inquiry="PORTS")))
    assert set(publish(make, tmp_path / "one", first, other, sources=one).values()) == {"ports"}


def test_a_tracker_that_shows_only_open_items_is_a_round(make: Any, tmp_path: Path) -> None:
    first = nameless(make.report(words=make.sentences))
    later = nameless(make.report("tracker.pdf", make.sentences[2:4]), stage_months=12)
    assert len(set(publish(make, tmp_path / "out", first, later).values())) == 1


def test_one_short_sentence_in_common_is_no_inquiry(make: Any, tmp_path: Path) -> None:
    words = "We recommend that this is noted."
    one, two = nameless(make.report("a.pdf", (words,))), nameless(make.report("b.pdf", (words,)))
    assert len(set(publish(make, tmp_path / "out", one, two).values())) == 2


def test_an_inquiry_keeps_its_guessed_name_when_a_round_joins(make: Any, tmp_path: Path) -> None:
    first = nameless(make.report())
    later = nameless(make.next_round(first), stage_months=12)
    out = tmp_path / "out"
    name = publish(make, out, later)[later.report_id]
    assert set(publish(make, out, first, later).values()) == {name}


def test_blank_recommendations_keep_their_ids_by_place(make: Any, tmp_path: Path) -> None:
    blank = make.report(recommendations=(make.recommendation(1, ""), make.recommendation(2, "")))
    out = tmp_path / "out"
    publish(make, out, blank)
    before = rows(out, "ids")
    assert len(before) == 2
    publish(make, out, blank)
    assert rows(out, "ids") == before


def test_two_nameless_reports_on_one_page_are_two_inquiries(make: Any, tmp_path: Path) -> None:
    one, two = nameless(make.report("p.pdf", make.sentences[:2])), nameless(make.report("p.pdf", make.sentences[3:]))
    write_dataset([make.document(one, two)], tmp_path / "out")
    assert len({row["inquiry_id"] for row in rows(tmp_path / "out", "reports")}) == 2


def test_equal_texts_go_by_number_then_by_place() -> None:
    ours = [Side("2", ("same words",)), Side("1", ("same words",)), Side(None, ("same words",))]
    theirs = [Side("1", ("same words",)), Side("2", ("same words",)), Side("7", ("same words",))]
    assert match(ours, theirs) == {0: 1, 1: 0, 2: 2}


def test_agreeing_numbers_alone_are_not_enough() -> None:
    one = normal("Publish a plan for the repair of every slipway.")
    other = normal("Light each crossing before winter comes around.")
    assert match([Side("1", (one,))], [Side("1", (other,))]) == {}
    assert match([Side("1", ("",))], [Side("1", ("",))]) == {}


@given(st.lists(st.text("abc ", min_size=1, max_size=20), max_size=8), st.randoms())
@settings(max_examples=60, deadline=None)
def test_a_shuffled_list_matches_itself_one_to_one(words: list[str], chance: Any) -> None:
    ours = [Side(str(at), (normal(word),)) for at, word in enumerate(words)]
    theirs = chance.sample(ours, len(ours))
    found = match(ours, theirs)
    assert len(set(found.values())) == len(found)
    for one, other in found.items():
        assert ours[one] == theirs[other], "number and words both agree, so no other may be chosen"
    assert len(found) == sum(bool(side.wordings[0]) for side in ours)
