"""Saved web pages as councils' sites and Word write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.report import Document
from pipeline.read.office.html import colour_in, decoded, rules_in
from pipeline.run import read_document
from pipeline.settings import Settings

Read = Callable[[str], Document]
HEAD = "<tr><th>Recommendation</th><th>Response</th><th>Progress update</th><th>RAG</th></tr>"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def from_table(rows: str) -> Document:
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><html><body>{rows}</body></html>", encoding="utf-8")
        return read_document(path, Settings(entities=False))

    return from_table


def record(update: str = "Done.", status: str = "<td></td>") -> str:
    return f"<tr><td>1. That the clock is mended.</td><td>Agreed.</td><td>{update}</td>{status}</tr>"


def only(document: Document) -> Any:
    (report,) = document.reports
    (found,) = report.recommendations
    return found


@pytest.mark.parametrize(
    ("cell", "rag", "evidence"),
    [
        ("<td style='background-color:#00B050'></td>", "green", "fill"),
        ("<td bgcolor='red'>&nbsp;</td>", "red", "fill"),
        ("<td style='background: rgb(255, 192, 0)'></td>", "amber", "fill"),
        ("<td style='background: rgba(255, 0, 0, 0)'></td>", None, "none"),
        ("<td class='late'></td>", "red", "fill"),
        ("<td><span style='background:#ffc000'>Amber</span></td>", "amber", "word"),
        ("<td><img src='page_files/traffic-green.gif'></td>", "green", "image"),
        ("<td><img src='x.png' alt='Red status icon'></td>", "red", "image"),
        ("<td><img src='x.png' alt='Tick'></td>", "complete", "image"),
        ("<td><img src='spacer.gif' alt=''></td>", None, "none"),
        ("<td><img src='page_files/7.png'></td>", None, "image"),
        ("<td><font face='Wingdings' color='#00b050'>l</font></td>", "green", "symbol"),
        ("<td style='color:#c00000'>&#9679;</td>", "red", "symbol"),
    ],
)
def test_status_by_colour_picture_and_symbol(read: Read, cell: str, rag: str | None, evidence: str) -> None:
    style = "<style>td.late { background-color: #ff0000 }</style>"
    found = only(read(f"{style}<table>{HEAD}{record(status=cell)}</table>"))
    assert (found.rag, found.status.evidence) == (rag, evidence)


def test_a_picture_saved_with_the_page_is_looked_at_and_none_outside(read: Read, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="the sample maker's libraries are not installed")
    from samples.make.icons import png
    from samples.make.records import Mark

    (tmp_path / "page_files").mkdir()
    icon = png(Mark("disc", "#d2232a", True)).getvalue()
    (tmp_path / "page_files" / "image 001.png").write_bytes(icon)
    inside = only(read(f"<table>{HEAD}{record(status='<td><img src=page_files/image%20001.png></td>')}</table>"))
    assert (inside.rag, inside.status.evidence) == ("red", "image")
    (tmp_path.parent / "image001.png").write_bytes(icon)
    for source in ("../image001.png", f"{tmp_path.parent}/image001.png", f"file://{tmp_path.parent}/image001.png"):
        outside = only(read(f"<table>{HEAD}{record(status=f'<td><img src={source}></td>')}</table>"))
        assert (outside.rag, outside.status.blank) == (None, "not_read")


def test_spans_go_over_columns_and_rows(read: Read) -> None:
    rows = (
        "<tr><td colspan=4><b>The tower</b></td></tr>"
        "<tr><td rowspan=2>1. That the clock is mended.</td><td>Agreed.</td><td>Begun.</td><td></td></tr>"
        "<tr><td>And paid for.</td><td>Ended.</td><td></td></tr>"
    )
    found = only(read(f"<table>{HEAD}{rows}</table>"))
    assert found.theme.value == "The tower"
    assert (found.response.value, found.update.value) == ("Agreed.\nAnd paid for.", "Begun.\nEnded.")


def test_paragraphs_lists_breaks_and_links(read: Read) -> None:
    update = (
        "Three\n   things <b>were</b> done:<ul><li>the roof<ul><li>its slates</li></ul></li><li>the bell</li></ul>"
        "<ol><li>first</li></ol>The last<br>was <a href='https://example.org/a'>example.org/a</a>.<p>More in May.</p>"
    )
    found = only(read(f"<table>{HEAD}{record(update)}</table>"))
    assert found.update.value.split("\n") == [
        "Three things were done:", "• the roof", "◦ its slates", "• the bell", "1. first",
        "The last was example.org/a.", "More in May.",
    ]  # fmt: skip


def test_what_a_reader_does_not_see_is_kept_out(read: Read) -> None:
    hidden = "<div style='display: none'>Menu</div>"
    document = read(f"{hidden}<table>{HEAD}{record('Done.<span hidden>Not for publication.</span>')}</table>")
    assert only(document).update.value == "Done."
    assert [i.code for i in document.issues] == ["REVIEW_HIDDEN_TEXT"]
    assert read(f"{hidden}<table>{HEAD}{record()}</table>").issues == ()


def test_the_site_around_the_paper_is_furniture(read: Read) -> None:
    site = "<header>Ashby Borough Council</header><nav><ul><li>Home</li></ul></nav>"
    document = read(f"{site}<h1>Mending the clock</h1><table>{HEAD}{record()}</table><footer>Cookies</footer>")
    assert document.reports[0].header.council == "Ashby Borough Council"
    assert document.words.furniture == 3 + 2 + 1  # the bullet of the menu is printed too


def test_two_reports_on_one_page_have_names_of_their_own(read: Read) -> None:
    one = "<p>Lead officer: Ann Moss</p><p>Date of update: 3 May 2021</p>"
    document = read(f"{one}<table>{HEAD}{record()}</table><hr>{one}<table>{HEAD}{record()}</table>")
    assert len({r.report_id for r in document.reports}) == len(document.reports) == 2


def test_text_is_decoded_by_mark_then_utf_8_then_as_said() -> None:
    assert decoded("\ufeff£5".encode()) == "£5"
    assert decoded("£5".encode("utf-16")) == "£5"
    assert decoded("£5 – now".encode("cp1252")) == "£5 – now"
    assert decoded(b"<meta charset=iso-8859-1>\x93\xa35\x94") == "<meta charset=iso-8859-1>“£5”"
    assert decoded("<meta charset=iso-8859-15>€".encode("iso-8859-15")).endswith("€")


def test_colours_and_rules() -> None:
    assert colour_in("#0B0 url(x.png)") == "#00bb00"
    assert colour_in("transparent") is None
    assert colour_in(None) is None
    assert rules_in(["/* no */ .a, td.b { color: Red; x } p > .c { color: blue }"]) == {
        ".a": {"color": "Red"}, "td.b": {"color": "Red"},
    }  # fmt: skip
