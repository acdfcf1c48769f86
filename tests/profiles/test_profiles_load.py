"""Profiles: a council's own words on top of ours; a wrong one is refused with its line."""

from __future__ import annotations

import pytest

from pipeline.cells.headings import role_of
from pipeline.cells.status import rags_in
from pipeline.errors import ProfileError
from pipeline.profiles import load
from pipeline.profiles.profile import folded


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
    ],
)
def test_a_wrong_profile_is_refused_with_its_line(written, text, line, says):
    with pytest.raises(ProfileError) as caught:
        load(written(text))
    assert "saltby.toml" in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


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
