"""Papers of our own for calibration: the samples' texts, whole and in order, laid out by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from samples.make.build import report
from samples.make.content import samples
from samples.make.many import CHOICES

# Tables without lines are read by white space alone: how far that can be believed is to be known too.
OURS = {**CHOICES, "borders": (*CHOICES["borders"], "none")}


def make(folder: Path, count: int, seed: int, *, texts: int) -> Path:
    """`count` reports; of the samples' texts those whose position is `texts` modulo 2: the other half is for reporting.

    Unlike `samples.make.many` no recommendation is left out: gaps in the numbers would be right there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for line in _all(folder, count, seed, texts):
        del line
    return folder


def _all(folder: Path, count: int, seed: int, texts: int) -> Iterator[str]:
    known = [s for n, s in enumerate(s for s in samples() if not s.layout.scan) if n % 2 == texts]
    for n in range(count):
        chance = Random(f"{seed}/{n}")
        base = chance.choice(known)
        chosen = {name: chance.choice(values) for name, values in OURS.items()}
        layout = replace(base.layout, engine="reportlab", rotate=False, head_ink="#000000", **chosen)
        yield report(replace(base, id=f"made-{seed}-{n:04}", layout=layout), folder)
