"""Small tables close below one another read as one grid: columns go by order, halves are put together."""

from __future__ import annotations

from pipeline.cells.columns.shifting import with_own_columns
from pipeline.cells.stanzas.cards_cut import with_cut_cards
from pipeline.models.table import Table
from pipeline.profiles import load
from tests import paper


def said(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row.cells if cell is not None] for row in table.rows]


def test_columns_that_shift_from_card_to_card_are_two() -> None:
    table = paper.table(
        ["Recommendation 1", paper.cell("Mend it", columns=2), None],
        ["Progress", paper.cell("Begun", columns=2), None],
        [paper.cell("Recommendation 2", columns=2), None, "Paint it"],
        [paper.cell("Paths", columns=3), None, None],
    )
    found = with_own_columns(table)
    assert found.width == 2
    assert said(found) == said(table)
    assert [row.cells[0].columns for row in found.rows if row.cells[0]] == [1, 1, 1, 2]


def test_a_grid_whose_rows_fill_it_stays_as_it_is() -> None:
    full = paper.table(["No.", "Recommendation", "Progress"], [paper.cell("1 to 3", columns=2), None, "Begun"])
    spanning = paper.table(["A", paper.cell("B", rows=2), None], ["C", None, "D"])
    assert with_own_columns(full) is full
    assert with_own_columns(spanning) is spanning


def test_rows_at_the_top_of_a_page_end_the_card_before() -> None:
    first = paper.table(["Recommendation 1", "Mend it"], ["Response", "Agreed, if"])
    rest = [["", "it can be paid."], ["Progress", "Begun"], ["Status", "Red"]]
    second = paper.table(*rest, ["Recommendation 2", "Paint it"], ["Response", "No"], page=2)
    one, other = with_cut_cards([first, second], load())
    assert said(one) == [["Recommendation 1", "Mend it"], ["Response", "Agreed, if it can be paid."], *rest[1:]]
    assert said(other) == [["Recommendation 2", "Paint it"], ["Response", "No"]]


def test_labels_that_the_card_has_already_are_no_rest_of_it() -> None:
    first = paper.table(["Recommendation 1", "Mend it"], ["Response", "Agreed"], ["Progress", "Begun"])
    second = paper.table(["Progress", "Begun"], ["Recommendation 2", "Paint it"], page=2)
    assert with_cut_cards([first, second], load()) == [first, second]


def test_a_card_cut_in_front_of_its_rows_of_two_labels_is_one() -> None:
    """The half at the foot shows two columns; below, a painted label stands beside the rest of its value."""
    painted = paper.cell("", paper.mark("fill", "#e6f0f0"))
    first = paper.table([paper.cell("Recommendation 3: Sheds", columns=2), None], ["Recommendation", "Mend the sheds"])
    rest = [
        [painted, paper.cell("and paint them.", columns=3), None, None],
        ["Progress", paper.cell("Begun", columns=3), None, None],
        ["Status", "Red", "Remarks of members", ""],
    ]
    (whole,) = with_cut_cards([first, paper.table(*rest, page=2)], load())
    assert said(whole)[1:3] == [["Recommendation", "Mend the sheds and paint them."], ["Progress", "Begun"]]
    assert {len(row.cells) for row in whole.rows} == {4}
    other = [["Item", "Cost", "Total", "Sum"], ["Paint", "£3", "£4", "£7"]]
    assert len(with_cut_cards([first, paper.table(*other, page=2)], load())) == 2


def test_the_foot_of_a_page_may_hold_the_head_of_a_card_alone_or_the_label_of_its_recommendation() -> None:
    def head(number: int) -> list[object]:
        return [paper.cell(f"Recommendation {number}: Sheds", columns=2), None]

    rows = [["The Panel recommended", "Mend the sheds"], ["Progress", "Begun"], ["Status", "Red"]]
    before = [head(2), *rows]
    whole = [["Recommendation 3: Sheds"], *rows]
    (first, second) = with_cut_cards([paper.table(*before), paper.table(head(3)), paper.table(*rows, page=2)], load())
    assert said(second) == whole
    label = paper.table(head(3), ["The Panel recommended", ""])
    rest = paper.table(["", "Mend the sheds"], *rows[1:], page=2)
    (first, second) = with_cut_cards([paper.table(*before), label, rest], load())
    assert said(second) == whole
    assert said(first) == [["Recommendation 2: Sheds"], *rows]
    answered = paper.table(head(3), ["The Panel recommended", "Paint them"], ["Progress", "Begun"], ["Status", "Red"])
    assert len(with_cut_cards([answered, paper.table(*rows, page=2)], load())) == 2, "a card without a head"
