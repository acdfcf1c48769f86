"""What was added to a text and what was taken out: sentences first, words within sentences that go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.compare.language.sentences import sentences
from pipeline.compare.language.wording import plain, printed_words
from pipeline.models.comparison import Operation, WordRun

ALIKE = 0.5  # two sentences that share so much are one sentence, changed


def differences(earlier: str, later: str) -> tuple[WordRun, ...]:
    """The later text as runs of words: equal ones as the later prints them, inserted ones, deleted ones."""
    ours = [sentence.text for sentence in sentences(earlier)]
    theirs = [sentence.text for sentence in sentences(later)]
    return tuple(_joined(_aligned(ours, theirs)))


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[WordRun]:
    from rapidfuzz.distance import Indel

    a, b = [plain(text).lower() for text in ours], [plain(text).lower() for text in theirs]
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            yield from _replaced(gone, come)
            gone, come = [], []
            yield from (WordRun("equal", text) for text in theirs[step.dest_start : step.dest_end])
        gone += ours[step.src_start : step.src_end] if step.tag == "delete" else []
        come += theirs[step.dest_start : step.dest_end] if step.tag == "insert" else []
    yield from _replaced(gone, come)


def _replaced(gone: Sequence[str], come: Sequence[str]) -> Iterator[WordRun]:
    """Sentences of one text against those of the other, in order: alike ones word by word, others whole."""
    rest = list(gone)
    for text in come:
        at = next((n for n, other in enumerate(rest) if _share(other, text) >= ALIKE), None)
        if at is None:
            yield WordRun("insert", text)
            continue
        yield from (WordRun("delete", other) for other in rest[:at])
        yield from _words(rest[at], text)
        rest = rest[at + 1 :]
    yield from (WordRun("delete", other) for other in rest)


def _share(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(printed_words(one), printed_words(other))


def _words(one: str, other: str) -> Iterator[WordRun]:
    from rapidfuzz.distance import Indel

    ours, theirs = one.split(), other.split()
    shapes = [[plain(word).lower() for word in words] for words in (ours, theirs)]
    for step in Indel.opcodes(*shapes):
        if step.tag == "delete":
            yield WordRun("delete", " ".join(ours[step.src_start : step.src_end]))
        else:
            operation: Operation = "equal" if step.tag == "equal" else "insert"
            yield WordRun(operation, " ".join(theirs[step.dest_start : step.dest_end]))


def _joined(runs: Iterable[WordRun]) -> Iterator[WordRun]:
    """Neighbours of one kind as one run; between two equal ones what went stands in front of what came."""
    for same, group in groupby(runs, key=lambda run: run.operation == "equal"):
        words = list(group)
        kinds: tuple[Operation, ...] = ("equal",) if same else ("delete", "insert")
        for kind in kinds:
            said = " ".join(run.words for run in words if run.operation == kind and run.words)
            if said:
                yield WordRun(kind, said)
