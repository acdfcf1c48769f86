"""Scores: evidence has words, weights are data, what speaks against a cell lowers it and is said."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.models.codes import CODES, meaning
from pipeline.models.page import Box, Style, Word
from pipeline.models.report import Flag, Recommendation
from pipeline.models.text import Text
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.join import is_torn, torn_words
from pipeline.text.letter_widths import faces_of, odd_widths
from pipeline.trust import kind_of, letters_whole, scored, sentences, weights
from pipeline.trust.explain import explained
from pipeline.trust.features import FIELDS, features_of
from pipeline.trust.reasons import REASONS, reasons_against
from pipeline.trust.trees import made_of, trees
from pipeline.trust.whole import TORN
from tests.review.test_review_corrections import paper, row

ROOT = Path(__file__).parents[2]
KINDS = {"status", "prose", "short", "title"}
USUAL = {"usual": {field: {} for field in FIELDS}}


def test_everything_that_may_be_known_has_words():
    said = set(sentences())
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "pipeline" / "trust").rglob("*.py")))
    named = set(re.findall(r'yield "([a-z_]+)"(?! if)', code))
    assert named <= said and said >= TORN | set(weights().signals) | {reason.name for reason in REASONS}
    assert set(weights().start) == {kind_of(name) for name in ("rag", "update", "number", "title")} == KINDS


def test_letters_that_are_missing_count_against_a_cell():
    for field in ("rag", "update", "number"):
        assert letters_whole(field, ("sentences_whole",), weights()) > letters_whole(field, ("hole",), weights())


def test_what_is_known_is_all_that_trees_and_reasons_ask_for():
    own = row(1, number="1", theme=Text("Roads"), lead_officer=Text("A. Clerk"))
    known = {name for found in features_of(paper(own)).values() for name in found}
    of_readings = {"others", "agree", "agree_role", "agree_best", "score", "alternatives", "plainly_headed", "margin"}
    assert set(trees().names) - known - of_readings <= {"likeness", "same_count", "beside", *trees().names}
    assert set(trees().usual) == set(FIELDS) and 0 < trees().limit < 0.5


def _trees(*branches: object):
    about = {"names": ["blank", "small", "stop"], "start": -3.0, "slope": [1, 0], "limit": 0.4, **USUAL}
    return made_of([json.dumps(about), *map(json.dumps, branches)])


def test_trees_add_up_and_a_leaf_may_come_early():
    grown = _trees(["blank", 0.5, 1.0, ["small", 0.5, 2.0, 4.0]], 0.5)
    assert list(grown.odds([{}, {"blank": 1.0}, {"blank": 1.0, "small": 1.0}])) == [-1.5, -0.5, 1.5]


def test_a_doubted_cell_is_flagged_once_with_its_reason():
    grown = _trees(["small", 0.5, 0.0, 5.0])
    rows = row(1, update=Text("and mended."), response=Text("of the"), flags=(Flag("SENTENCE_CUT", "response", "…"),))
    known = features_of(paper(rows))
    found = scored(paper(rows), known, grown).recommendations[0]
    assert dict(found.confidence)["update"] < 0.2
    assert dict(found.confidence)["recommendation"] > 0.9
    assert [(f.code, f.field) for f in found.flags] == [("SENTENCE_CUT", "response"), ("CELL_UNSURE", "update")]
    assert found.flags[-1].message.startswith("It begins in the middle of a sentence")
    assert reasons_against("update", known[1, "update"], grown) == ("small_begin",)
    assert CODES["CELL_UNSURE"].review


def test_samples_that_are_read_right_are_left_alone(request):
    document = read_document(request.config.rootpath / "samples" / "ashcombe-damp-tagged.pdf", Settings(ocr="off"))
    cells = [name for row in document.reports[0].recommendations for name, _ in row.confidence]
    flags = [flag for row in document.reports[0].recommendations for flag in row.flags if meaning(flag.code).review]
    assert len(cells) > 30 and len(flags) <= 1


@pytest.mark.parametrize("word", ["comittee", "recomendation", "councl", "housinq"])
def test_a_word_that_lacks_a_letter_is_told(word):
    assert is_torn(word)


@pytest.mark.parametrize("word", ["committee", "programme", "centres", "organised", "webpage", "neighbourhood", "it's"])
def test_a_word_is_none(word):
    assert not is_torn(word)


def test_names_and_abbreviations_are_not_looked_at():
    assert torn_words("Comittee of Kaur and Pell, by comms") == []


def words(texts: list[str], width: dict[str, float]) -> list[Word]:
    style = Style("Body", False, False, "#000000", -1, False, 0)
    made = []
    for index, text in enumerate(texts):
        long = 10 * sum(width.get(c, 0.5) for c in text)
        made.append(Word(text, 1, Box(50, 100, 50 + long, 110), style, index))
    return made


def test_a_word_wider_than_its_letters_is_told_by_the_papers_own_face():
    letters = "abcdefghijklmno"
    width = {c: 0.3 + 0.02 * at for at, c in enumerate(letters)}
    texts = [letters[i : i + 4 + i % 3] + letters[j] for i in range(10) for j in range(8)]
    made = words(texts, width)
    assert odd_widths(faces_of(made)) == []
    lost = made[5]._replace(text=made[5].text[:2] + made[5].text[3:])
    assert [w.text for w in odd_widths(faces_of([*made[:5], lost, *made[6:]]))] == [lost.text]


def test_explain_and_cite_speak_of_one_cell(tmp_path, capsys, request):
    pdf = str(request.config.rootpath / "samples" / "ashcombe-damp-tagged.pdf")
    picture = tmp_path / "cell.png"
    assert cli.main(["explain", pdf, "2", "update", "--picture", str(picture), "--no-ocr"]) == 0
    said = capsys.readouterr().out
    assert "on page 1" in said and "on page 2" in said and "the same words" in said and "Confidence" in said
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert cli.main(["cite", pdf, "2", "status", "--no-ocr"]) == 0
    cited = capsys.readouterr().out
    assert "recommendation 2, status, p. 1: “On track”" in cited and "read by machine" in cited
    assert cli.main(["cite", pdf, "77", "status", "--no-ocr"]) == 2
    assert cli.main(["explain", pdf, "2", "colour", "--no-ocr"]) == 2
    assert "status" in capsys.readouterr().err


def test_a_checked_cell_is_cited_as_checked():
    from pipeline.models.report import Checked
    from pipeline.trust.explain import citation, sentence

    seen: Recommendation = replace(row(1), checked=(Checked("update", "A. Clerk", "2031-05-03", "accepted", "c-1"),))
    said = sentence(citation(paper(seen), seen, "update"))
    assert "checked by A. Clerk on 2031-05-03" in said and "Northshire" in said


def test_explain_puts_doubts_against_a_cell_whatever_they_weigh():
    names = ("sentences_whole", "row_of_two", "hole", "recognised")
    said = list(
        explained(paper(row(1, evidence=(("update", names),))), row(1, evidence=(("update", names),)), "update")
    )
    start, against, also = (said.index(f"{side}:") for side in ("For it", "Against it", "Also known of it"))
    assert said[start + 1 : against] == [f"  {sentences()['sentences_whole']}"]
    assert said[against + 1].startswith(f"  {sentences()['row_of_two']}")
    assert said[against + 2].startswith(f"  {sentences()['hole']}")
    assert said[also + 1] == f"  {sentences()['recognised']}"
