"""The masked view: offsets, places, posts in the place of names, and that nothing else is touched."""

from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box, Style, Word
from pipeline.models.privacy import Forgotten, People
from pipeline.models.report import Document, Header, Issue, Person, Recommendation, Report, Source, Update
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.privacy import masked, masked_reports
from pipeline.privacy.edits import Edit, in_string, in_text, settled
from pipeline.privacy.hiding import mark_of_file, marks_of_name
from pipeline.privacy.numbers import numbers
from pipeline.publish import report_document
from pipeline.publish.document import problem
from pipeline.tag import entities

SAID = tomllib.loads(Path(__file__).with_name("privacy_view.toml").read_text(encoding="utf-8"))

STYLE = Style("Arial", False, False, "#000000", -1, False, 0)


def printed(value: str) -> Text:
    """A text whose words stand on paper, ten points each."""
    runs, at = [], 0
    for index, part in enumerate(value.split(" ")):
        if part:
            word = Word(part, 1, Box(10.0 * index, 0, 10.0 * index + 9, 10), STYLE, index)
            runs.append(Run(at, at + len(part), word))
        at += len(part) + 1
    return Text(value, Runs.of(runs))


def report(*rows: Recommendation, header: Header | None = None) -> Report:
    source = Source("bridges.pdf", "ab" * 32, 1, 1, 1)
    bare = Report("bridges-abababab", source, header or Header(council="Penmarsh District Council"), rows)
    from dataclasses import replace

    return replace(bare, entities=entities(bare, model=False)[0])


def document(*rows: Recommendation, header: Header | None = None) -> Document:
    return Document("bridges.pdf", "ab" * 32, 1, "complete", "OK", reports=(report(*rows, header=header),))


def update_of(text: str, who: People) -> str:
    (masked_report,) = masked(document(Recommendation(1, update=printed(text))), who).reports
    update = masked_report.recommendations[0].update
    assert update is not None
    return update.value


@pytest.mark.parametrize(("text", "who", "expected"), SAID["a_post_stands_where_a_name_stood"])
def test_a_post_stands_where_a_name_stood(text: str, who: People, expected: str) -> None:
    assert update_of(text, who) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ICT – M Solanki", "ICT – [name removed]"),
        ("IT: P Osei", "IT: [name removed]"),
        ("ICT M Wendle", "ICT [name removed]"),
        ("Solanki M (ICT)", "[name removed] (ICT)"),
        ("J A Smith", "[name removed]"),
        ("ormsby", "[name removed]"),
        ("Head of Parks", "Head of Parks"),
        ("Highways and Parks", "Highways and Parks"),
        ("Corporate Director, Place", "Corporate Director, Place"),
    ],
)
def test_a_cell_of_officers_keeps_what_is_no_name(cell: str, expected: str) -> None:
    (found,) = masked(document(Recommendation(1, lead_officer=printed(cell))), "none").reports
    assert str(found.recommendations[0].lead_officer) == expected


def test_bodies_places_and_dates_stay() -> None:
    text = "Kent County Council and the Penmarsh Youth Trust met in Upper Wexcombe on 4 March 2019 at a cost of £12k."
    assert update_of(text, "members") == text


def test_everything_that_is_no_field_is_masked_too() -> None:
    rows = [
        Recommendation(
            1,
            update=printed("Jane Doe, Parks Manager, spoke."),
            updates=(Update(6, None, printed("Tariq Pendlebury spoke.")), Update(12, None, printed("Jane Doe spoke."))),
            theme=printed("Work of Jane Doe"),
            extra=(("Comments of Jane Doe", printed("None.")), ("Comments of Tariq Pendlebury", printed("Two."))),
        )
    ]
    header = Header(
        title="Review by Jane Doe",
        council="Penmarsh District Council",
        lead_officers=(Person("Jane Doe", "Parks Manager"),),
        printed=(("Lead officer", printed("Jane Doe, Parks Manager")),),
    )
    before = document(*rows, header=header)
    after = masked(
        Document("Jane_Doe-bridges.pdf", "ab" * 32, 1, "complete", "OK", before.reports, (_issue(),)), "none"
    )
    assert after.file.endswith(".pdf") and "doe" not in after.file.lower()
    assert after.given == "Jane_Doe-bridges.pdf"
    content = report_document(after.reports[0])
    assert problem(content) is None
    assert "doe" not in f"{content}{after.issues}".lower() and "pendlebury" not in str(content).lower()
    assert content["header"]["lead_officers"][0]["name"] == "[Parks Manager]"
    assert len(content["recommendations"][0]["extra"]) == 2


def _issue() -> Issue:
    return Issue("CORRUPT_PAGE", "warning", 1, "The first is “Pendlebury” on page 1.")


def test_a_name_known_in_one_round_is_hidden_in_the_other() -> None:
    one = report(Recommendation(1, update=printed("Ms Ifeoma Ormerod, Parks Manager, spoke.")))
    other = report(Recommendation(1, update=printed("Ormerod spoke.")))
    found = masked_reports([one, other], "members")
    assert [str(r.recommendations[0].update) for r in found] == ["[Parks Manager], spoke.", "[Parks Manager] spoke."]


def test_forgotten_names_go_and_others_stay() -> None:
    key = b"k" * 32
    forgotten = Forgotten(key, marks_of_name(key, "Jane Doe"))
    rows = Recommendation(
        1, update=printed("JANE DOE, Ms Doe, J. Doe and Doe, Jane met Tariq Pendlebury on 01632 960417.")
    )
    (found,) = masked(document(rows), "all", forgotten).reports
    text = str(found.recommendations[0].update)
    assert "doe" not in text.lower()
    assert "Tariq Pendlebury on 01632 960417" in text
    assert all("Jane" not in mark and "doe" not in mark for mark in forgotten.marks)


def test_a_forgotten_file_leaves_no_trace() -> None:
    key = b"k" * 32
    forgotten = Forgotten(key, frozenset({mark_of_file(key, "ab" * 32)}))
    found = masked(document(Recommendation(1, update=printed("It was done."))), "all", forgotten)
    assert (found.file, found.sha256, found.reports, found.reason) == ("forgotten", None, (), "FORGOTTEN")


WORDS = st.sampled_from(
    "Cllr Jane Doe Ashby Tariq Pendlebury , . ( ) Director of Housing and the Council Penmarsh Board by March 2019 "
    "£12k www.x.gov.uk/jane-doe a@b.uk 01632 960417 14 Acacia Avenue WX1 2AB \n • Smith's Chief Executive "
    "for J. Mrs O'Neill".split(" ")
)
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)
WHO = st.sampled_from(["senior", "members", "none"])


@given(st.lists(TEXTS, min_size=1, max_size=3), WHO)
def test_offsets_and_places_stay_right(texts: list[str], who: People) -> None:
    rows = [Recommendation(i, update=printed(text)) for i, text in enumerate(texts, 1)]
    (found,) = masked(document(*rows), who).reports
    for entity in found.entities:
        text = found.recommendations[(entity.index or 0) - 1].update
        assert text is not None
        assert text.value[entity.start : entity.end] == entity.text
    for row, before in zip(found.recommendations, rows, strict=True):
        assert row.update is not None and before.update is not None
        for run in row.update.runs:  # what stays still leads to the word it was printed by
            assert row.update.value[run.start : run.end] in run.word.text
        assert set(row.update.words()) <= set(before.update.words())


@given(TEXTS, WHO)
def test_masking_twice_is_masking_once(text: str, who: People) -> None:
    once = masked(document(Recommendation(1, update=printed(text))), who)
    again = masked(once, who)
    assert again.reports[0].recommendations == once.reports[0].recommendations


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=6))
def test_texts_and_strings_are_edited_alike(value: str, places: list[tuple[int, int]]) -> None:
    edits = settled(
        Edit(start, min(start + length, len(value)), "[x]", "names") for start, length in places if start <= len(value)
    )
    assert in_text(Text(value), edits).value == in_string(value, edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))


@pytest.mark.parametrize("text", SAID["sums_and_dates_are_no_numbers_of_a_person"])
def test_sums_and_dates_are_no_numbers_of_a_person(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    "cell",
    ["0 " * 50_000, "01632 " * 17_000, "A1 " * 33_000, "12 Aa " * 16_000, "a@" * 50_000, "a." * 50_000,
     "Flat 1, " * 12_000, "+44" * 33_000, "Tel: 9" * 16_000, "NHS " * 25_000],
)  # fmt: skip
def test_numbers_take_time_that_grows_with_the_cell_only(cell: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        numbers(text)
        return time.process_time() - start

    # The cycle collector may walk through all that other tests left, once: the least of two counts.
    small, large = seconds(cell[: len(cell) // 4]), min(seconds(cell) for _ in range(2))
    assert large < 12 * small + 0.2  # four times the text: far from the sixteen times of a square
