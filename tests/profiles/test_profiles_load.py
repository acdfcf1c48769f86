"""Profiles: a council's own words on top of ours; a wrong one is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ProfileError
from pipeline.profiles import load, ready_made, text_of
from pipeline.profiles.load import _loaded
from pipeline.profiles.profile import folded
from pipeline.records.decisions import decision_of_column
from pipeline.records.headings import months_of, role_of
from pipeline.records.numbers import numbered
from pipeline.records.status.printed import rags_in
from tests import paper


@pytest.fixture
def written(tmp_path):
    def write(text: str, name: str = "saltby.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_words_are_added_and_values_replaced(written):
    own = load(
        written('language = "cy"\n[headings.update]\nexact = ["How it goes"]\n[status.words]\namber = ["Wobbly"]\n')
    )
    assert own.language == "cy"
    assert role_of("How it goes", own) == "update"
    assert role_of("Progress update", own) == "update"
    assert rags_in("wobbly", own) == {"amber"}
    assert role_of("How it goes", load()) is None


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[headings.updates]\nexact = ["x"]\n', 1, "headings.updates is not known"),
        ('language = "en"\n\n[status.words]\nmauve = ["x"]\n', 4, "status.words.mauve is not known"),
        ('[headings.update]\nexact = "x"\n', 2, "must be a list"),
        ("[headings.update]\nexact = [1]\n", 2, "must list texts"),
        ('# mine\n[openers]\npatterns = ["(open"]\n', 3, "is not valid"),
        ("language = 3\n", 1, "must be a text"),
        ('headings = "x"\n', 1, "must be a section"),
        ('[header.lines]\ncouncil = ["[a"]\n', 2, "is not valid"),
        ("[headings\n", 1, "not valid TOML"),
        ('[headings.update]\nexact = ["x"]\nexact = ["y"]\n', 3, "not valid TOML"),
        ("# a\n\n[headings.update]\nexact = []\n", 4, "is an empty list"),
        ('[headings.update]\nexact = ["x", " "]\n', 2, "holds an empty text"),
        ('[openers]\npatterns = [\n  "We ask\\\\b",\n  "[a",\n]\n', 4, "'[a' is not valid"),
        ('[status]\nwords = { mauve = ["x"] }\n', 2, "status.words.mauve is not known"),
        ('[status.words]\nred = "aground"\n', 2, "must be a list of texts"),
        ('[numbers]\n21 = ["x"]\n', 2, "numbers.21 is not known"),
        ('"tide" = 3\n', 1, "tide is not known"),
    ],
)
def test_a_wrong_profile_is_refused_with_its_line(written, text, line, says):
    with pytest.raises(ProfileError) as caught:
        load(written(text))
    assert "saltby.toml" in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


def test_what_is_expected_is_said(written):
    with pytest.raises(ProfileError, match="Use one of: action, decision"):
        load(written('[headings.updates]\nexact = ["x"]\n'))


def test_a_word_that_a_profile_says_means_nothing_else(written):
    own = load(written('[status.letters]\nred = ["C"]\n[decisions]\nagreed = ["No action"]\n'))
    assert rags_in("c", own) == {"red"} and own.status_letters["c"] == "red"
    assert load().status_letters["c"] == "complete"
    assert (decision_of_column("No action", own), decision_of_column("No action", load())) == ("agreed", "rejected")


def test_numbers_labels_and_rounds_are_data(written):
    own = load(written('[labels]\nrecommendation = ["Pwynt"]\n[numbers]\n3 = ["tri"]\n[rounds]\nmonths = ["moons"]\n'))
    assert numbered(paper.text("Pwynt Tri: That the wall is mended"), own)[:2] == ("3", "Pwynt Tri:")
    assert (months_of("after 9 moons", own), months_of("tri moons on", own)) == (9, 3)
    assert months_of("after 9 moons", load()) is None


def test_ready_made_profiles_go_by_name(tmp_path, monkeypatch):
    assert ready_made() == ("cymraeg",)
    assert load(Path("cymraeg")).language == "cy"
    with pytest.raises(ProfileError, match="ready-made profiles: cymraeg"):
        load(Path("kernewek"))
    monkeypatch.chdir(tmp_path)
    Path("cymraeg").write_text('language = "kw"\n', encoding="utf-8")
    _loaded.cache_clear()
    try:
        assert load(Path("cymraeg")).language == "kw"  # a file of that name is the user's own
    finally:
        _loaded.cache_clear()


@pytest.mark.parametrize("name", ready_made())
def test_what_comes_with_the_program_stands_the_checks_of_any_other_profile(written, name):
    assert load(written(text_of(Path(name)))).language == load(Path(name)).language


def test_a_profile_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(ProfileError, match=r"gone\.toml"):
        load(tmp_path / "gone.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileError, match="UTF-8"):
        load(tmp_path / "binary.toml")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  RAG\nStatus: ", "rag status"),
        ("Cabinet’s response*", "cabinet's response"),
        ("On – track", "on - track"),
        ("a_b", "a b"),
        ("co\u00adop", "coop"),
    ],
)
def test_folding(text, plain):
    assert folded(text) == plain
    assert folded(plain) == plain
