"""A set for the public: facts without prose, quotes, full text; licences, marked papers, attribution; a portal."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.models.report import Checked, Issue
from pipeline.models.text import Text
from pipeline.publish import Sources, Stated, write_dataset
from pipeline.publish.check import faults
from pipeline.publish.metadata.package import attribution, is_open
from pipeline.publish.read_dataset import dataset_documents
from pipeline.publish.release.prose import CUT, QUOTED_WORDS
from pipeline.review import correcting, record
from tests.publish.portal import TOKEN, Portal, running
from tests.tables import rows

OPEN, CLOSED, MARKED = "harbours-6m.pdf", "closed.pdf", "marked.pdf"
SECRET = "zanzibar"  # stands in every prose cell and nowhere else
LONG = f"The {SECRET} works began. " + "They go on without a pause in every harbour of the coast. " * 12


@pytest.fixture
def dataset(make: Any, tmp_path: Path) -> Path:
    def report(name: str, **more: Any) -> Any:
        rows = tuple(
            make.recommendation(
                i, f"{words} ({SECRET})", response=Text(f"Agreed, {SECRET}."), update=Text(LONG), action=Text(SECRET),
                title=Text(f"Part {i}"), previous_update=Text(SECRET), extra=(("Notes", Text(SECRET)),),
            )
            for i, words in enumerate(make.sentences[:2], 1)
        )  # fmt: skip
        found = make.report(name, recommendations=rows, **more)
        months = 6 * (1 + (OPEN, CLOSED, MARKED).index(name))  # rounds of their own, or they were one report met thrice
        return replace(found, header=replace(found.header, stage_months=months, update_date=f"203{months // 6}-10-14"))

    marked = Issue("NOT_FOR_PUBLICATION", "warning", 1, f"The paper says of itself: “EXEMPT {SECRET}”.")
    said = Issue("WORDS_UNPLACED", "warning", 2, f"The first is “{SECRET}”.")
    documents = [
        make.document(report(OPEN, issues=(said,))), make.document(report(CLOSED)), make.document(make.rich_report()),
        make.document(report(MARKED, issues=(marked,))), make.document(),
    ]  # fmt: skip
    documents[2] = replace(documents[2], file="rich.pdf", sha256="e" * 64, reports=tuple(
        replace(one, report_id="rich", source=replace(one.source, file="rich.pdf", sha256="e" * 64))
        for one in documents[2].reports
    ))  # fmt: skip
    lines = (Stated(file=name, licence="OGL v3.0", publisher="Northshire Council") for name in (OPEN, MARKED))
    write_dataset(documents, tmp_path / "private", sources=Sources(tuple(lines)))
    return tmp_path / "private"


def publish(dataset: Path, *more: str) -> int:
    """Everybody named unless asked otherwise: hiding people is tested in tests/privacy, and takes its time."""
    return cli.main(["publish", str(dataset), "-o", str(dataset.parent / "public"), "--people", "all", *more])


def everything(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


def test_facts_hold_no_prose_anywhere(dataset: Path, tmp_path: Path, capsys: Any) -> None:
    assert publish(dataset) == 1, "one paper was left out"
    said = capsys.readouterr().err
    assert (
        "Only facts are given" in said and f"{dataset / 'sources.csv'} (2 lack a licence), then add --mode full" in said
    )
    public = tmp_path / "public"
    assert SECRET in everything(dataset) and SECRET not in everything(public)
    assert faults(public) == []
    for row in rows(public, "recommendations"):
        prose = ("recommendation", "response", "update_text", "action", "previous_update", "extra")
        assert not any(row[name] for name in prose)
    kept = next(row for row in rows(public, "recommendations") if row["report_id"].startswith("harbours"))
    assert (kept["title"], kept["rag"], kept["decision"], kept["number"]) == ("Part 1", "amber", "agreed", "1")
    kinds = {(row["field"], row["kind"]) for row in rows(public, "entities")}
    assert kinds == {("header/Date of this update", "date")}, "names stay where their text stays"


def test_a_paper_marked_exempt_leaves_no_trace(dataset: Path, tmp_path: Path, capsys: Any) -> None:
    publish(dataset, "--mode", "full")
    assert "marked" not in everything(tmp_path / "public").replace("being marked exempt", "")
    assert "--exempt-ok marked-" in capsys.readouterr().err


def test_a_named_override_publishes_it(dataset: Path, tmp_path: Path) -> None:
    assert publish(dataset, "--mode", "full", "--exempt-ok", MARKED) == 1, "licences are unknown still"
    assert {row["file"] for row in rows(tmp_path / "public", "reports")} == {OPEN, CLOSED, MARKED, "rich.pdf"}


def test_an_override_that_names_nothing_is_refused(dataset: Path, tmp_path: Path, capsys: Any) -> None:
    assert publish(dataset, "--exempt-ok", "markd.pdf") == 2
    assert "markd.pdf" in capsys.readouterr().err and not (tmp_path / "public").exists()


def test_corrections_that_the_dataset_does_not_show_yet_are_said_to_be_missing(dataset: Path, capsys: Any) -> None:
    report = next(one for document in dataset_documents(dataset) for one in document.reports)
    record(dataset, [correcting(report, 1, "update", "What is printed.", "Ada Reader")])
    assert publish(dataset) == 1
    said = capsys.readouterr().err
    assert "1 correction is not in this set" in said and f"`scrutiny extract … -o {dataset}`" in said


@pytest.mark.parametrize("mode", ["quotes", "full"])
def test_an_unknown_licence_gives_facts_only(dataset: Path, tmp_path: Path, mode: str, capsys: Any) -> None:
    assert publish(dataset, "--mode", mode) == 1
    public = tmp_path / "public"
    by_file = {row["report_id"]: row["file"] for row in rows(public, "reports")}
    prose = {by_file[row["report_id"]]: row["update_text"] for row in rows(public, "recommendations")}
    assert prose[CLOSED] == "" and prose[OPEN].startswith(f"The {SECRET} works began.")
    assert "2 reports as facts only, since the licence is not known" in capsys.readouterr().err
    assert prose[OPEN].endswith(CUT) == (mode == "quotes")


def test_quotes_are_short_and_say_that_they_are_cut(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, "--mode", "quotes")
    quoted = [row["update_text"] for row in rows(tmp_path / "public", "recommendations") if row["update_text"]]
    assert quoted and all(text.endswith(f".{CUT}") and len(text.split()) <= QUOTED_WORDS + 1 for text in quoted)
    assert all(LONG.startswith(text.removesuffix(CUT)) for text in quoted)
    assert faults(tmp_path / "public") == []


def test_the_user_answers_for_a_licence_by_its_name(make: Any, tmp_path: Path) -> None:
    stated = Sources((Stated(file=OPEN, licence="Terms of the Harbour Board", publisher="Harbour Board"),))
    write_dataset([make.document(make.report())], tmp_path / "private", sources=stated)
    assert publish(tmp_path / "private", "--mode", "full") == 1
    assert not rows(tmp_path / "public", "recommendations")[0]["update_text"]
    assert publish(tmp_path / "private", "--mode", "full", "--accept-licence", "Terms of the Harbour Board") == 0
    assert rows(tmp_path / "public", "recommendations")[0]["update_text"]
    readme = (tmp_path / "public" / "README.txt").read_text(encoding="utf-8")
    assert "Harbour Board. Terms of the Harbour Board." in readme


def test_attribution_and_mode_are_written(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, "--mode", "quotes")
    public = tmp_path / "public"
    package = json.loads((public / "datapackage.json").read_text(encoding="utf-8"))
    line = attribution("OGL v3.0", "Northshire Council")
    assert package["attribution"] == [line] and package["scrutiny"]["mode"] == "quotes"
    readme = (public / "README.txt").read_text(encoding="utf-8")
    assert line in readme and "1 left out" in readme
    assert "people.csv" not in {path.name for path in public.iterdir()}


def test_ids_are_those_of_the_dataset_and_bytes_are_always_the_same(dataset: Path, tmp_path: Path, tree: Any) -> None:
    publish(dataset)
    first = tree(tmp_path / "public")
    every = rows(dataset, "recommendations")
    ids = {(row["report_id"], row["recommendation_index"]): row["recommendation_id"] for row in every}
    for row in rows(tmp_path / "public", "recommendations"):
        assert ids[row["report_id"], row["recommendation_index"]] == row["recommendation_id"]
    publish(dataset)
    assert tree(tmp_path / "public") == first


@pytest.mark.parametrize("mode", ["facts", "quotes", "full"])
def test_who_of_the_staff_checked_a_cell_is_never_published(make: Any, tmp_path: Path, mode: str) -> None:
    marks = (Checked("update", "Quentin Marlowe", "2031-01-02", "corrected", "c-1", f"misread {SECRET}"),)
    row = make.recommendation(1, make.sentences[0], checked=marks)
    stated = Sources((Stated(file=OPEN, licence="OGL v3.0", publisher="Northshire Council"),))
    write_dataset([make.document(make.report(recommendations=(row,)))], tmp_path / "private", sources=stated)
    (tmp_path / "private" / "corrections.jsonl").write_text('{"who": "Quentin Marlowe"}\n', encoding="utf-8")
    assert "Quentin Marlowe" in everything(tmp_path / "private")
    publish(tmp_path / "private", "--mode", mode)
    text = everything(tmp_path / "public")
    assert "Marlowe" not in text and (SECRET in text) == (mode == "full")
    assert "corrected" in text, "that somebody did is said"


def test_sources_filled_in_after_reading_are_followed(dataset: Path, tmp_path: Path) -> None:
    table = dataset / "sources.csv"
    table.write_bytes(table.read_bytes().replace(b",OGL v3.0,", b",CC BY 4.0,"))
    publish(dataset, "--mode", "full")
    assert {row["licence"] for row in rows(tmp_path / "public", "reports")} == {"", "CC BY 4.0"}


def test_nothing_to_publish_writes_nothing(make: Any, tmp_path: Path, capsys: Any) -> None:
    marked = Issue("NOT_FOR_PUBLICATION", "warning", 1, "…")
    write_dataset([make.document(make.report(issues=(marked,)))], tmp_path / "private")
    assert publish(tmp_path / "private") == 2
    assert "Nothing of this dataset may be published" in capsys.readouterr().err
    assert not (tmp_path / "public").exists()


def test_a_dataset_of_yours_is_never_replaced_by_a_published_set(dataset: Path, capsys: Any) -> None:
    before = everything(dataset)
    assert cli.main(["publish", str(dataset), "-o", str(dataset)]) == 2
    write_dataset([], dataset.parent / "other")
    assert cli.main(["publish", str(dataset), "-o", str(dataset.parent / "other")]) == 4
    assert everything(dataset) == before


@pytest.mark.parametrize("licence", ["OGL", "Open Government Licence v2.0", "CC BY 4.0", "CC-BY-SA-4.0", "CC0"])
def test_open_licences_are_known(licence: str) -> None:
    assert is_open(licence)


@pytest.mark.parametrize("licence", ["All rights reserved", "Crown copyright", "CC BY-NC 4.0", "CC BY-ND 4.0", "?"])
def test_a_closed_or_unknown_licence_is_not_open(licence: str) -> None:
    assert not is_open(licence)


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    pytest.importorskip("ckanapi")
    monkeypatch.setenv("SCRUTINY_CKAN_TOKEN", TOKEN)
    with running() as one:
        yield one


def test_a_dry_run_shows_everything_and_sends_nothing(dataset: Path, portal: Portal, capsys: Any) -> None:
    publish(dataset, "--ckan", portal.address, "--dry-run", "--also", "xlsx")
    plan = json.loads(capsys.readouterr().out)
    assert plan["data_set"]["name"] == "scrutiny-progress-reports" and plan["portal"] == portal.address
    names = [one["scrutiny_file"] for one in plan["resources"]]
    assert names[:4] == ["recommendations-flat.csv", "README.txt", "dataset.xlsx", "commitments.csv"]
    assert {"recommendations.csv", "reports.zip"} <= set(names)
    assert portal.calls == []


def test_sending_makes_then_changes_only_what_differs(
    dataset: Path, portal: Portal, tmp_path: Path, capsys: Any
) -> None:
    publish(dataset, "--ckan", portal.address, "--ckan-org", "northshire", "--also", "xlsx", "--people-register")
    (made,) = portal.sets.values()
    assert made["owner_org"] == "northshire" and made["license_id"] == "notspecified"
    assert {one["scrutiny_file"] for one in made["resources"]} >= {"recommendations.csv", "people.csv", "dataset.xlsx"}
    assert portal.contents["recommendations.csv"] == (tmp_path / "public" / "recommendations.csv").read_bytes()
    with zipfile.ZipFile(io.BytesIO(portal.contents["reports.zip"])) as archive:
        assert len(archive.namelist()) == len(rows(tmp_path / "public", "reports"))
    made["resources"] = [{"id": "foreign", "name": "minutes"}, *made["resources"][::-1]]
    portal.calls.clear()
    about = ("--publisher", "Northshire Council", "--contact", "data@northshire.example", "--frequency", "weekly")
    publish(dataset, "--ckan", portal.address, "--also", "xlsx", *about)
    actions = {"package_show", "package_patch", "package_resource_reorder", "resource_update", "resource_delete"}
    assert set(portal.calls) == actions
    left = [one.get("scrutiny_file", one["id"]) for one in made["resources"]]
    assert "foreign" in left and "people.csv" not in left, "what the set no longer holds goes, what is others' stays"
    assert left[0] == "recommendations-flat.csv", "the order that people read them in"
    extras = {one["key"]: one["value"].rsplit("/", 1)[-1] for one in made["extras"]}
    assert (extras["publisher_name"], extras["frequency"]) == ("Northshire Council", "WEEKLY")
    assert made["maintainer_email"] == extras["contact_email"] == "data@northshire.example"
    assert portal.agents == {"scrutiny-pipeline"}
    assert TOKEN not in "".join(capsys.readouterr())


def test_an_unchanged_set_uploads_nothing(dataset: Path, portal: Portal) -> None:
    publish(dataset, "--ckan", portal.address)
    portal.calls.clear()
    publish(dataset, "--ckan", portal.address)
    assert portal.calls == ["package_show", "package_patch"]


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        ((403, {"__type": "Authorization Error"}), "does not accept the token"),
        ((409, {"__type": "Validation Error", "owner_org": ["must be given"]}), "owner_org"),
        ((500, {}), "not CKAN's"),
    ],
)
def test_what_a_portal_refuses_is_one_line(
    dataset: Path, portal: Portal, refusal: tuple[int, Any], said: str, capsys: Any
) -> None:
    portal.refusal = refusal
    assert publish(dataset, "--ckan", portal.address) == 4
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error and TOKEN not in error


def test_no_portal_there_is_one_line(dataset: Path, portal: Portal, capsys: Any) -> None:
    assert publish(dataset, "--ckan", "http://127.0.0.1:9") == 4
    assert "can't be reached" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["http://portal.example", "ftp://portal.example", "https://a:b@portal.example"])
def test_a_token_never_travels_in_the_open(dataset: Path, portal: Portal, address: str, tmp_path: Path) -> None:
    assert publish(dataset, "--ckan", address) == 2
    assert not (tmp_path / "public").exists()


def test_without_a_token_nothing_is_written(dataset: Path, monkeypatch: Any, tmp_path: Path, capsys: Any) -> None:
    monkeypatch.delenv("SCRUTINY_CKAN_TOKEN", raising=False)
    assert publish(dataset, "--ckan", "https://portal.example") == 2
    assert "SCRUTINY_CKAN_TOKEN" in capsys.readouterr().err and not (tmp_path / "public").exists()
