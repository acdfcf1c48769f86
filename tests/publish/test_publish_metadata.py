"""The descriptions are what their standards ask for, by others' validators, on a dataset with one of everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.follow import follow
from pipeline.models.report import Document, Issue
from pipeline.publish import Sources, Stated, write_dataset
from pipeline.publish.metadata.package import present

ADDRESS = "https://northshire.example/a.pdf"


@pytest.fixture(scope="module")
def dataset(make: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    first = make.report()
    broken = Document("broken.pdf", None, 0, "failed", "CORRUPT", issues=(Issue("CORRUPT", "error", None, "Damaged."),))
    documents = [make.document(first), make.document(make.next_round(first)), make.document(make.rich_report()), broken]
    stated = Stated(file="harbours-6m.pdf", url=ADDRESS, licence="OGL v3.0", publisher="Northshire Council")
    unused = Stated(file="nobody.pdf", licence="OGL v3.0")
    folder = tmp_path_factory.mktemp("metadata") / "out"
    write_dataset(documents, folder, sources=Sources((stated, unused)), also=("sqlite",), follow=follow)
    return folder


def test_a_csvw_validator_accepts_it(dataset: Path) -> None:
    csvw = pytest.importorskip("csvw")
    from csvw.metadata import CSVW

    assert CSVW(str(dataset / "csv-metadata.json"), validate=True).is_valid
    group = csvw.TableGroup.from_file(dataset / "csv-metadata.json")
    assert [str(table.url) for table in group.tables] == [table.file for table in present(dataset)]
    for table in group.tables:
        assert list(table.iterdicts(strict=True)) is not None
        assert table.check_primary_key()
    assert group.check_referential_integrity()


def test_the_csvw_witness_is_awake(dataset: Path) -> None:
    """A value that the description forbids is refused."""
    csvw = pytest.importorskip("csvw")
    path = dataset / "recommendations.csv"
    content = path.read_bytes()
    path.write_bytes(content.replace(b",amber,", b",mauve,", 1))
    try:
        tables_met = csvw.TableGroup.from_file(dataset / "csv-metadata.json").tables
        table = next(table for table in tables_met if str(table.url) == path.name)
        with pytest.raises(ValueError, match="mauve"):
            list(table.iterdicts(strict=True))
    finally:
        path.write_bytes(content)


def test_dcat_is_a_graph_that_names_every_file(dataset: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=(dataset / "dcat.jsonld").read_text(encoding="utf-8"), format="json-ld",
                                 publicID="https://portal.example/set/dcat.jsonld")  # fmt: skip
    dcat, dct = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("http://purl.org/dc/terms/")
    (record,) = graph.subjects(rdflib.RDF.type, dcat.Dataset)
    addresses = {str(graph.value(one, dcat.downloadURL)) for one in graph.objects(record, dcat.distribution)}
    wanted = {*(table.file for table in present(dataset)), "dataset.sqlite"}
    assert addresses == {f"https://portal.example/set/{name}" for name in wanted}
    for one in graph.objects(record, dcat.distribution):
        name = str(graph.value(one, dcat.downloadURL)).rsplit("/", 1)[-1]
        assert int(graph.value(one, dcat.byteSize)) == (dataset / name).stat().st_size
        assert (one, dcat.mediaType, None) in graph
    assert str(graph.value(record, dct.title)) == "Progress on council scrutiny recommendations"
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    assert (record, derived, rdflib.URIRef(ADDRESS)) in graph
    assert (record, dct.license, None) not in graph, "one file of unknown licence, and there is none for the whole"


def test_dcat_names_the_licence_that_all_files_share(make: Any, tmp_path: Path) -> None:
    stated = Sources((Stated(file="harbours-6m.pdf", licence="OGL v3.0", publisher="Northshire Council"),))
    write_dataset([make.document(make.report())], tmp_path / "out", sources=stated)
    record = json.loads((tmp_path / "out" / "dcat.jsonld").read_text(encoding="utf-8"))
    assert record["dct:license"]["@id"].endswith("open-government-licence/version/3/")
    assert record["dct:publisher"][0]["foaf:name"] == "Northshire Council"
    assert "Contains public sector information" in record["dct:rights"][0]["rdfs:label"]


HIDDEN = "\u202e\u200b\u2066\ufeff\u200f\u2028\x85"


def test_what_cannot_be_seen_is_marked_everywhere(make: Any, tmp_path: Path) -> None:
    row = make.recommendation(1, "Do.", update=make.text(f"The plan {HIDDEN} was adopted."))
    write_dataset([make.document(make.report(recommendations=(row,)))], tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert not set(path.read_text(encoding="utf-8")) & set(HIDDEN), path.name
    (path,) = (tmp_path / "out" / "reports").iterdir()
    update = json.loads(path.read_text(encoding="utf-8"))["recommendations"][0]["update"]
    assert update == f"The plan {'�' * (len(HIDDEN))} was adopted.", "one for one, so that places still fit"
