"""`outputs/` is what `make demo` makes of `samples/` today, byte for byte."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd

from pipeline import cli
from pipeline.publish.folder import KEPT

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the one with a clock in it, and what is kept for the next run, which is not published."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    files = (path for path in files if KEPT not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def demo() -> Iterator[list[str]]:
    """What `make demo` calls, line by line."""
    for line in re.findall(r"^\t@\$\(SCRUTINY\) (.*?)(?: \|\| .*)?$", (ROOT / "Makefile").read_text(), re.MULTILINE):
        yield shlex.split(line)


def test_outputs_are_fresh(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    for words in demo():
        assert cli.main([word.replace("$(TO)", str(tmp_path / "out")) for word in words]) in {0, 1}
    assert "Brackenfold Parish Assembly" in pd.read_csv(tmp_path / "out" / "reports.csv").council.tolist()
    made, kept = contents(tmp_path / "out"), contents(ROOT / "outputs")
    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert stale == [], "run `make demo` and look at what changed"


def test_each_question_of_the_tracker_is_one_line(tmp_path):
    now, promises = (pd.read_csv(ROOT / "outputs" / f"{name}.csv") for name in ("recommendations-flat", "commitments"))
    late = now[now.overdue == "yes"].groupby(now.officer_names.fillna(now.officer_posts), dropna=False).size()
    worse = now[now.direction == "worsened"]
    broken = promises[promises.outcome.isin(["overdue", "silent", "kept late", "given up"])]
    assert late["Tobias Wren"] == 1 and set(worse.number) == {"4", "6"} and len(broken)
    assert not now.recommendation_id.duplicated().any()
    assert cli.main(["export", str(ROOT / "outputs"), "--as", "sqlite", "-o", str(tmp_path)]) == 0
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as database:
        who = "coalesce(officer_names, officer_posts)"
        ask = f"SELECT {who}, count(*) FROM recommendations_flat WHERE overdue = 'yes' GROUP BY {who}"
        assert late.to_dict() == dict(database.execute(ask).fetchall())
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for column in database.execute(f'PRAGMA table_info("{table}")').fetchall():
                database.execute(f'SELECT {column[1]} FROM "{table}"')  # no column needs quotes
    flat = next(one for one in json.loads((ROOT / "outputs" / "datapackage.json").read_text())["resources"]
                if one["name"] == "recommendations-flat")  # fmt: skip
    assert [field["title"] for field in flat["schema"]["fields"]] == [
        "Council", "Committee", "Inquiry", "Inquiry date", "Round", "Report date", "Number", "Title", "Recommendation",
        "Decision", "Response", "Update", "Status", "Previous status", "Direction", "First status", "Officer names",
        "Officer posts", "Target date as printed", "Target from", "Target to", "Overdue", "Days overdue",
        "Open commitments", "Things to check", "Source file", "Page", "Link to the page", "Recommendation id",
    ]  # fmt: skip
