"""Forms, patterns and page trees that repeat themselves, and pages that hold too much."""

from __future__ import annotations

from tests.hostile.writer import FONT, HELLO, PAGE, flate, form, kind, pages, paper, stream

kind("form-calls-itself.pdf", "WORKER_CRASH", "NO_TABLE", "TIMEOUT")(
    lambda: paper(
        stream(HELLO + b"/X Do"), {6: form(b"/X Do", b"/XObject<</X 6 0 R>>")}, resources=b"/XObject<</X 6 0 R>>"
    )
)


@kind("forms-call-each-other.pdf", "WORKER_CRASH", "NO_TABLE", "TIMEOUT", "MEMORY_LIMIT")
def _() -> bytes:
    forms = {6: form(b"/Y Do", b"/XObject<</Y 7 0 R>>"), 7: form(b"/X Do /X Do", b"/XObject<</X 6 0 R>>")}
    return paper(stream(HELLO + b"/X Do"), forms, resources=b"/XObject<</X 6 0 R>>")


@kind("forms-fan-out.pdf", "TIMEOUT", "MEMORY_LIMIT", "WORKER_CRASH", "PARTIAL_BAD_PAGES", "TOO_MANY_VECTORS")
def _() -> bytes:
    forms = {n: form(b"/X Do " * 12, b"/XObject<</X %d 0 R>>" % (n + 1)) for n in range(6, 14)}
    forms[14] = form(b"0 0 9 9 re f")
    return paper(stream(HELLO + b"/X Do"), forms, resources=b"/XObject<</X 6 0 R>>")


kind("forms-5001.pdf", "PARTIAL_BAD_PAGES")(
    lambda: paper(stream(HELLO + b"/X Do " * 5001), {6: form(b"0 0 9 9 re f")}, resources=b"/XObject<</X 6 0 R>>")
)
kind("forms-5000.pdf", "NO_TABLE")(
    lambda: paper(stream(HELLO + b"/X Do " * 5000), {6: form(b"0 0 9 9 re f")}, resources=b"/XObject<</X 6 0 R>>")
)


@kind("pattern-in-itself.pdf", "NO_TABLE", "WORKER_CRASH")
def _() -> bytes:
    entries = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<</P 6 0 R>>>>"
    tile = stream(b"/Pattern cs /P scn 0 0 9 9 re f", entries)
    return paper(stream(HELLO + b"/Pattern cs /P scn 0 0 500 500 re f"), {6: tile}, resources=b"/Pattern<</P 6 0 R>>")


@kind("font-in-itself.pdf", "NO_TABLE", "WORKER_CRASH")
def _() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 7 0 R>>/FirstChar 97"
        b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/Resources<</Font<</G 6 0 R>>>>>>"
    )
    glyph = stream(b"9 0 d0 BT /G 1 Tf (a) Tj ET")
    return paper(
        stream(HELLO + b"BT /G 9 Tf 72 600 Td (aaa) Tj ET"), {5: FONT, 6: font, 7: glyph}, resources=b"/ExtGState<<>>"
    ).replace(b"/Font<</F 5 0 R>>", b"/Font<</F 5 0 R/G 6 0 R>>", 1)


kind("page-tree-loop.pdf", "PAGE_COUNT_MISMATCH", "PARTIAL_BAD_PAGES", "NO_PAGES", "CORRUPT")(
    lambda: paper(more={2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"})
)
kind("page-tree-endless.pdf", "NO_TABLE", "PAGE_COUNT_MISMATCH", "CORRUPT", "NO_PAGES", "TOO_MANY_PAGES")(
    lambda: paper(more={2: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"})
)
kind("page-tree-counts-few.pdf", "PAGE_COUNT_MISMATCH")(
    lambda: pages([stream(HELLO)] * 5).replace(b"/Count 5", b"/Count 2")
)
kind("pages-2001.pdf", "TOO_MANY_PAGES")(lambda: pages([stream(HELLO)] * 2001))
kind("pages-2000.pdf", "NO_TABLE")(lambda: pages([stream(HELLO)] * 2000))


@kind("page-tree-deep.pdf", "NO_TABLE", "CORRUPT", "PAGE_COUNT_MISMATCH", "NO_PAGES", "WORKER_CRASH")
def _() -> bytes:
    deep = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 5010)}
    return paper(more={2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **deep, 5010: PAGE % (b"", b"")})


def letters(count: int) -> bytes:
    line = b"(" + b"a" * 99 + b" ) Tj T*\n"
    return flate(b"BT /F 1 Tf 1 TL 10 800 Td\n" + line * (count // 100) + b"ET")


kind("letters-1000000.pdf", "TOO_MANY_GLYPHS")(lambda: paper(letters(1_000_000)))
kind("letters-on-one-place.pdf", "TOO_MANY_GLYPHS")(lambda: paper(flate(b"BT /F 1 Tf 10 800 Td (a) Tj ET\n" * 250_000)))
kind("letters-150000.pdf", "NO_TABLE")(lambda: paper(letters(150_000)))
kind("drawing-100001.pdf", "PARTIAL_BAD_PAGES")(lambda: paper(flate(HELLO + b"1 1 m 2 2 l S\n" * 100_001)))
kind("drawing-100000.pdf", "NO_TABLE")(lambda: paper(flate(HELLO + b"1 1 m 2 2 l S\n" * 100_000)))
kind("saved-states-1000000.pdf", "NO_TABLE", "WORKER_CRASH", "TIMEOUT")(lambda: paper(flate(HELLO + b"q " * 1_000_000)))
kind("sheet-endless.pdf", "NO_TABLE")(lambda: paper(page=b"/Dummy 0").replace(b"[0 0 595 842]", b"[0 0 1e30 1e30]", 1))
kind("sheet-of-nothing.pdf", "NO_TABLE", "NEEDS_OCR")(
    lambda: paper(page=b"/Dummy 0").replace(b"[0 0 595 842]", b"[0 0 0 -5]", 1)
)
