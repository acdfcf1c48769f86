"""Recommendations that a bare figure opens, on a page without a table."""

from __future__ import annotations

from pipeline.cells.labelled_values import label_beside
from pipeline.cells.stanzas.counted import counted_in
from pipeline.cells.stanzas.flow import Item
from pipeline.models.page import Box
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.text.lines import lines_of
from tests import paper

GREY = paper.style(colour="#666666")
SHEET = Box(0, 0, 600, 800)


def item(value: str, top: float, *, apart: bool = False) -> Item:
    look = paper.BOLD if apart else paper.PLAIN
    return Item(1, top, SHEET, Block((paper.line(value, top=top, look=look),)), apart=apart, text=value)


def stanza(number: int, *labels: str, printed: str = "{}") -> list[Item]:
    top = 100 * number
    opener = item(f"{printed.format(number)} Mend the gates before winter", top, apart=True)
    return [opener, *(item(label, top + 15 * at, apart=True) for at, label in enumerate(labels, 1))]


def test_figures_in_a_row_open_recommendations_where_the_same_labels_stand_below_each():
    items = [*stanza(1, "Lead officer:", "Progress:"), *stanza(2, "Lead officer:", "Progress:")]
    assert counted_in(items, load()).openers == {id(items[0]), id(items[3])}


def test_the_figures_may_stand_in_brackets():
    items = [item for n in (1, 2) for item in stanza(n, "Lead officer:", "Progress:", printed="({})")]
    assert counted_in(items, load()).openers == {id(items[0]), id(items[3])}


def test_numbered_headings_of_a_report_open_none():
    items = [*stanza(1, "Introduction"), *stanza(2, "Background", "Progress:"), *stanza(3, "Costs")]
    assert not counted_in(items, load()).openers


def test_a_label_in_another_colour_stands_beside_its_value_and_a_bullet_does_not():
    grey = (paper.word("Lead", 50, look=GREY), paper.word("Ann", 150), paper.word("Ash", 170))
    assert label_beside(grey) == 1
    assert label_beside((paper.word("•", 50, look=GREY), *grey[1:])) == 0


def test_a_figure_as_high_as_two_lines_does_not_join_them():
    figure = paper.word("2", 30, 100)._replace(box=Box(30, 98, 45, 124))
    words = [w for one in paper.lines("Mend the gates", "before winter") for w in one]
    assert len(lines_of([figure, *words])) == 2


def test_figures_in_plain_print_open_recommendations_too():
    def plain(number: int) -> list[Item]:
        said = ("Response: Agreed.", "Progress: Begun.")
        return [item(f"{number}. Mend gate {number}", 100 * number), *(item(t, 100 * number + 20) for t in said)]

    items = [*plain(1), *plain(2)]
    assert counted_in(items, load()).openers == {id(items[0]), id(items[3])}
