"""Recommendations with a form of labels and values in a cell beside each: a column for each label, wrapped or not."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from pipeline.cells.reports import read_reports
from pipeline.models.page import Box, Page
from pipeline.models.places import Places
from pipeline.models.report import Recommendation
from pipeline.models.table import Block, Cell, Fragment
from pipeline.profiles import load
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from tests import paper

LABELS = (("Cabinet", "response"), ("Lead officer",), ("By when",), ("Progress",), ("RAG",))
GATES = ("Agreed. It can be done in a year.", "Ann Ash", "May 2031", "Nine of ten are mended.", "Green")
BELLS = ("Not agreed. The bells are not ours.", "Bo Birch", "", "None is hung.", "")


def _reader(
    *forms: tuple[str, ...], beside: str = "", lit: bool = False, cut: tuple[int, str] | None = None
) -> tuple[Recommendation, ...]:
    """What is read of a table with such a form in each row; `beside`: printed in the cell in front of its form.

    `cut`: so many labels stand on the page before, and there the start of the next one's value, if any.
    """
    places = count()

    def cell(*lines: str, page: int = 1) -> Cell:
        rows = paper.lines(*lines, page=page) if any(lines) else []
        words = tuple(tuple(w._replace(index=next(places)) for w in row) for row in rows)
        own = (Fragment(page, Box(47, 97, 300, 115), (Block(words),) if words else ()),)
        return Cell(own, joined(own, Lexicon()))

    inner, rows = [], []
    for number, form in enumerate(forms, start=1):
        front = [cell(beside)] if beside else []
        at, start = cut or (0, "")
        labels = [cell(*label, page=1 + (bool(cut) and x >= at)) for x, label in enumerate(LABELS)]
        values = [cell(value, page=1 + (bool(cut) and x >= at)) for x, value in enumerate(form)]
        if lit:
            values[-1] = values[-1]._replace(marks=(paper.mark("fill", "#00b050"),), text=paper.text(""))
        pairs = list(zip(labels, values, strict=True))
        if start:
            pairs[at : at + 1] = [(cell(*LABELS[at]), cell(start)), (cell("", page=2), values[at])]
            at += 1
        parts = [(pairs[:at], 1), (pairs[at:], 2)] if cut else [(pairs, 1)]
        inner += [replace(paper.table(*map(list, own), page=page), nested=True) for own, page in parts]
        held = [*front, *(c for pair in pairs for c in pair)]
        fragments = tuple(f for c in held for f in c.fragments)
        marks = tuple(m for c in held for m in c.marks)
        outer = Cell(fragments, joined(fragments, Lexicon()), marks)
        rows.append([cell(f"{number}. That the gate of the yard is mended."), outer])
    table = paper.table(["Recommendation", "Response and progress"], *rows)
    (found,) = read_reports([Page(1, 595, 842, ())], [table, *inner], Places(), load(), Lexicon())
    return found.recommendations


def test_each_label_of_a_form_in_a_cell_is_a_column() -> None:
    one, two = _reader(GATES, BELLS)
    assert (one.response.value, one.decision, two.decision) == (GATES[0], "agreed", "rejected")
    assert (one.update.value, two.update.value) == (GATES[3], BELLS[3])
    assert (one.lead_officer.value, two.lead_officer.value) == ("Ann Ash", "Bo Birch")
    assert (one.target_date, two.target_date) == ("2031-05", None)
    assert (one.rag, two.rag) == ("green", None)


def test_a_colour_in_a_form_is_the_state_of_its_own_recommendation() -> None:
    one, two = _reader(GATES, BELLS, lit=True)
    assert (one.status.colour, two.status.colour) == ("#00b050", "#00b050")


def test_what_stands_beside_a_form_in_its_cell_is_kept() -> None:
    one, _ = _reader(GATES, BELLS, beside="Seen by the panel on site.")
    assert [news.update.value for news in one.updates] == ["Seen by the panel on site.", GATES[3]]
    assert (one.response.value, one.decision) == (GATES[0], "agreed")


def test_a_form_that_the_foot_of_a_page_cuts_is_one() -> None:
    forms = [(*form[:3], "spring of next year.", form[4]) for form in (GATES, BELLS)]
    whole, cut = _reader(*forms), _reader(*forms, cut=(3, "It is to be mended in the"))
    assert {r.update.value for r in cut} == {"It is to be mended in the spring of next year."}
    for one, other in zip(cut, whole, strict=True):
        assert (one.response.value, one.decision, one.rag) == (other.response.value, other.decision, other.rag)
        assert (one.lead_officer.value, one.target_date) == (other.lead_officer.value, other.target_date)


def test_one_label_alone_at_the_foot_of_a_page_is_part_of_the_form_overleaf() -> None:
    one, two = _reader(GATES, BELLS, cut=(1, ""))
    assert (one.response.value, one.decision, two.decision) == (GATES[0], "agreed", "rejected")
    assert (one.update.value, two.update.value, one.lead_officer.value) == (GATES[3], BELLS[3], "Ann Ash")
