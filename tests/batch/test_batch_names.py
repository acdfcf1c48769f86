"""Hostile names of files: every one is read, none leads out of the folder, none takes another's place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.batch.runs import QUICK, ROOT, extract
from tests.tables import rows

SAMPLE = (ROOT / "samples" / "kelverton-night.pdf").read_bytes()
NAMES = [
    "..pdf", "...pdf.pdf", "CON.pdf", "nul.pdf", "a" * 240 + ".pdf", "caf\u00e9.pdf", "cafe\u0301.pdf", "Case.pdf",
    "case.pdf",
    "two\nlines.pdf", "tab\there.pdf", "=1+1.pdf", "-o.pdf", "--help.pdf", "$(reboot).pdf", "`reboot`.pdf",
    "a;b|c.pdf",
    "%2e%2e%2fup.pdf", "\x1b[2J.pdf", "\u202efdp.pdf", " .pdf", "<script>.pdf", "back\\slash.pdf",
    os.fsdecode(b"\xff\xfe.pdf"),
]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse these names")
def test_24_hostile_names(tmp_path):
    assert len(NAMES) == 24
    (tmp_path / "in").mkdir()
    for number, name in enumerate(NAMES):
        Path(tmp_path, "in", name).write_bytes(SAMPLE + b"\n%% %d" % number)
    ran = extract(tmp_path, "in", "-o", "out", *QUICK)
    assert ran.returncode == 0, ran.stderr
    assert "\x1b" not in ran.stderr
    listed = rows(tmp_path / "out", "documents")
    assert (len(listed), {row["status"] for row in listed}) == (24, {"complete"})
    assert len({row["document_id"] for row in listed}) == 24
    reports = [path.name for path in (tmp_path / "out" / "reports").iterdir()]
    assert len(reports) == len({name.lower() for name in reports}) == 24
    assert all(name.isascii() and len(name) < 120 for name in reports)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
