"""What tells a header's days and people without a label is printed with it."""

from __future__ import annotations

from pipeline.cells.header.fields import claims_of
from pipeline.cells.header.in_prose import further_pairs, sentences
from pipeline.cells.header.labels import labelled_lines
from tests import paper

PROSE = (
    "The inquiry's report was completed on 27 January 2031. This update was signed off by Councillor Tom Oak, "
    "Cabinet Member for Transport, and prepared by Maud Ings, Head of Transport. A seat was painted on 3 May 2029."
)


def printed(*lines, profile):
    texts = [paper.text(line, top=100 + 14 * i) for i, line in enumerate(lines)]
    pairs = list(labelled_lines(texts, profile))
    claims = list(claims_of(pairs, texts, profile))
    return {label: text.value for label, text in sentences(claims, texts, [(p.label, p.value) for p in pairs], profile)}


def test_the_sentences_that_tell_days_and_people_are_printed_once_each(profile):
    found = printed(PROSE, "Progress to the meeting of 6 September 2031", profile=profile)
    assert sorted(found.values()) == [
        "Progress to the meeting of 6 September 2031",
        "The inquiry's report was completed on 27 January 2031",
        "This update was signed off by Councillor Tom Oak, Cabinet Member for Transport, "
        "and prepared by Maud Ings, Head of Transport",
    ]
    assert found["completion date"] == "The inquiry's report was completed on 27 January 2031"


def test_what_a_label_tells_is_not_printed_twice(profile):
    found = printed(
        "Inquiry report completed: 27 January 2031 (considered by Cabinet on 9 March 2031)",
        "Lead Officer: Maud Ings, Head of Transport",
        profile=profile,
    )
    assert found == {}


def test_of_lines_further_up_those_count_by_which_the_header_goes(profile):
    pairs = list(
        labelled_lines(
            [paper.text("Inquiry report completed: 27 January 2031"), paper.text("Lead Officer: Ann Roe")], profile
        )
    )
    claims = list(claims_of(pairs[:1], (), profile))
    assert [p.label for p in further_pairs(pairs, claims, profile)] == ["Inquiry report completed"]
