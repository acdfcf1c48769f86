"""Scores: evidence has words, weights are data, what speaks against a cell lowers it and is said."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.models.codes import CODES
from pipeline.models.page import Box, Style, Word
from pipeline.models.report import Flag, Recommendation
from pipeline.text.join import is_torn, torn_words
from pipeline.text.letter_widths import faces_of, odd_widths
from pipeline.trust import Part, Weights, kind_of, score, scored, sentences, weights
from pipeline.trust.explain import explained
from pipeline.trust.lines import STRONG, TORN
from tests.review.test_review_corrections import paper, row

ROOT = Path(__file__).parents[2]
KINDS = {"status", "prose", "short", "title"}


def test_everything_that_may_be_known_has_words():
    said = set(sentences())
    folders = (ROOT / "pipeline" / "cells" / "evidence", ROOT / "pipeline" / "trust")
    code = "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.py")))
    named = set(re.findall(r'yield "([a-z_]+)"(?! if)', code))
    assert named <= said and said >= STRONG | TORN
    assert set(weights().letters.signals) | set(weights().place.signals) <= said


def test_the_weights_say_how_they_were_made_and_for_every_kind_of_cell():
    data = json.loads((ROOT / "pipeline" / "trust" / "weights.json").read_text("utf-8"))
    assert "calibrate.py" in data["made"]
    assert set(data["letters"]["start"]) == set(data["place"]["start"]) == set(data["limit"]) == KINDS
    assert {kind_of(name) for name in ("rag", "update", "number", "title")} == KINDS


def test_agreement_helps_and_difference_hurts():
    by = weights()
    for field in ("rag", "update", "number"):
        assert score(field, ("agreed",), by) > score(field, ("parser_disagree",), by)
        assert 0 <= score(field, tuple(sentences()), by) <= 1


def test_a_low_score_is_flagged_with_its_reasons_and_once():
    kinds = dict.fromkeys(KINDS, 2.0)
    place = Part(dict.fromkeys(KINDS, 9.0), {"agreed": 1.0}, {})
    by = Weights(Part(kinds, {"hole": -4.0}, {}), place, dict.fromkeys(KINDS, 0.5))
    evidence = (("update", ("hole",)), ("rag", ("agreed",)), ("recommendation", ("hole",)))
    flagged = row(1, evidence=evidence, flags=(Flag("SENTENCE_CUT", "recommendation", "…"),))
    found = scored(paper(flagged), by).recommendations[0]
    assert dict(found.confidence)["rag"] > 0.8
    assert dict(found.confidence)["update"] < 0.2
    assert [(f.code, f.field) for f in found.flags] == [("SENTENCE_CUT", "recommendation"), ("CELL_UNSURE", "update")]
    assert "hole" in found.flags[-1].message
    assert CODES["CELL_UNSURE"].review


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
    names = ("agreed", "heading_of_two", "hole", "recognised")
    said = list(
        explained(paper(row(1, evidence=(("update", names),))), row(1, evidence=(("update", names),)), "update")
    )
    start, against, also = (said.index(f"{side}:") for side in ("For it", "Against it", "Also known of it"))
    assert said[start + 1 : against] == [f"  {sentences()['agreed']}"]
    assert said[against + 1].startswith(f"  {sentences()['heading_of_two']}")
    assert said[against + 2].startswith(f"  {sentences()['hole']}")
    assert said[also + 1] == f"  {sentences()['recognised']}"
