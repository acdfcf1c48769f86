"""The samples are what their maker makes, and their truth is true of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

make = pytest.importorskip("samples.make.build", reason="the sample maker's libraries are not installed")

from samples.make import content, packs  # noqa: E402
from samples.make.markup import parse  # noqa: E402
from samples.make.readme import readme  # noqa: E402

HERE = Path(make.__file__).parents[1]
SAMPLES = content.samples()
TRUTHS = sorted(HERE.glob("*.truth.json"))
LARGEST, LARGEST_ALL = 200_000, 3_000_000  # bytes


def text_of(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.layout.engine == "reportlab"], ids=lambda s: s.id)
def test_committed_file_is_what_the_maker_makes(sample: Any, tmp_path: Path) -> None:
    make.report(sample, tmp_path)
    made, committed = tmp_path / f"{sample.id}.pdf", HERE / f"{sample.id}.pdf"
    assert text_of(made.read_bytes()) == text_of(committed.read_bytes())
    assert read(tmp_path / f"{sample.id}.truth.json") == read(HERE / f"{sample.id}.truth.json")


@pytest.mark.parametrize("pack", packs.packs(), ids=lambda p: p.id)
def test_committed_pack_is_what_the_maker_makes(pack: Any, tmp_path: Path) -> None:
    make.papers(pack, tmp_path)
    for made in tmp_path.iterdir():
        if made.suffix == ".pdf":
            assert text_of(made.read_bytes()) == text_of((HERE / made.name).read_bytes())
        else:
            assert read(made) == read(HERE / made.name)


def test_readme_lists_every_file() -> None:
    assert (HERE / "README.md").read_text(encoding="utf-8") == readme()
    assert {path.stem for path in HERE.glob("*.pdf")} == {i.id for i in (*SAMPLES, *packs.packs())}


def test_reports_by_chance_are_the_same_for_a_seed(tmp_path: Path) -> None:
    for folder, count in (("one", 3), ("two", 4)):
        list(make.make_many(tmp_path / folder, count, seed=5))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
        if path.name.endswith(".truth.json"):
            assert_entities_stand(read(path))


def test_same_input_same_bytes(tmp_path: Path) -> None:
    sample = next(s for s in SAMPLES if s.layout.tagged and s.layout.engine == "reportlab")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        make.report(sample, tmp_path / folder)
    one, two = (tmp_path / folder / f"{sample.id}.pdf" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_entities_stand_in_their_fields(path: Path) -> None:
    assert_entities_stand(read(path))


def assert_entities_stand(truth: Any) -> None:
    for entity in truth["entities"]:
        if entity["index"] is None:
            continue
        item = truth["recommendations"][entity["index"] - 1]
        name = entity["field"]
        field = item["extra"][name.removeprefix("extra/")] if name.startswith("extra/") else item[name]
        assert entity["text"] in field
        assert entity["text"] == entity["text"].strip()
        assert entity["kind"] != "date" or entity["value"] is None or re.fullmatch(r"[\d/-]+", entity["value"])


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_every_word_of_the_truth_is_printed(path: Path) -> None:
    truth = read(path)
    printed = "".join(text_of((HERE / truth["pdf"]).read_bytes()))
    letters = re.sub(r"[\W_]", "", printed)
    if not truth["text_layer"]:
        assert letters == ""
        return
    for item in truth["recommendations"]:
        for field in ("label", "title", "theme", "rag_text", "lead_officer", "due"):
            for word in re.findall(r"\w+", item[field] or ""):
                assert word in letters, (field, item[field])
        for field in ("recommendation", "response", "previous_update", "update", "action"):
            words = re.findall(r"\w+", item[field] or "")
            found = sum(word in letters for word in words)
            assert found >= 0.9 * len(words), (field, item[field])  # words cut by the page have furniture between


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_truth_keeps_the_contract(path: Path) -> None:
    truth = read(path)
    for item in truth["recommendations"]:
        assert item["recommendation"]
        assert item["rag"] in (None, "red", "amber", "green", "complete")
        assert item["decision"] in (None, "agreed", "partially agreed", "rejected")
        assert item["progress"] in (None, "delivered", "on_track", "concern", "not_delivered", "not_started", "closed")
        assert not (item["title"] or "").endswith((".", ":", "–", "-"))


@pytest.mark.parametrize("path", sorted(HERE.glob("*.pair.json")), ids=lambda p: p.stem)
def test_commitments_stand_in_the_reports(path: Path) -> None:
    pair = read(path)
    rounds = {
        pdf.removesuffix(".pdf").rsplit("-", 1)[1]: read(HERE / pdf.replace(".pdf", ".truth.json"))["recommendations"]
        for pdf in (pair["old_pdf"], pair["new_pdf"])
    }
    quotes = [*pair["commitments"], *pair["either"], *(c["evidence"] for c in pair["commitments"] if c["evidence"])]
    for quote in quotes:
        assert quote["text"] in rounds[quote["made_in"]][quote["index"] - 1][quote["field"]]
    every = {i["old_index"] for i in pair["items"]} - {None}
    assert every == set(range(1, len(rounds[pair["old_pdf"].removesuffix(".pdf").rsplit("-", 1)[1]]) + 1))


def test_small_enough_to_commit() -> None:
    sizes = {path.name: path.stat().st_size for path in HERE.glob("*.pdf")}
    assert len(sizes) >= 10
    assert not {name for name, size in sizes.items() if size > LARGEST}
    assert sum(sizes.values()) < LARGEST_ALL


def test_rows_are_cut_in_a_word_and_in_an_address() -> None:
    first, second, _ = text_of((HERE / "ashcombe-damp.pdf").read_bytes())
    assert re.search(r"the remain[^\w\s]", first)
    assert "ashcombevale.gov.uk/" in second
    assert "damp-referral" not in second


def test_labels_are_read() -> None:
    marked = parse("Said [[person:Cllr Jo Day]]\non [[date:1 May|2020-05-01]].\n\n• [[money:£2k|2000]]\n◦ more")
    assert marked.text == "Said Cllr Jo Day on 1 May.\n• £2k\n◦ more"
    assert [marked.text[x.start : x.end] for x in marked.labels] == ["Cllr Jo Day", "1 May", "£2k"]
