"""Recommendations without a table: what opens one, what labels it, and what is no progress report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.platypus import Flowable

from pipeline.cells.outside import blocks_outside
from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.flow import Item
from pipeline.cells.stanzas.labels import Label, label_of, names_recommendation, opens
from pipeline.cells.stanzas.newspaper import columns_of
from pipeline.cells.status.badges import badges_of
from pipeline.models.page import Box, Style, Word
from pipeline.models.report import Document
from pipeline.models.table import Block
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lines import lines_of
from tests import paper
from tests.drawing import GREEN, RED, Case, disc, draw, line, table, top

COLUMN = Box(0, 0, 500, 800)


def _item(text: str, apart: bool = False) -> Item:
    style = Style("Helvetica", apart, False, "#000000", -1, False, 0)
    words = tuple(Word(t, 1, Box(10 * i, 0, 10 * i + 8, 10), style, i) for i, t in enumerate(text.split()))
    return Item(1, 0, COLUMN, Block((words,)), apart=apart, text=text)


def _line(*runs: tuple[str, float, bool], top: float = 100) -> list[Word]:
    """One printed line out of runs of words: (text, left, bold)."""
    return [w for text, x, bold in runs for w in paper.line(text, x, top, look=paper.BOLD if bold else paper.PLAIN)]


@pytest.mark.parametrize(
    ("badge", "found"), [("On track", "On track"), ("Complete", "Complete"), ("Green spaces", None), ("page 3", None)]
)
def test_a_status_at_the_end_of_a_heading(badge: str, found: str | None) -> None:
    words = _line(("Recommendation 3: Bins", 50, True), (badge, 400, True))
    item = Item(1, 100, COLUMN, Block((tuple(words),)), apart=True, text=f"Recommendation 3: Bins {badge}")
    own, said = badges_of(item, load())
    assert [badge.value.text for badge in said] == ([found] if found else [])
    assert own.text == ("Recommendation 3: Bins" if found else item.text)


def test_a_day_and_a_status_at_the_end_of_a_heading() -> None:
    words = _line(("3 Bins", 50, True), ("Due 4 May 2031", 250, False), ("At risk", 400, True))
    item = Item(1, 100, COLUMN, Block((tuple(words),)), apart=True, text="3 Bins Due 4 May 2031 At risk")
    own, said = badges_of(item, load())
    assert own.text == "3 Bins"
    assert [(badge.role, badge.value.text) for badge in said] == [("target_date", "4 May 2031"), ("status", "At risk")]


def test_a_label_of_two_lines_stands_whole_before_its_value() -> None:
    first = _line(("Progress to March", 50, True), ("Ten of the libraries are", 200, False))
    second = _line(("2031", 50, True), ("open on Saturdays.", 200, False), top=112)
    third = _line(("Lead officer", 50, True), ("Maud Ings", 200, False), top=124)
    _, blocks = blocks_outside([*first, *second, *third], COLUMN)
    assert [[w.text for line in b.lines for w in line] for b in blocks] == [
        "Progress to March 2031 Ten of the libraries are open on Saturdays.".split(),
        "Lead officer Maud Ings".split(),
    ]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Recommendation 9", True),
        ("Recommendation One: Taking the Lead", True),
        ("R3. That bins are emptied", True),
        ("Recommendation 33.10a", True),
        ("Recommendation 3 was agreed by Cabinet in May", False),
        ("Recommendations of the inquiry", False),
        ("Roads 3 and 4", False),
    ],
)
def test_what_opens_a_recommendation(text: str, opening: bool) -> None:
    assert opens(_item(text), load()) is opening


@pytest.mark.parametrize(
    ("text", "apart", "found"),
    [
        ("Response: Agreed.", False, ("Response", "response")),
        ("Update (October 2024): Done.", False, ("Update (October 2024)", "update")),
        ("April 2023:", False, ("April 2023", None)),
        ("October 2023", False, ("October 2023", None)),
        ("Station action:", False, ("Station action", None)),
        ("They said one thing: no.", False, None),
        ("Trust Board: Accepted.", False, ("Trust Board", "response")),
        ("Trust Board: it met in May.", False, None),
        ("Progress is slow", False, None),
        ("Progress update", True, ("Progress update", "update")),
    ],
)
def test_what_labels_an_answer(text: str, apart: bool, found: tuple[str, str | None] | None) -> None:
    label: Label | None = label_of(_item(text, apart), load())
    assert (label and (label.text, label.role)) == found


def test_a_label_beside_what_is_recommended_names_it() -> None:
    words = (*paper.line("Recommendation", 50, 100, look=paper.BOLD), *paper.line("That it ends.", 170, 100))
    beside = Item(1, 100, Box(0, 0, 600, 800), Block((words,)), text=" ".join(w.text for w in words))
    assert names_recommendation(beside, load())
    plain = tuple(w._replace(style=paper.PLAIN) for w in words)
    assert not names_recommendation(replace(beside, block=Block((plain,))), load())


def _read(parts: list[Flowable], folder: Path) -> Document:
    return read_document(draw(Case("paper", "", lambda: parts, []), folder), Settings(entities=False, ocr="off"))


def _block(number: int, *labelled: str) -> list[Flowable]:
    own = [*line(f"Recommendation {number}", True), *line(f"That step {number} is taken without delay.")]
    return [*own, *(flowable for text in labelled for flowable in line(text))]


def _head() -> list[Flowable]:
    return top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")


def test_recommendations_that_nobody_answers_are_no_report(tmp_path: Path) -> None:
    assert _read([*_head(), *_block(1), *_block(2), *_block(3, "Progress: Begun.")], tmp_path).reports == ()


def test_a_response_alone_is_no_progress(tmp_path: Path) -> None:
    assert _read([*_head(), *_block(1, "Response: Agreed."), *_block(2, "Response: Agreed.")], tmp_path).reports == ()


def test_what_stands_behind_the_last_recommendation_is_no_part_of_it(tmp_path: Path) -> None:
    parts = [*_head(), *_block(1, "Progress: Begun."), *_block(2, "Progress: Ended."), *line("Next steps", True)]
    (report,) = _read([*parts, *line("The panel meets again in May.")], tmp_path).reports
    assert [r.update and r.update.value for r in report.recommendations] == ["Begun.", "Ended."]


def test_a_numbered_heading_may_have_a_label_over_its_recommendation(tmp_path: Path) -> None:
    parts = _head()
    for number, name in ((1, "Where it happens"), (2, "Bulky waste")):
        parts += [*line(f"Recommendation {number} – {name}", True), *line("What we recommended", True, 8)]
        parts += [*line(f"That step {number} is taken without delay."), *line("What Cabinet said", True, 8)]
        parts += [*line("Accepted."), *line("What has happened since", True, 8), *line(f"Step {number} was taken.")]
    (report,) = _read(parts, tmp_path).reports
    assert [str(r.title) for r in report.recommendations] == ["Where it happens", "Bulky waste"]
    assert [str(r.recommendation) for r in report.recommendations] == [
        f"That step {number} is taken without delay." for number in (1, 2)
    ]
    assert [r.decision for r in report.recommendations] == ["agreed", "agreed"]


def test_every_word_of_a_stanza_is_placed(tmp_path: Path) -> None:
    parts = [*_head(), *_block(1, "Progress: Begun.", "Status: On track"), *_block(2, "Progress: Ended.")]
    (report,) = _read(parts, tmp_path).reports
    assert report.words.unplaced == () and report.words.outside == 0


def test_one_recommendation_a_page_with_its_news_by_date(tmp_path: Path) -> None:
    parts = [*_block(9, "April 2023: Hosts were named.", "October 2023: Nine evenings were held.")]
    (report,) = _read(parts, tmp_path).reports
    (only,) = report.recommendations
    assert (only.update and only.update.value, only.number) == ("Nine evenings were held.", "9")


def test_a_status_that_is_drawn_beside_or_below_its_label(tmp_path: Path) -> None:
    signs = [[*line("Status:"), disc(GREEN)], [*line("Status:"), disc(RED)], line("Status:")]
    parts = [*_head(), *(f for n, sign in enumerate(signs, 1) for f in (*_block(n, f"Progress: Step {n}."), *sign))]
    (report,) = _read(parts, tmp_path).reports
    assert [r.rag for r in report.recommendations] == ["green", "red", None]
    assert [r.status.evidence for r in report.recommendations] == ["shape", "shape", "none"]


def _with_table(rows: list[list[str]]) -> list[Flowable]:
    own = [[*line(f"Recommendation {n}", True), *line(f"That step {n} is taken.")] for n in (1, 2)]
    return [*_head(), *(f for lines in own for f in (*lines, table(rows, [120, 220, 80]), *line(" ")))]


def test_the_news_of_several_days_below_a_recommendation(tmp_path: Path) -> None:
    rows = [["May 2022", "A", "Red"], ["May 2023", "B", "Amber"], ["May 2024", "C", "Green"]]
    (report,) = _read(_with_table([["Date", "Update", "RAG"], *rows]), tmp_path).reports
    first = report.recommendations[0]
    assert [u.update and u.update.value for u in first.updates] == ["A", "B", "C"]
    assert (first.rag, dict(first.extra)["RAG"].value) == ("green", "Red\nAmber")
    assert report.words.unplaced == ()


def test_several_actions_below_a_recommendation_are_one_value(tmp_path: Path) -> None:
    actions = [["Action", "Progress", "Owner"], ["Draw a map", "Drawn.", "A. B."], ["Send it", "Sent.", "C. D."]]
    (report,) = _read(_with_table(actions), tmp_path).reports
    first = report.recommendations[0]
    texts = [t and t.value for t in (first.action, first.update, first.lead_officer)]
    assert texts == ["Draw a map\nSend it", "Drawn.\nSent.", "A. B.\nC. D."]


def test_a_title_that_names_the_inquiry_is_no_labelled_line(tmp_path: Path) -> None:
    head = [*line("Wexley District Council", True), *line("Roads inquiry: progress on recommendations", True)]
    (report,) = _read([*head, *_block(1, "Progress: Begun."), *_block(2, "Progress: Ended.")], tmp_path).reports
    assert report.header.inquiry == "Roads"
    assert report.header.title == "Roads inquiry: progress on recommendations"


def test_a_state_below_the_news_as_web_pages_have_it(tmp_path: Path) -> None:
    again = line("Back to top", True)
    first, second = [*_block(1, "Progress: Begun."), *line("On track", True)], [*_block(2, "Progress: None."), *again]
    parts = [*_head(), *first, *again, *second, *line("Dawdling", True), *_block(3, "Progress: Ended."), *again]
    (report,) = _read(parts, tmp_path).reports
    assert [r.rag for r in report.recommendations] == ["green", None, None]
    assert [r.theme for r in report.recommendations][:2] == [None, None]


@pytest.mark.parametrize(("above", "theme"), [("Halls", "Halls"), ("holder", None)])
def test_the_end_of_a_label_above_a_recommendation_is_no_theme(above: str, theme: str | None, tmp_path: Path) -> None:
    parts = [
        *_head(),
        *line("Words in between that are no heading of anything at all here, and end."),
        *line(above, True),
    ]
    parts += [*_block(1, "Progress: Begun."), *_block(2, "Progress: Ended.")]
    (report,) = _read(parts, tmp_path).reports
    found = report.recommendations[0].theme
    assert (found and found.value) == theme


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    heads = [line(f"Recommendation {n}: Early help for<br/>children", True) for n in (1, 2)]
    parts = [*_head(), *(f for h in heads for f in (*h, *line("That it is given."), *line("Progress: It is given.")))]
    (report,) = _read(parts, tmp_path).reports
    assert [r.title and r.title.value for r in report.recommendations] == ["Early help for children"] * 2


def _newspaper(right: str) -> list[Word]:
    """Three lines over the width, and below them two columns of which the left one is a recommendation."""
    set_lines = [paper.line("Ponds and ditches " * 5, 50, 100 + 12 * i) for i in range(3)]
    for i in range(12):
        set_lines.append(paper.line("Ten ducks were fed in May" if i else "Recommendation 1", 50, 150 + 12 * i))
        set_lines.append(paper.line("No geese were fed in July" if i else right, 330, 154 + 12 * i))
    return [w for line in set_lines for w in line]


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    words = _newspaper("Recommendation 2")
    above, left, right, below = columns_of(words, lines_of(words), load())
    assert (len(above), below) == (45, [])
    assert [words[0].text for words in (left, right)] == ["Recommendation"] * 2
    assert {w.box.x0 < 330 for w in left} == {True} and {w.box.x0 < 330 for w in right} == {False}


def test_two_columns_of_a_table_are_not() -> None:
    words = _newspaper("Bread was bought")
    assert len(columns_of(words, lines_of(words), load())) == 1


def _slides(heads: list[str], asked: bool = True) -> list[Flowable]:
    """Headings in large print, each over a table of one row; what is asked stands in it, or is not said again."""
    first = ["Recommendation"] if asked else []
    parts = _head()
    for n, head in enumerate(heads, 1):
        words = [f"That gate {n} is mended before the winter."] if asked else []
        rows = [[*first, "Response", "Progress"], [*words, "Agreed.", f"The smith came {n} times."]]
        parts += [*line(head, True, 16), table(rows, [150, 120, 150][-len(rows[0]) :]), *line(" ")]
    return [*parts, *line("Next steps", True, 18), *line("A map will be brought in the spring.")]


def test_a_heading_over_a_table_of_one_row_numbers_and_names_it(tmp_path: Path) -> None:
    parts = _slides(["Recommendation 1: A gate", "Recommendation 2: A lock"])
    (report,) = _read(parts, tmp_path).reports
    told = [(r.number, str(r.title), str(r.recommendation), str(r.update)) for r in report.recommendations]
    assert told == [
        ("1", "A gate", "That gate 1 is mended before the winter.", "The smith came 1 times."),
        ("2", "A lock", "That gate 2 is mended before the winter.", "The smith came 2 times."),
    ]


def test_what_stands_below_a_larger_heading_is_no_part_of_a_recommendation(tmp_path: Path) -> None:
    parts = _slides(["Recommendation 1: A gate is mended", "Recommendation 2: A lock is bought"], asked=False)
    (report,) = _read(parts, tmp_path).reports
    assert [r.action for r in report.recommendations] == [None, None]


def test_a_label_over_its_value_and_a_day_below_its_label(tmp_path: Path) -> None:
    parts = _head()
    for number in (1, 2):
        parts += [*line(f"Recommendation {number} – Step {number}", True), *line("That it is taken.")]
        parts += [*line("Due", True, 8), *line(f"{number} October 2031")]
        parts += [*line("Progress", True, 8), *line(f"Step {number} was taken.")]
    (report,) = _read(parts, tmp_path).reports
    assert [r.target_date for r in report.recommendations] == ["2031-10-01", "2031-10-02"]
    assert [str(r.update) for r in report.recommendations] == ["Step 1 was taken.", "Step 2 was taken."]


def test_labels_side_by_side_end_at_the_next_recommendation() -> None:
    first = [("Response", 50, True), ("Progress", 300, True)]
    told = [("Agreed.", 50, False), ("The wall was built in May.", 300, False)]
    rows = [first, told, [("Recommendation 2", 50, True)], first, told]
    words = [w for n, runs in enumerate(rows) for w in _line(*runs, top=100 + 16 * n)]
    read = [" ".join(w.text for w in region) for _, region in regions_of(words, load())]
    one = ["Response Agreed.", "Progress The wall was built in May."]
    assert read == [*one, "Recommendation 2", *one]


def test_a_heading_printed_again_overleaf_goes_on_with_its_recommendation(tmp_path: Path) -> None:
    parts = [*_head(), *_block(1, "Response: Agreed.", "Update: Bins came.", "Status: Green")]
    parts += _block(2, "Response: Agreed.")
    parts += [*line("Recommendation 2 (continued)", True), *line("Update: Vans came."), *line("Status: Amber")]
    found = _read(parts, tmp_path).reports[0].recommendations
    assert [(r.number, r.update.value if r.update else None, r.rag) for r in found] == [
        ("1", "Bins came.", "green"), ("2", "Vans came.", "amber"),
    ]  # fmt: skip


def test_a_key_below_the_last_recommendation_is_said_of_none(tmp_path: Path) -> None:
    """It explains the very states that stand there, whoever knows them, and may begin as news do."""
    parts = _head()
    for number, state in ((1, "Rolling"), (2, "Resting"), (3, "Rolling")):
        parts += _block(number, "Response: Agreed.", "Update: Bins came.", f"Status: {state}")
    parts += line("What the progress is: Rolling – bins come on time; Resting – none of them came in May.")
    (report,) = _read(parts, tmp_path).reports
    assert [r.update.value for r in report.recommendations if r.update] == ["Bins came."] * 3
    assert [(e.shown, e.meaning) for e in report.legend] == [
        ("Rolling", "bins come on time"), ("Resting", "none of them came in May"),
    ]  # fmt: skip
    assert report.recommendations[1].status.meaning == "none of them came in May"
