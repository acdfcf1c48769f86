"""Legends that are tables: signs and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.models.report import KeyEntry, Progress
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts
from pipeline.records.numbers import is_number
from pipeline.records.status.meaning import band_of, progress_of_words, qualified
from pipeline.records.status.printed import Shown, name_of, read_status

MOST_ROWS, LONGEST_SHOWN, OPENING, LONGEST_MEANING = counts(
    "legend_tables", "most_rows longest_shown opening longest_meaning"
)

BOTH = 2  # rows: signs over what they mean
FIGURE = re.compile(r"^(?P<shown>\d)\s*(?:[:=.)–—-]|[.)]\s)\s*(?P<meaning>[^\W\d].{2,120})$")
_STATE = re.compile(r"(?P<shown>[^\W\d][^()|;:,]{1,40}?) ?\((?P<colour>[^\W\d]+)\)")
_COUNT = re.compile(r"\d{1,3}(?P<after>[^\d]{1,40})|(?P<before>[^\d]{1,40})\d{1,3}")


def key_of_table(table: Table, profile: Profile) -> tuple[KeyEntry, ...]:
    """The entries of a table that is a key; empty where it is none.

    A key is small, shows at least two different signs, each beside (or in) a cell of words, and leaves
    hardly any cell over.
    """
    rows = [r for r in table.rows if any(c is not None and not c.blank for c in r.cells)]
    if not rows or len(rows) > MOST_ROWS or any(c and len(c.text) > LONGEST_MEANING for r in rows for c in r.cells):
        return ()
    if sum(folded(c.text.value) in profile.lookalikes for c in rows[0].cells if c) > 1:
        return ()  # risks are rated in colours too
    entries = max(([e for row in way for e in _entries(row, profile)] for way in _ways(rows)), key=_known)
    filled = sum(bool(c and (c.text or _shows(c, profile))) for row in rows for c in row.cells)
    known = profile.key_words | profile.key_headings
    heads = sum(1 for row in rows[:1] for c in row.cells if c and folded(c.text.value) in known)
    used = 2 * sum(1 for e in entries if e.evidence != "fill" or e.shown) + heads
    shown = {e.shown.lower() for e in entries}
    return tuple(entries) if len(shown) > 1 and used >= 0.6 * filled and _means_progress(entries, profile) else ()


def _ways(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows as they are, and of two rows their columns: signs that stand side by side, each over its meaning."""
    yield rows
    if len(rows) == BOTH and all(rows[0].cells) and all(rows[1].cells):
        yield [Row(pair) for pair in zip(rows[0].cells, rows[1].cells, strict=True)]


def _known(entries: Sequence[KeyEntry]) -> int:
    """How many signs are explained in words of progress, or have a colour."""
    return sum(bool(e.progress or e.colour) for e in entries)


def _means_progress(entries: Sequence[KeyEntry], profile: Profile) -> bool:
    """At least half of the signs are those of a status, or are explained in words of progress.

    One colour behind several of them is that of a table whose rows are painted in turn.
    """
    lights = [name for e in entries if (name := name_of(e.colour)) in ("red", "amber", "green", "blue")]
    told = frozenset(lights) if len(lights) == 1 or len({*lights}) > 1 else frozenset()
    bands = [e for e in entries if folded(e.meaning) in profile.key_told.colours and band_of(e.shown, profile)]
    known = sum(bool(e.progress or name_of(e.colour) in told or e in bands) for e in entries)
    return known >= 0.5 * len(entries)


def _shows(cell: Cell, profile: Profile) -> bool:
    return not read_status(cell, profile).blank


def _entries(row: Row, profile: Profile) -> Iterator[KeyEntry]:
    """Pairs of (sign, meaning) along a row; a cell that holds both is a pair of its own."""
    cells = [c for c in row.cells if c is not None]
    alone = [_coloured(c, profile) or _figured(c, profile, beside=True) for c in cells if c.text]
    if len(alone) > 1 and all(alone):
        yield from filter(None, alone)
        return
    at = 0
    while at < len(cells):
        cell = cells[at]
        after = cells[at + 1] if at + 1 < len(cells) else None
        own = _in_one(cell, profile)
        if own:
            yield own
        elif after and len(cell.text) <= LONGEST_SHOWN and _explains(after, profile):
            entry = _entry(read_status(cell, profile), after.text, profile)
            if entry:
                yield entry
                at += 1
        at += 1


def _explains(cell: Cell, profile: Profile) -> bool:
    """Whether a cell can say what the sign in front of it means: it is none itself, and no pair of its own."""
    if len(cell.text) <= 2 or _sign_only(cell, profile) or _counted(cell, profile):
        return False
    return not _figured(cell, profile)


def _counted(cell: Cell, profile: Profile) -> bool:
    """Whether a cell only counts what has a status: "3 recommendations", "2 Amber"."""
    found = _COUNT.fullmatch(folded(" ".join(cell.text.value.split())))
    if found is None:
        return False
    rest = (found["after"] or found["before"] or "").strip(" :-")
    return rest in profile.status_words or re.fullmatch(profile.names, rest, re.IGNORECASE) is not None


def _sign_only(cell: Cell, profile: Profile) -> bool:
    if not cell.text or len(cell.text) > LONGEST_SHOWN:
        return False
    shown = read_status(cell, profile)
    return shown.rag is not None and shown.evidence == "letter"


def _entry(shown: Shown, meaning: Text, profile: Profile) -> KeyEntry | None:
    if shown.shown is None or (shown.rag is None and shown.evidence == "word" and not _is_state(shown.shown, profile)):
        return None
    text = " ".join(meaning.value.split())
    return KeyEntry(shown.shown, shown.evidence, text, _progress(text, shown, profile), shown.colour)


def _is_state(word: str, profile: Profile) -> bool:
    """A word that no colour stands for may still be a state ("Ongoing", "Paused") if it is short; "F1" is a number."""
    coded = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
    if coded and is_number(word, profile):
        return False
    return len(word.split()) <= 3 or progress_of_words(word, profile) is not None


def _progress(meaning: str, shown: Shown, profile: Profile) -> Progress | None:
    said = folded(meaning)
    if any(p in said for p in profile.priority):
        return None
    state = meaning.partition("(")[0] if qualified(meaning, profile) else meaning  # not done, however it goes on
    found = progress_of_words(state, profile)
    if found is None and shown.evidence == "word":
        return progress_of_words(shown.shown or "", profile)
    return found


def _in_one(cell: Cell, profile: Profile) -> KeyEntry | None:
    """ "Green – on track" in one cell, or words on a coloured fill, with the figure that stands for it or without."""
    line = profile.key_line.match(" ".join(cell.text.value.split()))
    if line:
        return entry_of_line(line["shown"], line["meaning"], profile)
    fills = _fills(cell)
    figured = _figured(cell, profile)
    if figured:
        return figured
    if fills and len(cell.text.value.split()) > 3:
        name = name_of(fills[0].colour) or ""
        text = " ".join(cell.text.value.split())
        return KeyEntry(name, "fill", text, progress_of_words(text, profile), fills[0].colour)
    return None


def _figured(cell: Cell, profile: Profile, *, beside: bool = False) -> KeyEntry | None:
    """ "1 – Fully achieved" on the colour that stands for it, or `beside` others of its kind."""
    colour = next((mark.colour for mark in _fills(cell)), None)
    found = FIGURE.match(" ".join(cell.text.value.split())) if colour or beside else None
    return replace(entry_of_line(found["shown"], found["meaning"], profile), colour=colour) if found else None


def _coloured(cell: Cell, profile: Profile) -> KeyEntry | None:
    """ "Complete (blue)": a state with its colour in brackets; beside others of its kind it explains none of them."""
    found = _STATE.fullmatch(" ".join(cell.text.value.split()))
    if found is None or not profile.status_words.get(folded(found["colour"])):
        return None
    return KeyEntry(found["shown"], "word", found["colour"], progress_of_words(found["shown"], profile))


def _fills(cell: Cell) -> list[Mark]:
    return [m for m in cell.marks if m.evidence == "fill" and name_of(m.colour) in ("red", "amber", "green", "blue")]


def entry_of_line(shown: str, meaning: str, profile: Profile) -> KeyEntry:
    """One line of a key that is printed as text."""
    evidence = "letter" if len(shown) == 1 else "word"
    reading = Shown(shown, "letter" if evidence == "letter" else "word")
    return KeyEntry(shown, reading.evidence, meaning, _progress(meaning, reading, profile))


def opens_with_state(entry: KeyEntry, profile: Profile) -> bool:
    """Whether the first words of a meaning tell progress; those of a numbered sentence seldom do ("To note that …")."""
    return progress_of_words(" ".join(entry.meaning.split()[:OPENING]), profile) is not None
