"""UK council scrutiny progress reports → data that people can trust.

`read` and `load` give a `Dataset`; `compare`, `verify` and `frames` work on what they give. docs/python.md shows them.
"""

from __future__ import annotations

import sys
from types import ModuleType

from pipeline.api import Dataset, compare, extract_all, frames, load, read, verify
from pipeline.errors import InputError, NoReport, OutputError, ScrutinyError, SeveralReports, UsageError
from pipeline.settings import Settings

__all__ = [
    "Dataset", "InputError", "NoReport", "OutputError", "ScrutinyError", "Settings", "SeveralReports", "UsageError",
    "compare", "extract_all", "frames", "load", "read", "verify",
]  # fmt: skip


class _FrontDoor(ModuleType):
    """Keeps `pipeline.read` the function: importing a module of the folder `read/` would put the folder there."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
