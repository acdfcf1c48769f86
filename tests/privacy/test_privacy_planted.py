"""200 planted names, addresses and numbers: with --people none they stand in no byte of what is written."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.models.report import Document
from pipeline.privacy import boxes_to_paint, hiding_of
from pipeline.read.document import opened
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


def test_pictures_have_every_such_word_painted_over(paper: Path, plain: Document) -> None:
    import pypdfium2
    from PIL import Image, ImageDraw

    hidden = hiding_of(plain.reports, "none")
    names = {part.strip("'’s,.;()") for name in NAMES for part in name.split()} - ENGLISH
    with opened(paper) as document, pypdfium2.PdfDocument(paper) as pdf:
        pages = tuple(read_pages(document.pdf))
        for page in pages:
            picture: Image.Image = pdf[page.number - 1].render(scale=1).to_pil().convert("RGB")
            draw = ImageDraw.Draw(picture)
            for box in boxes_to_paint(page.words, hidden):
                draw.rectangle(box, fill="black")
            for word in page.words:
                if {part.strip("'’s,.;()") for part in word.text.split("/")} & names or "@" in word.text:
                    area = picture.crop(tuple(round(edge) for edge in word.box))  # type: ignore[arg-type]
                    assert area.getcolors() == [(area.width * area.height, (0, 0, 0))], word.text
