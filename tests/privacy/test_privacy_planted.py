"""200 planted names, addresses and numbers: with --people none they stand in no byte of what is written."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.models.page import Page
from pipeline.models.picture import PagePicture
from pipeline.models.report import Document
from pipeline.privacy import hiding_of, paint_over
from pipeline.read.document import opened
from pipeline.read.page_pictures import page_pictures
from pipeline.read.pages import read_pages
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.privacy.plants import NAMES, PLANTED, SURNAMES, sentences

ENGLISH = {"Brown", "Hill", "Green"}  # surnames that are words as well


def test_there_are_two_hundred_and_all_are_read(plain: Document) -> None:
    assert len(set(PLANTED)) == 200
    text = " ".join(row.update.value for row in plain.reports[0].recommendations if row.update)
    assert [plant for plant in PLANTED if plant not in text] == []


@pytest.fixture(scope="module")
def dataset(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes with --people none: in all forms, compared as well."""
    out = tmp_path_factory.mktemp("none") / "out"
    code = main(["extract", str(paper), "-o", str(out), "--no-ocr", "--people", "none", "--also", "xlsx,sqlite"])
    assert code in (0, 1)
    assert main(["compare", str(out), "--people", "none"]) in (0, 1)
    assert main(["report", str(out), "--documents", str(paper.parent)]) in (0, 1)  # as the dataset: none
    return out


def contents(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what is packed inside."""
    data = path.read_bytes()
    yield data
    body = data.partition(b"\n")[2]
    if body[:2] == b"\x1f\x8b":
        yield gzip.decompress(body)
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def found_in(folder: Path, plants: Iterator[str]) -> list[tuple[str, str]]:
    wanted = [(plant, {plant.lower().encode(), plant.lower().replace(" ", "-").encode()}) for plant in plants]
    files = [(path, [data.lower() for data in contents(path)]) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        (plant, str(path.relative_to(folder)))
        for path, datas in files
        for plant, forms in wanted
        if any(form in data or form in str(path).lower().encode() for data in datas for form in forms)
    ]


def test_none_stands_in_no_output_byte(dataset: Path) -> None:
    assert found_in(dataset, iter(PLANTED)) == []
    assert found_in(dataset, (name for name in SURNAMES if name not in ENGLISH)) == []


def test_what_was_taken_out_is_counted(dataset: Path) -> None:
    run = (dataset / "run.json").read_text(encoding="utf-8")
    assert '"names":' in run and '"phone numbers":' in run and '"street addresses": ' in run
    assert "PEOPLE_HIDDEN" in (dataset / "issues.csv").read_text(encoding="utf-8")
    assert not (dataset / "people.csv").exists()


def test_members_stay_and_nobody_else(paper: Path) -> None:
    document = read_document(paper, Settings(ocr="off", people="members"))
    text = " ".join(row.update.value for row in document.reports[0].recommendations if row.update)
    councillors = {name for said in sentences() for name in NAMES if f"Cllr {name}" in said}
    assert {name for name in NAMES if name in text} <= councillors | {NAMES[4]}
    assert councillors <= {name for name in NAMES if name in text}


def test_senior_officers_stay_where_they_are_asked_for(paper: Path) -> None:
    document = read_document(paper, Settings(ocr="off", people="senior"))
    text = " ".join(row.update.value for row in document.reports[0].recommendations if row.update)
    heads = {name for said in sentences() for name in NAMES if f"{name}, Head of" in said or f"({name}) in May" in said}
    assert heads <= {name for name in NAMES if name in text}
    assert "Waste Manager" in text and not any(
        f"{name} (Waste Manager)" in text
        for name in NAMES
        if name != NAMES[3]  # the paper calls her Head of Highways too
    )


HIDDEN_WORDS = {part.strip("'’s,.;()") for name in NAMES for part in name.split()} - ENGLISH


def painted(paper: Path, plain: Document) -> tuple[PagePicture, ...]:
    """The paper's pages as they are shown with --people none."""
    hidden = hiding_of(plain.reports, "none")
    return page_pictures(paper, range(1, plain.pages + 1), paint=lambda page: paint_over(page, hidden))


def test_pictures_have_every_such_word_painted_over(paper: Path, plain: Document) -> None:
    from PIL import Image

    with opened(paper) as document:
        pages = {page.number: page for page in read_pages(document.pdf)}
    pictures = painted(paper, plain)
    assert len(pictures) == plain.pages
    found = 0
    for picture in pictures:
        pixels = Image.open(BytesIO(picture.data)).convert("L")
        scale = picture.pixels[0] / picture.width
        for word in pages[picture.page].words:
            if {part.strip("'’s,.;()") for part in word.text.split("/")} & HIDDEN_WORDS or "@" in word.text:
                area = pixels.crop(tuple(round(edge * scale) for edge in word.box))  # type: ignore[arg-type]
                assert area.getextrema()[1] < 40, word.text  # black all over
                found += 1
    assert found > 200


def test_a_page_that_was_not_read_is_not_shown(paper: Path, plain: Document) -> None:
    hidden = hiding_of(plain.reports, "none")
    assert paint_over(Page(1, 595, 842, ()), hidden) is None
    assert paint_over(Page(1, 595, 842, ()), hiding_of(plain.reports, "all")) == ()


@pytest.mark.soak
def test_text_recognition_finds_none_of_them_in_a_picture(paper: Path, plain: Document) -> None:
    import numpy as np
    from PIL import Image

    from pipeline.read.scan.engine import OcrWorker, installed

    if not installed():
        pytest.skip("text recognition is not installed")
    worker = OcrWorker()
    try:
        worker.begin()
        for picture in painted(paper, plain):
            pixels = np.asarray(Image.open(BytesIO(picture.data)).convert("RGB"))
            detected = worker.detect(pixels)
            text = " ".join(line.text for line in worker.recognise(detected.boxes))
            assert "bridge" in text
            assert [plant for plant in PLANTED if plant.lower() in text.lower()] == []
            assert [word for word in HIDDEN_WORDS if word in text.split()] == []
    finally:
        worker.close()
