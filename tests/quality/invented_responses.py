"""Responses of public bodies to inquiries and audits, made by lot and always the same, and documents that look alike.

`python -m tests.quality.invented_responses FOLDER [NAME]` writes PDFs, truth and a manifest in the form of a corpus.
Half of the layouts (`TRAINING`) are for fitting what tells reports from look-alikes; the others are for judging it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality import invented_pages as pages
from tests.quality.invented_pages import LAYOUTS, LOOK_ALIKES, TRAINING

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
EACH = 3  # documents of each layout
FIELDS = ("title", "response", "decision", "action", "lead_officer", "due", "theme", "previous_update", "update", "rag")


@dataclass(slots=True)
class Asked:
    """One recommendation, what was answered, and who does it until when."""

    number: str
    text: str
    answer: list[str]
    decision: str | None
    verdict: str
    title: str
    theme: str
    owner: str
    due: str
    found: str
    note: str = ""


@dataclass(slots=True)
class Paper:
    """What a document says, before anything is laid out."""

    body: str
    inquiry: str
    committee: str
    chance: random.Random
    asked: list[Asked] = field(default_factory=list)

    def chapters(self) -> Iterator[tuple[str, list[Asked]]]:
        for theme in dict.fromkeys(own.theme for own in self.asked):
            yield theme, [own for own in self.asked if own.theme == theme]


def make_paper(seed: str) -> Paper:
    """What one document says: six to fourteen recommendations and their answers."""
    chance = random.Random(seed)
    paper = Paper(*(chance.choice(WORDS[k]) for k in ("bodies", "inquiries", "committees")), chance)
    topics = chance.sample(WORDS["topic"], chance.randint(6, 14))
    chapters = chance.sample(WORDS["chapters"], 3)
    decided = chance.random() < 0.8
    for at, topic in enumerate(topics):
        theme = chapters[min(2, 3 * at // len(topics))]
        paper.asked.append(_asked(str(at + 1), topic, theme, paper, decided))
    return paper


def _asked(number: str, topic: dict[str, str], theme: str, paper: Paper, decided: bool) -> Asked:
    chance = paper.chance
    short = "the " + paper.body.split()[0] if paper.body.startswith("University") else f"the {paper.body}"
    opener = chance.choice(
        ("We recommend that {b} should", "{B} should", "The Committee recommends that {b}", "{B} must")
    )
    text = opener.format(b=short, B=short[0].upper() + short[1:]) + f" {topic['ask']}."
    if chance.random() < 0.4:
        text = f"{topic['found']} {text}"
    decision = chance.choice(("agreed", "agreed", "agreed", "partially agreed", "rejected")) if decided else None
    kind = {"agreed": "agreed", "partially agreed": "partial", "rejected": "rejected", None: "prose"}[decision]
    fill = {"body": short[0].upper() + short[1:], "thing": topic["thing"]}
    verdict = chance.choice(WORDS[kind]).format(**fill)
    sentences = [chance.choice(WORDS["prose"]).format(**fill), *chance.sample(WORDS["more"], chance.randint(1, 5))]
    answer = _paragraphs(verdict, sentences, chance)
    title = topic["thing"][:1].upper() + topic["thing"][1:]
    owner, due = chance.choice(WORDS["owners"]), chance.choice(WORDS["dues"])
    note = chance.choice(WORDS["notes"]) if chance.random() < 0.3 else ""
    return Asked(
        number, text, answer, decision, verdict, title.removeprefix("The "), theme, owner, due, topic["found"], note
    )


def _paragraphs(verdict: str, sentences: list[str], chance: random.Random) -> list[str]:
    """One to three paragraphs, sometimes with bullets."""
    paragraphs = [[verdict]]
    for sentence in sentences:
        if len(paragraphs) < 3 and chance.random() < 0.35:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    found = [" ".join(p) for p in paragraphs]
    if chance.random() < 0.15:
        found[-1] += " This includes:"
        found += [f"• {item}" for item in chance.sample(WORDS["bullets"], 3)]
    return found


def truth_of(name: str, paper: Paper, fields: frozenset[str]) -> dict[str, Any]:
    """The truth of one document in the form of the corpus; `fields`: what its layout prints."""
    rows = []
    for own in paper.asked:
        row: dict[str, Any] = {"number": own.number, "recommendation": own.text} | dict.fromkeys(FIELDS)
        row |= {"response": "\n".join(own.answer), "decision": own.decision}
        printed = {"title": own.title, "theme": own.theme, "lead_officer": own.owner, "due": own.due}
        row |= {key: value for key, value in printed.items() if key in fields}
        rows.append(row)
    return {"id": name, "pdf": f"{name}.pdf", "text_layer": True, "header": {}, "entities": [], "recommendations": rows}


def make_all(folder: Path, only: str = "") -> None:
    """Write every document, its truth and the manifest; `only`: print those alone whose name holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, todo = [], []
    for name, layout in [*LAYOUTS.items(), *LOOK_ALIKES.items()]:
        holds = "report" if name in LAYOUTS else "none"
        for at in range(1, EACH + 1):
            own = f"{name}-{at}"
            paper = make_paper(own)
            page = layout(paper)
            if only in own:
                todo.append((folder / f"{own}.pdf", page))
            if holds == "report":
                truth = json.dumps(truth_of(own, paper, page.fields), indent=1, ensure_ascii=False)
                (folder / f"{own}.truth.json").write_text(truth, encoding="utf-8")
            half = "training" if name in TRAINING else "judging"
            rows.append({"id": f"{half}-{name}/{own}", "file": f"{own}.pdf", "set": f"{half}-{name}", "holds": holds})
    pages.print_all(todo)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "format", "scanned", "sha256"])
        writer.writeheader()
        for row in rows:
            digest = hashlib.sha256((folder / row["file"]).read_bytes()).hexdigest()
            writer.writerow({**row, "format": "pdf", "scanned": "false", "sha256": digest})


Layout = Callable[[Paper], pages.Printed]

if __name__ == "__main__":
    make_all(Path(sys.argv[1]), *sys.argv[2:3])
