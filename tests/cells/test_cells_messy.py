"""Habits of real papers: numbers of all kinds in one column, continued records, keys and notes in the sheet."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.heading_days import date_in
from pipeline.cells.columns.headings import heading_of
from pipeline.cells.notes import without_notes
from pipeline.cells.numbering import is_number, number_of
from pipeline.cells.rows import printed_records
from pipeline.cells.status.headed import state_of
from pipeline.cells.status.key import key_of_table
from pipeline.cells.status.key_lines import entries_in, key_of_lines
from pipeline.cells.status.meaning import rag_by_key
from pipeline.models.text import Text
from tests import paper
from tests.cells.test_cells_reports import HEADS, ONE, TWO, only, records, reports

GREEN, AMBER, RED = "#00b050", "#ffc000", "#ff0000"


NUMBERS = ["Rec 1", "2.", "R3", "Recom mendati on 4 –", "5", "(iv)", "FP7", "3(a)", "1.2", "(a)", "b."]


@pytest.mark.parametrize("printed", NUMBERS)
def test_a_number_alone(printed, profile):
    assert is_number(printed, profile)


@pytest.mark.parametrize("printed", ["2031", "March", "Walls and gates", "3 gates", "Recommendation", "a", ""])
def test_no_number_alone(printed, profile):
    assert not is_number(printed, profile)


def test_a_label_broken_by_its_column_still_numbers(profile):
    assert number_of("Recom mendati on 4 –", profile) == "4"


def test_numbers_of_all_kinds_in_a_column_without_a_heading(profile):
    rows = [["Rec 1", *ONE[1:]], ["2.", *TWO[1:]], ["R3", *ONE[1:]]]
    found = only(*rows, heads=["", *HEADS[1:]], profile=profile).recommendations
    assert [r.number for r in found] == ["1", "2", "3"]


def test_a_record_below_a_sentence_that_asks_is_no_heading(profile):
    heads = ["", "Improvement action", "Council response", "Position", "Status"]
    rows = [
        ["(i)", "All walls in the town to be looked at every year", "Agreed.", "Nine of ten were seen.", "On target"],
        ["(ii)", "Masons to be told by letter what is being asked for.", "Agreed.", "No change.", "Complete"],
        ["(iii)", "A list of gates to be kept by the surveyor", "Agreed.", "It is kept.", "On target"],
    ]
    found = only(*rows, heads=heads, profile=profile).recommendations
    assert [r.number for r in found] == ["i", "ii", "iii"]


def test_a_record_that_is_continued_is_one(profile):
    cut = ["1", "That the wall is mended", "Agreed", "Mended by the masons who had been", "Green"]
    rest = ["1 (continued)", "", "", "asked for in May", ""]
    again = ["1 cont'd", "That the wall is mended", "", "It stands.", ""]
    found = records(cut, rest, again, TWO, profile=profile)
    assert [c.text.value for r in found if (c := r.cells[3])] == [
        "Mended by the masons who had been asked for in May\nIt stands.",
        "",
    ]
    assert found[0].cells[0].text.value == "1"


def test_a_row_that_only_counts_those_above_is_no_record(profile):
    done = paper.row(paper.cell("Subtotal done: 1 of 2", columns=4), None, None, None, "50%")
    summed = ["Total", "2 recommendations", "", "", "1 complete"]
    assert len(records(ONE, TWO, summed, profile=profile)) == 2
    assert len(records(ONE, done, TWO, profile=profile)) == 2
    assert len(records(["1", "Total cost of the wall to be told", *ONE[2:]], profile=profile)) == 1


def test_a_column_of_merged_cells_without_a_heading_is_the_theme(profile):
    first = paper.row(paper.cell("Walls", rows=2), *ONE)
    found = only(first, paper.row(None, *TWO), ["Gates", *ONE], heads=["", *HEADS], profile=profile).recommendations
    assert [str(r.theme) for r in found] == ["Walls", "Walls", "Gates"]


@pytest.mark.parametrize("other", ["shape", "image"])
def test_a_sign_beside_the_news_is_the_status(other, profile):
    def told(words: str, colour: str) -> object:
        return paper.cell(words, paper.mark(other, colour, "dot"))

    heads = ["No", "Recommendation", "Progress and assessment"]
    rows = [["1", ONE[1], told("It is open.", GREEN)], ["2", TWO[1], told("It is late.", RED)]]
    found = only(*rows, heads=heads, profile=profile).recommendations
    assert [(r.rag, str(r.update)) for r in found] == [("green", "It is open."), ("red", "It is late.")]


def test_paint_beside_the_news_is_no_status_where_nothing_says_so(profile):
    heads = ["No", "Recommendation", "Progress"]
    rows = [[n, ONE[1], paper.cell("Open.", paper.mark("fill", c))] for n, c in (("1", GREEN), ("2", RED))]
    assert [r.rag for r in only(*rows, heads=heads, profile=profile).recommendations] == [None, None]


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        (
            "Key: Complete (blue) | On target (green) | Minor slippage – up to 3 months (amber)",
            [("Complete", "blue"), ("On target", "green"), ("Minor slippage", "up to 3 months (amber)")],
        ),
        ("Blue = done; green = on course; amber = late", [("Blue", "done"), ("green", "on course"), ("amber", "late")]),
        ("The gate (green) is open", []),
    ],
)
def test_keys_in_one_line(line, entries, profile):
    assert [(e.shown, e.meaning) for e in entries_in(line, profile)] == entries


@pytest.mark.parametrize("dash", ["–", "-", "−"])
def test_a_letter_of_a_key_means_what_stands_between_it_and_its_colour(dash: str, profile) -> None:
    line = f"Status: C {dash} complete (blue); A {dash} some slippage (amber)."
    assert [(e.shown, e.evidence, e.progress) for e in entries_in(line, profile)] == [
        ("C", "letter", "delivered"),
        ("A", "letter", "concern"),
    ]


def test_a_word_has_the_colour_that_the_key_prints_for_it(profile):
    key = paper.table(["Sorted", "Green"], ["Dawdling", "Amber"], ["Lost", "Red"], top=400, bottom=500)
    (found,) = reports(paper.table(HEADS, [*ONE[:4], "Dawdling"], [*TWO[:4], "On track"]), key, profile=profile)
    assert [r.rag for r in found.recommendations][1] == "green"


def test_a_key_of_figures_on_colours(profile):
    cells = [paper.cell(t, paper.mark("fill", c)) for t, c in (("1 – Done", "#0070c0"), ("2 – On track", GREEN))]
    found = key_of_table(paper.table(["Assessment:", *cells]), profile)
    assert [(e.shown, e.meaning, e.progress) for e in found] == [
        ("1", "Done", "delivered"),
        ("2", "On track", "on_track"),
    ]


def test_rated_risks_are_no_key(profile):
    rows = [
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        ["Walls fall", paper.cell("High", paper.mark("fill", RED)), "Low", "Masons"],
        ["Roofs leak", paper.cell("Low", paper.mark("fill", GREEN)), "Low", "Slaters"],
    ]
    assert key_of_table(paper.table(*rows), profile) == ()


def test_titles_and_notes_in_the_cells_of_a_sheet_are_outside_of_the_table(profile):
    title, note = ["", "Walls review – tracker", "", "", ""], ["", "G = on track, R = will not be met", "", "", ""]
    blank = [""] * 5
    found = without_notes(paper.table(title, blank, HEADS, ONE, TWO, blank, note), profile)
    assert [row.cells[0].text.value for row in found.rows] == ["No", "1", "2"]


def test_a_key_drawn_below_a_table_in_its_columns_is_outside_of_it(profile):
    name, sign = ["RAG", "", "", "", ""], paper.cell("", paper.mark("shape", GREEN, "dot"))
    key = [sign, "Complete and signed off", "by the Panel", "", ""]
    found = without_notes(paper.table(HEADS, ONE, TWO, name, key), profile)
    assert [row.cells[0].text.value for row in found.rows] == ["No", "1", "2"]
    record = ["3", "That it is", "Agreed", "", paper.cell("", paper.mark("shape", GREEN, "dot"))]
    table = paper.table(HEADS, ONE, name, record)
    assert without_notes(table, profile) is table


def test_a_last_record_that_is_not_answered_yet_stays(profile):
    table = paper.table(HEADS, ONE, ["", "That the roof is mended", "", "", ""])
    assert without_notes(table, profile) is table


@pytest.mark.parametrize(
    ("heading", "day"),
    [("Update March 24", "2024-03"), ("Position Sept '23", "2023-09"), ("6 May 24", "2024-05-06"), ("24 March", None)],
)
def test_a_year_of_two_figures(heading, day, profile):
    assert date_in(heading, profile) == day


def test_cards_of_one_table_with_labels_in_front_of_the_recommendation(profile):
    def card(number: str, what: str) -> list[list[str]]:
        return [
            ["Recommendation No.", number],
            ["Recommendation", what],
            ["Accepted by the Committee? (Y/N)", "Yes"],
            ["What has been done to date? Please give evidence.", "It was mended."],
            ["Status", "Complete"],
        ]

    (found,) = reports(paper.table(*card("1", ONE[1]), *card("2", TWO[1])), profile=profile)
    assert [(r.number, str(r.recommendation), r.decision, r.rag) for r in found.recommendations] == [
        ("1", ONE[1], "agreed", "complete"),
        ("2", TWO[1], "agreed", "complete"),
    ]


def test_forms_whose_labels_stand_over_their_values_some_of_them_of_no_known_words(profile):
    def form(number: str, what: str, status: str):
        over = [paper.cell(words, columns=4, look=paper.BOLD) for words in ("RECOMMENDATION", "PROGRESS", "RISKS SEEN")]
        wide = [paper.cell(words, columns=4) for words in (what, "It was mended in May.", "", "Checked by: AB")]
        pairs = [["Rec. reference", number, "Due date", "May 2031"], ["Lead officer", "Ann Ash", "Status", status]]
        rows = [over[0], wide[0], over[1], wide[1], over[2], wide[2], wide[3]]
        return paper.table(*pairs, *([one, None, None, None] for one in rows))

    (found,) = reports(form("QX/1", ONE[1], "GREEN"), form("QX/2", TWO[1], "RED"), profile=profile)
    assert [(r.label, str(r.recommendation), str(r.update), r.rag) for r in found.recommendations] == [
        ("QX/1", ONE[1], "It was mended in May.", "green"),
        ("QX/2", TWO[1], "It was mended in May.", "red"),
    ]


def test_headings_of_a_sentence_are_none(profile):
    told = "Masons to be told what is now being asked for."
    assert heading_of(paper.table(["(ii)", told, "Agreed"]), profile) is None
    assert printed_records([], heading_of(paper.table(HEADS, ONE), profile), profile) == ()


def test_figures_of_a_key_need_no_mark_behind_the_lead_of_one(profile):
    line = Text("Rating: 1 Fully done (blue). 2 On target (green). 3 Slipped (amber). Others have no rating.")
    entries, _ = key_of_lines([line], profile, figures=True)
    assert [(e.shown, rag_by_key(e, profile)) for e in entries] == [("1", "complete"), ("2", "green"), ("3", "amber")]


@pytest.mark.parametrize(
    ("lines", "rags"),
    [
        (["Ongoing = going to plan (green); Late = will be late (amber)."], {"Ongoing": "green", "Late": "amber"}),
        (["In progress: acceptable (green)", "Late: unacceptable (red)"], {"In progress": "green", "Late": "red"}),
        (["Key: D – done; P – to plan; L – late, unlikely to be met"], {"D": "complete", "P": "green", "L": "red"}),
    ],
)
def test_keys_of_words_and_letters_that_nobody_else_uses(lines, rags, profile):
    entries, _ = key_of_lines(map(Text, lines), profile)
    assert {e.shown: rag_by_key(e, profile) for e in entries} == rags


def test_a_key_of_figures_in_one_line(profile):
    line = Text("Grades used: 1 = fully done (blue); 2 = on track (green); 3 = slipped (amber).")
    entries, _ = key_of_lines([line], profile, figures=True)
    assert [(e.shown, e.progress, rag_by_key(e, profile)) for e in entries] == [
        ("1", "delivered", "complete"),
        ("2", "on_track", "green"),
        ("3", "concern", "amber"),
    ]


def test_a_section_headed_by_what_its_recommendations_were_assessed_as(profile):
    assert state_of(Text("Recommendations assessed as amber"), profile).rag == "amber"
    assert state_of(Text("Part B: Recommendations that are on track"), profile).rag == "green"
    assert state_of(Text("Actions which have been completed"), profile).rag == "complete"
    assert state_of(Text("Recommendations that are not yet complete"), profile).rag is None
    assert state_of(Text("Recommendations about amber lights"), profile).rag is None


@pytest.mark.parametrize("counts", [["1 Red", "2 Amber", "3 Green"], ["Red: 1", "Amber: 2", "Green: 3"]])
def test_counts_of_statuses_are_no_key(counts, profile):
    assert key_of_table(paper.table(counts), profile) == ()


def test_a_number_of_recommendations_beside_a_colour_is_no_key(profile):
    rows = [["Red", "2 recommendations"], ["Green", "5 recommendations"]]
    assert key_of_table(paper.table(*rows), profile) == ()
