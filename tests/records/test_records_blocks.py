"""Records printed below one another: where each begins, how it is numbered, and where the list ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.page import Page, Style, Word
from pipeline.models.table import Cell
from pipeline.profiles import load
from pipeline.records import segments
from pipeline.records.claims import Claim, How, claims_of
from pipeline.records.labels import LabelCensus
from pipeline.records.openings import Proposal, propose
from pipeline.records.read_reports import read_layout
from pipeline.records.segments import AFTER, LEAD, drafts_of
from pipeline.records.stream import lines_of_layout
from pipeline.text.lexicon import Lexicon
from tests import paper
from tests.paper import BOLD, LETTER, PLAIN, SPACE, line, style

WHITE = style(bold=True, colour="#ffffff")
ASKED = (
    "That the Council publishes the condition of all its footbridges each year.",
    "That the Council opens the town hall on Saturday mornings until noon.",
    "That the Council mends every broken bench within twenty working days.",
)
ANSWER = "Agreed. The Cabinet has found the money for it from next April."
NEWS = "The work has been done and was seen by members on 4 May 2024."
STATES = ("Complete", "On track", "Delayed")

Printed = tuple[str, Style]


def page_of(items: Sequence[tuple[Printed, ...]], step: float = 20) -> Page:
    """A page with one line for each item, in pieces of one font style."""
    words: list[Word] = []
    for at, pieces in enumerate(items):
        x = 50.0
        for value, look in pieces:
            words += line(value, x, 60 + step * at, first=len(words), look=look)
            x += LETTER * len(value) + SPACE
    return Page(1, 595.0, 842.0, tuple(words))


def top() -> list[tuple[Printed, ...]]:
    said = "This report says what has become of the recommendations that the Committee made in 2023."
    return [(("Footbridges and benches", BOLD),), ((said, PLAIN),)]


def block(*heading: Printed, asked: str) -> list[tuple[Printed, ...]]:
    """A heading and what is below it: three labels and their texts."""
    labelled = (("We recommended", asked), ("Cabinet response", ANSWER), ("Progress", NEWS))
    below = [((text, look),) for label, value in labelled for text, look in ((label, BOLD), (value, PLAIN))]
    return [heading, *below]


def read(items: Sequence[tuple[Printed, ...]]) -> list[tuple[str | None, ...]]:
    pages = [page_of(items)]
    layout = lay_out(pages, None)
    reports = read_layout(pages, layout, make_tables(layout, Lexicon()), load(None), Lexicon())
    found = [r for report in reports for r in report.recommendations]
    values = ((r.number, r.title, r.recommendation, r.response, r.update, r.rag) for r in found)
    return [tuple(None if value is None else str(value) for value in own) for own in values]


def drafts(items: Sequence[tuple[Printed, ...]], by: str, *keys: str) -> list[list[str]]:
    """What each record of one proposal says under some keys."""
    layout = lay_out([page_of(items, step=40)], None)
    lines = lines_of_layout(layout, make_tables(layout, Lexicon()), Lexicon())
    claims = claims_of(lines, LabelCensus(), load(None))
    proposal = next(own for own in propose(claims, load(None)) if own.by == by)
    return [[draft.said(key) for key in keys] for draft in drafts_of(proposal, claims, load(None))]


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("One", "Two", "Three"), ("(a)", "(b)", "(c)")])
def test_blocks_are_numbered_by_what_counts_on(numbers: tuple[str, ...]) -> None:
    heads = [f"{number} {title}" for number, title in zip(numbers, ("Bridges", "Opening", "Benches"), strict=True)]
    items = top() + [one for head, asked in zip(heads, ASKED, strict=True) for one in block((head, BOLD), asked=asked)]

    found = read(items)

    assert [r[1:5] for r in found] == [
        (title, asked, ANSWER, NEWS) for title, asked in zip(("Bridges", "Opening", "Benches"), ASKED, strict=True)
    ]
    assert [r[0] for r in found] == (["a", "b", "c"] if numbers[0] == "(a)" else ["1", "2", "3"])


def test_a_status_beside_a_heading_is_no_part_of_it() -> None:
    items = top()
    for at, (state, asked) in enumerate(zip(STATES, ASKED, strict=True), start=1):
        items += block((f"{at} Title number {at}", BOLD), (state, WHITE), asked=asked)

    found = read(items)

    assert [(r[1], r[5]) for r in found] == [
        ("Title number 1", "complete"),
        ("Title number 2", "green"),
        ("Title number 3", "amber"),
    ]


def test_a_title_above_the_first_label_belongs_to_its_record() -> None:
    titles = ("Bridges of the town", "Opening hours", "Broken benches")
    items = top()
    for title, asked in zip(titles, ASKED, strict=True):
        items += block((title, style(bold=True, colour="#224466")), asked=asked)

    assert [(r[1], r[2]) for r in read(items)] == list(zip(titles, ASKED, strict=True))


def test_a_letter_ends_before_its_farewell_and_thanks() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        items += block((f"{at} Title number {at}", BOLD), asked=asked)
    for said in ("I should like to thank all who gave evidence.", "Yours sincerely,", "Ines Farrow"):
        items.append(((said, PLAIN),))

    assert [r[4] for r in read(items)] == [NEWS] * 3


def test_a_paper_ends_its_list_at_its_sources() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        items += block((f"{at} Title number {at}", BOLD), asked=asked)
    items.append((("Background papers: the report on footbridges; minute 44 of 2024.", PLAIN),))

    assert [r[4] for r in read(items)] == [NEWS] * 3


def test_what_is_below_a_long_title_is_what_is_below_the_short_ones() -> None:
    asked_look = style(italic=True)
    titles = ("A town whose footbridges all can use", "Benches", "Opening")
    items = top()
    for at, (title, asked) in enumerate(zip(titles, ASKED, strict=True), start=1):
        items += [((f"R{at} {title}", BOLD),), ((asked, asked_look),)]
        items += [(("Where we are now", BOLD),), ((NEWS, PLAIN),)]

    assert drafts(items, "number", LEAD, AFTER) == [
        [f"{title} {asked}", ""] for title, asked in zip(titles, ASKED, strict=True)
    ]


def test_concerns_with_a_name_and_number_and_a_labelled_answer_each_are_records() -> None:
    concerns = {
        "Crews had no way to say that they were held up.": "Crews now ring the desk, which writes the time down.",
        "The form was on paper and was not seen.": "The form has been part of the record since May.",
        "The family was not told of the delay.": "An officer now writes to the family each month.",
    }
    items = [(("I answer each of your concerns in turn, and say who is accountable for what we do.", PLAIN),)]
    for at, (concern, answer) in enumerate(concerns.items(), start=1):
        items += [((f"Concern {at}", BOLD),), ((concern, style(italic=True)),)]
        items += [(("The Trust’s response", BOLD),), ((answer, PLAIN),)]

    assert [(r[0], r[2], r[3]) for r in read(items)] == [
        (str(at), concern, answer) for at, (concern, answer) in enumerate(concerns.items(), start=1)
    ]


def test_a_conclusion_in_the_box_of_the_next_recommendation_is_no_part_of_the_news() -> None:
    def claim(said: str, number: str | None, grid: int = 0, how: How = "none", label: str = "") -> Claim:
        own = paper.text(said)
        return Claim(own, Cell(text=own), 1, label=label, how=how, number=number, grid=grid, named=number == "1")

    claims = [
        part
        for at, asked in enumerate(ASKED, start=1)
        for part in (
            claim(f"{at}. The town knows little of them.", str(at), grid=at),
            claim(f"{at}. {asked}", str(at), grid=at),
            claim(ANSWER, None, how="above", label="Response"),
            claim(NEWS, None, how="above", label="Progress"),
        )
    ]
    found = drafts_of(Proposal("name with number", (1, 5, 9)), claims, load(None))

    assert [draft.said("progress") for draft in found] == [NEWS] * 3


def test_a_line_that_introduces_a_list_in_one_answer_is_no_label() -> None:
    items = top()
    for at, asked in enumerate(ASKED * 2, start=1):
        items += block((f"{at} Title number {at}", BOLD), asked=asked)[:-1]
        said = ("We ask the Board to recommend:", "• a count of all benches.") if at == 2 else (NEWS,)
        items += [((text, PLAIN),) for text in said]

    assert read(items)[1][4] == "We ask the Board to recommend:\n• a count of all benches."


def test_a_paragraph_below_an_unmarked_recommendation_is_no_part_of_it() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        items += [((f"Recommendation {at}: {asked}", PLAIN),), ((NEWS, PLAIN),)]

    assert drafts(items, "name with number", LEAD, AFTER) == [[asked, NEWS] for asked in ASKED]


def test_an_update_is_headed_by_its_day() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        days = (
            ("Update: March 2024", BOLD),
            ("All of it is done and nothing more is to be told of it.", PLAIN),
            ("Update: July 2023", BOLD),
            (NEWS, PLAIN),
        )
        items += [*block((f"{at} Title number {at}", BOLD), asked=asked)[:5], *(((text, look),) for text, look in days)]

    assert [r[4] for r in read(items)] == ["All of it is done and nothing more is to be told of it."] * 3


def test_names_that_count_anew_in_the_style_of_recommendations_begin_records() -> None:
    names = ("Recommendation 1", "Recommendation 2", "Area for improvement 1")
    items = top()
    for name, asked in zip(names, ASKED, strict=True):
        items += [((name, style(bold=True, colour="#224466")),), ((asked, PLAIN),)]
        items += [(("Cabinet response", BOLD),), ((ANSWER, PLAIN),), (("Progress", BOLD),), ((NEWS, PLAIN),)]

    assert [r[2:5] for r in read(items)] == [(asked, ANSWER, NEWS) for asked in ASKED]


def test_the_last_answer_is_one_though_it_decides_nothing() -> None:
    items = top()
    answers = (ANSWER, ANSWER, "Benches are mended by the parishes, which have been asked for their plans.")
    for at, (asked, answer) in enumerate(zip(ASKED, answers, strict=True), start=1):
        items += [((f"Recommendation {at}: {asked}", PLAIN),), ((answer, style(italic=True)),)]

    assert drafts(items, "name with number", segments.ANSWER) == [[answer] for answer in answers]


def test_a_value_below_a_label_is_its_value_however_it_is_printed() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        lead = ((("Lead officer", BOLD),), ((f"Ann Ash {at}", style(bold=True, colour="#224466")),))
        items += [((f"Recommendation {at}: {asked}", PLAIN),), *lead, (("Response", BOLD),), ((ANSWER, PLAIN),)]

    assert drafts(items, "name with number", "lead officer") == [[f" Ann Ash {at}"] for at in (1, 2, 3)]


def test_a_recommendation_that_begins_with_no_is_no_refusal() -> None:
    asked = "No bench should stay broken for longer than twenty working days."
    items = top() + [
        one
        for at in (1, 2, 3)
        for one in (((f"Recommendation {at}: Benches", BOLD),), ((asked, PLAIN),), ((ANSWER, style(italic=True)),))
    ]

    assert [row[1:4] for row in read(items)] == [("Benches", asked, ANSWER)] * 3


def test_an_answer_without_its_label_is_an_answer_as_the_others_are() -> None:
    items = top()
    for at, asked in enumerate(ASKED, start=1):
        label = [(("Cabinet response", BOLD),)] if at != 2 else []
        news = ((("Progress", BOLD),), ((NEWS, PLAIN),))
        items += [
            ((f"{at} Title number {at}", BOLD),),
            ((asked, style(italic=True)),),
            *label,
            ((ANSWER, PLAIN),),
            *news,
        ]

    assert [row[3] for row in read(items)] == [ANSWER] * 3


def test_what_asks_for_something_in_a_style_of_its_own_begins_a_record() -> None:
    items = top()
    for asked in ASKED:
        items += [((asked, style(bold=True, italic=True)),), ((ANSWER, PLAIN),)]

    assert [row[2:4] for row in read(items)] == [(asked, ANSWER) for asked in ASKED]
