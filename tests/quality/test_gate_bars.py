"""The bars that no baseline moves, copies that are harder to read, and steps left out in turn."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline import steps
from pipeline.settings import Settings
from pipeline.steps import Step, active, register
from tests.quality import ablation
from tests.quality.ablation import ablate
from tests.quality.copies import as_pictures, remove_tags
from tests.quality.corpus import Entry, select
from tests.quality.floors import read_floors, unreached
from tests.quality.reading import Job, Outcome, Words
from tests.quality.scoring import Count

SAMPLES = Path(__file__).parents[2] / "samples"


def entry(name, holds="report", file="fenmere-buses-06.pdf", **more):
    path = SAMPLES / file
    made = Entry(f"a/{name}", path, "corpus", "a", holds, "pdf", False, "", path.with_suffix(".truth.json"))
    return made._replace(**more)


def outcome(name, right=1, of=1, records=1):
    counts = {"recall": Count(right, of)}
    return Outcome(f"a/{name}", records, counts, {"recall": of}, [], Words(), "", "", 1, 0.0, 0.0)


def said(floors, entries, outcomes):
    return [(bar.said, bar.waits_for) for bar in unreached(floors, entries, outcomes)]


def test_unreached_says_what_is_short_of_its_bar_and_what_it_waits_for():
    floors = [{"of": "corpus", "least": {"recall": 0.9}}, {"of": "a/one", "least": {"recall": 1.0}, "waits_for": "x"}]
    entries, outcomes = [entry("one"), entry("two")], [outcome("one", 1, 2), outcome("two", 8, 8)]
    assert said(floors, entries, outcomes) == [("a/one: recall is 0.5000, the bar 1.0", "x")]
    assert said(floors[:1], entries, [outcome("one", 0, 2), outcome("two", 8, 8)]) == [
        ("corpus: recall is 0.8000, the bar 0.9", None)
    ]


def test_unreached_says_nothing_of_what_was_read_in_part():
    floors = [{"of": "corpus", "least": {"recall": 0.9}}]
    assert said(floors, [entry("one"), entry("two")], [outcome("one", 0, 2)]) == []


def test_unreached_counts_documents_that_hold_none():
    floors = [{"of": "none", "most": {"documents": 1}}]
    entries = [entry(name, "none") for name in ("one", "two")]
    assert said(floors, entries, [outcome("one"), outcome("two", records=0)]) == []
    assert said(floors, entries, [outcome("one"), outcome("two")]) == [("none: 2 documents, at most 1", None)]


@pytest.mark.parametrize("run", ["plain", "tags-off", "scan"])
def test_floors_are_well_formed(run):
    floors = read_floors(run)
    assert floors
    for floor in floors:
        assert floor.keys() <= {"of", "run", "least", "most", "waits_for"}
        assert all(0 < bar <= 1 for bar in floor.get("least", {}).values())


def tagged(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return bool(pypdfium2.raw.FPDFCatalog_IsTagged(pdf.raw))


def test_remove_tags_leaves_a_copy_without(tmp_path):
    own = next(path.name for path in sorted(SAMPLES.glob("*.pdf")) if tagged(path))
    before = entry("one", file=own)
    after = remove_tags(before, tmp_path)
    assert after.path != before.path and after.truth == before.truth and not tagged(after.path)


def test_as_pictures_leaves_no_text(tmp_path):
    copy = as_pictures(entry("one"), tmp_path)
    with pypdfium2.PdfDocument(copy.path) as pdf, pypdfium2.PdfDocument(entry("one").path) as own:
        assert len(pdf) == len(own)
        assert [page.get_textpage().count_chars() for page in pdf] == [0] * len(pdf)
        assert [round(page.get_width()) for page in pdf] == [round(page.get_width()) for page in own]
    assert as_pictures(entry("one", scanned=True), tmp_path).path == entry("one").path


def test_select_takes_the_same_sample_every_time():
    entries = [entry(str(number)) for number in range(50)]
    assert select(entries, sample=5) == select(entries, sample=5) != entries[:5]
    assert select(entries, documents=["a/7"]) == [entries[7]]


def test_ablate_says_what_is_lost_without_each_step(monkeypatch):
    monkeypatch.setattr(steps, "_known", {})
    register(Step("needed", list), Step("idle", list))

    def read(entries, job, _):
        with steps.counted_steps(job.settings.without):
            used = [step.name for step in active(steps.registered())]
        return [outcome("one", 3 if "needed" in used else 1, 3)]

    monkeypatch.setattr(ablation, "read_all", read)
    monkeypatch.setattr(ablation, "MEASURES", ("recall",))
    lines = [line.split() for line in ablate([entry("one")], Job(Settings()), 1)]
    assert ["needed", "2", "0", "0"] in lines and ["idle", "0", "0", "0"] in lines
