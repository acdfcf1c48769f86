"""The layouts of invented responses and of documents that look like them, as pages to be printed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

CHROMIUM = "/usr/bin/chromium"
PLAIN = "body{font:11pt/1.35 'Nimbus Sans';margin:0}h1{font-size:20pt}h2{font-size:15pt}h3{font-size:12.5pt}"
SERIF = "body{font:11pt/1.4 'Nimbus Roman';margin:0}h1{font-size:22pt}h2{font-size:15pt}h3{font-size:12pt}"
TABLE = (
    "table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #555;padding:2mm;text-align:left;vertical-align:top}"
)
FOREWORD = (
    "This document answers the report that was published earlier this year. We are grateful to everybody who gave "
    "evidence and to the members who visited our offices and sites.",
    "Much has been done since the evidence was taken. Three new offices have opened, the number of people who use the "
    "service has grown by a fifth, and a new strategy was adopted in the spring.",
    "The report asks hard questions. Where we agree we say so, and where we do not we explain why.",
)


class Printed(NamedTuple):
    """A page to be printed: its body and style, what it prints beside recommendation and answer, and by what."""

    html: str
    css: str
    fields: frozenset[str] = frozenset()
    office: bool = False  # by LibreOffice, which knows footnotes; else by Chromium
    wide: bool = False
    tags: bool = True
    running: str = ""  # what is printed at the top of each page


LAYOUTS: dict[str, Callable[[Any], Printed]] = {}
LOOK_ALIKES: dict[str, Callable[[Any], Printed]] = {}
TRAINING: set[str] = set()


def report(half: str) -> Callable[[Callable[[Any], Printed]], Callable[[Any], Printed]]:
    """A layout of a response, for training or for judging."""

    def keep(layout: Callable[[Any], Printed]) -> Callable[[Any], Printed]:
        LAYOUTS[layout.__name__] = layout
        if half == "training":
            TRAINING.add(layout.__name__)
        return layout

    return keep


def look_alike(half: str) -> Callable[[Callable[[Any], Printed]], Callable[[Any], Printed]]:
    """A layout of a document that answers no recommendation, for training or for judging."""

    def keep(layout: Callable[[Any], Printed]) -> Callable[[Any], Printed]:
        LOOK_ALIKES[layout.__name__] = layout
        if half == "training":
            TRAINING.add(layout.__name__)
        return layout

    return keep


def p(text: str, cls: str = "") -> str:
    return f"<p class='{cls}'>{escape(text)}</p>" if cls else f"<p>{escape(text)}</p>"


def reply(own: Any, notes: list[str] | None = None) -> str:
    """The answer as paragraphs and bullets; `notes` takes its footnote."""
    parts: list[str] = []
    for at, text in enumerate(own.answer):
        if text.startswith("• "):
            parts.append(f"<ul><li>{escape(text[2:])}</li></ul>")
            continue
        mark = ""
        if notes is not None and own.note and at == 0:
            notes.append(own.note)
            n = len(notes)
            mark = f"<a class='sdfootnoteanc' name='sdfootnote{n}anc' href='#sdfootnote{n}sym'><sup>{n}</sup></a>"
        parts.append(f"<p>{escape(text)}{mark}</p>")
    return "".join(parts).replace("</ul><ul>", "")


def footnotes(notes: Sequence[str]) -> str:
    """The notes in the form that LibreOffice sets at the foot of the page."""
    return "".join(
        f"<div id='sdfootnote{n}'><p><a class='sdfootnotesym' name='sdfootnote{n}sym' href='#sdfootnote{n}anc'>{n}</a> "
        f"{escape(text)}</p></div>"
        for n, text in enumerate(notes, 1)
    )


def top(paper: Any, front: bool = True) -> str:
    """The title, and in front of longer documents a foreword, contents and a summary."""
    title = paper.chance.choice(
        ("Response to the report of the {c}: {i}", "{b} response to “{i}”", "Response to the {c} inquiry into {i}")
    ).format(c=paper.committee, b=paper.body, i=paper.inquiry)
    head = f"<h1>{escape(title)}</h1>{p(paper.body)}{p('November 2026')}"
    if not front or paper.chance.random() < 0.4:
        return head + p(FOREWORD[0])
    contents = "".join(
        f"<p>{escape(t)} {'.' * 40} {4 + 3 * n}</p>" for n, t in enumerate(dict.fromkeys(o.theme for o in paper.asked))
    )
    body = "".join(map(p, FOREWORD)) + "".join(p(o.found) for o in paper.asked[:4])
    new = "<div style='page-break-before:always'></div>"
    return (
        f"{head}{new}<h2>Contents</h2><p>Foreword .................... 3</p>{contents}{new}<h2>Foreword</h2>{body}{new}"
    )


def by_chapter(paper: Any, block: Callable[[Any], str]) -> str:
    """Chapter headings with the blocks of their recommendations."""
    return "".join(f"<h2>{escape(theme)}</h2>" + "".join(map(block, own)) for theme, own in paper.chapters())


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; its cells are HTML."""
    head = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def print_all(todo: Sequence[tuple[Path, Printed]]) -> None:
    """Print pages to PDF, each by the program that it asks for."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for path, own in todo:
            if own.office:
                continue
            page.set_content(_whole(own))
            head = f"<div style='font-size:8pt;width:100%;text-align:center'>{escape(own.running)}</div>"
            foot = "<div style='font-size:8pt;width:100%;text-align:center'><span class='pageNumber'></span></div>"
            page.pdf(
                path=str(path), format="A4", landscape=own.wide, tagged=own.tags, print_background=True,
                display_header_footer=True, header_template=head, footer_template=foot,
                margin={side: "20mm" for side in ("top", "right", "bottom", "left")},
            )  # fmt: skip
        browser.close()
    _print_by_office([(path, own) for path, own in todo if own.office])


def _whole(own: Printed) -> str:
    head = f"<head><meta charset=utf-8><style>{own.css}</style></head>"
    return f"<!DOCTYPE html><html lang=en>{head}<body>{own.html}</body></html>"


def _print_by_office(todo: Sequence[tuple[Path, Printed]]) -> None:
    if not todo:
        return
    with tempfile.TemporaryDirectory() as folder:
        for path, own in todo:
            (Path(folder) / f"{path.stem}.html").write_text(_whole(own), encoding="utf-8")
        sources = sorted(map(str, Path(folder).glob("*.html")))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "pdf:writer_web_pdf_Export", "--infilter=HTML (StarWriter)", "--outdir", str(todo[0][0].parent), *sources],
            check=True, capture_output=True,
        )  # fmt: skip


@report("training")
def boxed(paper: Any) -> Printed:
    """A ruled box with the recommendation, its name in bold; the reply below."""
    block = lambda o: f"<div class=box><p><b>Recommendation {o.number}</b></p>{p(o.text)}</div>{reply(o)}"  # noqa: E731
    css = PLAIN + ".box{border:1px solid #333;padding:0 3mm;margin:5mm 0 3mm}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme"}), running=paper.inquiry)


@report("judging")
def shaded(paper: Any) -> Printed:
    """A shaded block with "3. text"; the reply below."""
    block = lambda o: f"<div class=box>{p(f'{o.number}. {o.text}')}</div>{reply(o)}"  # noqa: E731
    css = SERIF + ".box{background:#dde8f0;padding:1mm 3mm;margin:5mm 0 3mm}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme"}), tags=False)


@report("judging")
def shaded_named(paper: Any) -> Printed:
    """A shaded block that begins "Recommendation 3: text" in bold; the reply under a label."""

    def block(o: Any) -> str:
        return (
            f"<div class=box><p><b>Recommendation {o.number}: {escape(o.text)}</b></p></div>"
            f"<p><b>Response</b></p>{reply(o)}"
        )

    css = PLAIN + ".box{background:#f0e6d0;padding:1mm 3mm;margin:5mm 0 3mm}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme"}), tags=False)


@report("training")
def bold(paper: Any) -> Printed:
    """The recommendation in bold over the reply, numbered plainly, by LibreOffice with footnotes."""
    notes: list[str] = []
    block = lambda o: f"<p><b>{o.number}. {escape(o.text)}</b></p>{reply(o, notes)}"  # noqa: E731
    body = top(paper) + by_chapter(paper, block)
    return Printed(body + footnotes(notes), SERIF, frozenset({"theme"}), office=True)


@report("judging")
def italic(paper: Any) -> Printed:
    """The recommendation in italics over the reply, named; LibreOffice with footnotes."""
    notes: list[str] = []
    block = lambda o: f"<p><i>Recommendation {o.number}: {escape(o.text)}</i></p>{reply(o, notes)}"  # noqa: E731
    body = top(paper) + by_chapter(paper, block)
    return Printed(body + footnotes(notes), SERIF, frozenset({"theme"}), office=True)


@report("training")
def two_columns(paper: Any) -> Printed:
    """A table of two columns, the number in front of the recommendation."""
    rows = [(p(f"{o.number}. {o.text}"), reply(o)) for o in paper.asked]
    return Printed(top(paper, False) + table(("Recommendation", "Response"), rows), PLAIN + TABLE)


@report("judging")
def three_columns(paper: Any) -> Printed:
    """A table in each chapter: reference, recommendation, answer of the body."""
    body = "".join(
        f"<h2>{escape(theme)}</h2>"
        + table(("Ref", "Committee’s recommendation", "Our response"), [(o.number, p(o.text), reply(o)) for o in own])
        for theme, own in paper.chapters()
    )
    css = PLAIN + TABLE + "th{background:#234;color:#fff}td{border:0;border-bottom:1px solid #999}th{border:0}"
    return Printed(top(paper) + body, css, frozenset({"theme"}))


@report("training")
def headed(paper: Any) -> Printed:
    """Headings "Recommendation 3" and "Government response" over paragraphs."""
    name = f"{paper.chance.choice(('Government', 'Department', 'Our'))} response"
    block = lambda o: f"<h3>Recommendation {o.number}</h3>{p(o.text)}<h4>{name}</h4>{reply(o)}"  # noqa: E731
    return Printed(top(paper) + by_chapter(paper, block), PLAIN, frozenset({"theme"}), running=paper.body)


@report("judging")
def headed_again(paper: Any) -> Printed:
    """The answer under "Government response to recommendation 3", the recommendation in a box with a bar."""

    def block(o: Any) -> str:
        return (
            f"<blockquote><p><b>Recommendation {o.number}</b></p>{p(o.text)}</blockquote>"
            f"<h3>Government response to recommendation {o.number}</h3>{reply(o)}"
        )

    css = PLAIN + "blockquote{border-left:2mm solid #1d70b8;padding-left:4mm;margin:4mm 0}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme"}))


@report("training")
def restarts(paper: Any) -> Printed:
    """Numbers that begin again in each chapter; "Accept" as a line of its own."""
    short = {"agreed": "Accept", "partially agreed": "Partially accept", "rejected": "Reject", None: "Note"}
    for _, own in paper.chapters():
        for at, o in enumerate(own, 1):
            o.number = str(at)
            o.answer[0] = o.answer[0].removeprefix(o.verdict).strip() or paper.asked[0].found
            o.answer.insert(0, short[o.decision])

    def block(o: Any) -> str:
        rest = "".join(map(p, o.answer[1:]))
        return f"<h3>Recommendation {o.number}</h3>{p(o.text)}<p><b>{o.answer[0]}</b></p>{rest}"

    return Printed(top(paper) + by_chapter(paper, block), PLAIN, frozenset({"theme"}))


@report("judging")
def verdict_lines(paper: Any) -> Printed:
    """A coloured verdict line between the recommendation in bold and the reply."""
    short = {"agreed": "Accepted", "partially agreed": "Partially accepted", "rejected": "Not accepted", None: "Noted"}
    for o in paper.asked:
        o.answer[0] = o.answer[0].removeprefix(o.verdict).strip() or paper.asked[0].found
        o.answer.insert(0, short[o.decision])

    def block(o: Any) -> str:
        rest = "".join(map(p, o.answer[1:]))
        return (
            f"<p><b>Recommendation {o.number}</b></p><p><b>{escape(o.text)}</b></p><p class=v>{o.answer[0]}</p>{rest}"
        )

    css = SERIF + ".v{color:#00703c;font-weight:bold}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme"}), running=paper.body)


@report("training")
def forms(paper: Any) -> Printed:
    """A small table of labels and values for each recommendation."""

    def block(o: Any) -> str:
        pairs = (
            (f"Recommendation {o.number}", p(o.text)),
            ("Response", reply(o)),
            ("Lead", escape(o.owner)),
            ("Target date", escape(o.due)),
        )
        rows = "".join(f"<tr><td class=l><b>{a}</b></td><td>{b}</td></tr>" for a, b in pairs)
        return f"<table>{rows}</table><p></p>"

    css = PLAIN + TABLE + ".l{width:35mm;background:#eee}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"theme", "lead_officer", "due"}))


@report("judging")
def letter(paper: Any) -> Printed:
    """A letter that answers one recommendation after another."""
    head = f"{p(paper.body)}{p('12 November 2026')}{p('Dear Chair,')}{p(paper.inquiry)}" + "".join(
        map(p, FOREWORD[::2])
    )
    block = lambda o: f"<p><u>Recommendation {o.number}</u></p><p><i>{escape(o.text)}</i></p>{reply(o)}"  # noqa: E731
    end = p("We hope that the Committee finds this helpful.") + p("Yours sincerely,") + p("Matilda Moss")
    return Printed(head + "".join(map(block, paper.asked)) + end, SERIF)


@report("training")
def audit(paper: Any) -> Printed:
    """An audit report's findings, each with its recommendation and the answer of the management."""

    def block(o: Any) -> str:
        return (
            f"<h3>R{o.number} {escape(o.title)}</h3><p><b>Recommendation:</b> {escape(o.text)}</p>"
            f"<p><b>Management response:</b> {escape(o.answer[0])}</p>{''.join(map(p, o.answer[1:]))}"
            f"<p><b>Responsible officer:</b> {escape(o.owner)}</p><p><b>Target date:</b> {escape(o.due)}</p>"
        )

    fields = frozenset({"title", "lead_officer", "due"})
    head = f"<h1>Internal audit of {escape(paper.inquiry)}</h1>{p(paper.body)}{p(FOREWORD[1])}"
    return Printed(head + "".join(map(block, paper.asked)), PLAIN, fields)


@report("judging")
def action_plan(paper: Any) -> Printed:
    """The action plan of an audit: a wide table with priorities, owners and dates."""
    rows = [
        (o.number, p(o.text), paper.chance.choice(("High", "Medium", "Low")), reply(o), escape(o.owner), escape(o.due))
        for o in paper.asked
    ]
    heads = ("No.", "Recommendation", "Priority", "Management response", "Responsible officer", "Due date")
    head = f"<h1>Action plan: {escape(paper.inquiry)}</h1>{p(paper.body)}"
    return Printed(head + table(heads, rows), PLAIN + TABLE, frozenset({"lead_officer", "due"}), wide=True)


@report("training")
def web_page(paper: Any) -> Printed:
    """A printed web page: quotations with a bar, the answer under a heading without a number."""

    def block(o: Any) -> str:
        return f"<h3>Recommendation {o.number}: {escape(o.title)}</h3><blockquote>{p(o.text)}</blockquote>{reply(o)}"

    css = PLAIN + "blockquote{border-left:1.5mm solid #b1b4b6;padding-left:4mm;margin:4mm 0}"
    return Printed(top(paper) + by_chapter(paper, block), css, frozenset({"title", "theme"}))


@report("judging")
def parts_of_one(paper: Any) -> Printed:
    """Recommendations with parts (a) and (b) in one box, answered together below."""
    numbers, blocks = iter(range(1, 30)), []
    rest = list(paper.asked)
    while rest:
        own, rest = rest[: 1 + paper.chance.randint(0, 2)], rest[3:] if len(rest) > 3 else []
        number = str(next(numbers))
        blocks.append((number, own))
    paper.asked = []
    for number, own in blocks:
        for at, o in enumerate(own):
            o.number = number if len(own) == 1 else f"{number}{'abc'[at]}"
            o.answer, o.decision = own[0].answer, own[0].decision
        paper.asked += own
    html = "".join(
        f"<div class=box>{''.join(p(f'Recommendation {o.number}: {o.text}') for o in own)}</div>{reply(own[0])}"
        for _, own in blocks
    )
    css = PLAIN + ".box{border:1px solid #225;background:#eef;padding:0 3mm;margin:5mm 0 3mm}"
    return Printed(top(paper) + html, css, tags=False)


@report("training")
def grouped(paper: Any) -> Printed:
    """Boxes in a row with one reply: "Recommendations 3 and 4" are answered together."""
    html, at = "", 0
    while at < len(paper.asked):
        own = paper.asked[at : at + paper.chance.choice((1, 1, 2))]
        at += len(own)
        for o in own:
            o.answer, o.decision = own[0].answer, own[0].decision
        html += "".join(f"<div class=box><p><b>Recommendation {o.number}</b> {escape(o.text)}</p></div>" for o in own)
        html += reply(own[0])
    return Printed(top(paper) + html, SERIF + ".box{border:1px solid #000;padding:0 3mm;margin:4mm 0 2mm}", tags=False)


@report("judging")
def conclusions(paper: Any) -> Printed:
    """Conclusions and recommendations numbered on, in bold, with the paragraphs of the report in brackets."""
    for o in paper.asked:
        o.text = f"{o.text} (Paragraph {paper.chance.randint(10, 240)})"
    block = lambda o: f"<p><b>{o.number}. {escape(o.text)}</b></p>{reply(o)}"  # noqa: E731
    return Printed(top(paper) + by_chapter(paper, block), PLAIN, frozenset({"theme"}), tags=False)


@report("training")
def titled(paper: Any) -> Printed:
    """A heading without a number, and labels in bold in front of both texts."""
    for o in paper.asked:
        o.number = None

    def block(o: Any) -> str:
        return (
            f"<h3>{escape(o.title)}</h3><p><b>Recommendation:</b> {escape(o.text)}</p>"
            f"<p><b>Response:</b> {escape(o.answer[0])}</p>{''.join(map(p, o.answer[1:]))}"
        )

    return Printed(top(paper) + "".join(map(block, paper.asked)), PLAIN, frozenset({"title"}))


@report("judging")
def side_by_side(paper: Any) -> Printed:
    """Recommendation on the left, reply on the right, without lines, under headings in colour."""
    rows = "".join(
        f"<tr><td><p><b>{o.number}</b></p></td><td>{p(o.text)}</td><td>{reply(o)}</td></tr>" for o in paper.asked
    )
    heads = "<tr><th></th><th>What was recommended</th><th>What we say</th></tr>"
    css = PLAIN + "td,th{vertical-align:top;text-align:left;padding:2mm 4mm}th{color:#900}td:nth-child(2){width:40%}"
    return Printed(top(paper, False) + f"<table>{heads}{rows}</table>", css, tags=False)


from tests.quality import invented_look_alikes as _look_alikes  # noqa: E402, F401  registers them
