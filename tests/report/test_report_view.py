"""What is shown, as text: goldens of two rounds, of a report nobody has assessed, and of one without numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from makers import report, view, view_of
from view_text import view_text

from pipeline.commands.tally import tally
from pipeline.models.report import Document
from pipeline.report.view.rounds import read_words

GOLDEN = Path(__file__).parent / "golden"
SHOWN = {
    "fenmere-two-rounds": ("fenmere-buses-06", "fenmere-buses-12"),
    "wychmere-unassessed": ("wychmere-visitors",),
    "netherbrook-unnumbered": ("netherbrook-youth",),
    "elverstone-columns": ("elverstone-air",),
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_view_is_as_the_golden_says(name, request):
    path = GOLDEN / f"{name}.txt"
    text = view_text(view_of(*SHOWN[name]))
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ashcombe-damp", "wychmere-visitors", "marrowdale-carers"])
def test_the_counts_are_those_of_extract(name):
    one = report(name)
    document = Document(one.source.file, one.source.sha256, one.source.pages, "complete", "OK", (one,))
    assert read_words([one]) == tally(document).words


def test_drafted_questions_only_when_asked_for():
    assert not any(one.question for one in view_of("fenmere-buses-06", "fenmere-buses-12").enquiries)
    assert all(one.question for one in view_of("fenmere-buses-06", "fenmere-buses-12", questions=True).enquiries)


def test_two_reports_of_different_inquiries_are_said_to_be():
    found = view(report("fenmere-buses-06"), report("wychmere-visitors"))
    assert any("do not look like rounds of one inquiry" in note for note in found.notes)
