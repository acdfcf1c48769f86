"""Papers of mixed layouts: `python -m tests.mixed.make FOLDER SEED COUNT` writes PDFs with their truth beside them.

Each takes the recommendations of a stranger's paper and sets them in a layout drawn at random: family, borders, status,
numbers, themes, columns and type. Printed by Chromium, or by WeasyPrint where that is installed, turn by turn.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

from tests.mixed.options import Options, options_of, records_of, sources
from tests.mixed.page import page_of


def make(folder: Path, seed: int, count: int) -> None:
    """Write `count` papers, the same ones for the same seed and the same sources."""
    texts = sources()
    for at in range(count):
        rnd = random.Random(f"{seed}-{at}")
        source, options = rnd.choice(texts), options_of(rnd)
        records, header = records_of(source, options, rnd), source["header"]
        said = [header.get(name) or "" for name in ("council", "committee", "inquiry_title")]
        name = f"{options.family}-{seed}-{at:02d}"
        page = folder / f"{name}.html"
        page.write_text(page_of(options, records, *said), encoding="utf-8")
        _print(page, folder / f"{name}.pdf", weasy=at % 2 > 0 and find_spec("weasyprint") is not None)
        page.unlink()
        _write_truth(folder / f"{name}.truth.json", folder / f"{name}.pdf", options, records, said)


def _print(page: Path, pdf: Path, *, weasy: bool) -> None:
    if weasy:
        import weasyprint  # type: ignore[import-not-found, unused-ignore]

        weasyprint.HTML(filename=str(page)).write_pdf(str(pdf))
        return
    command = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", "--disable-pdf-tagging"]
    subprocess.run([*command, f"--print-to-pdf={pdf}", str(page)], check=True, capture_output=True)


def _write_truth(path: Path, pdf: Path, options: Options, records: list[dict[str, object]], said: list[str]) -> None:
    document = pypdfium2.PdfDocument(pdf)
    last = len(document)
    document.close()
    council, committee, inquiry = (text or None for text in said)
    header = {"council": council, "committee": committee, "inquiry_title": inquiry, "stage_months": 12}
    truth = {
        "id": pdf.stem,
        "pdf": pdf.name,
        "pages": {"first": 1, "last": last, "total": last},
        "text_layer": True,
        "options": {"family": options.family, "borders": options.borders, "rag": options.rag},
        "header": header,
        "recommendations": [{"action": None, **record} for record in records],
        "entities": [],
    }
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    make(into, int(sys.argv[2]), int(sys.argv[3]))
