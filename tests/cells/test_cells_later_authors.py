"""Papers of later authors: facts in a painted panel, a state below a large number, columns with other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.days import days_in
from pipeline.cells.header.fields import merged
from pipeline.cells.outside import paragraphs_of
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.status.key_states import key_of_states
from pipeline.cells.status.printed import read_status
from pipeline.cells.titles import titled
from pipeline.models.page import Box, Fill, Page, Word
from pipeline.models.places import Places
from pipeline.models.text import Text, concat, of_word
from pipeline.profiles import load
from pipeline.text.lexicon import Lexicon
from tests import paper
from tests.cells.test_cells_recurring import ASKED, DONE, Said, _page, _rows

NEWS = "The masons were on the site for most of the month and will be back in the spring."
SENTENCES = (
    "The panel met on six days and heard",
    "from nine people who live beside the",
    "river and use the path that runs on it,",
    "and from the mill.",
)
FACTS = ("Lead officer", "Ann Ash", "Cabinet Member", "Bo Birch", "Date", "3 May 2031")


def _beside(step: float) -> Page:
    """Prose at the left; facts in a painted panel at the right whose lines stand `step` points lower."""
    words: list[Word] = []
    for at, text in enumerate(SENTENCES):
        words += paper.line(text, top=100 + 14 * at, first=len(words))
    for at, text in enumerate(FACTS):
        words += paper.line(text, 380, 100 + step + 14 * at, first=len(words))
    return Page(1, 595, 842, tuple(words), fills=(Fill(Box(370, 90, 550, 200), "#e4f2f0"),))


def _paragraphs(page: Page) -> list[str]:
    return [text.value for text in paragraphs_of(page, Places(), Lexicon())]


def test_a_panel_beside_the_text_is_read_by_itself() -> None:
    said = _paragraphs(_beside(5))
    assert " ".join(SENTENCES) in said
    assert not any("Lead officer" in text and "panel" in text for text in said)


def test_painted_values_beside_their_labels_stay_with_them() -> None:
    assert any(text.startswith(f"{SENTENCES[0]} {FACTS[0]}") for text in _paragraphs(_beside(0)))


def _with_panel(at: int, top: float) -> list[Said]:
    """A large number over a state in a narrow column, and the text beside both."""
    return [
        (f"{at + 1}", 50, top, paper.BOLD),
        (f"Name {at}", 180, top, paper.BOLD),
        (("On track", "Complete", "Off track")[at], 50, top + 16),
        (f"{ASKED[at]}.", 180, top + 16),
        ("Reply", 180, top + 32, paper.BOLD),
        ("Agreed.", 180, top + 46),
        ("How far we are", 180, top + 60, paper.BOLD),
        (DONE[at], 180, top + 74),
    ]


def test_a_state_below_a_number_in_a_column_of_its_own(profile) -> None:
    head, *rows = _rows([_page([item for at in range(3) for item in _with_panel(at, 100 + 110 * at)])], profile)
    states = [row[head.index("Status")] for row in rows]
    assert states == ["On track", "Complete", "Off track"]
    assert [row[head.index("Recommendation")] for row in rows] == [
        f"{at + 1} Name {at}\n{ASKED[at]}." for at in range(3)
    ]


@pytest.mark.parametrize(
    ("said", "colour", "rag"),
    [
        ("Behind schedule", "#d32f2f", "red"),
        ("Behind schedule", "#f8cbad", "amber"),  # a pale orange is the red of one paper and the amber of another
        ("Amber – behind", "#d32f2f", "amber"),
        ("Complete", "#d32f2f", "complete"),
        ("At risk", "#4472c4", "amber"),  # the blue of the house
        ("Yellow", "#00a046", "amber"),
    ],
)
def test_a_clear_colour_tells_more_than_a_phrase(profile, said: str, colour: str, rag: str) -> None:
    assert read_status(paper.cell(said, paper.mark("fill", colour)), profile).rag == rag


@pytest.mark.parametrize(
    ("heads", "cells", "roles"),
    [
        (
            ["Rec", "Recommendation", "Accept / partially accept / reject", "Management response", "Update"],
            ["Accept", "Reject"],
            ["number", "recommendation", "decision", "response", "update"],
        ),
        (
            ["Rec", "Recommendation", "Needs money", "Management response", "Update"],
            ["Yes", "No"],
            ["number", "recommendation", None, "response", "update"],
        ),
    ],
)
def test_decisions_beside_answers(profile, heads: list[str], cells: list[str], roles: list[str | None]) -> None:
    rows = [
        [str(at), f"{ASKED[at]}.", said, "It will be paid for by the trust.", NEWS] for at, said in enumerate(cells, 1)
    ]
    table = paper.table(heads, *rows)
    found = heading_of(table, profile)
    assert found
    assert [c.role for c in settled(found, table, profile).columns] == roles


def test_recommendations_below_a_name_that_nobody_knows_beside_their_numbers(profile) -> None:
    rows = [
        [f"Recommendation {at}", f"{ASKED[at]} by the council before the winter.", "Agreed. It is paid for.", NEWS]
        for at in (1, 2, 3)
    ]
    table = paper.table(["Recommendation", "In full words", "Cabinet response", "Update"], *rows)
    found = heading_of(table, profile)
    assert found
    assert [c.role for c in settled(found, table, profile).columns] == [
        "number",
        "recommendation",
        "response",
        "update",
    ]


@pytest.mark.parametrize("heading", ["Task Group said", "The Panel said"])
def test_whoever_looked_into_it_said_what_is_recommended(profile, heading: str) -> None:
    table = paper.table(
        ["No.", heading, "Executive answered", "What has happened since"], ["1", ASKED[0], "Agreed.", NEWS]
    )
    found = heading_of(table, profile)
    assert found
    assert found.columns[1].role == "recommendation"


def test_this_time_and_last_time_are_rounds(profile) -> None:
    heads = ["Ref", "Recommendation", "Last time (May 2031)", "This time (May 2032)"]
    found = heading_of(paper.table(heads, *([str(at), ASKED[at], NEWS, NEWS] for at in (1, 2))), profile)
    assert found
    assert [c.role for c in found.columns[2:]] == ["update", "update"]


def test_a_card_that_says_less_in_the_words_of_the_others_is_one_of_them(profile) -> None:
    def card(at: int, *more: list[str]) -> object:
        return paper.table(
            [f"Recommendation {at}: Ponds", None], ["What we asked for", ASKED[at]], ["Reply", "Agreed."], *more
        )

    full = ["Update", NEWS], ["Status", "Green"]
    (one,) = with_cards([card(1, *full), card(2), card(3, *full)], profile, lambda table: None)
    assert len(one.rows) == 4
    assert (
        len(with_cards([card(1), paper.table(["Heading", "Prose"], ["Cost", "£5"])], profile, lambda table: None)) == 2
    )


def test_no_title_ends_in_a_small_word(profile) -> None:
    found = titled(paper.text("All GP practices and Council offices should show the card."), profile)
    assert found.title is None


def test_a_month_of_what_was_looked_into_is_not_the_day_it_ended(profile) -> None:
    line = "The Committee completed its inquiry into the floods of May 2030 on 3 June 2031."
    assert [(d.field, d.value) for d in days_in(line, profile)] == [
        (None, "2030-05"),
        ("completion_date", "2031-06-03"),
    ]
    told = list(days_in("The tables in the appendix were completed by officers on 3 June 2031.", profile))
    assert [d.field for d in told] == ["update_date"]
    listed = days_in("The table below lists the recommendations of the inquiry completed in May 2031.", profile)
    assert [d.field for d in listed] == ["completion_date"]


def test_a_label_in_front_names_an_inquiry_in_full() -> None:
    near = Claim("inquiry", "Empty Homes", Told.LINE, 12.0)
    label = Claim("inquiry", "Bringing Empty Homes Back", Told.FAR, float(Told.LABEL))
    assert merged([near, label], ()).inquiry == "Bringing Empty Homes Back"
    assert merged([near, Claim("inquiry", "Night Buses", Told.FAR, 9.0)], ()).inquiry == "Empty Homes"
    assert merged([near, Claim("inquiry", "Inquiry into Empty Homes", Told.FAR, 9.0)], ()).inquiry == "Empty Homes"


def test_a_word_of_the_councils_name_is_no_inquiry() -> None:
    council = Claim("council", "London Borough of Ashby", Told.LINE)
    logo, title = Claim("inquiry", "Ashby", Told.HEADING, 22.0), Claim("inquiry", "Night Buses", Told.HEADING, 12.0)
    assert merged([council, logo, title], ()).inquiry == "Night Buses"


def test_a_part_of_a_report_is_no_inquiry() -> None:
    from pipeline.cells.header.lines import Said as Line
    from pipeline.cells.header.top import of_line

    claims = of_line(Line("Purpose of the report", short=True, size=12.0), load())
    assert [c.value for c in claims if c.field == "inquiry"] == []


def test_states_well_apart_from_what_they_mean_are_a_key(profile) -> None:
    def line(state: str, meaning: str, top: float) -> Text:
        words = paper.line(state, top=top, look=paper.BOLD)
        return concat(map(of_word, (*words, *paper.line(meaning, 140, top, first=len(words)))), " ")

    said = [line("In hand", "work is going on as planned (green)", 100), line("Stalled", "no progress (red)", 114)]
    key, lines = key_of_states(said, {"In hand", "Stalled"}, profile)
    assert [(e.shown, e.meaning) for e in key] == [
        ("In hand", "work is going on as planned (green)"),
        ("Stalled", "no progress (red)"),
    ]
    assert lines == tuple(said)
    assert key_of_states(said[:1], {"In hand", "Stalled"}, profile)[0] == ()


def test_headings_in_two_languages(profile) -> None:
    heads = ["Rhif No.", "Argymhelliad Recommendation", "Dyddiad Date", "Y sefyllfa ddiweddaraf Latest position"]
    table = paper.table(heads, *([str(at), f"{ASKED[at]}.", "3 May 2031", NEWS] for at in (1, 2)))
    welsh = load(Path("cymraeg"))
    found = heading_of(table, welsh)
    assert found
    assert settled(found, table, welsh).columns[2].role == "target_date"
