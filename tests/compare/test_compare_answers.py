"""What comparing is unsure of is asked in two files; answers are applied the next time and never written over."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.compare import compare, in_order, rounds_of
from pipeline.models.answers import Answers, LinkAnswer, RoundsAnswer
from pipeline.models.report import Report
from pipeline.publish import write_dataset
from tests.compare.rounds_by_hand import TEXTS, UNLIKE, document, made, row
from tests.tables import csv_rows


def rows(texts: list[str], update: str = "Work began.") -> list:
    return [row(at, one, number=None, update=update) for at, one in enumerate(texts, 1)]


def dataset(folder: Path, *reports: Report) -> Path:
    write_dataset([document(report, mark) for report, mark in zip(reports, "abcdef", strict=False)], folder)
    return folder


def answer(path: Path, **answers: str) -> None:
    """Every line of the file with these answers."""
    found = [{**line, **answers} for line in csv_rows(path)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def comparisons(folder: Path) -> list[dict]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "comparisons").rglob("*.json"))]


@pytest.fixture
def unsure(tmp_path) -> Path:
    """Two reports of one name that share one recommendation of three."""
    name = {"inquiry": "Green streets", "council": "Ashby"}
    one = made("one", rows([TEXTS[0], *UNLIKE[:2]]), update_date="2020-01-01", **name)
    other = made("other", rows(TEXTS[:3], update="Done."), update_date="2020-07-01", **name)
    return dataset(tmp_path / "data", one, other)


def test_unsure_rounds_are_asked_and_the_answer_counts(unsure, capsys):
    assert cli.main(["compare", str(unsure)]) == 1
    assert "1 question to answer in rounds.csv" in capsys.readouterr().err
    (asked,) = csv_rows(unsure / "rounds.csv")
    assert (asked["alike"], asked["found"], asked["rounds"]) == ("1 of 3", "not sure", "")
    assert {bool(one["earlier"]) for one in comparisons(unsure)} == {False}
    answer(unsure / "rounds.csv", rounds="yes")
    kept = (unsure / "rounds.csv").read_bytes()
    assert cli.main(["compare", str(unsure)]) == 0
    assert [bool(one["earlier"]) for one in comparisons(unsure)] == [True]
    assert csv_rows(unsure / "rounds.csv")[0]["rounds"] == "yes"
    cli.main(["compare", str(unsure)])
    assert len((unsure / "rounds.csv").read_bytes()) == len(kept)
    answer(unsure / "rounds.csv", rounds="no")
    assert cli.main(["compare", str(unsure)]) == 0
    assert {bool(one["earlier"]) for one in comparisons(unsure)} == {False}
    assert cli.main(["check", str(unsure)]) in (0, 1)


def test_the_order_of_rounds_that_print_no_day(tmp_path):
    folder = dataset(tmp_path / "data", made("one", rows(TEXTS)), made("other", rows(TEXTS)))
    # Two reports that say the very same are one report met twice, so one update differs.
    folder = dataset(tmp_path / "two", made("one", rows(TEXTS)), made("other", rows(TEXTS, update="It goes on.")))
    assert cli.main(["compare", str(folder)]) == 1
    (asked,) = csv_rows(folder / "rounds.csv")
    assert "which is the earlier one" in asked["found"]
    answer(folder / "rounds.csv", first=asked["other"])
    assert cli.main(["compare", str(folder)]) == 0
    (found,) = comparisons(folder)
    assert (found["earlier"], found["later"]) == (asked["other"], asked["one"])
    assert not [note for note in found.get("notes", []) if "right order" in note]


@pytest.fixture
def twins(tmp_path) -> Path:
    """Two recommendations of the earlier report that are all but alike, one of them in the later."""
    early = [
        "That the museum opens on Sundays from ten until four.",
        "That the museum opens on Sundays from ten until five.",
        *TEXTS,
    ]
    late = ["That the museum opens on Sundays from ten until six.", *TEXTS]
    return dataset(
        tmp_path / "data", made("one", rows(early), update_date="2020-01-01"),
        made("other", rows(late, update="Done."), update_date="2020-07-01"),
    )  # fmt: skip


def museum(folder: Path) -> list[tuple[int | None, int | None, str, str]]:
    (found,) = comparisons(folder)
    ends = [
        (one["earlier"] and one["earlier"]["index"], one["later"] and one["later"]["index"]) for one in found["pairs"]
    ]
    told = zip(ends, found["pairs"], strict=True)
    return [(*end, one["kind"], one["matched_by"]) for end, one in told if end[1] == 1 or end[0] in (1, 2)]


def test_ambiguous_pairs_are_asked_and_the_answer_counts(twins):
    assert cli.main(["compare", str(twins)]) == 1
    asked = csv_rows(twins / "pairs.csv")
    assert [(one["earlier_index"], one["later_index"], one["found"]) for one in asked] == [
        ("1", "1", "paired"), ("2", "1", "not paired"),
    ]  # fmt: skip
    answer(twins / "pairs.csv", same="yes")
    assert cli.main(["compare", str(twins)]) == 0
    assert museum(twins) == [(1, 1, "merged", "stated"), (2, 1, "merged", "stated")]
    answer(twins / "pairs.csv", same="no")
    assert cli.main(["compare", str(twins)]) == 0
    assert [(one, two, kind) for one, two, kind, _ in museum(twins)] == [
        (None, 1, "new"), (1, None, "dropped"), (2, None, "dropped"),
    ]  # fmt: skip


def test_answers_outlive_a_second_extraction_and_unanswered_lines_go_with_their_question(twins):
    cli.main(["compare", str(twins)])
    answer(twins / "pairs.csv", same="")
    found = csv_rows(twins / "pairs.csv")
    found[1]["same"] = "yes"
    with (twins / "pairs.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    dataset(
        twins, *(replace(one, report_id=one.report_id[:-9]) for one in _reports(twins))
    )  # the same reports extracted again
    assert csv_rows(twins / "pairs.csv")[1]["same"] == "yes"
    assert cli.main(["compare", str(twins)]) == 0
    assert [one["same"] for one in csv_rows(twins / "pairs.csv")] == ["yes"]


def _reports(folder: Path) -> list[Report]:
    from pipeline.publish.comparisons import read_reports

    return read_reports(folder)


@pytest.mark.parametrize(
    ("file", "column", "value", "said"),
    [
        ("pairs.csv", "same", "perhaps", "neither yes nor no"),
        ("pairs.csv", "later_index", "99", "not a number from 1 to 5"),
        ("rounds.csv", "first", "nobody", "name one of the two reports"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_is_written_over(twins, capsys, file, column, value, said):
    cli.main(["compare", str(twins)])
    if file == "rounds.csv":
        names = [one.report_id for one in _reports(twins)]
        (twins / file).write_text(
            f"one,other,one_file,other_file,alike,found,rounds,first\n{names[0]},{names[1]},,,,,,x\n"
        )
    answer(twins / file, **{"same": "yes", column: value} if file == "pairs.csv" else {column: value})
    before = {path.name: path.read_bytes() for path in twins.iterdir() if path.is_file()}
    assert cli.main(["compare", str(twins)]) == 2
    told = capsys.readouterr().err
    assert f"{file}, line 2" in told
    assert said in told
    assert {path.name: path.read_bytes() for path in twins.iterdir() if path.is_file()} == before


def test_two_lines_that_contradict_each_other_and_a_column_too_many(twins, capsys):
    cli.main(["compare", str(twins)])
    first = (twins / "pairs.csv").read_text(encoding="utf-8").splitlines()
    (twins / "pairs.csv").write_text("\n".join([first[0], first[1] + "yes", first[1] + "no"]), encoding="utf-8")
    assert cli.main(["compare", str(twins)]) == 2
    assert "says the opposite of line 2" in capsys.readouterr().err
    (twins / "pairs.csv").write_text("earlier,note\n", encoding="utf-8")
    assert cli.main(["compare", str(twins)]) == 2
    assert "Columns are" in capsys.readouterr().err


def test_a_line_about_a_report_that_is_gone_is_kept_and_said(twins, capsys):
    cli.main(["compare", str(twins)])
    answer(twins / "pairs.csv", same="yes", earlier="gone-12345678")
    assert cli.main(["compare", str(twins)]) == 1
    assert "names gone-12345678, which is not there" in capsys.readouterr().err
    assert "gone-12345678" in (twins / "pairs.csv").read_text(encoding="utf-8")


def test_decisions_go_before_likeness():
    one, other = made("a", rows(TEXTS), update_date="2020-01-01"), made("b", rows(UNLIKE), update_date="2020-07-01")
    one, other = (replace(each, inquiry_id=None) for each in (one, other))
    assert len(rounds_of([one, other])) == 2
    yes = Answers((RoundsAnswer("b", "a", same=True, first="b"),))
    assert [[each.report_id for each in group] for group in rounds_of([one, other], yes)] == [["b", "a"]]
    assert [each.report_id for each in in_order([one, other], yes)] == ["b", "a"]
    third = replace(made("c", rows(TEXTS), update_date="2021-01-01"), inquiry_id=None)
    no = Answers((RoundsAnswer("a", "c", same=False),))
    assert len(rounds_of([one, third], no)) == 2


def test_a_decided_pair_holds_whichever_way_round_it_was_given():
    one, other = made("a", rows(TEXTS), update_date="2020-01-01"), made("b", rows(TEXTS), update_date="2020-07-01")
    answers = Answers(links=(LinkAnswer("b", 2, "a", 1, same=True),))
    found = compare(one, other, answers=answers)
    stated = [(each.earlier.index, each.later.index) for each in found.pairs if each.matched_by == "stated"]
    assert stated == [(1, 2)]
    assert not any(each.ambiguous for each in found.pairs)
