"""Python's cycle collector: paused while a document is read or two are compared, kept off what stays.

The records of all stages are frozen and point only downwards, so there are no cycles to find; looking for
them among hundreds of thousands of words costs a fifth of the reading time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


def settled() -> None:
    """Whatever is loaded by now stays to the end: the collector need not walk through it again and again.

    A language model is so large that one such walk takes longer than reading a report.
    """
    gc.freeze()


_settled_once = cache(settled)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No automatic collection inside; afterwards as it was before.

    After the first time nearly all that will be loaded is: walking through it takes longer than reading a report.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _settled_once()
            gc.enable()
