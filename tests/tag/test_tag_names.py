"""Names of bodies and posts by rules alone: joint and longer ones whole, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.tag.memory import Memory
from pipeline.tag.names import names, prepare


def told(text: str, kind: str) -> list[str]:
    found = names(prepare(text, ()), Memory()).found
    return [text[f.start : f.end] for f in sorted(found, key=lambda f: f.start) if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agreed with Saltby and Wenlow NHS Foundation Trust.", ["Saltby and Wenlow NHS Foundation Trust"]),
        ("We met Saltby, Orlby and Wenlow NHS Trust.", ["Wenlow NHS Trust"]),
        ("Vale of Orme Parish Council has gone ahead.", ["Vale of Orme Parish Council"]),
        ("It lies in the Vale of Orme.", []),
        ("West Fen DC pulled out.", ["West Fen DC"]),
        ("Saltby and District CLT has a grant.", ["Saltby and District CLT"]),
        ("National Grid Electricity Distribution gave a date.", ["National Grid Electricity Distribution"]),
        ("Saltby Vale Citizens Advice moved in.", ["Saltby Vale Citizens Advice"]),
        ("Beds at Saltby Night Shelter; the Bus Shelter was mended.", ["Saltby Night Shelter"]),
        ("The course, “Home in Mind”, was run by Mind in Saltby.", ["Mind in Saltby"]),
        ("Ysbyty Glanorme gives a leaflet.", ["Ysbyty Glanorme"]),
        (
            "Opened at St Bede's Primary, Saltby Infants and Orlby Road Primary School.",
            ["St Bede's Primary", "Saltby Infants", "Orlby Road Primary School"],
        ),
        ("Appointed at Annual Council. The Enhanced Partnership began.", []),
        ("Carers met at The Wenlow Academy. The Vale Trust paid.", ["The Wenlow Academy", "Vale Trust"]),
        ("The Enhanced Partnership Board met.", ["Enhanced Partnership Board"]),
        ("Three Wheels Well CIC has trained 264 adults.", ["Three Wheels Well CIC"]),
        ("Relaunched with Saltby Carers Together.", ["Saltby Carers Together"]),
        ("The Saltby Police and Crime Commissioner agreed.", ["Saltby Police and Crime Commissioner"]),
        ("An agency covers Sundays at Saltbyhithe Royal only.", ["Saltbyhithe Royal"]),
        ("Trialled at The Hive and Otter Lane Youth Centre.", ["Otter Lane Youth Centre"]),
        ("Let by Transport for the Three Rivers.", ["Transport for the Three Rivers"]),
        ("RVS Glanorme has recruited drivers.", ["RVS Glanorme"]),
        ("Keep Saltby Tidy volunteers and Saltby Library Friends met.", ["Keep Saltby Tidy", "Saltby Library Friends"]),
        ("Volunteers from the Friends of Hallin Water did it.", ["Friends of Hallin Water"]),
        ("In which the Saltby and Wenlow Integrated Care Board pays.", ["Saltby and Wenlow Integrated Care Board"]),
        ("Saltby and Vale PCN hopes to start; a Vale PCN was paid.", ["Saltby and Vale PCN"]),
        ("Until the Further Education Forum settles it. Further work", ["Further Education Forum"]),
        ("YMCA Saltby and NFU East Midlands wrote.", ["YMCA Saltby", "NFU East Midlands"]),
        ("Won by M & J Quorley and K&R Field Research; the P&L Account", ["M & J Quorley", "K&R Field Research"]),
        ("Held at St Hilda’s Church and St Hilda’s Hall.", ["St Hilda’s Church"]),
        ("That the Council as Lead Local Flood Authority reports.", []),
        ("Talks with The Priory School began; a Carers' Passport is offered.", ["The Priory School"]),
        ("The Welsh Language Commissioner’s office wrote.", ["Welsh Language Commissioner"]),
        ("Run by Barnardo's Cymru.", ["Barnardo's Cymru"]),
        ("Two operators (Quorley's Taxis and Corvel Travel) agreed.", ["Quorley's Taxis", "Corvel Travel"]),
        ("Some schools (Key Stage Two) and charities (Food Banks)", []),
        ("To 19 employers, incl. Kelso Joinery and M & J Motors.", ["Kelso Joinery", "M & J Motors"]),
        ("Written to Saltby Repairs and Corvel Bell Ltd.", ["Saltby Repairs", "Corvel Bell Ltd"]),
        ("Lobby Saltby College to restore it; Ysgol Pont Fe‐lin voted.", ["Saltby College", "Ysgol Pont Fe‐lin"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert told(text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Greenline Travel is concerned about the cost.", ["Greenline Travel"]),
        ("Ember Theory has been chosen to run it.", ["Ember Theory"]),
        ("Northern Flame will sign.", ["Northern Flame"]),
        ("Rewritten with advice from Simple Figures.", ["Simple Figures"]),
        ("Let to Bluebell Homecare and Cedar Community Care in May.", ["Bluebell Homecare", "Cedar Community Care"]),
        ("Volunteers from Mums for Lungs; Homes for Ukraine closed.", ["Mums for Lungs"]),
        ("The supplier (Quorline) said so.", ["Quorline"]),
        ("They were trained by Darn, a charity.", ["Darn"]),
        ("Speed Humps installed. Heads of Terms signed. Dog Fouling has declined.", []),
        ("Building Control told us. Adult Social Care agreed to pay. Active Travel is keen.", []),
        ("The latest advice from External Auditors", []),
        ("Taxi Drivers were asked. Allotment Holders told us.", []),
        ("Working with Quiet Voices", []),
        ("Castle Foods and Corvel Logistics sent in plans.", ["Castle Foods", "Corvel Logistics"]),
        ("It is done by Lantern Mobile Patrols, not by Adult Learning.", ["Lantern Mobile Patrols"]),
        ("We are working with Silver Lining; panels fitted by Harvest Solar.", ["Silver Lining", "Harvest Solar"]),
        ("Tamar and Lynher Drainage Board agreed.", ["Tamar and Lynher Drainage Board"]),
    ],
)
def test_bodies_in_plain_words(text: str, expected: list[str]) -> None:
    assert told(text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opened by the Lord Mayor.", ["Lord Mayor"]),
        ("The Virtual School Head attends.", ["Virtual School Head"]),
        ("The S151 Officer agreed.", ["S151 Officer"]),
        ("The Community Safety Partnership Manager will report.", ["Community Safety Partnership Manager"]),
        ("Dr Ina Roe, Designated Doctor", ["Designated Doctor"]),
        ("A meeting with Quorvex Recycling's Regional Director", ["Regional Director"]),
        ("Chief Inspector Dean Quorley", ["Chief Inspector"]),
        ("Area Manager (Response)", ["Area Manager (Response)"]),
        ("Member Services Officer; Rights of Way Officer", ["Member Services Officer", "Rights of Way Officer"]),
        ("Told the ICB's Chief Nurse.", ["Chief Nurse"]),
        ("The Principal, Dr Ina Roe, met the Commissioner.", ["Principal", "Commissioner"]),
        ("The Principal Drainage Engineer knows. Principal risks", ["Principal Drainage Engineer"]),
        ("The two Chief Executives and the Regional Directors' Group met.", ["Chief Executives"]),
        (
            "The Cabinet Member for Education and the Welsh Language met the Cabinet Secretary for Health.",
            ["Cabinet Member for Education and the Welsh Language", "Cabinet Secretary for Health"],
        ),
        (
            "The Cabinet Member for Transport and the Environment Agency met the Under-Secretary of State.",
            ["Cabinet Member for Transport", "Under-Secretary of State"],
        ),
    ],
)
def test_posts(text: str, expected: list[str]) -> None:
    assert told(text, "role") == expected


def test_two_strange_words_alone_are_somebody_where_officers_are_listed() -> None:
    text = "Quorla Whitsel / Street Scene\nSaltby Leisure; Catrin Wyn Ellis"
    found = names(prepare(text, (), lists_people=True), Memory()).found
    assert {text[f.start : f.end] for f in found if f.kind == "person"} == {"Quorla Whitsel", "Catrin Wyn Ellis"}


def test_a_field_behind_a_dash_belongs_to_the_post_where_officers_are_listed() -> None:
    for text, expected in (
        ("Ina Roe, Service Manager – Housing Strategy", ["Service Manager – Housing Strategy"]),
        ("Service Manager – Tomasz Roe", ["Service Manager"]),
    ):
        found = names(prepare(text, (), lists_people=True), Memory()).found
        assert [text[f.start : f.end] for f in found if f.kind == "role"] == expected


def test_a_name_told_in_full_is_somebody_wherever_it_stands() -> None:
    memory = Memory(people=frozenset({"Della Quorley"}))
    for text, expected in (
        ("Della\nQuorley / Parks", ["Della\nQuorley"]),
        ("Sent on by Della Quorley.", ["Della Quorley"]),
        ("The Della Quorley Road depot", []),
    ):
        found = names(prepare(text, ()), memory).found
        assert [text[f.start : f.end] for f in found if f.kind == "person"] == expected
