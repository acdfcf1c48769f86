"""The app attacked over the wire, as another program of this machine would: letter by letter, and by killing it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.served import Served, served

REPORT = "fenmere-buses-06-694c297a"
CELL = f"/review/{REPORT}/1/rag"
EVIL = "<script>harmed</script>"
LONG = "9" * 5000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def attacked(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("attacked") / "home"
    shutil.copytree(made_once, home)
    (home / "papers" / "evil.html").write_text(EVIL, encoding="utf-8")
    (home / "papers" / ".briefs" / "0123456789abcdef").mkdir(parents=True)
    with served(home / "desk", home / "papers") as app:
        yield app


def home_of(app: Served) -> Path:
    return app.said.parent


@pytest.mark.parametrize(
    "path",
    [
        "/briefs/..%2Fevil.html",
        "/briefs/../evil.html",
        "/briefs/..",
        "/briefs/..%2f..%2fdesk/run.json",
        "/briefs/.%2e/evil.html",
        "/briefs/0123456789abcdef/../../evil.html",
        "/briefs/0123456789abcdef/..%2f..%2fevil.html",
        "/briefs/%2e%2e%2fevil.html",
        "/briefs/..%5cevil.html",
        "/briefs/..%00/evil.html",
        "/briefs//evil.html",
        "/../papers/evil.html",
        "/static/..%2fguard.py",
        "/static/../guard.py",
        "/static//etc/passwd",
        "/static/%2e%2e%2fguard.py",
        "/static/app.css%00",
        "/briefs/x/..%2f..%2f..%2fdesk%2frun.json",
        "/review/..%2frun/1/rag",
        "/pictures/..%2f..%2fevil.html/1",
        "/reports/..%2f..%2frun",
        f"/jobs/{LONG}",
        "/jobs/%C2%B2",
        "/jobs/-1",
        "/jobs/1e9",
        f"/review/{REPORT}/{LONG}/rag",
        f"/review/{REPORT}/%C2%B2/rag",
        f"/review/{REPORT}/-1/rag",
        f"/review/{REPORT}/0/rag",
        f"/pictures/{'0' * 64}/{LONG}",
        f"/pictures/{'0' * 64}/%C2%B2",
        "/%00",
        "/%ff",
        "/" + "a" * 5000,
        "/briefs/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_or_breaks(attacked: Served, path: str) -> None:
    status, headers, text = attacked.ask(attacked.root + path)
    assert status in (303, 307, 400, 404) and "harmed" not in text
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("number", ["%C2%B2", LONG, "-1", "1e9", "0x1", "%00", "%F0%9D%9F%99", "", "1&job=2"])
def test_numbers_that_are_none_are_no_error(attacked: Served, number: str) -> None:
    for path in (f"/?job={number}", f"{CELL}?page={number}", f"/next?after={number}&back={number}"):
        assert attacked.ask(attacked.root + path)[0] in (200, 303)
    for field in ("count", "page"):
        body = f"act=join&{field}={number}".encode()
        assert attacked.ask(attacked.root + CELL, "POST", body, FORM)[0] in (303, 400, 404)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": None},
        {"Host": ""},
        {"Host": "127.0.0.1:1"},
        {"Host": "[::1]:1"},
        {"Host": "evil.example@127.0.0.1"},
        {"Cookie": None},
        {"Cookie": "\xff"},
        {"Cookie": "scrutiny-1=x"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_stranger_is_shown_nothing(attacked: Served, headers: dict[str, str | None]) -> None:
    status, answered, text = attacked.ask(attacked.root + "/trail", headers=headers)
    assert status in (400, 403) and "trail" not in text and attacked.token not in text and attacked.root not in text
    assert status == 400 or "default-src 'none'" in answered["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "file://"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "same-site"},
        {"Cookie": None},
        {"Origin": "http://[", "Referer": "x"},
    ],
)
@pytest.mark.parametrize("path", [CELL, "/name", "/trail", "/papers", "/brief", f"/reports/{REPORT}/heading"])
def test_a_stranger_changes_nothing(attacked: Served, path: str, headers: dict[str, str | None]) -> None:
    body = b"act=accept&who=Eve&id=c-1&report=x&heading=x&role=update"
    journal = home_of(attacked) / "desk" / "corrections.jsonl"
    before = journal.read_bytes() if journal.exists() else b""
    assert attacked.ask(attacked.root + path, "POST", body, {**FORM, **headers})[0] == 403
    assert (journal.read_bytes() if journal.exists() else b"") == before


@pytest.mark.parametrize(
    "back", ["%0d%0aSet-Cookie:%20a=b", "/%0d%0aX:%20y", "//e.uk", "/%5Ce.uk", "%5C%5Ce.uk", "https://e.uk", "e.uk"]
)
def test_no_answer_leads_elsewhere_or_has_a_header_of_another_hand(attacked: Served, back: str) -> None:
    _, headers, _ = attacked.ask(attacked.root + "/name", "POST", f"who=Ada&back={back}".encode(), FORM)
    assert headers["location"].startswith(attacked.root + "/") and "x" not in headers
    assert headers["set-cookie"].startswith("scrutiny-who=Ada;")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_methods_that_the_app_lacks_do_nothing(attacked: Served, method: str) -> None:
    assert attacked.ask(attacked.root + "/", method)[0] in (400, 405)


def test_nothing_that_went_wrong_was_printed_as_a_traceback(attacked: Served) -> None:
    """The last of this module: of all that was asked before."""
    assert "Traceback" not in attacked.said.read_text(encoding="utf-8")


def test_names_and_texts_of_any_letters_are_kept_or_refused(made: Path) -> None:
    with served(made / "desk", made / "papers") as app:
        for who in ("Si\u00e2n Ll\u0175yd", "\u0141ukasz", "\u738b\u5c0f\u660e"):
            quoted = "".join(f"%{byte:02X}" for byte in who.encode())
            _, headers, _ = app.ask(app.root + "/name", "POST", f"who={quoted}".encode(), FORM)
            cookie = f"{app.headers()['Cookie'].split(';')[0]}; {headers['set-cookie'].split(';')[0]}"
            body = f"act=correct&value={quoted}%E2%80%AE%00".encode()
            path = f"{app.root}/review/{REPORT}/2/update"
            assert app.ask(path, "POST", body, {**FORM, "Cookie": cookie})[0] == 303
            line = json.loads((made / "desk" / "corrections.jsonl").read_text(encoding="utf-8").splitlines()[-1])
            assert (line["who"], line["to"]) == (who, who)
        bad = b"act=assess&rag=red&date=2026-99-99"
        assert app.ask(app.root + CELL, "POST", bad, FORM)[0] in (400, 404)
        assert not (made / "desk" / "assessments.jsonl").exists()


def test_corrections_nested_deeply_break_no_page(made: Path) -> None:
    (made / "desk" / "corrections.jsonl").write_text('{"schema":' * 50_000 + "\n", encoding="utf-8")
    with served(made / "desk", made / "papers") as app:
        for path in ("/", "/trail", CELL, f"/reports/{REPORT}", "/next"):
            assert app.ask(app.root + path)[0] in (200, 303)


def upload(*files: tuple[str, bytes]) -> tuple[bytes, dict[str, str]]:
    parts = [
        b'--x\r\nContent-Disposition: form-data; name="papers"; filename="'
        + name.encode()
        + b'"\r\n\r\n'
        + content
        + b"\r\n"
        for name, content in files
    ]
    return b"".join(parts) + b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"}


HOSTILE_NAMES = [
    "../../evil.pdf",
    "..\\..\\evil.pdf",
    "/etc/passwd.pdf",
    "C:\\evil.pdf",
    "CON.pdf",
    "nul.pdf",
    ".hidden.pdf",
    "a" * 4000 + ".pdf",
    "a\u202efdp.exe.pdf",
    "a\x00.pdf",
    "=1+1.pdf",
    "-rf.pdf",
    "a;b|c&d.pdf",
    "%2e%2e%2f.pdf",
    "a.PDF",
    "a.pdf.",
    " .pdf",
    "\U0001f989.pdf",
    "<script>alert(1)</script>.pdf",
    ".upload-1.part.pdf",
    "run.json.pdf",
    "\u017f.pdf",
]


def test_hostile_names_of_uploads_stay_in_the_folder(made: Path) -> None:
    before = {path for path in made.rglob("*") if "papers" not in path.parts and "desk" not in path.parts}
    with served(made / "desk", made / "papers") as app:
        body, headers = upload(*((name, b"%PDF-1.4 " + str(at).encode()) for at, name in enumerate(HOSTILE_NAMES)))
        assert app.ask(app.root + "/papers", "POST", body, headers)[0] in (303, 400)
        papers = sorted(path.name for path in (made / "papers").iterdir() if not path.name.startswith("."))
        assert all(name.isascii() and name.replace("-", "").replace(".", "").isalnum() for name in papers)
        assert len(papers) >= 2 + len(HOSTILE_NAMES) - 4  # some names end as no kind of paper
    after = {path for path in made.rglob("*") if "papers" not in path.parts and "desk" not in path.parts}
    assert {path.name for path in after - before} <= {"said"}


def peak(app: Served) -> int:
    """kB that the server had in use at most."""
    lines = Path(f"/proc/{app.process.pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory in use")
def test_a_large_upload_takes_no_memory_and_leaves_nothing(made: Path) -> None:
    papers = sorted((made / "papers").iterdir())
    with served(made / "desk", made / "papers") as app:
        app.ask(app.root + "/")
        before = peak(app)
        body, headers = upload(("large.pdf", bytes(220 << 20)))
        status, _, text = app.ask(app.root + "/papers", "POST", body, headers)
        assert status == 400 and "large.pdf is larger than 200 MB" in text
        assert peak(app) - before < 40_000
        long = b"who=" + bytes(64 << 20)
        assert app.ask(app.root + "/name", "POST", long, FORM)[0] in (400, 413)
        assert peak(app) - before < 80_000
    assert sorted((made / "papers").iterdir()) == papers


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, task.read_text(encoding="ascii").split())
    return found


def within(seconds: float, happened: Callable[[], object]) -> object:
    until = time.monotonic() + seconds
    while not (found := happened()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the processes")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_what_the_app_started_ends_with_it_however_it_ends(made: Path, sign: signal.Signals) -> None:
    for at in range(8):
        shutil.copy(made / "papers" / "fenmere-buses-06.pdf", made / "papers" / f"more-{at}.pdf")

        (
            (made / "papers" / f"more-{at}.pdf").write_bytes(
                (made / "papers" / f"more-{at}.pdf").read_bytes() + b"%" * at
            ),
        )
    with served(made / "desk", made / "papers") as app:
        body, headers = upload(("new.pdf", (made / "papers" / "fenmere-buses-06.pdf").read_bytes() + b"%new"))
        assert app.ask(app.root + "/papers", "POST", body, headers)[0] == 303
        assert within(60, lambda: [one for child in children(app.process.pid) for one in children(child)])
        started = children(app.process.pid)
        started += [one for child in started for one in children(child)]
        os.kill(app.process.pid, sign)
        app.process.wait()
        assert within(30, lambda: not [pid for pid in started if Path(f"/proc/{pid}").exists()])
