"""What a person does is on disk before it is answered, and shown at once."""

from __future__ import annotations

import html
import json
import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.app.acts import parts_of
from pipeline.app.desk import Desk
from pipeline.app.server import make_app
from pipeline.app.shown import address
from pipeline.errors import UsageError
from pipeline.publish import read_report, write_dataset
from pipeline.review import Said, reviewed
from pipeline.review.make import corrections_of_sheet
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.app.conftest import DOOR, HOME, PORT, ROOT, SAMPLES, TOKEN, WITHIN

REPORT = "fenmere-buses-06-694c297a"


def written(home: Path, name: str = "corrections") -> list[dict[str, object]]:
    path = home / "desk" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def row(home: Path, index: int):
    held = Desk(home / "desk", home / "desk-papers").report(REPORT)
    return held.report.recommendations[index - 1]


def test_a_status_is_corrected_and_says_who_saw_it(home: Path, client: TestClient) -> None:
    answer = client.post(f"/review/{REPORT}/1/rag", data={"act": "correct", "value": "red", "why": "the cell is red"})
    assert answer.status_code == 303 and answer.headers["location"] == f"{ROOT}/trail"  # shows that it was saved
    (line,) = written(home)
    assert (line["who"], line["kind"], line["to"]["rag"]) == ("Ada Reader", "status", "red")
    assert row(home, 1).rag == "red" and dict(row(home, 1).confidence).get("rag", 1.0) == 1.0
    assert "Corrected by Ada Reader" in client.get(f"/review/{REPORT}/1/rag").text
    assert "the cell is red" in client.get("/trail").text


def test_a_cell_is_accepted(home: Path, client: TestClient) -> None:
    client.post(f"/review/{REPORT}/3/response", data={"act": "accept"})
    assert [(mark.field, mark.how) for mark in row(home, 3).checked] == [("response", "accepted")]


@pytest.mark.parametrize(
    "who",
    [
        "Siân Llŵyd", "Łukasz", "Zoë O’Neill; Path=/x, ok", 'A "B" \\ C', "王小明", "Ada 🦉", "50% of = us",
        "x" * 80, "ŵ" * 80,
    ],
)  # fmt: skip
def test_a_name_of_any_letters_can_correct(home: Path, client: TestClient, who: str) -> None:
    assert client.post("/name", data={"who": who}).status_code == 303
    answer = client.post(f"/review/{REPORT}/1/rag", data={"act": "correct", "value": "red"})
    assert answer.status_code == 303
    assert [line["who"] for line in written(home)] == [who]
    for path in ("/", "/trail", f"/review/{REPORT}/1/rag"):
        assert who in html.unescape(client.get(path).text)


def test_a_name_holds_no_letter_that_nobody_sees(home: Path, client: TestClient) -> None:
    client.post("/name", data={"who": "Ada\r\nSet-Cookie: a=b\u202e\x00\u200b Reader "})
    client.post(f"/review/{REPORT}/1/rag", data={"act": "correct", "value": "red"})
    assert [line["who"] for line in written(home)] == ["Ada Set-Cookie: a=b Reader"]


@pytest.mark.parametrize("cookie", ["%", "%ff%fe", "%00%0a", "\xff", "%E2%80%AE", "%" * 9000])
def test_a_cookie_of_another_hand_is_no_error(home: Path, client: TestClient, cookie: str) -> None:
    client.cookies.set("scrutiny-who", "", domain="127.0.0.1")
    secrets = "; ".join(f"{name}={value}" for name, value in client.cookies.items() if value)
    answer = client.get("/", headers=[(b"cookie", f"{secrets}; scrutiny-who={cookie}".encode("latin-1"))])
    assert answer.status_code == 200


@pytest.mark.parametrize(("value", "field"), [("purple", "rag"), ("next spring", "target_date")])
def test_what_can_not_be_is_refused_in_words(home: Path, client: TestClient, value: str, field: str) -> None:
    answer = client.post(f"/review/{REPORT}/1/{field}", data={"act": "correct", "value": value})
    assert answer.status_code == 400 and "Not saved." in answer.text
    assert written(home) == []


@pytest.mark.parametrize("path", [f"/review/{REPORT}/99/rag", f"/review/{REPORT}/1/nothing", "/review/none/1/rag"])
def test_a_cell_that_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_a_committee_decided_stands_beside_the_paper(home: Path, client: TestClient) -> None:
    status = {"shown": None, "evidence": "none", "colour": None, "meaning": None, "assessed_by": "unknown"}
    changed(home, rag=None, progress=None, status={**status, "blank": "not_assessed"})
    client.post(
        f"/review/{REPORT}/1/rag",
        data={"act": "assess", "rag": "amber", "meeting": "Select Committee", "date": "2026-03-12", "why": "Late."},
    )
    now = row(home, 1)
    assert now.rag is None and now.assessment.rag == "amber" and now.assessment.reason == "Late."
    assert written(home) == [] and len(written(home, "assessments")) == 1
    assert "Select Committee" in client.get("/trail").text


def changed(home: Path, **row: object) -> None:
    """The first recommendation of the dataset with other contents."""
    path = next((home / "desk" / "reports").glob("fenmere-buses-06*.json"))
    document = json.loads(path.read_text(encoding="utf-8"))
    document["recommendations"][0] |= row
    path.write_text(json.dumps(document), encoding="utf-8")


def test_a_heading_of_any_signs_can_be_opened_and_corrected(home: Path, client: TestClient) -> None:
    changed(home, extra={"Who? What & when #1": "Before"})
    here = address(REPORT, 1, "extra/Who? What & when #1")
    assert f'action="{ROOT}{here}"' in client.get(here).text.replace("&amp;", "&")
    client.post(here, data={"act": "correct", "value": "After"})
    assert [(line["field"], line["to"]) for line in written(home)] == [("extra/Who? What & when #1", "After")]
    assert dict(row(home, 1).extra)["Who? What & when #1"].value == "After"


def test_what_is_overdue_is_said_on_every_page(tmp_path: Path) -> None:
    document = read_document(SAMPLES / "elverstone-air.pdf", Settings(entities=False))
    write_dataset([document], tmp_path / "desk")
    with TestClient(make_app(tmp_path / "desk", tmp_path / "papers", TOKEN, PORT), base_url=WITHIN) as asking:
        asking.get(DOOR)
        path = f"/reports/{document.reports[0].report_id}"
        assert "<strong>3 overdue</strong> of 5" in asking.get("/").text
        assert "Overdue by 296 days: target 1 June 2021" in asking.get(path).text
        pages = [asking.get(f"{path.replace('reports', 'review')}/{at}/rag").text for at in range(1, 6)]
    assert sum("Overdue by" in page for page in pages) == 3


def test_a_removed_file_leaves_nothing_and_others_keep_what_was_said_of_them(home: Path, client: TestClient) -> None:
    desk, papers = home / "desk", home / "desk-papers"
    other = next((desk / "reports").glob("fenmere-buses-12*.json")).stem
    for report in (REPORT, other):
        client.post(f"/review/{report}/1/update", data={"act": "correct", "value": "What really stands there."})
    sha256 = read_report(desk / "reports" / f"{REPORT}.json").source.sha256
    assert client.get(f"/pictures/{sha256}/1").status_code == 200
    (papers / ".briefs" / "0123456789abcdef").mkdir(parents=True)
    place = f"/files/{sha256}/remove"
    asked = client.get(place).text
    assert place in client.get("/").text and "12 months is compared with it" in asked and "decided in it (1)" in asked
    assert client.get(f"/files/{'0' * 64}/remove").status_code == 404
    assert client.post(place).headers["location"] == f"{ROOT}/?job=1"
    while not (job := client.get("/jobs/1").json())["over"]:
        time.sleep(0.1)
    assert job["state"] == "done" and "compared without it now" in job["said"]
    assert [line["file"] for line in written(home)] == ["fenmere-buses-12.pdf"]
    held = [path for path in home.rglob("*") if path.is_file() and b"fenmere-buses-06" in path.read_bytes()]
    assert held == [] and [path.name for path in papers.iterdir() if any(path.glob("*")) or path.is_file()] == [
        "fenmere-buses-12.pdf"
    ]
    assert "1 report read" in client.get("/").text
    assert not (desk / "forgotten.json").exists()  # it may be uploaded again


def test_whatever_field_is_in_doubt_can_be_opened(home: Path, client: TestClient) -> None:
    changed(home, flags=[{"code": "CELL_UNSURE", "field": name, "message": "Look."} for name in ("theme", "rag")])
    for name in ("theme", "rag"):
        assert client.get(address(REPORT, 1, name)).status_code == 200


def test_what_is_settled_leads_on_and_not_back_to_what_was_passed_over(home: Path, client: TestClient) -> None:
    changed(home, flags=[{"code": "CELL_UNSURE", "field": n, "message": "Look."} for n in ("rag", "update", "title")])
    first, second, third = (task.field for task in Desk(home / "desk", home / "desk-papers").tasks())
    answer = client.post(address(REPORT, 1, second), data={"act": "accept"})
    assert answer.headers["location"] == ROOT + address(REPORT, 1, third)
    assert first in client.get("/next").headers["location"]


def test_a_number_of_rows_that_is_none_is_refused(home: Path, client: TestClient) -> None:
    for count in ("many", "99"):
        assert client.post(address(REPORT, 1, "rag"), data={"act": "join", "count": count}).status_code == 404
    assert written(home) == []


def test_a_row_is_cut_where_the_person_says() -> None:
    assert parts_of({"recommendation": "One.\n===\nTwo.", "response": "Both."}) == [
        {"recommendation": "One.", "response": "Both."},
        {"recommendation": "Two."},
    ]
    with pytest.raises(UsageError):
        parts_of({"recommendation": "One = two."})


def test_two_people_at_once_lose_nothing(home: Path) -> None:
    """Two servers over one dataset, as two people on one shared folder would have."""

    def correct(who: str) -> None:
        app = make_app(home / "desk", home / "desk-papers", TOKEN, PORT)
        with TestClient(app, base_url=WITHIN, headers={"Origin": HOME}, follow_redirects=False) as asking:
            asking.get(DOOR)
            asking.post("/name", data={"who": who})
            for turn in range(20):
                said = {"act": "correct", "value": f"{who} {turn}"}
                asking.post(f"/review/{REPORT}/{turn % 7 + 1}/update", data=said)

    people = [threading.Thread(target=correct, args=(who,)) for who in ("Ada", "Ben")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    lines = written(home)
    assert sorted((line["who"], line["to"]) for line in lines) == sorted(
        (who, f"{who} {turn}") for who in ("Ada", "Ben") for turn in range(20)
    )


def test_corrections_that_were_read_in_already_are_not_made_twice(home: Path, client: TestClient) -> None:
    for text in ("One.\r\nTwo lines.", "Two."):
        client.post(f"/review/{REPORT}/2/update", data={"act": "correct", "value": text})
    settings = Settings(entities=False, corrections=home / "desk")
    documents = [read_document(path, settings) for path in sorted((home / "desk-papers").glob("*.pdf"))]
    write_dataset(documents, home / "desk", settings=settings)
    assert str(row(home, 2).update) == "Two."
    assert row(home, 2).flags == ()
    client.post(f"/review/{REPORT}/2/update", data={"act": "correct", "value": "Three."})
    assert str(row(home, 2).update) == "Three." and row(home, 2).flags == ()


def test_the_app_and_the_sheet_make_the_same_of_a_status(home: Path, client: TestClient) -> None:
    closed = {"shown": "Closed", "evidence": "word", "colour": None, "meaning": None, "assessed_by": "unknown"}
    changed(home, rag=None, progress="closed", status={**closed, "blank": None})
    report = read_report(home / "desk" / "reports" / f"{REPORT}.json")
    answer = {"report_id": REPORT, "index": "1", "field": "rag", "right (y)": "", "should be": "complete"}
    sheet = corrections_of_sheet([answer], [report], "Ada Reader")
    client.post(f"/review/{REPORT}/1/rag", data={"act": "correct", "value": "complete"})
    now, by_sheet = row(home, 1), reviewed([report], Said(sheet))[0][0].recommendations[0]
    assert (now.rag, now.progress, now.status) == (by_sheet.rag, by_sheet.progress, by_sheet.status)
    assert now.status.shown == "Closed"
    assert "As printed: Closed" in client.get(f"/review/{REPORT}/1/rag").text


def test_of_a_good_and_a_bad_upload_the_good_one_is_read_and_the_bad_one_named(home: Path, client: TestClient) -> None:
    papers = [("papers", ("good.pdf", b"%PDF-1.4 good")), ("papers", ("bad.exe", b"MZ")), ("papers", ("no.pdf", b""))]
    answer = client.post("/papers", files=papers)
    assert answer.status_code == 303 and answer.headers["location"] == f"{ROOT}/?job=1"
    page = html.unescape(client.get("/?job=1").text)
    assert "bad.exe is not a PDF" in page and "no.pdf is empty" in page and "Reading good.pdf" in page
    assert (home / "desk-papers" / "good.pdf").read_bytes() == b"%PDF-1.4 good"
    answer = client.post("/papers", files=papers[1:])
    assert answer.status_code == 400 and "bad.exe is not a PDF" in answer.text and "no.pdf is empty" in answer.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"garbage"), ("multipart/form-data; boundary=x", b"garbage"), ("text/plain", b"x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="papers"; filename="a.pdf"'
         b"\r\n\r\n%PDF-1.4 half"),
        ("multipart/form-data; boundary=x", b""), (f"multipart/form-data; boundary={'x' * 999}", b"--x"),
    ],
)  # fmt: skip
def test_an_upload_that_breaks_off_leaves_nothing(home: Path, client: TestClient, kind: str, body: bytes) -> None:
    before = sorted((home / "desk-papers").iterdir())
    answer = client.post("/papers", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400 and "broke off" in answer.text
    assert sorted((home / "desk-papers").iterdir()) == before


def test_a_form_longer_than_any_of_ours_is_refused(home: Path, client: TestClient) -> None:
    long = b"who=" + b"x" * (17 << 20)
    for path in ("/name", "/trail", "/brief", f"/review/{REPORT}/1/rag"):
        answer = client.post(path, content=long, headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status_code in (400, 413)
    assert client.post("/name", files={"who": ("a", b"x" * (17 << 20))}).status_code == 413


def test_what_was_typed_stays_where_it_can_not_be_kept(home: Path, client: TestClient) -> None:
    client.post("/name", data={"who": " "})
    sent = {"act": "correct", "value": "What really stands there.", "why": "seen"}
    answer = client.post(f"/review/{REPORT}/2/update", data=sent)
    assert answer.status_code == 400 and "What really stands there." in answer.text and 'value="seen"' in answer.text
    assert "Enter your name first" in answer.text and written(home) == []
    assert client.post(f"/review/{REPORT}/2/update", data={**sent, "by": "Ada Reader"}).status_code == 303
    assert [line["who"] for line in written(home)] == ["Ada Reader"]


def test_what_is_not_changed_is_no_correction(home: Path, client: TestClient) -> None:
    now = row(home, 1)
    for field, value in (("rag", now.rag or ""), ("update", str(now.update))):
        answer = client.post(f"/review/{REPORT}/1/{field}", data={"act": "correct", "value": value})
        assert answer.status_code == 400 and "Nothing was changed" in answer.text
    assert written(home) == []


def test_a_blank_cell_is_boxed_nowhere(home: Path, client: TestClient) -> None:
    status = {"shown": None, "evidence": "none", "colour": None, "meaning": None, "assessed_by": "unknown"}
    path = home / "desk" / "reports" / f"{REPORT}.json"
    sources = json.loads(path.read_text(encoding="utf-8"))["recommendations"][0]["sources"]
    kept = {name: places for name, places in sources.items() if name != "rag"}
    changed(home, rag=None, progress=None, status={**status, "blank": "not_assessed"}, sources=kept)
    page = client.get(f"/review/{REPORT}/1/rag").text
    assert "<img src=" in page and 'class="here"' not in page
