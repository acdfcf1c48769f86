"""What stands on screen: plain words of the field, neutral, nothing of our workshop."""

from __future__ import annotations

import ast
import re
from html import unescape
from pathlib import Path

import pytest

import pipeline.report
from pipeline.report.view import wording
from tests.report.makers import page_of

FOLDER = Path(pipeline.report.__file__).parent
NOT_ON_SCREEN = re.compile(
    r"\b(?:fragments?|legends?|stale|parse[drs]?|parsing|tokens?|entit(?:y|ies)|locators?|confidence|json|null|none"
    r"|spans?|boxes|bbox|rag|ocr|regex|schema|dataset|pipeline|algorithm|score|fail(?:s|ed|ure|ing)?|blame\w*|neglect\w*"
    r"|ignor\w+|broken?|poor|excuse\w*|slipp\w+|seamless\w*|powerful|leverage|robust|unlock\w*|empower\w*)\b",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"\b0\.\d+\b|\b\d{1,3}\s?%")


def plain_page(*names: str) -> str:
    """A page without its pictures."""
    return re.sub(r'src="data:[^"]*"', "", page_of(*names))


def own_text(template: str) -> str:
    """A template without its tags and code: what it puts on screen, attributes that are read aloud included."""
    spoken = " ".join(re.findall(r'(?:aria-label|alt|title)="([^"]*)"', template))
    text = re.sub(r"(?s)\{#.*?#\}|<svg.*?</svg>|<style>.*?</style>|<script>.*?</script>", " ", f"{template} {spoken}")
    quoted = " ".join(re.findall(r'"([^"{}<>=#/]{2,})"', " ".join(re.findall(r"\{[{%].*?[%}]\}", text))))
    text = re.sub(r"(?s)\{\{.*?\}\}|\{%.*?%\}|<[^>]*>", " ", text)
    return unescape(f"{text} {quoted if ' ' in quoted else ''}")


@pytest.mark.parametrize("path", sorted((FOLDER / "templates").glob("*.jinja")), ids=lambda path: path.name)
def test_templates_speak_plainly(path):
    assert NOT_ON_SCREEN.findall(own_text(path.read_text(encoding="utf-8"))) == []


def test_the_script_speaks_plainly():
    script = (FOLDER / "templates" / "page.js").read_text(encoding="utf-8")
    said = [words for words in re.findall(r'"([^"]*)"', script) if " " in words and "[" not in words]
    assert said and [words for words in said if NOT_ON_SCREEN.search(words)] == []


def test_our_own_strings_speak_plainly():
    strings = [value for name, value in vars(wording).items() if name.isupper() and isinstance(value, str)]
    for table in (value for name, value in vars(wording).items() if name.isupper() and isinstance(value, dict)):
        strings += [part for value in table.values() for part in (value if isinstance(value, tuple) else (value,))]
    assert len(strings) > 50
    assert [words for words in strings if NOT_ON_SCREEN.search(words) or DECIMAL.search(words)] == []


def test_no_decimal_of_confidence_is_on_screen():
    for names in (("fenmere-buses-06", "fenmere-buses-12"), ("wychmere-visitors",)):
        page = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>|<svg.*?</svg>|<[^>]*>", " ", plain_page(*names))
        assert re.findall(r"\b0\.\d+\b", page) == []


def test_a_status_is_always_worded_and_has_a_sign():
    page = plain_page("fenmere-buses-06", "fenmere-buses-12")
    shown = re.findall(r'<span class="status tone-(\w+)"><svg.*?</svg><span>(.*?)</span></span>', page)
    assert len(shown) == page.count('class="status tone-') > 20
    assert all(words.strip() for _, words in shown)


def test_what_was_added_and_removed_is_said_in_words():
    page = plain_page("fenmere-buses-06", "fenmere-buses-12")
    assert page.count("<ins>") == page.count('<ins><span class="said">Added: </span>') > 5
    assert page.count("<del>") == page.count('<del><span class="said">Removed: </span>') > 5


def strings_in(path: Path) -> list[str]:
    """Every string of a module that could be shown: of more than one word, and no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in found if isinstance(node.value, str) and " " in node.value.strip()]


@pytest.mark.parametrize("path", sorted((FOLDER / "view").glob("*.py")), ids=lambda path: path.name)
def test_every_string_of_the_view_speaks_plainly(path):
    assert [words for words in strings_in(path) if NOT_ON_SCREEN.search(words)] == []


def test_strings_are_found_where_they_are():
    assert "Recommendations and what became of them" in strings_in(FOLDER / "view" / "tracker.py")
