"""The status as shown, the key, and what the one means by the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cells.status.key import key_of_table
from pipeline.cells.status.key_drawn import drawn_key
from pipeline.cells.status.key_lines import entries_in, key_of_lines
from pipeline.cells.status.meaning import entry_for, progress_of, progress_of_words, rag_by_key
from pipeline.cells.status.printed import ORDER, read_status
from pipeline.models.page import Box, Page, Shape
from tests import paper

GREEN, AMBER, RED, BLUE, GREY = "#00a046", "#ffc000", "#c00000", "#0070c0", "#808080"


def shown(cell, profile, **more):
    found = read_status(cell, profile, **more)
    return found.shown, found.evidence, found.rag


@pytest.mark.parametrize(
    ("word", "rag"),
    [
        ("Green", "green"),
        ("GREEN", "green"),
        ("On track", "green"),
        ("Open – on track", "green"),
        ("Open - off track", "red"),
        ("Not on track", "red"),
        ("Complete", "complete"),
        ("Implemented", "complete"),
        ("Not implemented", "red"),
        ("At risk", "amber"),
        ("Delayed", "amber"),
        ("100%", "complete"),
        ("60%", None),
        ("Ongoing", None),
        ("Com plete", "complete"),
        ("Partly implemented", None),
        ("Nearly done", None),
        ("Implemented in part – continue to monitor", None),
        ("Completed in parts of the county", None),
        ("To be completed", None),
        ("Complete. The Panel considers that this has been met in full and need not be heard of again.", "complete"),
        ("On track, but the Panel would like to hear of the survey again when it is done next year.", "green"),
        ("Complete, but only where the north of the county is concerned, as the Panel was told.", None),
        ("The Panel considers that good progress has been made, although the target was missed.", None),
    ],
)
def test_words(word, rag, profile):
    assert shown(paper.cell(word), profile) == (word, "word", rag)


@pytest.mark.parametrize(
    ("letter", "rag"), [("R", "red"), ("A", "amber"), ("G", "green"), ("B", "complete"), ("C", "complete")]
)
def test_letters(letter, rag, profile):
    assert shown(paper.cell(letter), profile) == (letter, "letter", rag)


@pytest.mark.parametrize(
    ("word", "rag"), [("Red/Amber", "red"), ("amber / green", "amber"), ("R/A", "red"), ("Amber to green", "amber")]
)
def test_composites_give_the_worse_and_say_so(word, rag, profile):
    found = read_status(paper.cell(word), profile)
    assert (found.rag, found.composite) == (rag, True)


@pytest.mark.parametrize(
    ("symbol", "font", "colour", "expected"),
    [
        ("✔", "Arial", "#000000", ("tick", "complete")),
        ("ü", "Wingdings", "#000000", ("tick", "complete")),
        ("\uf0fc", "Wingdings", "#000000", ("tick", "complete")),
        ("✗", "Arial", "#000000", ("cross", "red")),
        ("û", "Wingdings", AMBER, ("cross", "amber")),
        ("●", "Arial", GREEN, ("green", "green")),
        ("l", "Wingdings", RED, ("red", "red")),
        ("🟠", "Emoji", "#000000", ("amber", "amber")),
        ("✅", "Emoji", "#000000", ("tick", "complete")),
    ],
)
def test_symbols(symbol, font, colour, expected, profile):
    found = shown(paper.cell(symbol, look=paper.style(font=font, colour=colour)), profile)
    assert found == (expected[0], "symbol", expected[1])


def test_a_black_dot_could_not_be_read(profile):
    assert read_status(paper.cell("●"), profile).unread


def test_the_colour_of_the_print(profile):
    assert shown(paper.cell("See note", look=paper.style(colour=RED)), profile) == ("See note", "font", "red")
    assert shown(paper.cell("See note", look=paper.style(colour=BLUE)), profile) == ("See note", "word", None)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (paper.mark("fill", GREEN), ("green", "fill", "green")),
        (paper.mark("image", AMBER, "dot"), ("amber", "image", "amber")),
        (paper.mark("image", GREEN, "tick"), ("tick", "image", "complete")),
        (paper.mark("shape", RED, "cross"), ("cross", "shape", "red")),
        (paper.mark("shape", "#000000", "cross"), ("cross", "shape", "red")),
        (paper.mark("image", BLUE, "ring"), ("blue", "image", "complete")),
        (paper.mark("fill", GREY), (None, "none", None)),
    ],
)
def test_what_is_seen_and_not_read(mark, expected, profile):
    assert shown(paper.cell("", mark), profile) == expected


def test_a_grey_picture_is_there_and_not_read(profile):
    assert read_status(paper.cell("", paper.mark("image", GREY, "dot")), profile).unread


def test_a_picture_beats_the_fill_behind_it(profile):
    assert shown(paper.cell("", paper.mark("fill", RED), paper.mark("image", GREEN, "dot")), profile)[2] == "green"


def test_lights_of_several_colours_in_one_cell_say_so(profile):
    lights = [paper.mark("shape", colour, "dot") for colour in (GREEN, RED)]
    assert read_status(paper.cell("", *lights), profile).composite
    assert not read_status(paper.cell("", lights[0], lights[0]), profile).composite


def test_nothing_is_blank_and_never_green(profile):
    assert read_status(paper.cell(""), profile).blank
    assert read_status(None, profile).blank
    assert shown(paper.cell("", paper.mark("fill", GREEN)), profile, background=frozenset({GREEN})) == (
        None,
        "none",
        None,
    )


def test_word_and_colour_that_disagree_say_so(profile):
    assert read_status(paper.cell("Green", paper.mark("fill", RED)), profile).differs
    assert not read_status(paper.cell("Complete", paper.mark("fill", GREEN)), profile).differs
    assert shown(paper.cell("Ongoing", paper.mark("fill", AMBER)), profile) == ("Ongoing", "word", "amber")


@given(st.text(max_size=30), st.lists(st.sampled_from([GREEN, AMBER, RED, BLUE, GREY, "#ffffff"]), max_size=2))
def test_any_cell_can_be_read(profile, value, fills):
    clean = " ".join(value.split())
    found = read_status(paper.cell(clean, *(paper.mark("fill", c) for c in fills)), profile)
    assert found.rag is None or found.rag in ORDER
    assert not clean or found.shown is not None or found.unread


def key_table(*entries):
    return paper.table(*([paper.cell("", paper.mark("image", c, "dot")), meaning] for c, meaning in entries))


def test_a_key_of_pictures(profile):
    key = key_of_table(
        key_table(
            (BLUE, "Recommendation implemented to the satisfaction of the committee."),
            (GREEN, "Recommendation on track to be completed."),
            (AMBER, "Committee has concerns."),
            (RED, "Recommendation has not been delivered."),
        ),
        profile,
    )
    assert [(e.shown, e.progress) for e in key] == [
        ("blue", "delivered"),
        ("green", "on_track"),
        ("amber", "concern"),
        ("red", "not_delivered"),
    ]


def test_a_key_that_contradicts_habit_is_believed(profile):
    key = key_of_table(
        key_table((RED, "Off track"), (AMBER, "On track to deliver"), (GREEN, "Complete and checked")), profile
    )
    amber = read_status(paper.cell("", paper.mark("image", AMBER, "dot")), profile)
    green = read_status(paper.cell("", paper.mark("image", GREEN, "dot")), profile)
    assert (amber.rag, progress_of(amber, entry_for(amber, key), profile)) == ("amber", "on_track")
    assert (green.rag, progress_of(green, entry_for(green, key), profile)) == ("green", "delivered")


def test_a_word_of_the_key_stands_for_the_colour_beside_it(profile):
    key = key_of_table(key_table((RED, "Serious delay"), (AMBER, "Some slippage"), (GREEN, "On course")), profile)
    found = [entry_for(read_status(paper.cell(word), profile), key) for word in ("On course", "Serious delay", "Lost")]
    assert [entry and rag_by_key(entry, profile) for entry in found] == ["green", "red", None]


def test_numbered_findings_are_no_key(profile):
    rows = [["F1", "People wait for longer at night."], ["F2", "All is done on time."], ["F3", "Repairs are delayed."]]
    assert key_of_table(paper.table(*rows), profile) == ()


def test_a_key_of_priorities_says_nothing_of_progress(profile):
    key = key_of_table(
        key_table((RED, "High priority: within 1 month"), (AMBER, "Medium priority"), (GREEN, "Low priority")), profile
    )
    assert [e.progress for e in key] == [None, None, None]


def test_a_key_of_letters_in_a_row(profile):
    table = paper.table(["B", "Complete", "G", "On track"], ["A", "Some concerns", "R", "Not delivered"])
    assert [(e.shown, e.progress) for e in key_of_table(table, profile)] == [
        ("B", "delivered"),
        ("G", "on_track"),
        ("A", "concern"),
        ("R", "not_delivered"),
    ]


def test_a_key_of_words_on_fills(profile):
    table = paper.table(
        [paper.cell("All of the work is complete now", paper.mark("fill", BLUE))],
        [paper.cell("Work is on track to be done", paper.mark("fill", GREEN))],
    )
    assert [(e.shown, e.evidence, e.progress) for e in key_of_table(table, profile)] == [
        ("blue", "fill", "delivered"),
        ("green", "fill", "on_track"),
    ]


def test_a_key_printed_as_lines(profile):
    printed = [
        paper.text(t)
        for t in ("Green: achieved", "Amber – acceptable progress", "Red = unacceptable progress", "Other words")
    ]
    key, taken = key_of_lines(printed, profile)
    assert [(e.shown, e.progress) for e in key] == [
        ("Green", "delivered"),
        ("Amber", "on_track"),
        ("Red", "not_delivered"),
    ]
    assert [t.value for t in taken] == ["Green: achieved", "Amber – acceptable progress", "Red = unacceptable progress"]


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("Green: on track Amber: some concern Red: not delivered", ["Green", "Amber", "Red"]),
        ("RAG: Green = on track Amber = late Red = stopped", ["Green", "Amber", "Red"]),
        ("Assessment key: On track - to plan; At risk - late", ["On track", "At risk"]),
        ("Key: Complete – done, On track – we are on track – so far", ["Complete", "On track"]),
        ("Key: B complete; G on track; R not on track", ["B", "G", "R"]),
        ("Key: B complete; some of it late", []),
        ("A note: B complete; G on track", []),
        ("Green: on track, though amber: a risk", ["Green"]),
        ("Green: on track Red - stopped", ["Green"]),
        ("Progress is good: Green: on track", []),
        ("Ratings: Blue = delivered Green = on course", ["Blue", "Green"]),
        ("Committee's view: Green = satisfied", ["Green"]),
    ],
)
def test_several_signs_in_one_line_of_a_key(line, signs, profile):
    assert [entry.shown for entry in entries_in(line, profile)] == signs


def test_one_line_is_no_key(profile):
    assert key_of_lines([paper.text("Green: achieved")], profile) == ((), ())


@pytest.mark.parametrize(
    "table",
    [
        paper.table(["Name", "Role"], ["Jo Day", "Chair"]),
        paper.table(*([str(i), "words of a row"] for i in range(14))),
        paper.table(["", ""]),
        paper.table(["Green", "On track"]),
    ],
)
def test_tables_that_are_no_key(table, profile):
    assert key_of_table(table, profile) == ()


@pytest.mark.parametrize(
    ("word", "progress"),
    [
        ("Complete", "delivered"),
        ("On track", "on_track"),
        ("At risk", "concern"),
        ("Off track", "not_delivered"),
        ("Not started", "not_started"),
        ("Closed", "closed"),
        ("Ongoing", None),
        ("Green", None),
        ("60%", None),
    ],
)
def test_progress_without_a_key(word, progress, profile):
    assert progress_of(read_status(paper.cell(word), profile), None, profile) == progress


def test_letters_and_colours_without_a_key_mean_nothing(profile):
    for cell in (paper.cell("G"), paper.cell("", paper.mark("fill", GREEN))):
        assert progress_of(read_status(cell, profile), None, profile) is None


def test_a_letter_finds_the_colour_of_the_key(profile):
    key, _ = key_of_lines([paper.text("Green: on track"), paper.text("Red: overdue")], profile)
    letter = read_status(paper.cell("G"), profile)
    assert progress_of(letter, entry_for(letter, key), profile) == "on_track"
    assert entry_for(read_status(paper.cell(""), profile), key) is None
    assert entry_for(read_status(paper.cell("Ongoing"), profile), key) is None


@pytest.mark.parametrize(
    ("meaning", "progress"),
    [
        ("Will be achieved by the agreed date", "on_track"),
        ("Work has begun and there is no reason for concern", "on_track"),
        ("Recommendation on track to be completed", "on_track"),
        ("Not done and not likely to be", "not_delivered"),
        ("Will not be achieved as things stand", "not_delivered"),
        ("Nothing has been done so far", "not_started"),
        ("Work has begun but has come to a halt", "concern"),
        ("Members doubt that it will be carried out as agreed", "concern"),
        ("Carried out in full", "delivered"),
        ("Achieved", "delivered"),
        ("No longer pursued", "closed"),
        ("The recommendation is being carried out to time", "on_track"),
        ("Not being delivered", "not_delivered"),
        ("Has not been carried out", "not_delivered"),
        ("Progress is not satisfactory", "concern"),
        ("The Committee is not yet satisfied", "concern"),
        ("Not yet finished", None),
        ("May not be done", "concern"),
        ("Not going to be delivered", "not_delivered"),
        ("The Panel", None),
    ],
)
def test_a_longer_phrase_beats_one_inside_it(meaning, progress, profile):
    assert progress_of_words(meaning, profile) == progress


KEYED = ((BLUE, "Complete"), (GREEN, "On track"), (RED, "Not begun"))


def _drawn(far: float, profile) -> list[str]:
    """The meanings of three discs below one another, so far left of their meanings."""
    discs = [Shape(Box(50, 100 + 20 * i, 60, 110 + 20 * i), colour, "dot") for i, (colour, _) in enumerate(KEYED)]
    words = [w for i, (_, said) in enumerate(KEYED) for w in paper.line(said, 60 + far, 100 + 20 * i, first=10 * i)]
    key, _ = drawn_key(Page(1, 595, 842, tuple(words), shapes=tuple(discs)), words, profile)
    return [entry.meaning for entry in key]


def test_meanings_in_a_column_of_their_own_far_from_the_signs(profile):
    assert _drawn(10, profile) == _drawn(200, profile) == [said for _, said in KEYED]
    discs = [Shape(Box(50, 100 + 20 * i, 60, 110 + 20 * i), colour, "dot") for i, (colour, _) in enumerate(KEYED)]
    words = [w for i, x in enumerate((260, 300, 280)) for w in paper.line(KEYED[i][1], x, 100 + 20 * i, first=10 * i)]
    assert drawn_key(Page(1, 595, 842, tuple(words), shapes=tuple(discs)), words, profile) == ((), ())


def test_a_key_whose_signs_are_printed_in_one_line(profile):
    words, x = [], 50.0
    for i, (colour, said) in enumerate(KEYED):
        words += paper.line("●", x, first=10 * i, look=paper.style(colour=colour))
        words += paper.line(said, x + 10, first=10 * i + 1)
        x += 120
    key, taken = drawn_key(Page(1, 595, 842, tuple(words)), words, profile)
    assert [(e.shown, e.meaning) for e in key] == [("blue", "Complete"), ("green", "On track"), ("red", "Not begun")]
    assert [t.value for t in taken] == [said for _, said in KEYED]
