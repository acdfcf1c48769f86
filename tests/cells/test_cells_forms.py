"""What forms have: labels in words of their own, boxes to tick, prompts that nobody filled in, lamps beside words."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import role_of
from pipeline.cells.decisions import decision_of_column, decision_of_response
from pipeline.cells.header.by_labels import of_labels
from pipeline.cells.header.labels import Labelled, labelled_lines
from pipeline.cells.prompts import without_prompts
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.status.printed import read_status
from tests import paper
from tests.cells.test_cells_reports import reports

GREEN, RED = "#38a169", "#c53030"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Wording", "recommendation"),
        ("The Panel’s exact wording", "recommendation"),
        ("Amended wording", None),
        ("Executive reasons and planned action", "response"),
        ("Reasons for the decision", "response"),
        ("Reasons and intended action", "response"),
        ("Reason for recommendation", "recommendation"),
    ],
)
def test_labels_of_forms(label, role, profile):
    assert role_of(label, profile) == role


def test_a_lamp_beside_a_word_that_nobody_knows_is_the_status(profile):
    lamp = paper.mark("shape", GREEN, "dot")
    shown = read_status(paper.cell("Rolling along", lamp), profile)
    assert (shown.shown, shown.rag) == ("Rolling along", "green")
    assert read_status(paper.cell("Rolling along", lamp, paper.mark("shape", RED, "dot")), profile).rag is None
    assert read_status(paper.cell("Rolling along", paper.mark("shape", GREEN, "tick")), profile).rag is None


HEADS = ["No", "Recommendation", "Response", "Latest update", "Status"]
PROMPT = "Click or tap here to enter text."


def test_prompts_that_nobody_filled_in_are_blanks(profile):
    rows = [
        ["1", "That walls be built.", "☒ Agreed ☐ Rejected\nMasons are hired.", "They stand.", "Green"],
        ["2", "That gates be shut.", "☐ Agreed ☒ Rejected", PROMPT, "Choose an item."],
        ["3", "That roofs be tiled.", "☒ Agreed ☐ Rejected", f"Tiles came.\n{PROMPT}", "☐ Green ☒ Amber"],
    ]
    (report,) = reports(paper.table(HEADS, *rows), profile=profile)
    assert [r.update.value if r.update else None for r in report.recommendations] == [
        "They stand.", None, "Tiles came.",
    ]  # fmt: skip
    assert [(r.decision, r.rag) for r in report.recommendations] == [
        ("agreed", "green"), ("rejected", None), ("agreed", "amber"),
    ]  # fmt: skip
    assert report.recommendations[1].status.shown is None


def test_a_table_without_prompts_stays_itself_and_their_words_are_those_of_the_form(profile):
    plain = paper.table(["Update", "They stand."])
    assert without_prompts(plain, profile) is plain
    table = without_prompts(paper.table(["Update", PROMPT]), profile)
    assert [w.text for w in table.repeated] == PROMPT.split() and not table.rows[0].cells[1].text


def test_a_box_that_is_ticked_tells_the_stage_of_a_return(profile):
    pairs = labelled_lines([paper.text("Stage of this return: ☐ Interim (6 months) ☒ Final (12 months)")], profile)
    claims = {claim.field: claim.value for claim in of_labels(list(pairs), profile) if claim.value}
    assert claims == {"stage": "final", "stage_months": 12}
    assert not list(of_labels([Labelled("Committee", "committee", paper.text("Choose an item."))], profile))


@pytest.mark.parametrize("said", ["\uf0fe Agreed \uf0a8 Rejected", "\uf06f Rejected \uf0fd Agreed"])
def test_boxes_of_wingdings(said, profile):
    assert decision_of_column(said, profile) == decision_of_response(said, profile) == "agreed"


def test_boxes_none_of_which_is_ticked_say_nothing(profile):
    assert read_status(paper.cell("☐ Complete ☐ On track ☐ Off track"), profile).blank
    assert decision_of_column("☐ Agreed ☐ Not agreed", profile) is None
    assert decision_of_response("☐ Agreed ☐ Not agreed\nIt is looked at in May.", profile) is None


def test_prompts_of_cards_are_placed(profile):
    cards = [
        paper.table(
            [paper.cell(f"Recommendation {at}", columns=2), None], ["Wording", "That it be mended."],
            ["Response", "Agreed"], ["Progress", PROMPT], ["Status", "Green"], top=100 * at, bottom=100 * at + 90,
        )
        for at in (1, 2)
    ]  # fmt: skip
    words = {w.text for table in with_cards([without_prompts(card, profile) for card in cards], profile, lambda _: None)
             for w in table.repeated}  # fmt: skip
    assert set(PROMPT.split()) <= words
