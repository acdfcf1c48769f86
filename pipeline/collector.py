"""Python's cycle collector: paused while a document is read or two are compared, kept off what was made meanwhile.

The records of all stages are frozen and point only downwards, so there are no cycles to find; looking for
them among hundreds of thousands of words costs a fifth of the reading time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No automatic collection inside; afterwards as it was before.

    What was made inside counts as old then, or the collector would at once look through all of it, and find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _all_old()
            gc.enable()


def _all_old() -> None:
    """Whatever is there by now is looked through by a full collection only, which is rare.

    A language model is so large that one such walk takes longer than reading a report.
    """
    if not gc.get_freeze_count():  # else whoever calls us keeps some of it off the collector altogether
        gc.freeze()
        gc.unfreeze()
