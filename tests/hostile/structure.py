"""Files whose structure is broken or goes in circles, and files that would act."""

from __future__ import annotations

from tests.hostile.writer import CATALOG, FONT, HELLO, PAGE, PAGES, file, flate, kind, pages, paper, stream

kind("truncated.pdf", "CORRUPT", "NO_PAGES", "NEEDS_OCR", "PAGE_COUNT_MISMATCH")(
    lambda: pages([flate(HELLO * 200)] * 3)[:900]
)
kind("only-a-header.pdf", "CORRUPT", "NO_PAGES")(lambda: b"%PDF-1.7\n")
kind("without-pages.pdf", "NO_PAGES", "CORRUPT")(lambda: file({1: CATALOG, 2: b"<</Type/Pages/Kids[]/Count 0>>"}))


@kind("xref-loop.pdf", "NO_TABLE", "CORRUPT")
def _() -> bytes:
    whole = paper()
    start = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


kind("xref-wrong.pdf", "NO_TABLE")(lambda: paper().replace(b"startxref\n", b"startxref\n9"))
kind("arrays-100000-deep.pdf", "NO_TABLE", "CORRUPT", "WORKER_CRASH", "PAGE_COUNT_MISMATCH")(
    lambda: paper(more={6: b"[" * 100_000 + b"]" * 100_000}, page=b"/Deep 6 0 R")
)


@kind("outlines-in-a-circle.pdf", "NO_TABLE")
def _() -> bytes:
    more = {1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", 6: b"<</First 7 0 R/Last 7 0 R/Count 1>>",
            7: b"<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>"}  # fmt: skip
    return paper(more=more)


@kind("tags-in-a-circle.pdf", "NO_TABLE")
def _() -> bytes:
    more = {
        1: b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
        6: b"<</Type/StructTreeRoot/K 7 0 R>>",
        7: b"<</S/Table/P 6 0 R/K[7 0 R 7 0 R 7 0 R]>>",
    }
    return paper(more=more)


kind("object-is-itself.pdf", "NO_TABLE", "NEEDS_OCR", "CORRUPT")(lambda: paper(b"4 0 R"))
kind("one-bad-page-of-86.pdf", "PARTIAL_BAD_PAGES")(
    lambda: pages([stream(HELLO)] * 86).replace(b"94 0 obj\n<</Type/Page", b"94 0 obj\n<</Type/Gone", 1)
)


@kind("letters-without-meaning.pdf", "NO_TABLE", "BAD_TEXT_LAYER", "NEEDS_OCR")
def _() -> bytes:
    """Each letter is mapped to half of a pair, which no encoding takes."""
    table = (b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00><ff> "
             b"endcodespacerange 1 beginbfrange <00><ff><d800> endbfrange endcmap end end")  # fmt: skip
    return paper(more={5: FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(table)})


kind("names-with-control-letters.pdf", "NO_TABLE")(
    lambda: paper(stream(HELLO + b"/F#00#0d#0a Do"), page=b"/A#00B#0dC(\x00\r\n\x1b[2J)")
)


@kind("producer-with-control-letters.pdf", "NO_TABLE")
def _() -> bytes:
    body = {1: CATALOG, 2: PAGES, 3: PAGE % (b"", b""), 4: stream(HELLO), 5: FONT}
    return file({**body, 6: b"<</Producer<feff0000d80000410009202e003d00310029>>>"}, b"/Info 6 0 R")


@kind("acts.pdf", "NO_TABLE")
def _() -> bytes:
    act = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))/Next<</S/Launch/F(calc.exe)"
        b"/Next<</S/URI/URI(http://127.0.0.1:9/)>>>>>>/AA<</WC<</S/SubmitForm/F(http://127.0.0.1:9/)>>>>>>"
    )
    return paper(more={1: act})


kind("content-elsewhere.pdf", "NEEDS_OCR", "NO_TABLE")(
    lambda: paper(b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>\nstream\n\nendstream")
)


@kind("xfa-with-entities.pdf", "NO_TABLE")
def _() -> bytes:
    xml = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    return paper(more={1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 6 0 R>>/Metadata 6 0 R>>", 6: stream(xml)})
