"""`run.json`: how and when the dataset was made. The one file that differs between two equal runs."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.publish.clean import clean
from pipeline.settings import Settings


def write_run(
    folder: Path, settings: Settings, run: Mapping[str, Any], counts: Mapping[str, int], removed: Mapping[str, int]
) -> None:
    """`settings` (no password, and of paths the last name only), `run` as the caller measured it, `counts` of what
    was written, `removed`: how much was taken out so that it may be published.
    """
    record = {
        "schema": "scrutiny-run/1",
        "tool": {"name": "scrutiny-pipeline", "version": _version()},
        "python": platform.python_version(),
        "system": platform.system(),
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "settings": {entry.name: _bare(getattr(settings, entry.name)) for entry in fields(settings) if entry.repr},
        "counts": dict(counts),
        "removed": dict(removed),
        "run": dict(run),
    }
    text = json.dumps(clean(record), ensure_ascii=False, indent=1, default=str)
    (folder / "run.json").write_bytes(f"{text}\n".encode())


def _bare(value: object) -> object:
    return value.name if isinstance(value, Path) else value


def _version() -> str:
    try:
        return version("scrutiny-pipeline")
    except PackageNotFoundError:  # run from a folder, not installed
        return "unknown"
