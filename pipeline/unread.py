"""Numbered recommendations that a document prints, counted from its lines alone: what reading must account for.

Nothing here knows of tables or layouts, so that it can say of what no reader understood that it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.models.counts import UNREAD
from pipeline.models.page import Page, Word
from pipeline.models.report import Issue, Report
from pipeline.text.lines import lines_of

FEWEST = 3  # numbered recommendations; fewer may be quoted from elsewhere
GAP = 1.5  # heights of a word: a wider gap parts a line in two, as between columns
LONGEST_LABEL = 9  # words of a line that says only whose answer follows
LEAST_ANSWER = 40  # words of recommendation and answer together, where no label parts them
FRONT = 2  # pages that bear a document's title
FEWEST_FORMS, LABELS_ALIKE = 5, 3  # forms, and labels that each of them bears
CLEARLY_MORE = 1.5  # times as many forms as were read; the headings of a table may be printed again a few times
SAME_HEIGHT = 3.0  # points
SHARE = 0.5  # of the recommendations that have an answer, if the document answers them
_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBER = rf"\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?|{'|'.join(_COUNTED)}"
_OPENING = re.compile(
    rf"(?:(?:Recommendation|RECOMMENDATION|Argymhelliad|ARGYMHELLIAD)\s*(?i:no\.?|number|rhif)?\s*|R)"
    rf"(?P<number>(?i:{_NUMBER}))\s*(?:$|[:.)–—-](?!\d)\s*)(?P<text>.*)"
)
_LEADERS = re.compile(r"\.{4}|\. \. \.")
_ANSWER = re.compile(
    r"^(?:[A-Z][\w’'.&,/-]*\s+(?:[\w’'.&,/-]+\s+){0,5})?"
    r"(?:response|reply|answer|decision|update|progress|ymateb|diweddariad)(?:\s+to\s+\w+(?:\s+\w+)?)?\s*(?::.*|$)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:response|reply|answer|progress|update|results?|completion|ymateb|cynnydd)\b", re.IGNORECASE
)
_TITLE = re.compile(r"^.*\b(?:response|reply|ymateb)\b(?:\s+(?:to|i)\b.*|\s*$)", re.IGNORECASE)
_REPLIES = re.compile(
    r"\b(?:accept|agree|support|reject|welcome|recogni[sz]e|acknowledge|note|implement|commit)(?:s|d|ed|ted)?\b", re.I
)

# What ends a recommendation that an answer quotes: "(Recommendation, Paragraph 16)", "(Paragraph 67)".
_QUOTED = re.compile(r"\((?:Recommendation, )?Paragraphs? \d{1,3}\b")

_Run = tuple[int, list[Word]]  # page, and the words of a line or of a part of it


@dataclass(frozen=True, slots=True)
class Printed:
    """The numbered recommendations of a document: their numbers, the page of the first, whether most are answered."""

    numbers: tuple[str, ...] = ()
    page: int = 0
    answered: bool = False


class _Forms(NamedTuple):
    """Forms that bear the same labels: how many, the page of the first, whether a label tells what came of it."""

    number: int = 0
    page: int | None = None
    answered: bool = False


@dataclass(slots=True)
class _Block:
    """What is printed from one recommendation's opening to the next."""

    number: str
    page: int
    lines: list[str]

    def words(self) -> int:
        return sum(len(line.split()) for line in self.lines)


def count_printed(pages: Sequence[Page]) -> Printed:
    """Return the numbered recommendations that the pages print; none where the numbers do not count on."""
    return _count_numbered([(page.number, run) for page in pages for run in _runs(page.words)])


def _count_numbered(runs: Sequence[_Run]) -> Printed:
    lines = [(page, " ".join([word[0] for word in run])) for page, run in runs]
    blocks: dict[str, _Block] = {}
    for block in _blocks(lines):  # a list of contents prints the number as well: the fullest place counts
        if block.number not in blocks or block.words() > blocks[block.number].words():
            blocks[block.number] = block
    whole = {int(re.match(r"\d+", number)[0]) for number in blocks}  # type: ignore[index]
    if len(whole) < FEWEST or max(whole) > 2 * len(whole):
        return Printed()
    found = list(blocks.values())
    first = min(block.page for block in found)
    return Printed(tuple(blocks), first, _are_answered(found, lines))


def unread_issues(pages: Sequence[Page], reports: Sequence[Report]) -> list[Issue]:
    """Return the issue of a document that prints more recommendations than were read; none where it does not.

    Where nothing was read, only numbered recommendations that are printed with answers count, those that an answer
    quotes with their paragraphs, and forms that repeat their labels and tell what came of it; where something was, all.
    """
    runs = [(page.number, run) for page in pages for run in _runs(page.words)]
    printed = _count_numbered(runs)
    read = sum(len(report.recommendations) for report in reports)
    found = f"{read} {'was' if read == 1 else 'were'}" if read else "none were"
    if len(printed.numbers) > read and (reports or printed.answered):
        answers = "with answers " if printed.answered else ""
        what = f"numbered recommendations are printed {answers}from page {printed.page} on"
        return [Issue(UNREAD, "warning", printed.page, f"{len(printed.numbers)} {what}; {found} read.")]
    quoted = [page for page, run in runs if _QUOTED.search(" ".join([word[0] for word in run]))]
    if len(quoted) >= FEWEST and not reports and _is_response(runs):
        what = f"recommendations are quoted from page {quoted[0]} on, in a document that answers them"
        return [Issue(UNREAD, "warning", quoted[0], f"{len(quoted)} {what}; {found} read.")]
    forms = _count_forms(runs)
    if (forms.answered or reports) and forms.number >= max(1, CLEARLY_MORE * read):
        what = f"forms with the same labels are printed from page {forms.page} on"
        return [Issue(UNREAD, "warning", forms.page, f"{forms.number} {what}; {found} read.")]
    return []


def _count_forms(runs: Sequence[_Run]) -> _Forms:
    """Return how many forms are printed one after another: at least three labels that come equally often."""
    places: dict[str, list[tuple[int, int]]] = {}
    for page, run in runs:
        if len(run) >= LONGEST_LABEL:
            continue
        text = " ".join([word[0] for word in run]).strip(" :")
        if text[:1].isupper() and not any(map(str.isdigit, text)):
            places.setdefault(text, []).append((page, round(run[0].box.top / SAME_HEIGHT)))
    # a running head or a heading that is printed again on each page is always at the same height
    often = {
        text: own
        for text, own in places.items()
        if len(own) >= FEWEST_FORMS and 2 * len({top for _, top in own}) >= len(own)
    }
    best = _Forms()
    for number in map(len, often.values()):
        alike = [text for text, own in often.items() if 0.9 * number <= len(own) <= 1.1 * number]
        if number > best.number and len(alike) >= LABELS_ALIKE:
            best = _Forms(number, min(often[text][0][0] for text in alike), any(map(_OUTCOME.search, alike)))
    return best


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, parted where it crosses the white between two columns."""
    for line in lines_of(word for word in words if not word.style.hidden):
        run, right, height = list[Word](), 0.0, 0.0
        for word in line:
            x0, top, x1, bottom = word[2]
            if run and x0 - right > GAP * max(bottom - top, height):
                yield run
                run = []
            run.append(word)
            right, height = x1, bottom - top
        if run:
            yield run


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[_Block]:
    block: _Block | None = None
    for page, line in lines:
        found = _OPENING.fullmatch(line)
        if found and not _LEADERS.search(line):
            if block:
                yield block
            block = _Block(_number(found["number"]), page, [found["text"]])
        elif block:
            block.lines.append(line)
    if block:
        yield block


def _number(printed: str) -> str:
    plain = printed.lower()
    return str(_COUNTED.index(plain) + 1) if plain in _COUNTED else plain


def _are_answered(blocks: Sequence[_Block], lines: Sequence[tuple[int, str]]) -> bool:
    """Return True if most recommendations have a labelled answer, or follow one another in a document of answers."""
    labelled = sum(any(map(_is_answer_label, block.lines)) for block in blocks)
    if labelled >= SHARE * len(blocks):
        return True
    titled = _says_response(lines)
    replied = sum(block.words() >= LEAST_ANSWER and bool(_REPLIES.search(" ".join(block.lines))) for block in blocks)
    return titled and replied >= SHARE * len(blocks)


def _is_response(runs: Sequence[_Run]) -> bool:
    return _says_response([(page, " ".join([word[0] for word in run])) for page, run in runs if page <= FRONT])


def _says_response(lines: Sequence[tuple[int, str]]) -> bool:
    return any(page <= FRONT and _is_title(line) for page, line in lines)


def _is_answer_label(line: str) -> bool:
    label = line.partition(":")[0]
    return label[:1].isupper() and len(label.split()) <= LONGEST_LABEL and bool(_ANSWER.fullmatch(line))


def _is_title(line: str) -> bool:
    return line[:1].isupper() and len(line.split()) <= 2 * LONGEST_LABEL and bool(_TITLE.fullmatch(line))
