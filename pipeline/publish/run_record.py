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


def write_run(folder: Path, settings: Settings, run: Mapping[str, Any], counts: Mapping[str, int]) -> None:
    """`settings` (without the password), `run` as the caller measured it, `counts` of what was written."""
    record = {
        "schema": "scrutiny-run/1",
        "tool": {"name": "scrutiny-pipeline", "version": _version()},
        "python": platform.python_version(),
        "system": platform.system(),
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "settings": {entry.name: getattr(settings, entry.name) for entry in fields(settings) if entry.repr},
        "counts": dict(counts),
        "run": dict(run),
    }
    text = json.dumps(clean(record), ensure_ascii=False, indent=1, default=str)
    (folder / "run.json").write_bytes(f"{text}\n".encode())


def _version() -> str:
    try:
        return version("scrutiny-pipeline")
    except PackageNotFoundError:  # run from a folder, not installed
        return "unknown"
