"""The descriptions are what their standards ask for, by others' validators, on a dataset with one of everything."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.follow import follow
from pipeline.models.report import Document, Issue
from pipeline.publish import Sources, Stated, write_dataset
from pipeline.publish.metadata.package import present

ADDRESS = "https://northshire.example/a.pdf"
GUIDE = Path(__file__).parents[2] / "docs" / "open-data.md"
ABOUT = GUIDE.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
WRONG = tomllib.loads(Path(__file__).with_name("publish_about.toml").read_text(encoding="utf-8"))["wrong"]


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


@pytest.fixture(scope="module")
def public(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set published with the very file that docs/open-data.md shows, and one option that beats it."""
    folder = tmp_path_factory.mktemp("public")
    (folder / "about.toml").write_text(ABOUT, encoding="utf-8")
    given = ["--about", str(folder / "about.toml"), "--version", "2031.3", "--people", "all"]
    assert cli.main(["publish", str(dataset), "-o", str(folder / "out"), *given]) == 0
    return folder / "out"


@pytest.mark.parametrize("kind", ["dataset", "public"])
def test_the_validators_of_three_standards_accept_it(kind: str, request: pytest.FixtureRequest) -> None:
    csvw, frictionless = pytest.importorskip("csvw"), pytest.importorskip("frictionless")
    from csvw.metadata import CSVW

    folder = request.getfixturevalue(kind)
    assert CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid
    group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
    assert [str(table.url) for table in group.tables] == [table.file for table in present(folder)]
    for table in group.tables:
        assert list(table.iterdicts(strict=True)) is not None
        assert table.check_primary_key()
    assert group.check_referential_integrity()
    verdict = frictionless.validate(str(folder / "datapackage.json"))
    assert verdict.valid and len(verdict.tasks) == len(present(folder))
    assert dcat_faults((folder / "dcat.jsonld").read_text(encoding="utf-8")) == ""


def dcat_faults(record: str) -> str:
    """What the shapes of DCAT-AP say of a record, as found at an address of its own."""
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    graph = rdflib.Graph().parse(data=record, format="json-ld", publicID="https://portal.example/set/dcat.jsonld")
    right, _, words = pyshacl.validate(graph, shacl_graph=str(Path(__file__).with_name("dcat_ap.ttl")))
    return "" if right else str(words)


FAULTS = {
    "dct:title": "dcat:keyword",
    "/frequency/": "/",
    "mailto:": "https:",
    "dcat:accessURL": "dcat:x",
    "2030-04": "No",
}


@pytest.mark.parametrize("part", FAULTS)
def test_the_shapes_of_dcat_ap_are_awake(public: Path, part: str) -> None:
    record = (public / "dcat.jsonld").read_text(encoding="utf-8")
    assert dcat_faults(record.replace(part, FAULTS[part]))


SAID = (
    "Scrutiny recommendations in Northshire", "What became of the recommendations", '"Northshire Council"', "2031.3",
    "opendata@northshire.example", "Open Data Team", "E06000099", '"Northshire"', "/frequency/QUARTERLY", "2030-04-30",
    "2031-06-30", '"https://data.northshire.example/scrutiny/changes.csv"',
)  # fmt: skip


@pytest.mark.parametrize("file", ["datapackage.json", "csv-metadata.json", "dcat.jsonld"])
def test_what_the_publisher_says_is_in_every_description(public: Path, file: str) -> None:
    text = (public / file).read_text(encoding="utf-8")
    assert [words for words in SAID if words not in text] == []
    if file == "dcat.jsonld":
        record = json.loads(text)
        listed = [one["dcat:downloadURL"]["@id"].rpartition("/")[2] for one in record["dcat:distribution"]]
        assert listed[0] == "recommendations-flat.csv" and set(listed) == {table.file for table in present(public)}
        assert record["owl:versionInfo"] == record["dcat:version"] == "2031.3"


@pytest.mark.parametrize(("line", "words"), WRONG)
def test_what_cannot_be_right_is_refused(dataset: Path, tmp_path: Path, line: str, words: str, capsys: Any) -> None:
    about = tmp_path / "about.toml"
    about.write_text(f"# Northshire\n{line}\n", encoding="utf-8")
    assert cli.main(["publish", str(dataset), "-o", str(tmp_path / "out"), "--about", str(about)]) == 2
    said = capsys.readouterr().err
    assert re.search(words, said) and said.count("\n") == 1 and not (tmp_path / "out").exists()


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


def test_dcat_names_every_file_and_where_it_comes_from(dataset: Path) -> None:
    record = json.loads((dataset / "dcat.jsonld").read_text(encoding="utf-8"))
    found = {one["dcat:downloadURL"]["@id"]: int(one["dcat:byteSize"]["@value"]) for one in record["dcat:distribution"]}
    wanted = {*(table.file for table in present(dataset)), "dataset.sqlite"}
    assert found == {name: (dataset / name).stat().st_size for name in wanted}
    assert record["dct:title"]["@value"] == "Progress on council scrutiny recommendations"
    assert record["prov:wasDerivedFrom"] == [{"@id": ADDRESS}]
    assert "dct:license" not in record, "one file of unknown licence, and there is none for the whole"


def test_dcat_names_the_licence_that_all_files_share(make: Any, tmp_path: Path) -> None:
    stated = Sources((Stated(file="harbours-6m.pdf", licence="OGL v3.0", publisher="Northshire Council"),))
    write_dataset([make.document(make.report())], tmp_path / "out", sources=stated)
    record = json.loads((tmp_path / "out" / "dcat.jsonld").read_text(encoding="utf-8"))
    assert record["dct:license"]["@id"].endswith("open-government-licence/version/3/")
    assert record["dct:publisher"][0]["foaf:name"] == "Northshire Council"
    assert "Contains public sector information" in record["dct:rights"][0]["rdfs:label"]
    assert dcat_faults(json.dumps(record)) == ""


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
