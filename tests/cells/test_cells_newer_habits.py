"""Habits that two more authors had: numbers over cards, dashes behind labels, states with their colour in front."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.platypus import Paragraph, Spacer

from pipeline.cells.columns.banded import with_bands
from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.decisions import decision_of_response
from pipeline.cells.header.bodies import bodies_in
from pipeline.cells.header.fields import header_of
from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.rows import printed_records
from pipeline.cells.stanzas.card_pairs import pairs_of
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.counted import counted_in
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import label_of
from pipeline.cells.stanzas.labels_again import with_lines_as_labels
from pipeline.cells.stanzas.marks import paint_behind
from pipeline.cells.status.badges import badges_of
from pipeline.cells.status.headed import state_of
from pipeline.cells.status.key_lines import key_of_lines
from pipeline.cells.status.meaning import entry_for, rag_told
from pipeline.cells.status.printed import read_status
from pipeline.models.page import Box, Fill, Page
from pipeline.models.table import Block, Cell, Fragment, Table
from pipeline.models.text import Text
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lines import spoken
from pipeline.text.paragraphs import blocks_of
from tests import paper
from tests.drawing import Case, draw, line, style, table, top

WHITE = paper.BOLD._replace(colour="#ffffff")


@pytest.mark.parametrize(
    ("said", "rag"),
    [
        ("Green: on track", "green"),
        ("Blue – completed", "complete"),
        ("Red: delayed", "red"),
        ("Green: spaces and parks", None),
    ],
)
def test_a_heading_may_name_its_colour_in_front_of_its_state(profile, said, rag):
    assert state_of(Text(said), profile).rag == rag


def test_headings_of_states_over_tables_are_no_key(tmp_path: Path) -> None:
    heads = ["No.", "Recommendation", "Response", "Update"]
    tables = [
        [*line(state, True, 11), table([heads, row], [40, 150, 120, 180]), Spacer(1, 12)]
        for state, row in (
            ("Blue: completed", ["1", "That ten bins are emptied each day.", "Agreed.", "All ten are emptied."]),
            ("Green: on track", ["2", "That a bench stands at each stop.", "Agreed.", "Four stand by now."]),
            ("Red: delayed", ["3", "That the lamps burn all night.", "Agreed.", "None burns yet."]),
        )
    ]
    parts = [*top("Wexley Council", "Place Panel", "Clean Streets"), *(p for part in tables for p in part)]
    found = read_document(draw(Case("states", "", lambda: parts, ()), tmp_path), Settings(entities=False))
    assert [(r.number, r.rag, r.theme) for r in found.reports[0].recommendations] == [
        ("1", "complete", None),
        ("2", "green", None),
        ("3", "red", None),
    ]
    assert found.reports[0].legend == ()


def _card(head: str, state: str = "") -> list[list[str | None]]:
    first = [head, state] if state else [head, None]
    return [first, ["Recommendation", "That bins go."], ["Response", "Agreed."], ["Progress", "Ten are gone."]]


def _cards(*heads: tuple[str, str], profile) -> list[list[str]]:
    rows = [paper.row(*row) for head, state in heads for row in _card(head, state)]
    made = with_cards([paper.table(*rows)], profile, lambda table: None)
    return [[cell.text.value if cell else "" for cell in row.cells] for row in made[0].rows]


def test_a_card_may_be_headed_by_its_number_alone(profile):
    rows = _cards(("No. 1", ""), ("No. 2", ""), profile=profile)
    assert rows == [
        ["No.", "Recommendation", "Response", "Progress"],
        ["No. 1", "That bins go.", "Agreed.", "Ten are gone."],
        ["No. 2", "That bins go.", "Agreed.", "Ten are gone."],
    ]


def test_a_state_beside_the_number_of_a_card_may_have_a_label(profile):
    (first, second, *_) = pairs_of(paper.table(*_card("Recommendation 1", "Status: On track")), profile)
    assert [cell.text.value for cell in first if cell] == ["Recommendation 1"]
    assert [cell.text.value for cell in second if cell] == ["Status", "On track"]


def overleaf(text: str) -> Cell:
    return paper.cell(text)._replace(fragments=(Fragment(2, Box(47, 97, 200, 115)),))


def test_a_theme_goes_on_below_a_heading_printed_again(profile):
    heads = ["Theme", "No.", "Recommendation", "Update"]
    cut = paper.cell("Markets", rows=1)
    rows = [
        paper.row(paper.cell("Shops", rows=2), "1a", "That shops open.", "They do."),
        paper.row(None, "1b", "That shops close.", "They do."),
        paper.row(cut, "2a", "That markets move.", "They do."),
        paper.row(*map(overleaf, heads)),
        paper.row(*map(overleaf, ("", "2b", "That markets stay.", "They do."))),
    ]
    heading = heading_of(paper.table(heads, *rows), profile)
    assert heading is not None
    found = printed_records(rows, heading, profile)
    assert [r.cells[0].text.value for r in found if r.cells[0]] == ["Shops", "Shops", "Markets", "Markets"]


def test_a_line_over_a_heading_printed_again_heads_what_follows(profile):
    heads = ["Recommendation", "Update"]
    rows = [
        paper.row("1. That shops open.", "They do."),
        paper.row("On track\nRecommendation", "Update"),
        paper.row("2. That shops close.", "They do."),
    ]
    heading = heading_of(paper.table(heads, *rows), profile)
    assert heading is not None
    assert [r.theme.value if r.theme else None for r in printed_records(rows, heading, profile)] == [None, "On track"]


def _labelled(label: str, value: str, *, bold: bool = True) -> Item:
    front = paper.line(label, look=paper.BOLD if bold else paper.PLAIN)
    words = (*front, *paper.line(value, front[-1].box.x1 + paper.SPACE, first=9))
    return Item(1, 100, Box(0, 0, 500, 800), Block((words,)), apart=False, text=spoken(words))


@pytest.mark.parametrize("bold", [True, False])
def test_a_dash_ends_a_label_that_print_sets_apart(profile, bold):
    found = label_of(_labelled("Update", "– The plan is out.", bold=bold), profile)
    assert (found.text, found.role) == ("Update", "update") if bold else found is None


def test_a_line_that_begins_with_such_a_label_begins_a_paragraph():
    above = paper.line("That visits are charged for by the hour and paid for.", top=100)
    label = paper.line("Update", top=112, look=paper.BOLD)
    below = (*label, *paper.line("– A charge came.", label[0].box.x1 + paper.SPACE, 112, first=20))
    box = Box(50, 0, above[-1].box.x1, 800)
    assert len(blocks_of([above, below], box)) == 2
    plain = tuple(w._replace(style=paper.PLAIN) for w in below)
    assert len(blocks_of([above, plain], box)) == 1


def test_a_colon_in_a_value_ends_no_label(profile):
    words = (*paper.line("Response", look=paper.BOLD), *paper.line("Accepted in part: three sites a year.", 200))
    item = Item(1, 100, Box(0, 0, 500, 800), Block((words,)), apart=False, text=spoken(words))
    assert label_of(item, profile).text == "Response"


def test_an_address_alone_is_no_lead_officer(profile):
    assert label_of(_labelled("Contact:", "parks@wexley.gov.uk"), profile) is None
    assert label_of(_labelled("Contact:", "Ann Ash, parks@wexley.gov.uk"), profile).role == "lead_officer"


def test_a_large_figure_beside_a_card_and_a_title_in_bold_open_it(tmp_path: Path) -> None:
    def card(number: int, title: str, asked: str, said: str) -> list:
        body = [Paragraph(title, style(True, 10)), Paragraph(asked, style(True))]
        body += [p for t in (("Response", "Accepted."), ("Progress", said)) for p in _over(*t)]
        rules = [("BOX", (0, 0), (-1, -1), 0.5, "#000000"), ("LINEAFTER", (0, 0), (0, -1), 0.5, "#000000")]
        return [table([[Paragraph(str(number), style(True, 16)), body]], [40, 440], rules, heads=0), Spacer(1, 14)]

    parts = [
        *top("Wexley Council", "Place Panel", "Beach Safety"),
        *card(
            1, "What the signs say", "Each beach should have a sign with its number on it.", "Nine signs are up by now."
        ),
        *card(2, "Lines", "Lines to throw should hang in the harbour.", "Six lines hang in the harbour."),
        *card(3, "Lessons", "Every child should be taught what the sea does.", "Five schools take part so far."),
    ]
    found = read_document(draw(Case("figures", "", lambda: parts, ()), tmp_path), Settings(entities=False))
    told = [(r.number, str(r.title), str(r.update)) for r in found.reports[0].recommendations]
    assert told == [
        ("1", "What the signs say", "Nine signs are up by now."),
        ("2", "Lines", "Six lines hang in the harbour."),
        ("3", "Lessons", "Five schools take part so far."),
    ]


def _over(label: str, said: str) -> list:
    return [Paragraph(label, style(True, 8)), Paragraph(said, style())]


def test_a_label_that_a_paragraph_swallowed_is_cut_out(profile):
    def item(*lines: str, top: float, apart: bool = False) -> Item:
        block = Block(tuple(paper.line(t, top=top + 12 * i, first=9 * i) for i, t in enumerate(lines)))
        return Item(1, top, Box(0, 0, 500, 800), block, apart=apart, text=" ".join(lines))

    said = "Ten bins go each day."
    items = [item("Progress", top=100, apart=True), item(said, top=112), item("Progress", top=150, apart=True)]
    items += [item(said, top=162), item("Progress", top=200, apart=True), item(said, "Progress", said, top=212)]
    found = with_lines_as_labels(items, profile)
    assert [(part.text, part.apart) for part in found][-3:] == [(said, False), ("Progress", True), (said, False)]


@pytest.mark.parametrize("colon", ["A reply was received on 2 May:", "Progress to the end of 2 May:"])
def test_prose_that_speaks_of_a_reply_is_no_label(profile, colon):
    found = label_of(_labelled(colon, "the team has no room.", bold=False), profile)
    assert (found is None) is colon.startswith("A reply")


def _boxed(number: int, state: str, asked: str, *said: tuple[str, str]) -> list:
    words = [f"{label}<br/>" for label, _ in said], [f"{value}<br/>" for _, value in said]
    pairs = table([["".join(w) for w in words]], [90, 380], rules=[], heads=0)
    head = table([[f"Recommendation {number}", state]], [390, 80], rules=[], heads=0)
    return [table([[head], [[Paragraph(asked, style()), pairs]]], [490], heads=0), Spacer(1, 14)]


def test_a_box_around_text_is_opened_where_no_report_is_found(tmp_path: Path) -> None:
    cards = [
        _boxed(1, "On track", "Halve the size of plots.", ("Response", "Accepted."), ("Progress", "Ten are split.")),
        _boxed(2, "Complete", "Bring in a deposit.", ("Response", "Accepted."), ("Progress", "It is in force.")),
        _boxed(3, "At risk", "Lay water to all sites.", ("Response", "Accepted."), ("Progress", "Two have it.")),
    ]
    parts = [*top("Wexley Council", "Place Panel", "Allotments"), *(p for card in cards for p in card)]
    found = read_document(draw(Case("boxes", "", lambda: parts, ()), tmp_path), Settings(entities=False))
    assert [
        (r.number, r.recommendation.value, r.rag) for r in found.reports[0].recommendations if r.recommendation
    ] == [
        ("1", "Halve the size of plots.", "green"),
        ("2", "Bring in a deposit.", "complete"),
        ("3", "Lay water to all sites.", "amber"),
    ]


def test_of_two_days_that_labels_call_the_reports_the_later_is(profile):
    lines = [paper.text("Report date: 23 April 2030", top=100), paper.text("Update date: 29 April 2031", top=114)]
    found = header_of(tuple(labelled_lines(lines, profile)), (), (), profile)
    assert (found.completion_date, found.update_date) == ("2030-04-23", "2031-04-29")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wexmere County Borough", "Wexmere County Borough"),
        ("Wexmere County Borough Council", "Wexmere County Borough Council"),
        ("Royal Borough of Wexley and Stoke Ash", "Royal Borough of Wexley and Stoke Ash"),
        ("Royal Borough of Wexley and the Trust met", "Royal Borough of Wexley"),
        ("Apprenticeships in the Council", None),
    ],
)
def test_what_names_a_council(profile, text, name):
    assert next((body.name for body in bodies_in(text, profile)), None) == name


def _heading(state: str, look) -> Item:
    words = (*paper.line("Recommendation 3: Bins", look=paper.BOLD), *paper.line(state, 400, first=9, look=look))
    return Item(1, 100, Box(0, 0, 500, 800), Block((words,)), apart=True, text=spoken(words))


@pytest.mark.parametrize(
    ("state", "look", "found"),
    [("Not accepted", paper.BOLD, True), ("Hardly moving", WHITE, True), ("Hardly moving", paper.BOLD, False)],
)
def test_a_badge_is_told_by_its_words_or_its_paint(profile, state, look, found):
    _, said = badges_of(_heading(state, look), profile)
    assert [badge.value.text for badge in said] == [state] * found


def test_the_paint_of_a_badge_is_its_own_and_not_that_of_the_heading():
    words = paper.line("Hardly moving", 400)
    behind = Box(395, 95, 480, 115)
    page = Page(1, 600, 800, tuple(words), fills=(Fill(Box(0, 90, 600, 120), "#e6edf3"), Fill(behind, "#c62828")))
    assert [mark.colour for mark in paint_behind(words, page)] == ["#c62828"]
    whole = Page(1, 600, 800, tuple(words), fills=(Fill(Box(0, 90, 600, 120), "#c62828"),))
    assert paint_behind(words, whole) == ()
    blue = Page(1, 600, 800, tuple(words), fills=(Fill(behind, "#1f5fbf"),))
    assert paint_behind(words, blue) == (), "a colour of the house"


def test_a_key_may_have_commas_in_its_entries(profile):
    said = (
        "Key to status: Implemented (blue); On track (green); In progress, some delay (amber); Not implemented (red)."
    )
    entries, _ = key_of_lines([paper.text(said)], profile)
    assert [(e.shown, e.meaning) for e in entries] == [
        ("Implemented", "blue"),
        ("On track", "green"),
        ("In progress, some delay", "amber"),
        ("Not implemented", "red"),
    ]


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("Accepted as regards the vehicle. No more can be promised.", "partially_agreed"),
        ("Agreed so far as the Council's own area is concerned.", "partially_agreed"),
        ("Accepted, so far as it lies with the Council.", "agreed"),
    ],
)
def test_a_decision_that_is_narrowed(profile, said, decision):
    assert decision_of_response(said, profile) == decision


def test_what_stands_first_below_a_number_is_recommended_under_any_label(profile):
    rows = []
    for number in ("Recommendation 2", "Recommendation 3"):
        rows += [[paper.cell(number, columns=2), None], ["Text", "That bins go."], ["Cabinet's response", "Accepted."]]
        rows += [["Progress at May 2031", "Ten are gone."], ["Rating", "GREEN"]]
    (made,) = with_cards([with_bands(paper.table(*rows), profile)], profile, _nothing)
    read = [[cell.text.value if cell else "" for cell in row.cells][:3] for row in made.rows[1:]]
    assert read == [[f"Recommendation {n}", "That bins go.", "Accepted."] for n in (2, 3)]


def _nothing(table: Table) -> None:
    return None


def test_two_labels_of_one_role_open_a_counted_recommendation(profile):
    def item(text: str, *, apart: bool = False) -> Item:
        words = paper.line(text, look=paper.BOLD if apart else paper.PLAIN)
        return Item(1, 100, Box(0, 0, 500, 800), Block((words,)), apart=apart, text=text)

    said = [item("Progress", apart=True), item("The College ran two courses."), item("Outcome: Implemented")]
    items = [item("1. To ask the College.", apart=True), *said, item("2. To ask the ferry.", apart=True), *said]
    assert counted_in(items, profile).openers == {id(items[0]), id(items[4])}


def _told(status: str, line: str, profile) -> str | None:
    entries, _ = key_of_lines([paper.text(line)], profile)
    shown = read_status(paper.cell(status), profile)
    return rag_told(shown, entry_for(shown, entries), entries, profile)


@pytest.mark.parametrize(("status", "rag"), [("C", "complete"), ("O", "green"), ("B", "amber")])
def test_a_letter_that_begins_its_meaning_is_no_colour(profile, status, rag):
    assert _told(status, "C = complete O = ongoing, on track B = behind, at risk", profile) == rag


@pytest.mark.parametrize(("status", "rag"), [("R", "red"), ("A", "amber"), ("G", "green")])
def test_letters_of_colours_stay_what_is_shown(profile, status, rag):
    assert _told(status, "R = risk of delay A = actions on track G = good, all done", profile) == rag


def test_a_key_may_name_the_colour_of_a_word(profile):
    line = "Behind (red) = will not meet the date; In hand (green) = under way; Done (blue) = finished."
    assert _told("Behind", line, profile) == "red"


@pytest.mark.parametrize("heading", ["Six months (May 2018)", "12 months on", "Nine months"])
def test_a_round_alone_heads_updates(profile, heading):
    assert role_of(heading, profile) == "update"
