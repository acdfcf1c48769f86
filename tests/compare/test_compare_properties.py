"""What holds whatever two reports say, over many made-up rounds; and the wording of every line of enquiry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.compare import alone, compare, in_order, rounds_of
from pipeline.models.comparison import Comparison, Enquiry
from pipeline.models.report import Person, Report
from pipeline.models.text import Text
from tests.compare.rounds_by_hand import made, row

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

ASKED = [
    "That the Council plants two hundred street trees a year by March 2021.",
    "That litter bins in the three main parks are emptied on Sundays between May and September.",
    "That a lead officer for the canal is appointed.",
    "That Cabinet reviews the charges for garden waste and reports back by October 2020.",
    "That every school is offered a road safety day in 2020.",
    "That a page on repairs is added to the website.",
]
SAID = [
    "Agreed. A warden will be appointed in May 2020.",
    "Trees were planted on 4 February 2021 in eleven streets.",
    "The day had to be cancelled. We will hold it again once the hall is ready.",
    "The work was to be finished by 1 June 2020; it is now expected in March 2021.",
    "No warden has yet been appointed.",
    "A review of charges will be presented to Cabinet in September 2020.",
    "Complete.",
    "Mrs Ann Ashe met Bob Birch and will write to him by the end of July 2020.",
    "If funds allow, benches could be bought in 2021.",
    "12 of 40 bins have been replaced; the rest will follow by Christmas 2020.",
    "Officers failed to reply. They will continue to meet.",
    "",
]
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.one_of(
    st.lists(st.sampled_from(SAID), max_size=3).map(" ".join), st.text(LETTERS, max_size=60).map(str.strip)
)
RAGS = st.sampled_from(["red", "amber", "green", "complete", None])
ROWS = st.lists(st.tuples(st.integers(0, len(ASKED) - 1), TEXTS, TEXTS, RAGS), max_size=7)


def report(name: str, rows: list[tuple[int, str, str, str | None]], day: str | None) -> Report:
    officers = (Person("Ann Ashe", "Head of Parks"),)
    made_rows = [
        row(at, ASKED[asked], response=response, update=update, rag=rag)
        for at, (asked, response, update, rag) in enumerate(rows, 1)
    ]
    return made(name, made_rows, completion_date="2020-02-01", update_date=day, lead_officers=officers)


@FEW
@given(ROWS)
def test_a_report_beside_itself_is_unchanged(rows):
    one = report("one", rows, "2020-09-01")
    found = compare(one, replace(one, report_id="again"))
    assert len(found.pairs) == len(rows)
    for pair in found.pairs:
        assert pair.earlier
        assert pair.later
        assert {pair.recommendation, pair.response, pair.update} <= {"unchanged", None}
        assert pair.rag.direction in ("same", "unknown")
        assert pair.diff == ()
    assert {pair.kind for pair in found.pairs} <= {"kept"}


@FEW
@given(ROWS, ROWS)
def test_links_are_no_more_than_their_kinds_allow(rows, others):
    found = compare(report("one", rows, "2020-06-01"), report("two", others, "2020-12-01"))
    before = [pair.earlier.index for pair in found.pairs if pair.earlier]
    after = [pair.later.index for pair in found.pairs if pair.later]
    listed = {*before, *(one.index for one in found.not_listed)}
    assert listed == set(range(1, len(rows) + 1))
    assert set(after) == set(range(1, len(others) + 1))
    for pair in found.pairs:
        ends = (pair.earlier is not None, pair.later is not None)
        assert ends == {"new": (False, True), "dropped": (True, False)}.get(pair.kind, (True, True))
        if pair.kind == "kept":
            assert pair.earlier
            assert pair.later
            assert (before.count(pair.earlier.index), after.count(pair.later.index)) == (1, 1)
        elif pair.kind == "split":
            assert pair.earlier
            assert before.count(pair.earlier.index) > 1
        elif pair.kind == "merged":
            assert pair.later
            assert after.count(pair.later.index) > 1


@FEW
@given(ROWS, st.randoms(use_true_random=False))
def test_line_breaks_and_quotes_are_no_change(rows, chance):
    one = report("one", rows, "2020-09-01")

    def broken(text: Text | None) -> Text | None:
        if text is None:
            return None
        said = re.sub(" ", lambda _: chance.choice([" ", "\n", "  ", " \n"]), str(text))
        return Text(said.replace("'", "’").replace('"', "”"))

    other = [
        replace(each, recommendation=broken(each.recommendation), response=broken(each.response),
                update=broken(each.update))
        for each in one.recommendations
    ]  # fmt: skip
    found = compare(one, replace(one, report_id="again", recommendations=tuple(other)))
    assert {kind for pair in found.pairs for kind in (pair.recommendation, pair.response, pair.update)} <= {
        "unchanged", None,
    }  # fmt: skip


@FEW
@given(st.lists(ROWS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(several, chance):
    days = ["2020-06-01", None, "2021-01-01", None]
    reports = [report(f"r{at}", rows, days[at]) for at, rows in enumerate(several)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert rounds_of(reports) == rounds_of(shuffled)
    assert in_order(reports) == in_order(shuffled)


UNKIND = re.compile(
    r"\b(?:fail\w*|blam\w*|fault\w*|neglect\w*|broke\w*|ignor\w*|refus\w*|excus\w*|lax|poor\w*|wrong\w*|late(?!r)\b"
    r"|promis\w*|admit\w*|unable|unfortunately|still|only|merely|despite|claim\w*|alleg\w*|breach\w*|miss\w*|slip\w*"
    r"|why)\b",
    re.IGNORECASE,
)
MACHINE = re.compile(r"\b(?:fragment|legend|stale|parse|token|null|None|confidence)\b|\d\.\d|_")
OPEN = re.compile(r"(?:What|How|When|Which|Who)\b[^.?!]*\?")


def own_words(text: str) -> str:
    """A line without what it quotes and without a status as printed."""
    return re.sub(r"“.*”|(?<=changed: ).*(?=\.)", "", text, flags=re.DOTALL)


def keeps_the_words(enquiries: Sequence[Enquiry]) -> None:
    for one in enquiries:
        assert not UNKIND.search(own_words(one.text)), one.text
        assert OPEN.fullmatch(one.question) and not UNKIND.search(one.question), one.question


def keeps_the_rules(found: Comparison, reports: list[Report]) -> None:
    rows = {each.report_id: each.recommendations for each in reports}
    assert len(found.enquiries) <= 10
    now = {pair.earlier.index: pair.later.index for pair in found.pairs if pair.earlier and pair.later}
    homes = [
        (found.later, one.index) if one.report_id == found.later else (found.later, now[one.index])
        if one.index in now else (one.report_id, one.index)
        for one in found.enquiries
    ]  # fmt: skip
    assert all(homes.count(home) <= 2 for home in homes)
    keeps_the_words(found.enquiries)
    for one in found.enquiries:
        words = own_words(one.text)
        assert not MACHINE.search(words), one.text
        assert one.addressed_to == "Head of Parks"
        assert "Ashe" not in words + one.question
        assert "Birch" not in words + one.question
        for span in one.evidence:
            assert str(getattr(rows[span.report_id][span.index - 1], span.field))[span.start : span.end]
        assert one.evidence or one.topic == "same_wording"


@FEW
@given(ROWS, ROWS, st.sampled_from(["2020-12-01", None]))
def test_every_line_of_enquiry_keeps_the_wording_rules(rows, others, day):
    one, two = report("one", rows, "2020-06-01"), report("two", others, day)
    keeps_the_rules(compare(one, two), [one, two])
    keeps_the_rules(alone(one), [one])
