"""Lines of a cell become one text: nothing is lost but a typesetter's hyphen, nothing put in but white space."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box
from pipeline.models.table import Block, Fragment
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.lines import lines_of
from pipeline.text.paragraphs import blocks_of
from tests import paper

SAID = tomllib.loads(Path(__file__).with_name("join.toml").read_text(encoding="utf-8"))

CUTS = Lexicon(hyphenated=True)
NEVER_CUTS = Lexicon(hyphenated=False)
WORDS = st.lists(st.text(string.ascii_letters + ".,'-", min_size=1, max_size=10), min_size=1, max_size=6).map(" ".join)


def read(*values: str, words: Lexicon = CUTS, width: float = 150) -> str:
    return joined([paper.fragment(*values, width=width)], words).value


def letters(value: str) -> str:
    return "".join(c for c in value if not c.isspace() and c not in "-•◦")


@given(st.lists(WORDS, min_size=1, max_size=6), st.floats(60, 300))
def test_no_letter_is_lost_and_none_is_made_up(values, width):
    assert letters(read(*values, width=width)) == letters("".join(values))


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_each_run_says_where_its_letters_stand(values):
    text = joined([paper.fragment(*values)], CUTS)
    assert [r.word.text for r in text.runs if r.word.text not in text.value[r.start : r.end]] == [
        r.word.text for r in text.runs if r.word.text[-1] == "-" and r.word.text != text.value[r.start : r.end]
    ]


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_joining_what_is_joined_changes_no_word(values):
    once = read(*values)
    again = " ".join(joined([paper.fragment(part)], CUTS).value for part in once.split("\n") if part)
    assert again.split() == once.split()


@pytest.mark.parametrize(("above", "below", "expected"), SAID["hyphens_at_a_line_end"])
def test_hyphens_at_a_line_end(above, below, expected):
    assert read(above, below) == expected


def test_a_paper_that_never_cuts_words_keeps_its_hyphens():
    assert read("every informa-", "tion desk", words=NEVER_CUTS) == "every informa-tion desk"


def test_the_papers_own_words_decide_first():
    words = Lexicon(printed=frozenset({"featherstone"}), compounds=frozenset({"play-leader"}))
    assert read("at Feather-", "stone", words=words) == "at Featherstone"
    assert read("each play-", "leader", words=words) == "each play-leader"


def test_a_hyphen_drawn_apart_is_kept_where_it_is_the_authors():
    words = Lexicon(printed=frozenset({"term"}), compounds=frozenset({"long-term"}), apart=True)
    for above, below, expected in (
        ("a long", "term plan", "a long-term plan"),
        ("an AI", "specific need", "an AI-specific need"),
        ("many use", "cases of it", "many use-cases of it"),
        ("every informa", "tion desk", "every information desk"),
    ):
        whole = paper.fragment(above, below)
        first, second = whole.blocks[0].lines
        x1 = first[-1].box.x1
        mark = first[-1]._replace(text="-", glued=True, hyphen=True, box=first[-1].box._replace(x0=x1, x1=x1 + 3))
        apart = whole._replace(blocks=(Block(((*first, mark), second)),))
        assert joined([apart], words).value == expected


def test_one_word_that_may_be_cut_among_many_compounds_tells_of_no_cutting():
    parts = "the over-", "arching long-", "term cross-", "government use-", "case and high-", "growth two-", "way plan"
    lines = paper.lines(*parts, "is informa-", "tion")
    assert not lexicon([w for line in lines for w in line]).hyphenated


def test_a_lexicon_tells_whether_the_paper_cuts_words():
    cut = [w for line in paper.lines("the informa-", "tion desk") for w in line]
    whole = [w for line in paper.lines("the e-", "safety plan") for w in line]
    assert lexicon(cut).hyphenated
    assert not lexicon(whole).hyphenated


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            ("see https://www.fenmere.example/", "buses/plan for more"),
            "see https://www.fenmere.example/buses/plan for more",
        ),
        (("see www.fenmere.example/a-", "b.pdf now"), "see www.fenmere.example/a-b.pdf now"),
        (("https://fenmere.example/strategy_", "2014.pdf"), "https://fenmere.example/strategy_2014.pdf"),
        (("see htt", "ps://www.fenmere.example"), "see https://www.fenmere.example"),
        (("(http", "s://www.fenmere.example)"), "(https://www.fenmere.example)"),
        (("w", "ww.fenmere.example"), "www.fenmere.example"),
        (("see www.fenmere.example/get-online", "for times."), "see www.fenmere.example/get-online for times."),
        (("see a", "www.fenmere.example"), "see a www.fenmere.example"),
        (("http://", "www.fenmere.example"), "http://www.fenmere.example"),
        (("at www.fenmere.example.", "The plan"), "at www.fenmere.example. The plan"),
        (("on it (www.fenmere.example/plan).", "Three are due."), "on it (www.fenmere.example/plan). Three are due."),
        (("www.fenmere.example/plan.pdf", "shows it"), "www.fenmere.example/plan.pdf shows it"),
        (
            ("www.fenmere.example/one", "https://fenmere.example/two"),
            "www.fenmere.example/one https://fenmere.example/two",
        ),
        (("write to jo.day@fenmere.", "gov.uk today"), "write to jo.day@fenmere.gov.uk today"),
        (("write to catherine.", "day@fenmere.gov.uk today"), "write to catherine.day@fenmere.gov.uk today"),
        (("write to j.", "day@fenmere.gov.uk today"), "write to j.day@fenmere.gov.uk today"),
        (("write to mary-", "jane@fenmere.gov.uk today"), "write to mary-jane@fenmere.gov.uk today"),
        (("write to the team.", "buses@fenmere.gov.uk is read"), "write to the team. buses@fenmere.gov.uk is read"),
        (("of catherine.", "jo.day@fenmere.gov.uk"), "of catherine. jo.day@fenmere.gov.uk"),
        (("write to jo.day@fenmere.gov.uk", "or ring"), "write to jo.day@fenmere.gov.uk or ring"),
    ],
)
def test_addresses_over_lines(values, expected):
    assert read(*values) == expected


def test_a_link_in_a_colour_of_its_own_ends_with_its_colour():
    blue = paper.style(colour="#0000ff")
    first = (*paper.line("see"), *paper.line("www.fenmere.example/plan", 70, first=1, look=blue))
    second = (*paper.line("annex", top=112, first=2, look=blue), *paper.line("for more", 80, 112, first=3))
    here = Fragment(1, paper.Box(47, 97, 200, 130), (Block((first, second)),))
    assert joined([here], CUTS).value == "see www.fenmere.example/planannex for more"


def test_a_closing_bracket_never_begins_a_line():
    assert read("(in the Old Hall", "), and so on") == "(in the Old Hall), and so on"


def test_a_word_that_a_narrow_column_cut_is_mended():
    assert read("Timescal", "e", width=42) == "Timescale"
    assert read("(circumstanc", "es). It", width=65) == "(circumstances). It"


@pytest.mark.parametrize(("halves", "whole"), [(("Septem", "ber"), "September"), (("Every", "one"), "Every one")])
def test_a_half_that_the_document_prints_may_be_this_very_one(halves, whole):
    printed = Lexicon(frozenset(map(str.lower, halves)))
    here = paper.fragment(*halves, width=5 * len(halves[0]) + 6)
    assert joined([here], printed).value == whole


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Communica", "tions", "Communications"),
        ("Environ", "mental", "Environmental"),
        ("Parks and Recrea", "tion", "Parks and Recreation"),
        ("to write the pl", "an, and", "to write the plan, and"),
        ("Ramsbotto", "m", "Ramsbottom"),
        ("Q2 2030/3", "1", "Q2 2030/31"),
    ],
)
def test_a_word_cut_at_the_end_of_a_full_line_is_mended(above: str, below: str, whole: str) -> None:
    assert read(above, below, width=len(above) * 5 + 4) == whole


@pytest.mark.parametrize(("above", "below"), SAID["two_words_stay_two"])
def test_two_words_stay_two(above: str, below: str) -> None:
    assert read(above, below, width=len(above) * 5 + 4) == f"{above} {below}"


def test_ligatures_and_soft_hyphens_are_resolved():
    assert read("the oﬃce of the oﬀi\u00adcer") == "the office of the officer"


def test_bullets_and_nested_bullets():
    outer, inner = paper.lines("• repair the wall", "o in stages")
    here = Fragment(1, paper.Box(47, 97, 200, 130), (Block((outer,), 1), Block((inner,), 2)))
    assert joined([here], CUTS).value == "• repair the wall\n◦ in stages"


def test_a_bullet_that_is_drawn_is_written_all_the_same():
    assert joined([paper.fragment("repair the wall", level=1)], CUTS).value == "• repair the wall"


def test_a_number_in_front_of_a_list_item_stays():
    assert joined([paper.fragment("1) repair the wall", level=1)], CUTS).value == "1) repair the wall"


def test_a_sentence_goes_on_over_a_page():
    first, rest = paper.fragment("agencies including the", width=120), paper.fragment("police and schools", page=2)
    assert joined([first, rest], CUTS).value == "agencies including the police and schools"


def test_a_new_paragraph_on_a_new_page_stays_one():
    first, rest = paper.fragment("Done.", width=200), paper.fragment("The second part is new.", page=2, width=200)
    assert joined([first, rest], CUTS).value == "Done.\nThe second part is new."


def test_a_paragraph_that_surely_goes_on_is_joined_whatever_it_looks_like():
    first, rest = paper.fragment("Done.", width=200), paper.fragment("New", page=2, width=200, starts=False)
    assert joined([first, rest], CUTS).value == "Done. New"


def test_nothing_is_an_empty_text():
    assert not joined([], CUTS)
    assert not joined([Fragment(1, paper.Box(0, 0, 9, 9))], CUTS)


BOX = paper.Box(47, 97, 250, 400)


def paragraphs(*values: str, gaps: dict[int, float] | None = None) -> list[str]:
    found, top = [], 100.0
    for position, value in enumerate(values):
        top += (gaps or {}).get(position, 0.0)
        found.append(paper.line(value, top=top, first=20 * position))
        top += paper.STEP
    return [" ".join(w.text for line in block.lines for w in line) for block in blocks_of(found, BOX)]


def test_a_gap_ends_a_paragraph():
    full = "the wall along the river was found to be"
    assert len(paragraphs(full, full, full, full)) == 1
    assert len(paragraphs(full, full, full, full, gaps={2: 8})) == 2


def test_a_line_that_stops_early_ends_a_paragraph():
    assert len(paragraphs("It was done.", "the wall along the river was found to be", "safe")) == 2


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("the wall along the river was found", "to be safe.", True),  # ragged: there was room for "to"
        ("the wall is safe, and so the bridge.", "to be seen again in May.", False),
        ("the wall along the river was found", "To be seen again in May.", False),
        ("repair of the wall", "a coat of paint", False),  # a list without marks
        ("the wall along the river was found", "b) safe", False),
    ],
)
def test_a_sentence_that_goes_on_below_a_ragged_line_is_one_paragraph(above, below, whole):
    full = "the tower beside it will be seen in a year"
    assert len(paragraphs(full, above, below)) == (1 if whole else 2)


def test_bullets_and_items_open_paragraphs():
    full = "the wall along the river was found to be"
    assert len(paragraphs(full, "• repair of the whole of the wall by", "• painting it")) == 3
    assert len(paragraphs(full + ":", "1) repair of the whole of the wall by", "2) painting it")) == 3


def test_a_dash_inside_a_sentence_is_no_bullet():
    assert len(paragraphs("the wall along the river and both its towers", "– both are listed and very old")) == 1


def test_the_second_level_is_told_by_indent_or_glyph():
    outer = paper.line("• repair the wall")
    indented = paper.line("• in stages", 70, 112, first=5)
    hollow = paper.line("o in colour", 50, 124, first=9)
    assert [b.level for b in blocks_of((outer, indented, hollow), BOX)] == [1, 2, 2]


@given(st.lists(st.tuples(WORDS, st.floats(40, 400), st.floats(40, 700)), max_size=12))
def test_lines_keep_every_word_once(printed):
    words = [w for value, x, top in printed for w in paper.line(value, x, top)]
    found = [w for line in lines_of(words) for w in line]
    assert sorted(map(id, found)) == sorted(map(id, words))


@given(st.lists(st.tuples(WORDS, st.floats(40, 400), st.floats(40, 700)), max_size=8))
def test_blocks_keep_every_line_in_order(printed):
    made = lines_of([w for value, x, top in printed for w in paper.line(value, x, top)])
    assert tuple(line for block in blocks_of(made, BOX) for line in block.lines) == made


def test_a_raised_ending_stays_in_its_line():
    raised = paper.word("th", 65, 97)
    assert len(lines_of([*paper.line("3"), raised, *paper.line("May", 80)])) == 1


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("31/03/20", "31"), "31/03/2031"),
        (("31/03/2", "031 or later"), "31/03/2031 or later"),
        (("by 31/03/2031", "12 of them"), "by 31/03/2031 12 of them"),
        (("see www.ashby.example/toilets.", "We hoped for more"), "see www.ashby.example/toilets. We hoped for more"),
    ],
)
def test_a_day_is_put_together_and_a_new_sentence_is_kept_apart(lines, whole):
    assert read(*lines, width=5.0 * max(map(len, lines)) + 6) == whole


def quoted(*values: str) -> list[str]:
    """Paragraphs of a quotation that is set in from both sides, below a full line of the text."""
    full = "x" * 60
    lines = [*paper.lines(full), *paper.lines(*values, x=80, top=100 + 2 * paper.STEP)]
    return [" ".join(w.text for line in b.lines for w in line) for b in blocks_of(lines, Box(47, 90, 353, 300))][1:]


def test_a_quotation_that_is_set_in_has_an_edge_of_its_own():
    asked = ["That the council bring forward the new lamps", "on the station walk and in both of the tunnels,", "soon."]
    assert quoted(*asked) == [" ".join(asked)]


def test_short_lines_that_are_set_in_are_a_list():
    assert len(quoted("several callers had rung three times in a", "staff are kind", "the base is out of date")) == 3
