"""A .docx → PDF by LibreOffice, where it is installed, freed of the day it was made on."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pikepdf

from samples.make.pdf import Printed


class OfficeMissing(RuntimeError):
    """No LibreOffice on this machine: samples that start as .docx can't be made anew."""


def to_pdf(document: bytes, tagged: bool) -> Printed:
    """Converts in a profile of its own, so that a running LibreOffice is left alone."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise OfficeMissing("LibreOffice is not installed.")
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sample.docx"
        source.write_bytes(document)
        profile = (Path(folder) / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return _timeless(source.with_suffix(".pdf").read_bytes())


def _timeless(data: bytes) -> Printed:
    """Without dates and chance identifiers; the structure is left as it is."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                pdf.docinfo[name] = pikepdf.String("D:20000101000000Z")
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pages = len(pdf.pages)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Printed(out.getvalue(), pages, {})
