"""A published set says so: in datapackage.json for machines, in README.txt for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.publish.metadata.about import FREQUENCIES, About
from pipeline.publish.metadata.package import FILE
from pipeline.publish.release.permission import Decided
from pipeline.publish.release.prose import QUOTED_WORDS
from pipeline.safe_json import loads
from pipeline.settings import Mode

README = "README.txt"
_MODES: dict[Mode, str] = {
    "facts": "facts: numbers, headings, statuses, decisions, dates, names and pages, without the prose",
    "quotes": f"quotes: the facts, and the first words of each cell, at most {QUOTED_WORDS}",
    "full": "full text: everything that the paper says",
}
_PEOPLE = {
    "all": "Everybody is named whom the papers name.",
    "senior": "Elected members and senior officers are named; other names are replaced by the post, or taken out.",
    "members": "Elected members are named; other names are replaced by the post, or taken out.",
    "none": "Nobody is named.",
}


@dataclass(frozen=True, slots=True)
class Release:
    """What was decided for a set: how much, who is named, what became of each report, what is said of the whole."""

    mode: Mode
    people: str
    decisions: Sequence[Decided]
    about: About


def is_release(folder: Path) -> bool:
    """Whether a dataset is one made for the public."""
    package = loads((folder / FILE).read_text(encoding="utf-8"))
    return "mode" in package["scrutiny"]


def mark_release(folder: Path, release: Release | None) -> None:
    """Adds the marks to a dataset that has just been written; nothing for one that is no release."""
    if release is None:
        return
    package: dict[str, Any] = loads((folder / FILE).read_text(encoding="utf-8"))
    package["scrutiny"] |= {"mode": release.mode, "people": release.people}
    package["description"] += f"\n\nPublished as {_MODES[release.mode]}. {_PEOPLE[release.people]}"
    text = json.dumps(package, ensure_ascii=False, indent=1, allow_nan=False)
    (folder / FILE).write_bytes(f"{text}\n".encode())
    (folder / README).write_bytes(_readme(package, release).encode("utf-8"))


def _readme(package: dict[str, Any], release: Release) -> str:
    kept = Counter(one.mode for one in release.decisions if one.mode)
    left_out = sum(one.mode is None for one in release.decisions)
    held = [f"- {kept[mode]} as {words}" for mode, words in _MODES.items() if kept[mode]]
    held += [f"- {left_out} left out, being marked exempt or not for publication"] if left_out else []
    less = ["", "Of a paper whose licence is not known to allow more, only facts are given."]
    lines = [
        *_under("=", package["title"]),
        "Read by machine from progress reports that councils published. It may hold mistakes: compare a row with its",
        "paper, on the pages named, before you rely on it, above all where needs_review is true.",
        "",
        "recommendations-flat.csv is where most people start. Every column is explained in datapackage.json.",
        "",
        *_under("-", "What it holds, by number of reports"),
        *held,
        *(less if kept["facts"] and release.mode != "facts" else []),
        "",
        _PEOPLE[release.people],
        "",
        *_of_the_set(release.about),
        *_under("-", "Whose it is"),
        *(package.get("attribution", []) or ["The papers belong to the councils that published them."]),
    ]
    return "\n".join(lines) + "\n"


def _of_the_set(about: About) -> list[str]:
    """What its publisher says of it, line by line; nothing where nothing is said."""
    words = {code: word for word, code in FREQUENCIES.items()}
    reached = f"{about.contact_name}, {about.contact}" if about.contact_name else about.contact
    said = {
        "Publisher": about.publisher, "Contact": reached, "Area": "; ".join(about.spatial), "Version": about.version,
        "Issued": about.issued, "Modified": about.modified, "Updated": words.get(about.frequency or ""),
        "Files": about.base_url,
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in said.items() if value]
    return [*_under("-", "About this set"), *lines, ""] if lines else []


def _under(mark: str, heading: str) -> list[str]:
    return [heading, mark * len(heading), ""]
