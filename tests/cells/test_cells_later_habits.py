"""Bars over tables, states told by tables, decisions alone, questions as labels, days below a label, sheets' tops."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cells.bars_over import with_bars_over
from pipeline.cells.columns.answers_alike import answers_alike
from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.columns.two_rows import with_rows_below
from pipeline.cells.columns.window import where_headed
from pipeline.cells.header.subject import subject_of
from pipeline.cells.leftover import left_over
from pipeline.cells.own_titles import with_own_titles
from pipeline.cells.reports import read_reports
from pipeline.cells.stanzas.abreast import cut_at_labels
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.newspaper import columns_of
from pipeline.cells.status.headed import state_of
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Block
from pipeline.models.text import Text
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import lines_of, spoken
from tests import paper

NEWS = "The wall has been mended since then and the roof is to follow in the spring."
HEADS = ["No", "Recommendation", "Progress"]


def _read(tables, profile, pages=1):
    drawn = [Page(number, 595, 842, ()) for number in range(1, pages + 1)]
    (found,) = read_reports(drawn, tuple(tables), Places(), profile, Lexicon())
    return found.recommendations


def _bar(title, page, top=80):
    return paper.table([title, "", ""], page=page, top=top, bottom=top + 18)


def test_a_bar_right_over_a_table_is_its_first_row():
    table = paper.table(HEADS, ["1", "That it ends", NEWS])
    (found,) = with_bars_over([_bar("Table A – On track", 1), table])
    assert [cell and cell.text.value for cell in found.rows[0].cells] == ["Table A – On track", None, None]
    assert found.boxes[0].box.top == 80 and found.rows[1:] == table.rows


@pytest.mark.parametrize(
    "over", [_bar("Table A", 1, top=20), _bar("Table A", 2), paper.table(["A", "b", ""], top=80, bottom=98)]
)
def test_what_stands_further_off_or_says_more_is_no_bar(over):
    table = paper.table(HEADS, ["1", "That it ends", NEWS])
    assert with_bars_over([over, table]) == [over, table]


def test_tables_by_state_tell_the_status_of_their_rows(profile):
    made = []
    for page, (title, number) in enumerate(
        [("Table A – Live (GREEN)", "1"), ("Table B – Held up (RED)", "2")], start=1
    ):
        made += [_bar(title, page), paper.table(HEADS, [number, "That it ends", NEWS], page=page)]
    assert [r.rag for r in _read(made, profile, pages=2)] == ["green", "red"]


@pytest.mark.parametrize(
    ("title", "rag"),
    [
        ("Table C – Extension requested (AMBER)", "amber"),
        ("Table E – To be closed (GREY)", None),
        ("Green spaces (RED)", None),
    ],
)
def test_a_table_may_name_its_colour_at_the_end(title, rag, profile):
    assert state_of(Text(title), profile).rag == rag


def test_a_state_beside_an_empty_rating_counts(profile):
    heads = [*HEADS, "Status", "RAG"]
    rows = [["1", "That it ends", NEWS, "Complete", ""], ["2", "That it starts", NEWS, "In progress", "Amber"]]
    assert [r.rag for r in _read([paper.table(heads, *rows)], profile)] == ["complete", "amber"]


def test_rows_with_a_recommendation_and_news_of_their_own_are_records(profile):
    motion = [paper.cell("Clean rivers", rows=2), paper.cell("Fair fares", rows=2), paper.cell("Warm halls", rows=2)]
    heads = ["Motion", "No.", "Resolution", "Progress"]
    rows = []
    for at, cell in enumerate(motion, start=1):
        rows += [[cell, f"{at}a", "That it ends", NEWS], [None, f"{at}b", "That it starts", NEWS]]
    table = paper.table(heads, *rows)
    assert with_rows_below(table, profile) is table


def test_a_decision_alone_is_no_answer_but_is_one_where_another_table_says_more(profile):
    heads = ["Recommendation", "Cabinet decision", "Update"]
    brief = paper.table(heads, ["That it ends", "Agreed", NEWS], ["That it starts", "Rejected", NEWS])
    longer = paper.table(
        heads, ["That it stays", "Agreed. It costs nine hundred pounds a year", NEWS], ["That it goes", "Agreed", NEWS]
    )
    own = [settled(heading_of(table, profile), table, profile) for table in (brief, longer)]
    assert [h.columns[1].role for h in own] == ["decision", "response"]
    assert [h.columns[1].role for h in answers_alike(own)] == ["response", "response"]
    assert answers_alike(own[:1]) == own[:1]


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Q. How does the Group's lead officer rate it?", "status"),
        ("Who is the lead officer?", "lead_officer"),
        ("Who’s leading", "lead_officer"),
        ("When’s it due?", "target_date"),
        ("Whose words these are", None),
        ("Q. Did the Cabinet agree?", "decision"),
        ("Q2. What has happened since?", "update"),
        ("Motion & Resolution", "recommendation"),
        ("Progress date", "target_date"),
    ],
)
def test_questions_ask_for_what_their_verb_says(question, role, profile):
    assert role_of(question, profile) == role


def test_a_heading_below_labels_and_a_key_in_the_sheet_is_found(profile):
    top = [["Committee", "", "Place Panel", "", "", "", "Blue: done", "B"]] * 5
    heads = [
        "Rec No",
        "Recommendation",
        "Accepted?",
        "Lead officer",
        "Target date",
        "Update (March)",
        "Update (May)",
        "RAG",
    ]
    row = ["1", "That it ends", "Yes", "Ann Ash", "3 May 2031", NEWS, NEWS, "G"]
    table = paper.table(*top, heads, row)
    assert 5 in where_headed(table)
    found = heading_of(table, profile)
    assert found and found.rows == 6


def test_what_counts_recommendations_was_not_left_out(profile):
    counts = paper.table(
        ["Theme", "Number of recommendations", "In progress"],
        ["Roads", "9", "4"],
        ["Parks", "7", "2"],
        ["Total", "16", "6"],
    )
    assert not list(left_over([counts], [], profile))


@pytest.mark.parametrize(
    ("title", "name"), [("Recommendation Tracker (DRAFT EXAMPLE)", None), ("Night Buses (draft)", "Night Buses")]
)
def test_a_draft_or_example_is_no_subject(title, name, profile):
    found = subject_of(title, profile)
    assert (found.name if found else None) == name


def _item(line):
    return Item(1, line[0].box.top, 50, Block((line,), 0), spoken(line))


def test_labels_abreast_need_little_white_or_bold_print(profile):
    near = (*paper.line("Lead: Ann Ash"), *paper.line("Target: 3 May", x=130, first=3))
    bold = (
        *paper.line("Lead:", look=paper.BOLD),
        *paper.line("Ann Ash", x=80, first=1),
        *paper.line("Target:", x=119, first=3, look=paper.BOLD),
        *paper.line("3 May", x=157, first=4),
    )
    for line in (near, bold):
        assert [item.text for item in cut_at_labels([_item(line)], profile)] == ["Lead: Ann Ash", "Target: 3 May"]


def test_a_right_column_that_opens_with_a_bold_lead_is_one_of_a_newspaper(profile):
    left, right = [], []
    for at in range(8):
        left += paper.line("The reply of the Cabinet was long", top=100 + 12 * at, first=100 * at)
        lead = paper.line("Progress since then.", x=300, top=100 + 12 * at, first=100 * at + 50, look=paper.BOLD)
        rest = "It has ended." if at == 3 else "It has been ended since then"
        right += [
            *(lead if at == 3 else ()),
            *paper.line(rest, x=410 if at == 3 else 300, top=100 + 12 * at, first=100 * at + 60),
        ]
    words = sorted([*left, *right], key=lambda w: (w.box.top, w.box.x0))
    assert len(columns_of(words, lines_of(words), profile)) == 4
    plain = [
        replace(w, style=paper.PLAIN) if hasattr(w, "__dataclass_fields__") else w._replace(style=paper.PLAIN)
        for w in words
    ]
    assert len(columns_of(plain, lines_of(plain), profile)) == 1


def test_a_theme_of_its_own_over_each_recommendation_is_its_title(profile):
    made = []
    for at, title in enumerate(["Roads", "Parks", "Libraries"]):
        made += [paper.row(paper.cell(title, columns=3), None, None), paper.row(str(at + 1), "That it ends", NEWS)]
    found = _read([paper.table(HEADS, *made)], profile)
    assert [(str(r.title), r.theme) for r in found] == [("Roads", None), ("Parks", None), ("Libraries", None)]
    again = [*made, paper.row("4", "That it starts", NEWS)]
    assert [r.title for r in _read([paper.table(HEADS, *again)], profile)] == [None] * 4


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (
            ["Recommendation That it ends", "Recommendation The rest stays", "Recommendation: Give it up"],
            "That it ends",
        ),
        (["Recommendation That it ends", "Recommendation The rest stays", "Give it up"], "Recommendation That it ends"),
    ],
)
def test_the_name_of_a_recommendation_in_front_of_all_is_a_label(texts, first, profile):
    rows = [[str(at), "That it ends", NEWS] for at in range(1, 4)]
    read = zip(_read([paper.table(HEADS, *rows)], profile), texts, strict=True)
    found = with_own_titles([replace(one, recommendation=paper.text(text)) for one, text in read], profile)
    assert str(found[0].recommendation) == first


def test_a_title_row_heads_rows_as_the_themes_below_it_do(profile):
    def over(text):
        return paper.row(paper.cell(text, columns=3), None, None)

    rows = [["1", "That it ends", NEWS], ["2", "That it starts", NEWS]]
    table = paper.table(
        over("Knowing what is there"), HEADS, *rows, over("Filling it again"), ["3", "That it stays", NEWS]
    )
    assert [str(r.theme) for r in _read([table], profile)] == [*["Knowing what is there"] * 2, "Filling it again"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Rating in May 2024", "status"), ("Position at 3 June 2031", "update"), ("In May 2024", None), ("Latest", None)],
)
def test_a_heading_may_end_with_its_day(heading, role, profile):
    assert role_of(heading, profile) == role


def test_a_year_in_front_of_the_recommendation_is_no_target(profile):
    heads = ["Year", "Recommendation", "Latest position", "When?"]
    rows = [["2021", "That it ends", NEWS, "May 2031"], ["2022", "That it starts", NEWS, "June 2031"]]
    table = paper.table(heads, *rows)
    assert next(c.role for c in settled(heading_of(table, profile), table, profile).columns) is None


def test_how_many_recommendations_there_are_is_no_record(profile):
    counts = paper.table(
        ["Theme", "Recommendations", "In progress"], ["1", "3", "2"], ["2", "3", "3"], ["Total", "6", "5"]
    )
    assert read_reports([Page(1, 595, 842, ())], (counts,), Places(), profile, Lexicon()) == ()
