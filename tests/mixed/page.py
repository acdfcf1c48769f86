"""A layout and its recommendations → a page of HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.mixed.options import DECISIONS, LETTERS, PHRASES, WORDS, Options, Record

COLOURS = {"red": "#e03030", "amber": "#ffbf00", "green": "#3aa655", "complete": "#4a7ebb"}
MEANS = {
    "red": "off track, no progress made",
    "amber": "some progress, behind plan",
    "green": "on track to be completed as planned",
    "complete": "completed",
}
HEADS = {
    "number": "No.",
    "recommendation": "Recommendation",
    "response": "Cabinet response",
    "decision": "Agreed?",
    "officer": "Lead officer",
    "due": "Target date",
    "previous": "Update at 6 months",
    "update": "Update at 12 months",
    "rag": "RAG status",
}
WIDTHS = {"number": 1.6, "recommendation": 7, "response": 7, "decision": 3.2, "officer": 3.6, "due": 3.4}
BORDERS = {
    "full": ".main td,.main th{border:1px solid #333}",
    "thick": ".main td,.main th{border:2.2px solid #000}",
    "dotted": ".main td,.main th{border:1px dotted #444}",
    "horizontal": ".main td,.main th{border-top:1px solid #666;border-bottom:1px solid #666}",
    "outer": ".main{border:1.5px solid #222} .main tr{border-bottom:.6px solid #aaa}",
    "banded": ".main tr.odd td{background:#eef2f8}",
    "rows": ".main tr{border-bottom:.7px solid #999} .main th{border-bottom:2px solid #000}",
    "none": "",
}
DARK = ("#1f3864", "#4b0082")


def page_of(options: Options, records: Sequence[Record], council: str, committee: str, inquiry: str) -> str:
    """The whole page."""
    title = "Progress report on recommendations – 12 months"
    pairs = (("Committee", committee), ("Inquiry", inquiry))
    header = "".join(
        f"<tr><td><b>{a}</b></td><td>{_e(b)}</td></tr>" if options.header == "table" else f"<p><b>{a}:</b> {_e(b)}</p>"
        for a, b in pairs
        if b
    )
    header = f"<table class=meta>{header}</table>" if options.header == "table" else header
    made = {"table": _tables, "blocks": _blocks, "cards": _cards, "stanzas": _stanzas}[options.family]
    body = f"<h2>{_e(council)}</h2><h1>{title}</h1>{header}{_key(options)}{''.join(made(options, records))}"
    style = f"<style>{_style(options, council)}</style>"
    return f"<html lang=en><head><meta charset=utf-8><title>{title}</title>{style}</head><body>{body}</body></html>"


def _e(text: str | None) -> str:
    return html.escape(text or "", quote=False)


def _paragraphs(text: str | None) -> str:
    lines = (text or "").split("\n")
    out = ""
    for listed, group in groupby(lines, key=lambda line: line.startswith("• ")):
        own = list(group)
        out += "<ul>" + "".join(f"<li>{_e(line[2:])}</li>" for line in own) + "</ul>" if listed else ""
        out += "".join(f"<p>{_e(line)}</p>" for line in own) if not listed else ""
    return out


def _asked(options: Options, record: Record, *, numbered: bool = True) -> str:
    label = _e(record["label"]) if numbered and options.number not in ("col", "sep") else ""
    text, title = _paragraphs(record["recommendation"]), record["title"]
    if title:
        mark = ":" if options.number == "word" and label else ""
        return f"<p><b>{label}{mark} {_e(title)}</b></p>{text}"
    if options.number == "word" and label:
        return f"<p><b>{label}</b></p>{text}"
    return re.sub("^<p>", f"<p>{label} ", text) if label else text


def _value(options: Options, name: str, record: Record) -> str:
    plain = {"number": "label", "officer": "lead_officer", "due": "due"}
    if name in plain:
        return _e(record[plain[name]])
    if name == "decision":
        return DECISIONS[record["decision"]]
    if name == "rag":
        return _status(options, record)
    if name == "recommendation":
        return _asked(options, record)
    return _paragraphs(record[{"previous": "previous_update"}.get(name, name)])


def _status(options: Options, record: Record) -> str:
    if not record["rag"]:
        return ""
    colour, said = COLOURS[record["rag"]], _e(record["rag_text"])
    disc = f'<span style="display:inline-block;width:13px;height:13px;border-radius:7px;background:{colour}"></span>'
    signs = {"disc": disc, "char": f'<span style="color:{colour};font-size:150%">●</span>'}
    return signs.get(options.rag, f'<b style="color:{colour}">{said}</b>' if options.rag == "fontword" else said)


def _paint(options: Options, record: Record) -> str:
    painted = record["rag"] and options.rag in ("fill", "wordfill", "phrasefill")
    return f"background:{COLOURS[record['rag']]}" if painted else ""


def _cell(options: Options, name: str, record: Record) -> str:
    style = f' style="{_paint(options, record)}"' if name == "rag" else ""
    return f"<td class={name}{style}>{_value(options, name, record)}</td>"


def _columns(names: Sequence[str]) -> str:
    whole = sum(WIDTHS.get(name, 6) for name in names)
    return "".join(f'<col style="width:{100 * WIDTHS.get(name, 6) / whole:.1f}%">' for name in names)


def _by_theme(options: Options, records: Sequence[Record], *, always: bool) -> Iterator[tuple[str, list[Record]]]:
    apart = options.themes == "section" or (always and options.themes != "no")
    if not apart:
        yield "", list(records)
        return
    for theme, group in groupby(records, key=lambda record: record["theme"]):
        yield f"<h3>{_e(theme)}</h3>", list(group)


def _tables(options: Options, records: Sequence[Record]) -> Iterator[str]:
    names = options.columns
    heads = "<tr>" + "".join(f"<th>{HEADS[name]}</th>" for name in names) + "</tr>"
    for over, group in _by_theme(options, records, always=False):
        rows, last = "", None
        for at, record in enumerate(group):
            if options.themes == "row" and record["theme"] != last:
                last = record["theme"]
                rows += f"<tr class=theme><td colspan={len(names)}><b>{_e(last)}</b></td></tr>"
            cells = "".join(_cell(options, name, record) for name in names)
            rows += f"<tr class={'odd' if at % 2 else 'even'}>{cells}</tr>"
        whole = f"<thead>{heads}</thead><tbody>{rows}</tbody>" if options.repeated else f"<tbody>{heads}{rows}</tbody>"
        yield f"{over}<table class=main><colgroup>{_columns(names)}</colgroup>{whole}</table>"


def _blocks(options: Options, records: Sequence[Record]) -> Iterator[str]:
    names = [name for name in options.columns if name not in ("number", "recommendation")]
    heads = "".join(f"<th>{HEADS[name]}</th>" for name in names)
    for over, group in _by_theme(options, records, always=True):
        yield over
        for record in group:
            number = f"{_e(record['label'])} " if options.number == "sep" else ""
            band = f"<tr class=band><td colspan={len(names)}>{number}{_asked(options, record)}</td></tr>"
            cells = "".join(_cell(options, name, record) for name in names)
            rows = f"{band}<tr>{heads}</tr><tr>{cells}</tr>"
            yield f"<table class=main><colgroup>{_columns(names)}</colgroup>{rows}</table>"


def _cards(options: Options, records: Sequence[Record]) -> Iterator[str]:
    names = [name for name in options.columns if name not in ("number", "recommendation")]
    for over, group in _by_theme(options, records, always=True):
        yield over
        for record in group:
            record["label"] = f"Recommendation {record['number']}"
            title = f"<p><b>{_e(record['title'])}</b></p>" if record["title"] else ""
            rows = f"<tr><th>{record['label']}</th><td>{title}{_paragraphs(record['recommendation'])}</td></tr>"
            rows += "".join(f"<tr><th>{HEADS[name]}</th>{_cell(options, name, record)}</tr>" for name in names)
            yield f'<table class=main><colgroup><col style="width:22%"><col></colgroup>{rows}</table>'


def _stanzas(options: Options, records: Sequence[Record]) -> Iterator[str]:
    names = [name for name in options.columns if name not in ("number", "recommendation")]
    for over, group in _by_theme(options, records, always=True):
        yield over.replace("h3", "h2")
        for record in group:
            record["label"] = f"Recommendation {record['number']}"
            title = f": {_e(record['title'])}" if record["title"] else ""
            yield f"<h3>{record['label']}{title}</h3>{_paragraphs(record['recommendation'])}"
            for name in names:
                yield _labelled(HEADS[name], _value(options, name, record), _paint(options, record) * (name == "rag"))


def _labelled(label: str, value: str, paint: str) -> str:
    if paint:
        value = f'<span style="{paint};padding:1px 8px">{value or "&nbsp;" * 4}</span>'
    front = f"<p><b>{label}:</b> "
    return re.sub("^<p>", front, value) if value.startswith("<p>") else f"{front}{value}</p>"


def _key(options: Options) -> str:
    rags = [*COLOURS][: 4 if options.blue else 3]
    named = {"letter": {r: f"{LETTERS[r]} – {WORDS[r]}" for r in rags}}
    named |= {kind: {r: f"{PHRASES[r]} ({WORDS[r].lower()})" for r in rags} for kind in ("phrase", "phrasefill")}
    names = named.get(options.rag, WORDS)
    if options.key == "line":
        return "<p><b>Key:</b> " + "; ".join(f"{names[r]}: {MEANS[r]}" for r in rags) + "</p>"
    if options.key == "list":
        return "<p><b>Key to status</b></p>" + "".join(f"<p>{names[r]} – {MEANS[r]}</p>" for r in rags)
    rows = (f'<tr><td style="background:{COLOURS[r]}">{names[r]}</td><td>{MEANS[r]}</td></tr>' for r in rags)
    return f"<table class=key>{''.join(rows)}</table>"


def _style(options: Options, council: str) -> str:
    side = "landscape" if options.landscape else "portrait"
    foot = f'margin-bottom:22mm;@bottom-left{{content:"{council}";font-size:8pt}}' if options.foot else ""
    ink = "#fff" if options.head in DARK else "#000"
    head = f".main th{{background:{options.head};color:{ink}}}" if options.head else ""
    return (
        f"@page{{size:A4 {side};margin:16mm;{foot}}}"
        f'body{{font-family:"{options.font}";font-size:{options.size}pt;line-height:1.25}}'
        "p{margin:0 0 4px} ul{margin:2px 0;padding-left:16px} h1{font-size:150%} h2{font-size:125%}"
        "h3{font-size:112%;margin:10px 0 4px} table{border-collapse:collapse;width:100%}"
        f"td,th{{padding:3px 5px;vertical-align:{options.align};text-align:left}}"
        ".main{margin-bottom:10px;table-layout:fixed;overflow-wrap:break-word}"
        ".meta{width:80%;margin-bottom:10px} .key{width:50%;margin:8px 0} .key td{border:1px solid #555}"
        ".band td{background:#f2f2f2} thead{display:table-header-group}"
        f"{head} {BORDERS[options.borders]} {'' if options.split else 'tr{break-inside:avoid}'}"
    )
