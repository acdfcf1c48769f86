"""One report as .docx, saved page and workbook gives the records that its truth says, and that its PDF gives."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("docx", reason="the sample maker's libraries are not installed")

from pipeline.models.report import Document
from pipeline.publish.document import report_document, report_from
from pipeline.run import read_document
from pipeline.settings import Settings
from samples.make import blocks, content
from samples.make.build import furniture, print_report
from samples.make.word import document as word_document
from tests.office import makers

ROOT = Path(__file__).parents[2]
SAMPLES = [s for s in content.samples() if not s.layout.scan]
KINDS = ("docx", "html", "xlsx")
PLAIN = Settings(entities=False)
FIELDS = "number label title theme recommendation response decision action update previous_update rag".split()
FIELDS += ["progress", "lead_officer", "target_date", "target_date_printed", "extra"]


def made(sample: Any, kind: str, folder: Path) -> Path:
    path = folder / f"{sample.id}.{kind}"
    everything = blocks.report(sample)
    if kind == "docx":
        path.write_bytes(word_document(everything, sample.layout, furniture(sample)))
    else:
        path.write_bytes(makers.MAKERS[kind](everything))
    return path


def records(document: Document) -> list[dict[str, Any]]:
    (report,) = document.reports
    return [{f: r[f] for f in FIELDS} for r in report_document(report)["recommendations"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.id)
def test_every_kind_says_what_the_truth_says(sample: Any, kind: str, tmp_path: Path) -> None:
    truth = json.loads((ROOT / "samples" / f"{sample.id}.truth.json").read_text(encoding="utf-8"))
    read = read_document(made(sample, kind, tmp_path), PLAIN)
    assert (read.status, read.reason) == ("complete", "OK")
    texts = "title recommendation response action update previous_update lead_officer theme".split()
    for record, true in zip(records(read), truth["recommendations"], strict=True):
        assert {f: record[f] for f in texts} == {f: true[f] or None for f in texts}
        assert record["target_date_printed"] == (true["due"] or None)
        assert (record["number"], record["rag"]) == (true["number"], true["rag"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.id)
def test_the_kinds_agree_on_records_header_and_key(sample: Any, tmp_path: Path) -> None:
    word, *others = [read_document(made(sample, kind, tmp_path), PLAIN) for kind in KINDS]
    for other in others:
        assert records(other) == records(word)
        one, two = (dataclasses.asdict(d.reports[0].header) for d in (word, other))
        running = {"council", "committee"}  # of the page's header, which only the .docx has
        assert {k: v for k, v in one.items() if k not in {*running, "printed"}} == {
            k: v for k, v in two.items() if k not in {*running, "printed"}
        }
        said = [[(k.shown, k.meaning, k.progress) for k in d.reports[0].legend] for d in (word, other)]
        assert said[0] == said[1]


# What the PDF itself does not say (where a paragraph ends that fills its line) may differ from the original.
ONLY_PRINTED = {"netherbrook-youth", "wychmere-visitors"}


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.id not in ONLY_PRINTED], ids=lambda s: s.id)
def test_the_original_agrees_with_its_pdf(sample: Any, tmp_path: Path) -> None:
    printed = read_document(ROOT / "samples" / f"{sample.id}.pdf", PLAIN)
    original = read_document(made(sample, "docx", tmp_path), PLAIN)
    assert records(original) == records(printed)
    assert report_document(original.reports[0])["header"] == report_document(printed.reports[0])["header"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.id)
def test_every_word_has_its_place(sample: Any, kind: str, tmp_path: Path) -> None:
    read = read_document(made(sample, kind, tmp_path), PLAIN)
    for words in (read.words, read.reports[0].words):
        assert words.placed + words.furniture + words.outside + len(words.unplaced) == words.total
        assert words.unplaced == ()
        assert words.placed > 0.7 * words.total


@pytest.mark.parametrize("kind", KINDS)
def test_places_are_those_of_the_file(kind: str, tmp_path: Path) -> None:
    sample = next(s for s in SAMPLES if s.id == "netherbrook-youth")
    read = read_document(made(sample, kind, tmp_path), Settings())
    published = report_document(read.reports[0])
    places = [p for r in published["recommendations"] for found in r["sources"].values() for p in found]
    places += [p for e in published["entities"] for p in e["locators"]]
    assert places
    assert {tuple(p) for p in places} <= {("paragraph",), ("table", "row", "column")}
    assert min(min(p.values()) for p in places) >= 1
    assert report_document(report_from(published)) == published


def test_a_place_leads_back_to_its_cell(tmp_path: Path) -> None:
    import docx

    sample = next(s for s in SAMPLES if s.id == "kelverton-floods")
    path = made(sample, "docx", tmp_path)
    tables = docx.Document(str(path)).tables
    for recommendation in read_document(path, PLAIN).reports[0].recommendations:
        (place,) = dict(recommendation.sources)["update"]
        assert place.spot is not None
        cell = tables[place.spot.table - 1].cell(place.spot.row - 1, place.spot.column - 1)
        assert recommendation.update is not None
        first = recommendation.update.value.split("\n")[0].removeprefix("• ")
        assert cell.text.startswith(first)


@pytest.mark.parametrize("kind", KINDS)
def test_the_name_of_a_file_says_nothing(kind: str, tmp_path: Path) -> None:
    path = made(SAMPLES[0], kind, tmp_path)
    renamed = path.rename(path.with_suffix(".pdf"))
    assert len(read_document(renamed, PLAIN).reports) == 1


def printed(sample: Any, folder: Path, **layout: Any) -> Document:
    """The sample's PDF by another switch of its layout, read."""
    font = sample.layout.font if sample.layout.engine == "reportlab" else "Helvetica"
    plain = dataclasses.replace(sample.layout, engine="reportlab", font=font, **layout)
    again = dataclasses.replace(sample, layout=plain)
    path = folder / f"{sample.id}-{'-'.join(layout)}-{'-'.join(map(str, layout.values()))}.pdf"
    path.write_bytes(print_report(again).data)
    return read_document(path, PLAIN)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.id)
def test_a_pdf_says_the_same_with_and_without_tags(sample: Any, tmp_path: Path) -> None:
    with_tags, without = (printed(sample, tmp_path, tagged=tagged) for tagged in (True, False))
    assert with_tags.reports[0].source.tagged and not without.reports[0].source.tagged
    assert records(with_tags) == records(without)
    one, two = (report_document(d.reports[0]) for d in (with_tags, without))
    assert (one["header"], one["legend"]) == (two["header"], two["legend"])


@pytest.mark.soak
@pytest.mark.parametrize("name", ["ashcombe-damp", "penhallow-repair", "elverstone-air"])
def test_a_scan_says_nearly_the_same(name: str, tmp_path: Path) -> None:
    """Text recognition slips in a letter here and there; rows, numbers, decisions and statuses are the same."""
    pytest.importorskip("rapidocr", reason="text recognition is not installed")
    from rapidfuzz import fuzz

    sample = next(s for s in SAMPLES if s.id == name)
    original, scan = (printed(sample, tmp_path, scan=scanned) for scanned in (False, True))
    pairs = list(zip(records(original), records(scan), strict=True))
    for field in ("number", "decision", "rag", "target_date"):
        assert [b[field] for _, b in pairs] == [a[field] for a, _ in pairs], field
    for field in ("recommendation", "response", "update", "action", "title", "lead_officer"):
        assert min(fuzz.ratio(a[field] or "", b[field] or "") for a, b in pairs) >= 97, field
