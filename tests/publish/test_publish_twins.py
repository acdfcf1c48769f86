"""The same report met again is one report with several sources; a later round never is, however much it copies."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.publish import met_again, report_document, write_dataset
from pipeline.publish.check import faults
from pipeline.publish.comparisons import read_reports
from pipeline.publish.inquiries import items, sketch
from pipeline.publish.twins import same_report
from tests.tables import rows


def other(make, name="agenda-pack.pdf", pages=120, **more):
    """The report of `make.report()` in another file."""
    found = make.report(name, **more)
    return replace(found, source=replace(found.source, pages=pages, first_page=40, last_page=43))


def edited(report, at, **more):
    """The report with one recommendation changed."""
    entries = list(report.recommendations)
    entries[at] = replace(entries[at], **more)
    return replace(report, recommendations=tuple(entries))


def dated(report, months, day):
    return replace(report, header=replace(report.header, stage_months=months, update_date=day))


def test_one_report_in_two_files_is_listed_once_with_both(make, tmp_path):
    item, pack = make.report(), other(make)
    write_dataset([make.document(pack), make.document(item)], tmp_path / "out")
    listed, again = sorted(rows(tmp_path / "out", "reports"), key=lambda row: row["same_as"])
    assert (listed["report_id"], again["same_as"]) == (item.report_id, item.report_id)
    document = json.loads((tmp_path / "out" / "reports" / f"{item.report_id}.json").read_text(encoding="utf-8"))
    assert document["source"]["also"] == ["agenda-pack.pdf"] and document["same_as"] is None
    twin = json.loads((tmp_path / "out" / "reports" / f"{pack.report_id}.json").read_text(encoding="utf-8"))
    assert twin["same_as"] == item.report_id and [i["code"] for i in twin["issues"]][-1] == "SAME_REPORT"
    assert [e["recommendation_id"] for e in twin["recommendations"]] == [
        e["recommendation_id"] for e in document["recommendations"]
    ]
    assert {row["report_id"] for row in rows(tmp_path / "out", "recommendations")} == {item.report_id}
    assert [r.report_id for r in read_reports(tmp_path / "out")] == [item.report_id]
    assert faults(tmp_path / "out") == []


def test_a_second_run_over_the_same_files_gives_the_same_bytes(make, tmp_path, tree):
    documents = [make.document(other(make)), make.document(make.report())]
    write_dataset(documents, tmp_path / "out")
    first = tree(tmp_path / "out")
    write_dataset(list(reversed(documents)), tmp_path / "out")
    assert tree(tmp_path / "out") == first


def test_the_report_that_was_listed_before_stays_listed(make, tmp_path):
    pack = other(make)
    write_dataset([make.document(pack)], tmp_path / "out")
    write_dataset([make.document(pack), make.document(make.report())], tmp_path / "out")
    assert {row["report_id"]: row["same_as"] for row in rows(tmp_path / "out", "reports")} == {
        pack.report_id: "",
        make.report().report_id: pack.report_id,
    }


def test_a_reissue_with_another_status_says_that_the_sources_differ(make, tmp_path):
    reissue = edited(other(make, "reissue.pdf"), 1, rag="green")
    write_dataset([make.document(make.report()), make.document(reissue)], tmp_path / "out")
    (issue,) = [row for row in rows(tmp_path / "out", "issues") if row["code"] == "SOURCES_DIFFER"]
    assert issue["needs_review"] == "true" and "1 of its recommendations" in issue["message"]


def test_what_was_read_whole_is_listed_before_what_was_recognised(make, tmp_path):
    scan = other(make, "a-scan.pdf", pages=4)
    scan = replace(scan, source=replace(scan.source, text="ocr"))
    write_dataset([make.document(scan), make.document(make.report("z-original.docx"))], tmp_path / "out")
    assert {row["report_id"] for row in rows(tmp_path / "out", "recommendations")} == {
        make.report("z-original.docx").report_id
    }


@pytest.mark.parametrize(
    ("months", "day", "same"),
    [
        (6, "2030-10-14", True),
        (None, None, True),  # a pack that prints no header
        (12, None, False),
        (None, "2031-04-02", False),
        (12, "2031-04-02", False),  # a round that copies every update
    ],
)
def test_rounds_are_told_by_their_day(make, months, day, same):
    assert met_again(make.report(), dated(other(make), months, day)) is same


def test_without_a_day_one_new_update_makes_another_report(make):
    copy = edited(dated(other(make), None, None), 0, update=make.text("All slipways are open again."))
    assert not met_again(make.report(), copy)


def test_without_a_day_and_without_updates_nothing_is_said(make):
    first, copy = make.report(), dated(other(make), None, None)
    for at in range(3):
        first, copy = edited(first, at, update=None), edited(copy, at, update=None)
    assert not met_again(first, copy)


def test_a_report_with_recommendations_of_its_own_is_another(make):
    longer = other(make, words=make.sentences[:6])
    assert not met_again(make.report(), longer)


def test_slips_of_text_recognition_are_no_difference(make):
    first, scan = make.report(), other(make)
    scan = replace(scan, source=replace(scan.source, text="ocr"))
    for at in range(3):
        scan = edited(scan, at, update=make.text("The p1an was publ ished; see https://harbour.example/p1an for more."))
    one, two = (report_document(r) for r in (first, scan))
    assert same_report(*(sketch(one, items(one), 0, stated=False) for one in (one, two)))
