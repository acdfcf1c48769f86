"""What reads the same and what does not: hyphens, quotes, hidden words, turned pages, files without pages."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.verify import Proof, verify_document

Json = dict[str, Any]
WIDTH, HEIGHT = 300, 200
BOX = [20, 20, 280, 180]


def written(path: Path, *lines: str, more: Callable[[Canvas], None] = lambda canvas: None) -> Path:
    """A page of one cell with these lines, and whatever `more` draws."""
    canvas = Canvas(str(path), (WIDTH, HEIGHT), invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(30, HEIGHT - 40 - 14 * number, line)
    more(canvas)
    canvas.save()
    return path


def report(path: Path, text: str, box: list[float] = BOX, text_layer: str = "native") -> Json:
    """The least of a report that the checker reads: one row with one cell."""
    row = {
        **dict.fromkeys(("number", "label", "title", "theme", "inquiry", "response", "action", "update",
                         "previous_update", "lead_officer", "target_date_printed", "decision", "rag", "progress")),
        "index": 1, "recommendation": text, "extra": {}, "updates": [], "checked": [],
        "status": {"shown": None, "evidence": "none"},
        "sources": {"recommendation": [{"page": 1, "bbox": box}] if path.suffix == ".pdf" else [{"paragraph": 1}]},
    }  # fmt: skip
    source = {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "text": text_layer}
    words: Json = {"unplaced": [], "running": []}
    return {"report_id": "one", "source": source, "columns": [], "recommendations": [row], "words": words}


def proof(path: Path, text: str, **more: Any) -> Proof:
    (found,) = verify_document([report(path, text, **more)], path)
    return found


def wrong(found: Proof) -> list[tuple[str, str]]:
    return [(entry.kind, " ".join(entry.words)) for entry in found.findings]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(("More informa-", "tion for all"), "More information for all", id="hyphen-of-the-typesetter"),
        pytest.param(("Rules for e-", "safety"), "Rules for e-safety", id="hyphen-of-the-word"),
        pytest.param(("Well-known e-safety",), "Well-known e-safety", id="hyphen-within-a-line"),
        pytest.param(("It’s “said” here",), "It's \"said\" here", id="quotes"),
        pytest.param(("See www.a.gov.uk/wp-", "content/uploads/x.pdf"), "See www.a.gov.uk/wp-content/uploads/x.pdf",
                     id="address-over-two-lines"),
        pytest.param(("See www.a.gov.uk/some", "where"), "See www.a.gov.uk/somewhere", id="address-cut-anywhere"),
        pytest.param(("- first thing", "- second thing"), "• first thing\n• second thing", id="dashes-as-bullets"),
        pytest.param(("• first thing", "o below it"), "• first thing\n◦ below it", id="nested-bullets"),
        pytest.param(("Agreed – in part",), "Agreed – in part", id="dash-between-words"),
        pytest.param(("Timescal", "e unknown"), "Timescale unknown", id="word-cut-without-a-hyphen"),
    ],
)  # fmt: skip
def test_find_text_takes_what_reads_the_same(tmp_path: Path, lines: tuple[str, ...], text: str) -> None:
    found = proof(written(tmp_path / "a.pdf", *lines), text)
    assert (found.verdict, wrong(found)) == ("proved", [])


@pytest.mark.parametrize(
    ("line", "text", "finds"),
    [
        pytest.param("a fall of -5 per cent", "a fall of 5 per cent", ("text", "5"), id="minus-lost"),
        pytest.param("a fall of 5 per cent", "a fall of -5 per cent", ("text", "-5"), id="minus-invented"),
        pytest.param("the co-operative", "the cooperative", ("text", "cooperative"), id="hyphen-lost-within-a-line"),
        pytest.param("it cost £5", "it cost €5", ("text", "€5"), id="currency"),
        pytest.param("by 1.5 per cent", "by 15 per cent", ("text", "15"), id="point-lost"),
        pytest.param("Agreed by Cabinet", "agreed by Cabinet", ("text", "agreed"), id="capital"),
    ],
)
def test_find_text_finds_what_reads_otherwise(tmp_path: Path, line: str, text: str, finds: tuple[str, str]) -> None:
    assert finds in wrong(proof(written(tmp_path / "a.pdf", line), text))


def _white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(30, 60, "secret")


def _covered(canvas: Canvas) -> None:
    canvas.drawString(30, 60, "secret")
    canvas.rect(25, 50, 80, 25, fill=1)


def _beyond(canvas: Canvas) -> None:
    canvas.drawString(WIDTH + 20, 100, "secret")


@pytest.mark.parametrize("hide", [_white, _covered, _beyond])
def test_prove_asks_for_no_word_that_nobody_sees(tmp_path: Path, hide: Callable[[Canvas], None]) -> None:
    assert proof(written(tmp_path / "a.pdf", "All to be seen", more=hide), "All to be seen").is_proved


def test_prove_asks_for_a_word_that_is_seen(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", "All to be seen", more=lambda canvas: canvas.drawString(30, 60, "open"))
    assert wrong(proof(path, "All to be seen")) == [("word", "open")]


def test_prove_finds_a_word_half_outside_of_its_box(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", "All of it inside")
    assert wrong(proof(path, "All of it inside", box=[36, 20, 280, 180])) == [("edge", "All")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_prove_goes_by_the_page_as_it_is_seen(tmp_path: Path, turn: int) -> None:
    import pikepdf

    path = written(tmp_path / "a.pdf", "Upright words", "on a turned page")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    # Letters that lie on their side are turned upright by whoever reads them: the box is that of the sheet as drawn.
    assert proof(path, "Upright words on a turned page").is_proved


def test_prove_reads_a_page_that_says_how_it_is_turned(tmp_path: Path) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.drawString(30, -50, "Along the long side")

    path = written(tmp_path / "a.pdf", more=sideways)
    assert proof(path, "Along the long side", box=[20, 20, 190, 60]).is_proved


def test_prove_says_that_recognised_words_are_no_letters(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", more=lambda canvas: canvas.rect(40, 40, 50, 50, fill=1))
    found = proof(path, "Read from a picture", text_layer="ocr")
    assert (found.verdict, found.unprovable, found.findings) == ("not provable", 1, [])
    assert proof(path, "Read from a picture").verdict == "not proved"


def test_verify_document_proves_words_of_a_web_page_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><style>no</style><table><tr><td>Publish the <b>pl</b>an<td>Agreed &amp; done</table></html>")
    assert proof(path, "Publish the plan").is_proved
    assert wrong(proof(path, "Publish the plans")) == [("text", "plans")]


def test_verify_document_proves_words_of_a_word_file_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    body = (
        "<w:p><w:r><w:t>Publish the </w:t></w:r><w:r><w:t>plan</w:t></w:r></w:p><w:p><w:r><w:t>Agreed</w:t></w:r></w:p>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>')
    assert proof(path, "Publish the plan\nAgreed").is_proved
    assert wrong(proof(path, "Agreed to publish")) == [("text", "to publish")]


def test_verify_document_proves_words_of_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheet = '<s xmlns="urn:s"><c t="s"><v>1</v></c><c t="inlineStr"><is><t>Agreed</t></is></c><c><v>45016</v></c></s>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<w/>")
        packed.writestr(
            "xl/sharedStrings.xml", "<s><si><t>Other</t></si><si><r><t>Publish </t></r><r><t>it</t></r></si></s>"
        )
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
    assert proof(path, "Publish it").is_proved
    assert proof(path, "31 March 2023").verdict == "not provable"


def test_verify_document_says_what_can_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<!DOCTYPE a><a/>")
    assert proof(path, "Anything").verdict == "not checked"
