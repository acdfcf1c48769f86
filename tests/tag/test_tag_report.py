"""A whole report: fields, anchors, values, places, and what the model adds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.page import Box, Style, Word
from pipeline.models.report import Entity, Header, Recommendation, Report, Source, Update
from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.tag import entities
from pipeline.tag import guess as model

HEADER = Header(
    council="Penmarsh District Council",
    completion_date="2018-06-20",
    response_date="2018-09-11",
    update_date="2019-05-14",
    stage_months=12,
)
STYLE = Style("Arial", 11, False, False, "#000000", -1, False)
PROSE = Path(__file__).parent


def report(*rows: Recommendation, header: Header = HEADER) -> Report:
    return Report("r", Source("r.pdf", "0", 1, 1, 1), header, rows)


def of(*rows: Recommendation, header: Header = HEADER, use_model: bool = False) -> tuple[Entity, ...]:
    return entities(report(*rows, header=header), model=use_model)[0]


def row(index: int = 1, **fields: str) -> Recommendation:
    return Recommendation(index, number=str(index), **{name: Text(text) for name, text in fields.items()})  # type: ignore[arg-type]


def seen(found: tuple[Entity, ...], kind: str) -> list[tuple[str, object]]:
    return [(e.text, e.value) for e in found if e.kind == kind]


def test_each_field_counts_from_its_own_day() -> None:
    found = of(
        Recommendation(
            1,
            number="1a",
            recommendation=Text("That a report is made by March."),
            response=Text("This will be done by March."),
            update=Text("This was done in March."),
            previous_update=Text("This was done in March."),
            updates=(Update(6, None, Text("x")), Update(12, None, Text("y"))),
        )
    )
    assert [(e.field, e.value, e.anchor) for e in found] == [
        ("recommendation", "2019-03", "2018-06-20"),
        ("response", "2019-03", "2018-09-11"),
        ("update", "2019-03", "2019-05-14"),
        ("previous_update", "2018-03", "2018-11-14"),
    ]
    assert {e.recommendation for e in found} == {"1a"}


def test_header_lines_are_tagged_without_index() -> None:
    header = Header(printed=(("Lead Officer", Text("Jane Doe, Head of Housing")), ("Date", Text("3rd May 2019"))))
    found = of(header=header)
    assert [(e.index, e.field, e.kind, e.value) for e in found] == [
        (None, "header/Lead Officer", "person", "Jane Doe"),
        (None, "header/Lead Officer", "role", "Head of Housing"),
        (None, "header/Date", "date", "2019-05-03"),
    ]


def test_one_name_for_each_person() -> None:
    found = of(row(update="Cllr Jane Ashby spoke. Cllr Ashby left. J. Ashby wrote."), row(2, response="Ms Rook came."))
    assert seen(found, "person") == [
        ("Cllr Jane Ashby", "Jane Ashby"),
        ("Cllr Ashby", "Jane Ashby"),
        ("J. Ashby", "Jane Ashby"),
        ("Ms Rook", "Rook"),
    ]


def test_another_body_is_known_by_the_first_or_last_words_of_its_name() -> None:
    found = of(
        row(update="The Vale Combined Authority pays. Corvel Surveys Ltd of Westerby District Council came."),
        row(2, update="The Combined Authority met, and Corvel expects more; Westerby adopted the charter."),
    )
    assert [e.value for e in found if e.kind == "organisation" and e.index == 2] == [
        "Vale Combined Authority",
        "Corvel Surveys Ltd",
        "Westerby District Council",
    ]


def test_a_body_told_once_is_known_in_the_whole_report() -> None:
    found = of(row(1, update="Northern Flame will sign."), row(2, update="It goes to Northern Flame in May."))
    assert [text for text, _ in seen(found, "organisation")] == ["Northern Flame", "Northern Flame"]


def test_initials_that_fit_two_people_stand_for_neither() -> None:
    found = of(row(update="Jane Ashby and John Ashby met J. Ashby."))
    assert ("J. Ashby", "J. Ashby") in seen(found, "person")


def test_acronyms_are_what_the_report_says_they_are() -> None:
    found = of(row(update="The Penmarsh Drainage Board (PDB) met; PDB staff and PDC officers agreed the RAG status."))
    assert seen(found, "organisation") == [
        ("Penmarsh Drainage Board", "Penmarsh Drainage Board"),
        ("PDB", "Penmarsh Drainage Board"),
        ("PDB", "Penmarsh Drainage Board"),
        ("PDC", "Penmarsh District Council"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Council, Cabinet, the Committee and the Board agreed. Full Council noted it.",
        "The Housing Options Team and the Local Plan are under review in Upper Wexcombe.",
        "The Byford review and the Care Act 2014 apply to Margaret Beaufort House.",
        "RAG status and KPI data for SEND and EHCP cases are in IT.",
        "The highest was Thornley with most and the lowest Ashby-in-the-Vale with few.",
        "Adopt a valuation method (QAVIT) for trees.",
    ],
)
def test_what_has_no_name_of_its_own_is_left(text: str) -> None:
    assert of(row(update=text)) == ()


def test_bodies_beside_one_another_come_apart() -> None:
    found = of(
        row(update="Safer Penmarsh Partnership and Wealdshire Police met the University of Wealdshire and Kestrel Ltd.")
    )
    assert [text for text, _ in seen(found, "organisation")] == [
        "Safer Penmarsh Partnership",
        "Wealdshire Police",
        "University of Wealdshire",
        "Kestrel Ltd",
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Dr Amos and Partners and Thorley & Daughters have closed.", ["Dr Amos and Partners", "Thorley & Daughters"]),
        ("Contractor P. K. Ludd & Sons has left the site.", ["P. K. Ludd & Sons"]),
        ("The work went to Ovenby Drains plc; Ovenby starts soon.", ["Ovenby Drains plc", "Ovenby"]),
        ("The new firm, Larkrise FM, has begun.", ["Larkrise FM"]),
        ("A contract with Zephyrine was signed.", ["Zephyrine"]),
        ("Seats were bought from Copper Coaches.", ["Copper Coaches"]),
        ("Copper Homes has sold the plots.", ["Copper Homes"]),
        ("Thornaby Primary, St Chad's RC Primary and Wexcombe High took part.",
         ["Thornaby Primary", "St Chad's RC Primary", "Wexcombe High"]),
        ("Patients of Withy Lane Nursing Home and Orme Medical Centre were asked.",
         ["Withy Lane Nursing Home", "Orme Medical Centre"]),
        ("The Orme A&E Delivery Board met the Regulator of Social Housing.",
         ["Orme A&E Delivery Board", "Regulator of Social Housing"]),
        ("Ormeley Levels IDB replied; the IDB agrees.", ["Ormeley Levels IDB", "IDB"]),
        ("Ormeley County Council was asked. Ormeley has refused. Roads in Ormeley are bad.",
         ["Ormeley County Council", "Ormeley"]),
        ("Boxes stand in Holmby, Tyddle, Saltsea and Cranby.", []),
        ("The Larkrise circle uses a DRT service in Crane Bank.", []),
        ("Involving School Staff", []),
        ("Holy Trinity C of E Primary wrote to BBC Radio Wexshire and Stagecoach East.",
         ["Holy Trinity C of E Primary", "BBC Radio Wexshire", "Stagecoach East"]),
        ("Our Lady's door is open.", []),
        ("Fill the Empty Homes Officer post.", []),
        ("Fourteen Penmarsh landlords came.", []),
        ("Zephrin Developments (Penmarsh) Ltd is late.", ["Zephrin Developments (Penmarsh) Ltd"]),
        ("Stones were righted by Tapper & Lyle, and Parks & Leisure has grown.", ["Tapper & Lyle"]),
        ("Zephrine wants an indemnity. Zephrine lies on the coast.", ["Zephrine"]),
        ("Street Pastors Port Zephrin will staff it.", ["Street Pastors Port Zephrin"]),
        ("Pupils of Ysgol Gymraeg Glan y Môr drew it.", ["Ysgol Gymraeg Glan y Môr"]),
        ("The Office of the Police and Crime Commissioner pays.", ["Office of the Police and Crime Commissioner"]),
        ("It was shut after Barnardo's left, says St Mungo's.", ["Barnardo's", "St Mungo's"]),
        ("The third, Kestrel Care, failed; Adult Social Care, too.", ["Kestrel Care"]),
        ("Scope of works: open. Shelter has replied. Shelter hours are longer.", ["Shelter"]),
        ("Zephrin Cabs and Swift Minibuses Ltd came.", ["Zephrin Cabs", "Swift Minibuses Ltd"]),
        ("The fine came from Northmoor Magistrates' Court.", ["Northmoor Magistrates' Court"]),
        ("A talk by Stella Marr from KaarbonTech was good.", ["KaarbonTech"]),
        ("Ask St Orme's Hospital. The Orme and District Chamber of Commerce asked St Orme's.",
         ["St Orme's Hospital", "Orme and District Chamber of Commerce", "St Orme's"]),
        ("Penmarsh DC and Hartsmere Carers met; Kettle & Finch printed it.",
         ["Penmarsh DC", "Hartsmere Carers", "Kettle & Finch"]),
        ("The University of the Wealds wrote of Nether Orwick and Cadbury Cross.", ["University of the Wealds"]),
        ("Seats on Penmarsh Coaches are cheap. It was raised with Penmarsh Housing.", ["Penmarsh Coaches"]),
        ("The Penmarsh Youth Cabinet spared nobody.", ["Penmarsh Youth Cabinet"]),
        ("The Fenland Rivers Trust met the Rivers Trust.", ["Fenland Rivers Trust", "Rivers Trust"]),
        ("Two operators have signed:\n• Upper Dale Buses (3 May)\n• Zephrin Rider (4 May)\nMore may.",
         ["Upper Dale Buses", "Zephrin Rider"]),
        ("Four of the providers pay it: Swift Care, Zephrin and Helping Hearth.",
         ["Swift Care", "Zephrin", "Helping Hearth"]),
        ("Schools such as Oakside, Beech Rise and St Cuby's came.", ["Oakside", "Beech Rise", "St Cuby's"]),
        ("Three organisations were asked: Finance, Legal Services and Adult Social Care.", []),
        ("Two clubs have begun:\n• Zephrin, in the hall;\n• Orme, above the bakery.", []),
        ("Three wards were walked: Zephrin, Orme and Cranby.", []),
        ("Zephrin Rider, a two-coach firm that had left, is back.", ["Zephrin Rider"]),
        ("We met Zephrin, who run a scheme for six councils.", ["Zephrin"]),
        ("Zephrin was awarded the contract in May.", ["Zephrin"]),
        ("Zephrin could not provide it, said Dr Roe of Copper & Key Consulting.",
         ["Zephrin", "Copper & Key Consulting"]),
        ("Zephrin Rovers and Mill End Juniors play in the Orme and District Sunday League.",
         ["Zephrin Rovers", "Mill End Juniors", "Orme and District Sunday League"]),
        ("Orme Mountain Rescue Team and Zephrin Fire and Rescue Service came.",
         ["Orme Mountain Rescue Team", "Zephrin Fire and Rescue Service"]),
        ("The Zephrin Foundation and the University of Orme came. The Foundation has asked. The University should act.",
         ["Zephrin Foundation", "University of Orme", "Foundation", "University"]),
        ("The Rotary Club of Orme and Zephrin Lions gave books to Beech Lane Infants.",
         ["Rotary Club of Orme", "Zephrin Lions", "Beech Lane Infants"]),
        ("Mears and Zephrin share the work; Mears and Orme were flooded.", ["Mears", "Zephrin", "Mears"]),
        ("Sainsbury's and the Co-op have agreed.", ["Sainsbury's", "Co-op"]),
        ("Officers met Copper Living and saw Copper Insight, who counted.", ["Copper Living", "Copper Insight"]),
        ("Copper Mapping Ltd flew in May. Copper found six; copper pipes were left.", ["Copper Mapping Ltd", "Copper"]),
        ("Penmarsh Children in Care Council wrote it; young people in care are asked.",
         ["Penmarsh Children in Care Council"]),
    ],
)  # fmt: skip
def test_bodies_are_told_by_what_they_are_and_do(text: str, bodies: list[str]) -> None:
    assert [text for text, _ in seen(of(row(update=text)), "organisation")] == bodies


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Zbrinski has left; her post is vacant.", ["Zbrinski"]),
        ("Zbrinski sits on the panel.", ["Zbrinski"]),
        ("Zbrinski, who has fostered for years, spoke.", ["Zbrinski"]),
        ("The Minister, Julie Tamworth MS, replied.", ["Julie Tamworth"]),
        ("Zbrinski is near the coast.", []),
        ("PC Adam Wheeler and Sgt Osei came.", ["Adam Wheeler", "Osei"]),
        ("Ask the Head of Repairs Imran Sadiq.", ["Imran Sadiq"]),
        ("It was taken on by Will Hartnoll. Will it last?", ["Will Hartnoll"]),
        ("We met Secretary of State Anthea Morley and Sgt Pike.", ["Anthea Morley", "Pike"]),
        ("A volunteer, Kirsty, runs it. Helen Cross left.", ["Kirsty", "Helen Cross"]),
        ("Chief Inspector Farrow and Nightstop Penmarsh met.", ["Farrow"]),
        ("Thanks go to Gwen and Idris Pritchard, with Elaine.", ["Gwen", "Idris Pritchard", "Elaine"]),
        ("PCSO Zephrin and DCI Okafor came; PCSO Patrols grew.", ["Zephrin", "Okafor"]),
        ("Sister Ruth Zephrin and Ian Costain came; Sister Councils wrote.", ["Sister Ruth Zephrin", "Ian Costain"]),
        ("Martyn’s Law applies at Abbey Fields.", []),
        ("Cyngor Sir Quorfro wrote; Marged Tu‐dur and Sir John Doe left.", ["Marged Tu‐dur", "Sir John Doe"]),
    ],
)
def test_people_are_told_by_what_only_people_do(text: str, people: list[str]) -> None:
    assert [text for text, _ in seen(of(row(update=text)), "person")] == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Q Zephrin", ["Q Zephrin"]),
        ("Q Zephrin / A Wood", ["Q Zephrin", "A Wood"]),
        ("JM Zephrin (Housing); I de Orme, Drainage Engineer", ["JM Zephrin", "I de Orme"]),
        ("J. Roe", ["J. Roe"]),
        ("HR Manager and IT Services", []),
        ("A Head of Service", []),
    ],
)
def test_initials_and_a_surname_are_an_officer_where_officers_are_listed(text: str, people: list[str]) -> None:
    assert [text for text, _ in seen(of(row(lead_officer=text)), "person")] == people
    assert not seen(of(row(update="Zone Q Orme; Plan B. Bus route K Orme")), "person")
    assert seen(of(row(update="It was agreed with Q Zephrin.")), "person") == [("Q Zephrin", "Q Zephrin")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The Solicitor to the Council advised the Chief Nurse.", ["Solicitor to the Council", "Chief Nurse"]),
        ("The Designated Nurse for Looked After Children agreed.", ["Designated Nurse for Looked After Children"]),
        ("The Secretary of State for Education wrote.", ["Secretary of State for Education"]),
        ("Assistant Director for Regeneration Nick Thwaites came.", ["Assistant Director for Regeneration"]),
        ("We met the Trust's Chief Operating Officer.", ["Chief Operating Officer"]),
        ("The Shelter Manager and the Secretary, Mo Doe, came.", ["Shelter Manager", "Secretary"]),
        ("Ask the Finance Business Partner, not a partner.", ["Finance Business Partner"]),
    ],
)
def test_posts_keep_what_belongs_to_them(text: str, roles: list[str]) -> None:
    assert [text for text, _ in seen(of(row(update=text)), "role")] == roles


def test_roles_end_where_a_body_or_holder_begins() -> None:
    found = of(
        row(
            update="The Clerk to Tidewell Parish Council met the Director of Housing and Growth (Jane Doe) "
            "and the Chair of the Committee."
        )
    )
    assert [text for text, _ in seen(found, "role")] == [
        "Clerk",
        "Director of Housing and Growth",
        "Chair of the Committee",
    ]


def test_places_are_those_of_the_words() -> None:
    words = [Word(w, 1, Box(10 * i, 0, 10 * i + 9, 10), STYLE, i) for i, w in enumerate(("met", "Jane", "Doe"))]
    text = Text("met Jane Doe", Runs.of(map(Run, (0, 4, 9), (3, 8, 12), words)))
    (person,) = of(Recommendation(1, update=text))
    assert [(place.page, place.box) for place in person.locators] == [(1, Box(10, 0, 29, 10))]


def test_without_the_model_an_issue_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    model._load.cache_clear()
    monkeypatch.setattr(model, "PACKAGE", "no_such_language_model")
    found, issues = entities(report(row(update="We met Quorlith Brzezinski in May 2019.")))
    model._load.cache_clear()
    assert [e.kind for e in found] == ["date"]
    assert [issue.code for issue in issues] == ["NO_MODEL"]


def test_spacy_stays_away_until_it_is_needed() -> None:
    import subprocess

    code = "import sys, pipeline.tag; raise SystemExit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def sentences(name: str) -> Iterator[dict[str, object]]:
    for line in (PROSE / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@pytest.mark.parametrize("use_model", [True, False])
def test_names_and_dates_in_prose_are_found_no_worse(use_model: bool) -> None:
    """The sentences were labelled before the code saw them; the floor keeps what was reached since."""
    if use_model and not model.available():
        pytest.skip("the language model is not installed")
    hits = told = true = 0
    for line in sentences("prose.jsonl"):
        found = of(row(**{str(line["field"]): str(line["text"])}), use_model=use_model)
        got = {(e.kind, e.text) for e in found}
        want = {(e["kind"], e["text"]) for e in line["entities"]}  # type: ignore[attr-defined]
        hits, told, true = hits + len(got & want), told + len(got), true + len(want)
    assert 2 * hits / (told + true) >= 0.977


WORDS = st.sampled_from(
    "Cllr Jane Doe Ashby Director of Housing and the Council Penmarsh Board by March 2019 next year £12k 50% will was "
    "www.x.gov.uk/a a@b.uk (PDB) PDB , . \n • Q1 2019/20 Smith's Chief Executive for J. within six months".split(" ")
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_spans_are_the_text_they_point_at_and_never_overlap(texts: list[str]) -> None:
    rows = [row(i, update=text, response=text[::-1]) for i, text in enumerate(texts, 1)]
    before = [(r.update, r.response) for r in rows]
    found = of(*rows)
    assert [(r.update, r.response) for r in rows] == before
    by_field: dict[tuple[int | None, str], int] = {}
    for e in found:
        text = getattr(rows[(e.index or 0) - 1], e.field).value
        assert text[e.start : e.end] == e.text != ""
        assert e.start >= by_field.get((e.index, e.field), 0)
        by_field[e.index, e.field] = e.end


@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms())
def test_the_order_of_reports_changes_nothing(texts: list[str], random: object) -> None:
    reports = [report(row(update=text)) for text in texts]
    first = [entities(r, model=False) for r in reports]
    order = list(range(len(reports)))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = {i: entities(reports[i], model=False) for i in order}
    assert first == [again[i] for i in range(len(reports))]
