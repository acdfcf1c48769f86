"""What may differ between two papers of mixed layouts, and the recommendations that they tell of."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STRANGERS = Path(__file__).parent.parent / "strangers"
FAMILIES = ("table",) * 6 + ("blocks", "blocks", "cards", "cards", "stanzas", "stanzas")
BORDERS = ("full", "full", "horizontal", "outer", "banded", "none", "dotted", "thick", "rows")
STATUSES = ("word", "letter", "fill", "wordfill", "disc", "char", "fontword", "phrase", "phrasefill")
NUMBERS = ("col", "dot", "word", "R", "dash", "bare", "sep")
FONTS = ("Carlito", "Liberation Sans", "Liberation Serif", "Caladea", "DejaVu Sans", "Lato", "Inter", "EB Garamond")
THEMES = ("Governance and leadership", "Working with partners", "Communication with residents", "Funding")
WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "complete": "Blue"}
LETTERS = {"red": "R", "amber": "A", "green": "G", "complete": "B"}
PHRASES = {"red": "Off track", "amber": "At risk", "green": "On track", "complete": "Complete"}
DUE = (("March 2021", "2021-03"), ("30 June 2020", "2020-06-30"), ("December 2020", "2020-12"))
OFFICERS = ("Jane Ashdown", "Head of Housing", "Peter Okafor, Head of Transport", "Samira Holt")
DECISIONS = {"agreed": "Agreed", "partially agreed": "Partially agreed", "rejected": "Rejected"}
LONGEST = 1000  # letters of a recommendation or an update
_NUMBERED = re.compile(r"\d|R\d|\(")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """One layout."""

    family: str
    borders: str
    rag: str
    number: str
    themes: str  # "no", "row", or "section" over the records
    font: str
    size: float  # points
    head: str | None  # colour of headings and labels
    key: str  # "line", "list", "table"
    header: str  # "table" or "lines"
    align: str
    landscape: bool
    repeated: bool  # headings on every page
    split: bool  # rows may break over pages
    blue: bool  # complete is a status of its own
    title: bool
    foot: bool
    columns: tuple[str, ...]


def options_of(rnd: random.Random) -> Options:
    """A layout at random."""
    family, number = rnd.choice(FAMILIES), rnd.choice(NUMBERS)
    number = "word" if family != "table" and number == "col" else number
    present = [name for name, share in _COLUMNS if rnd.random() < share]
    middle = [name for name in ("officer", "due") if name in present]
    news = [*(["previous"] if "previous" in present else []), "update"]
    rest = [*middle, *news] if rnd.random() < 0.7 else [*news, *middle]
    front = [*(["number"] if number in ("col", "sep") and family == "table" else []), "recommendation"]
    answers = [name for name in ("decision", "response") if name in present]
    columns = (*front, *answers, *rest, "rag")
    return Options(
        family=family,
        borders=rnd.choice(BORDERS),
        rag=rnd.choice(STATUSES),
        number=number,
        themes=rnd.choice(("no", "no", "no", "row", "section")),
        font=rnd.choice(FONTS),
        size=rnd.choice((8.5, 9, 9.5, 10, 10.5)),
        head=rnd.choice(("#1f3864", "#d9e2f3", "#e7e6e6", "#4b0082", None)),
        key=rnd.choice(("line", "list", "table")),
        header=rnd.choice(("table", "lines")),
        align=rnd.choice(("top", "top", "middle")),
        landscape=len(columns) > 6 or rnd.random() < 0.5,
        repeated=rnd.random() < 0.5,
        split=rnd.random() < 0.7,
        blue=rnd.random() < 0.5,
        title=rnd.random() < 0.5,
        foot=rnd.random() < 0.5,
        columns=columns,
    )


_COLUMNS = (("decision", 0.35), ("response", 0.8), ("officer", 0.35), ("due", 0.35), ("previous", 0.2))


def sources() -> list[Record]:
    """The truths of strangers' papers whose texts can be set in any layout."""
    found = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(STRANGERS.glob("*/*.truth.json")))
    return [truth for truth in found if len(truth["recommendations"]) > 3 and all(map(_fits, truth["recommendations"]))]


def _fits(record: Record) -> bool:
    text, update = record.get("recommendation") or "", record.get("update") or ""
    return 0 < len(text) <= LONGEST and 0 < len(update) <= LONGEST and not _NUMBERED.match(text)


def records_of(source: Record, options: Options, rnd: random.Random) -> list[Record]:
    """Some recommendations of a paper as the layout prints them: what it leaves out is null."""
    taken = source["recommendations"][: rnd.randint(5, 8)]
    titled = options.title and all(0 < len(r.get("title") or "") < 60 for r in taken)
    shown = {"word": WORDS, "letter": LETTERS, "wordfill": WORDS, "fontword": WORDS}
    shown |= {"phrase": PHRASES, "phrasefill": PHRASES}
    return [_record(at, record, options, rnd, titled, shown.get(options.rag, {})) for at, record in enumerate(taken)]


def _record(
    at: int, record: Record, options: Options, rnd: random.Random, titled: bool, shown: dict[str, str]
) -> Record:
    number, columns = str(at + 1), options.columns
    labels = {"word": f"Recommendation {number}", "R": f"R{number}", "dash": f"{number} -", "dot": f"{number}."}
    due, day = rnd.choice(DUE) if "due" in columns else (None, None)
    rag = rnd.choice([*WORDS][: 4 if options.blue else 3]) if rnd.random() > 0.08 else None
    previous = f"The team has met with partners {at + 1} times and a timetable was agreed with them for the autumn."
    made = {
        "number": number,
        "label": labels.get(options.number, f"{number}." if options.number == "sep" else number),
        "title": record["title"] if titled else None,
        "theme": THEMES[at // 3] if options.themes != "no" else None,
        "recommendation": record["recommendation"],
        "response": record.get("response") if "response" in columns else None,
        "lead_officer": rnd.choice(OFFICERS) if "officer" in columns else None,
        "due": due,
        "due_iso": day,
        "previous_update": previous if "previous" in columns else None,
        "update": record["update"],
        "rag": rag,
        "rag_text": shown.get(rag or ""),
    }
    if "decision" in columns:  # else a response may tell it, or not: that is left open
        made["decision"] = rnd.choice([*DECISIONS])
    return made
