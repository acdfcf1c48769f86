"""Who may ask, and what a paper's text can't do (issue 5, "done when" 4)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.app.guard import cookie_of, root_of
from pipeline.app.server import make_app
from tests.app.conftest import DOOR, HOME, PORT, ROOT, TOKEN, WITHIN

CELL = "/review/fenmere-buses-06-694c297a/1/rag"


def asking(home: Path, **headers: str) -> TestClient:
    app = make_app(home / "desk", home / "desk-papers", TOKEN, PORT)
    return TestClient(app, base_url=WITHIN, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/overview", "/trail", CELL, "/static/app.js", "/pictures/0/1", "/briefs/x"])
def test_nothing_is_shown_without_both_secrets(home: Path, path: str) -> None:
    name, value = cookie_of(TOKEN, PORT)
    right = {"Cookie": f"{name}={value}"}
    assert asking(home).get(path, headers=right).status_code != 403
    assert asking(home).get(path).status_code == 403
    for cookie in (f"{name}=guess", f"{name}={TOKEN}", f"scrutiny={value}", f"{name}=", f"{name}={value[:-1]}"):
        assert asking(home).get(path, headers={"Cookie": cookie}).status_code == 403
    for root in ("", "/guess", ROOT[:-1], f"{ROOT}x", "/", f"/guess{ROOT}"):
        assert asking(home).get(f"{HOME}{root}{path}", headers=right).status_code == 403
    assert asking(home).get(f"{path}?t={TOKEN}").status_code == 403  # opens at its own address only


def test_the_door_opens_with_the_token_only(home: Path) -> None:
    for wrong in ("", "guess", TOKEN[:-1], f"{TOKEN}x", "%FF", "Łukasz"):
        assert asking(home).get(f"{HOME}/?t={wrong}").status_code == 403
    answer = asking(home).get(DOOR)
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 200 and TOKEN not in answer.text + cookie
    assert f'url={ROOT}/"' in answer.text  # a cookie this strict is kept from what another page began
    assert cookie.startswith(f"scrutiny-{PORT}=") and f"path={ROOT}/" in cookie.lower()
    assert "httponly" in cookie.lower() and "samesite=strict" in cookie.lower()


def test_two_apps_share_neither_cookie_nor_address(home: Path) -> None:
    assert cookie_of(TOKEN, PORT)[0] != cookie_of(TOKEN, PORT + 1)[0]
    assert root_of(TOKEN) != root_of("another") and cookie_of(TOKEN, PORT)[1] != cookie_of("another", PORT)[1]


def test_a_cookie_of_another_server_takes_the_place_of_none(client: TestClient) -> None:
    """A browser sends the cookie of the narrower address first; the other one any server of this machine can set."""
    name, value = cookie_of(TOKEN, PORT)
    client.cookies.clear()
    assert client.get("/", headers={"Cookie": f"{name}={value}; {name}=forged"}).status_code == 200
    assert client.get("/", headers={"Cookie": f"{name}=forged; {name}={value}"}).status_code == 403


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_a_link_of_another_page_or_port_leads_nowhere(client: TestClient, site: str) -> None:
    for path in ("/", CELL, "/pictures/0/1", "/briefs/0123456789abcdef/a.html"):
        assert client.get(path, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert client.get(DOOR, headers={"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", f"http://localhost.evil.example:{PORT}",
                                    f"https://127.0.0.1:{PORT}", f"http://127.0.0.1:{PORT + 1}"])  # fmt: skip
def test_another_page_can_change_nothing(home: Path, client: TestClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    client.headers.pop("Origin")
    for path, data in ((CELL, {"act": "accept"}), ("/name", {"who": "Eve"}), ("/trail", {"id": "c-1"})):
        assert client.post(path, data=data, headers=headers).status_code == 403
    assert client.post("/papers", files={"papers": ("a.pdf", b"%PDF-")}, headers=headers).status_code == 403
    assert not (home / "desk" / "corrections.jsonl").exists()


def test_script_in_a_cell_stays_text(home: Path, client: TestClient) -> None:
    path = next((home / "desk" / "reports").glob("fenmere-buses-06*.json"))
    document = json.loads(path.read_text(encoding="utf-8"))
    harm = "<script>harmed=1</script><img src=x onerror=harmed=1>\"'><svg onload=harmed=1>"
    document["recommendations"][0]["update"] = document["recommendations"][0]["title"] = harm
    document["header"]["inquiry"] = harm
    path.write_text(json.dumps(document), encoding="utf-8")
    report = document["report_id"]
    for page in ("/", "/overview", f"/reports/{report}", f"/review/{report}/1/update"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert not any(bad in answer.text for bad in ("<script>harmed", "<img src=x", "<svg onload"))
        assert "&lt;script&gt;harmed" in answer.text
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


EVIL = "<!doctype html><script>document.title = 'harmed'</script>"
WAYS_TO_THE_PAPERS = [  # others are tried in tests/hostile/test_hostile_app.py
    "/briefs/..%2f..%2fhome%2fdesk-papers/evil.html", "/briefs/%2e%2e/evil.html", "/briefs/./evil.html",
    "/briefs/.%2Fevil.html", "/briefs/0123456789abcdef%2F..%2F..%2Fevil.html", "/briefs/linkedlinkedlink/evil.html",
    "/desk-papers/evil.html",
]  # fmt: skip


@pytest.mark.parametrize("path", WAYS_TO_THE_PAPERS)
def test_briefs_never_lead_to_an_uploaded_document(home: Path, client: TestClient, path: str) -> None:
    (home / "desk-papers" / "evil.html").write_text(EVIL, encoding="utf-8")
    (home / "desk-papers" / ".briefs" / "0123456789abcdef").mkdir(parents=True)
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code in (400, 404)
    assert "harmed" not in answer.text


def test_briefs_follow_no_link(home: Path, client: TestClient) -> None:
    briefs = home / "desk-papers" / ".briefs"
    (briefs / "0123456789abcdef").mkdir(parents=True)
    (home / "desk-papers" / "evil.html").write_text(EVIL, encoding="utf-8")
    try:
        (briefs / "fedcba9876543210").symlink_to(home / "desk-papers", target_is_directory=True)
        (briefs / "0123456789abcdef" / "evil.html").symlink_to(home / "desk-papers" / "evil.html")
    except OSError:
        pytest.skip("this system lets nobody make links")
    for path in ("/briefs/fedcba9876543210/evil.html", "/briefs/0123456789abcdef/evil.html"):
        assert client.get(path).status_code == 404


def test_script_put_into_a_brief_is_forbidden_by_the_answer_itself(home: Path, client: TestClient) -> None:
    folder = home / "desk-papers" / ".briefs" / "0123456789abcdef"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(EVIL, encoding="utf-8")
    policy = client.get("/briefs/0123456789abcdef/a.html").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'sha256-" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "self" not in policy


def test_every_answer_is_guarded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*args: object) -> None:
        raise KeyError("Mrs Private")

    paths = ["/", "/trail", CELL, "/nowhere", "/static/app.js", "/static/x", "/jobs/1", "/briefs/x", "/next", "/%00"]
    answers = [client.get(path) for path in paths]
    answers.append(client.post("/papers", files={"papers": ("a.exe", b"MZ")}))
    answers.append(client.post("/papers", content=b"garbage", headers={"Content-Type": "multipart/form-data"}))
    answers.append(client.delete("/"))
    answers.append(client.get("/", headers={"Host": "evil.example"}))
    monkeypatch.setattr("pipeline.app.pages.papers_by_hash", breaks)
    answers.append(client.get("/"))
    assert answers[-1].status_code == 500 and "Private" not in answers[-1].text
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, answer.request.url
        assert answer.headers["x-frame-options"] == "DENY" and answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
