"""As many reports as one likes, each laid out by chance: for batches, benches and soak tests, not to be committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from samples.make.content import samples
from samples.make.records import Sample

CHOICES: dict[str, tuple[Any, ...]] = {
    "orient": ("portrait", "landscape"),
    "font": ("Helvetica", "Times-Roman", "Vera"),
    "size": (8.5, 9, 10, 11),
    "borders": ("grid", "horizontal", "thick", "dashed"),
    "header": ("once", "repeat"),
    "head_fill": ("", "#dbe5f1", "#e7e6e6"),
    "furniture": ("page of", "stamp", "none"),
    "hyphenate": (True, False),
    "open_foot": (True, False),
    "links": (True, False),
    "tagged": (True, False),
    "foot": (40, 55, 70, 90),
}
LEAST = 3  # recommendations that a report keeps


def many(count: int, seed: int) -> Iterator[Sample]:
    """`count` reports; the same seed gives the same ones, and report n doesn't depend on `count`."""
    known = [s for s in samples() if not s.layout.scan]
    for n in range(count):
        chance = Random(f"{seed}/{n}")
        base = chance.choice(known)
        layout = replace(
            base.layout,
            engine="reportlab",
            rotate=False,
            head_ink="#000000",
            **{name: chance.choice(values) for name, values in CHOICES.items()},
        )
        kept = sorted(
            chance.sample(range(len(base.items)), chance.randint(min(LEAST, len(base.items)), len(base.items)))
        )
        yield replace(base, id=f"made-{seed}-{n:04}", layout=layout, items=tuple(base.items[k] for k in kept))
