"""A paper that says it may not be published is told from one that only speaks of such papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.models.page import Box, Page, Style, Word
from pipeline.profiles import Profile, load
from pipeline.records.issues import withheld

STYLE = Style("Helvetica", False, False, "#000000", -1, False, 0)


def page(*lines: str, top: float = 300) -> Page:
    words = []
    for row, line in enumerate(lines):
        for at, text in enumerate(line.split()):
            y = top + 20 * row
            words.append(Word(text, 1, Box(50 + 60 * at, y, 100 + 60 * at, y + 10), STYLE, len(words)))
    return Page(1, 595, 842, tuple(words))


MARKED = [
    "NOT FOR PUBLICATION", "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
    "Not for publication: contains details of a contract", "EXEMPT", "RESTRICTED", "Exempt by virtue of paragraph 1",
    "This report contains exempt information",
    "CONFIDENTIAL", "Item No 9: NOT FOR PUBLICATION", "Exempt report no. 5", "Agenda item 9 – Exempt Report",
    "OFFICIAL-SENSITIVE",
]  # fmt: skip
PUBLIC = [
    "Not for publication: No", "Confidential or exempt information: None", "Is this report exempt? No",
    "Is this paper not for publication?", "EXCLUSION OF THE PRESS AND PUBLIC", "Exempt", "confidential",
    "That the public be excluded from the meeting on the grounds that the report contains exempt information",
    "Exempt report: N/A",
    "This report contains no exempt information", "Carers are exempt from the charge", "The report is not exempt",
    "Staff treated what they were told as confidential",
]  # fmt: skip


@pytest.mark.parametrize("line", MARKED)
def test_a_mark_is_seen_with_its_words(line: str, profile: Profile) -> None:
    (issue,) = withheld([page("Review of Harbours", line, "Recommendation 1")], profile)
    assert issue.code == "NOT_FOR_PUBLICATION" and issue.page == 1
    assert line.split(maxsplit=1)[0] in issue.message


@pytest.mark.parametrize("line", PUBLIC)
def test_a_paper_that_only_speaks_of_such_papers_is_public(line: str, profile: Profile) -> None:
    assert list(withheld([page("Review of Harbours", line, "Recommendation 1")], profile)) == []


def test_a_stamp_at_the_edge_of_the_page_counts_in_small_letters_too(profile: Profile) -> None:
    assert list(withheld([page("Restricted", top=20)], profile))
    assert list(withheld([page("Restricted", top=815)], profile))


@pytest.mark.parametrize(
    ("line", "marked"),
    [("NID I’W GYHOEDDI", True), ("CYFRINACHOL", True), ("Nid i'w gyhoeddi: Na", False),
     ("Gwahardd y wasg a'r cyhoedd: gwybodaeth eithriedig", False)],
)  # fmt: skip
def test_welsh_says_it_in_its_own_words(line: str, marked: bool) -> None:
    assert bool(list(withheld([page("Adolygiad", line)], load(Path("cymraeg"))))) is marked
