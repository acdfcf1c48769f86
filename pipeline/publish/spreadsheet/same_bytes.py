"""A workbook or archive with the same bytes whenever and wherever it is made: no clock, no order of chance."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_PROPERTIES = "docProps/core.xml"


def entry(name: str) -> zipfile.ZipInfo:
    """A member of a zip without clock, owner or system in it."""
    info = zipfile.ZipInfo(name, FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def repacked(draft: Path, path: Path) -> None:
    """`draft`, an Office file, set down anew as `path` without the time of its making."""
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name == _PROPERTIES:
                new.writestr(entry(name), _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", old.read(name)))
                continue
            with old.open(name) as source, new.open(entry(name), "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
