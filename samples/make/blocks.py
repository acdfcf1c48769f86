"""A sample → the blocks that stand on paper: title, header lines, the table, the key."""

from __future__ import annotations

from samples.make.markup import paragraphs
from samples.make.records import (
    Block,
    Cell,
    Column,
    Grid,
    Item,
    KeyLine,
    Layout,
    Mark,
    Paragraph,
    Piece,
    Prose,
    Row,
    Sample,
)

COLOURS = {"red": "#d2232a", "amber": "#ffb400", "green": "#00a046", "blue": "#0070c0", "complete": "#00823b"}
PALE = {"red": "#f4b6b6", "amber": "#ffd966", "green": "#b6dfa8", "blue": "#9dc3e6", "complete": "#b6dfa8"}


def report(sample: Sample) -> list[Block]:
    """Everything of one report, in reading order."""
    layout = sample.layout
    blocks: list[Block] = [Prose((plain(title, bold=True),), 12, True) for title in sample.titles]
    blocks += meta(sample)
    blocks += [Prose((plain(intro),), 10) for intro in sample.intro]
    if layout.key == "start":
        blocks += key(sample)
    blocks.append(table(sample))
    if layout.key == "end":
        blocks += key(sample)
    return blocks


def plain(text: str, bold: bool = False) -> Paragraph:
    return Paragraph((Piece(text, bold),))


def meta(sample: Sample) -> list[Block]:
    """The header's labelled lines, as lines, as a table, or left to the intro (prose)."""
    if sample.layout.meta == "table":
        rows = [Row((Cell((plain(m.label, True),), fill="#f2f2f2"), Cell(paragraphs(m.value)))) for m in sample.lines]
        return [Grid((0.3, 0.7), tuple(rows))]
    if sample.layout.meta == "lines":
        return [Prose((Paragraph((Piece(f"{m.label}: ", True), Piece(m.value.text))),), 10) for m in sample.lines]
    return []


def table(sample: Sample) -> Grid:
    """The table of recommendations, theme rows included."""
    layout = sample.layout
    head = [Cell((plain(c.heading, True),), fill=layout.head_fill or None, ink=layout.head_ink) for c in sample.columns]
    rows, theme = [Row(tuple(head), heading=True)], None
    for item in sample.items:
        if item.theme != theme and item.theme:
            rows.append(Row((Cell((plain(item.theme, True),), fill="#ececec", span=len(sample.columns)),)))
        theme = item.theme
        rows.append(Row(tuple(cell(item, column, sample) for column in sample.columns)))
    widths = tuple(c.width for c in sample.columns)
    return Grid(widths, tuple(rows), layout.borders, layout.header == "repeat", layout.split)


def cell(item: Item, column: Column, sample: Sample) -> Cell:
    """What stands in one column of a recommendation's row."""
    links = sample.layout.links
    if column.key == "rec":
        return Cell(_recommendation(item, sample))
    if column.key == "status":
        return status(item.rag, item.shown, item.colour, sample.layout)
    if column.key in ("number", "agreed"):
        text = item.label if column.key == "number" else item.agreed
        return Cell((plain(text),) if text else ())
    if column.key == "extra":
        return Cell(paragraphs(item.extra[column.heading], links) if column.heading in item.extra else ())
    return Cell(paragraphs(item.fields[column.key], links))


def _recommendation(item: Item, sample: Sample) -> tuple[Paragraph, ...]:
    style = sample.layout.title
    apart = any(c.key == "number" for c in sample.columns)
    label = "" if apart or not item.label else f"{item.label} "
    title = item.fields["title"].text
    body = paragraphs(item.fields["recommendation"], sample.layout.links)
    if style == "line":
        return (plain(f"{label}{title}".strip(), True), *body)
    between = " – " if style == "dash" and title else " " if title else ""
    lead = Piece(f"{label}{title}{between}", style == "bold")
    return (Paragraph((lead, *body[0].pieces), body[0].level), *body[1:]) if lead.text else body


def status(rag: str | None, shown: str | None, colour: str | None, layout: Layout) -> Cell:
    """The status cell: nothing where nobody has assessed it yet."""
    if rag is None and not shown:
        return Cell()
    ink = colour or COLOURS.get(rag or "", "#000000")
    if layout.status in ("circle", "icon"):
        ticked = rag == "complete" and not colour
        return Cell(mark=Mark("tick" if ticked else "disc", ink, layout.status == "icon"))
    fill = colour or PALE.get(rag or "")
    if layout.status == "fill":
        return Cell(fill=colour or COLOURS.get(rag or ""))
    text = (plain(shown),) if shown else ()
    return Cell(text, fill=fill if layout.status in ("word on fill", "letter on fill") else None)


def key(sample: Sample) -> list[Block]:
    """The report's key, as a small table of pairs."""
    if not sample.key:
        return []
    per, lines = sample.layout.key_columns, sample.key
    rows = []
    for start in range(0, len(lines), per):
        part: list[Cell] = []
        for line in lines[start : start + per]:
            part += [_key_cell(line, sample.layout), Cell((plain(line.meaning),))]
        part += [Cell()] * (2 * per - len(part))
        rows.append(Row(tuple(part)))
    title = [Prose((plain(sample.key_title, True),), 10)] if sample.key_title else []
    return [*title, Grid((0.1, 0.9 / per if per == 1 else 0.4) * per, tuple(rows), "grid", split=False)]


def _key_cell(line: KeyLine, layout: Layout) -> Cell:
    rag = "complete" if line.shown == "tick" else line.shown
    word = line.shown if layout.status.startswith(("word", "letter")) else None
    return status(rag, word, line.colour, layout)
