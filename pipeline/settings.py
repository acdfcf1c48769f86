"""What a user may choose for a run; every stage gets the part that concerns it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.models.privacy import NOTHING_FORGOTTEN, Forgotten, People

By = Literal["auto", "rulings", "alignment"]  # all there is; without the tags; by whitespace alone
Mode = Literal["facts", "quotes", "full"]  # how much of the papers a published set holds
Form = Literal["xlsx", "sqlite", "parquet", "excel-csv"]  # what a dataset may be written as beside CSV and JSON


LINES_WANTED = "SCRUTINY_PROGRESS_LINES"  # in the environment: how far a run is comes in lines on standard error
LINE_STARTS = "… "  # each of them


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run; the defaults are those of the command."""

    password: str | None = field(default=None, repr=False)  # never shown: not in logs, not in run.json
    profile: Path | None = None  # a TOML file on top of the built-in profile
    entities: bool = True
    second_reader: bool = False  # count every page's words with pdfplumber too: slow, and the surest check
    corrections: Path | None = None  # folder of the dataset whose corrections and assessments apply
    ocr: Literal["auto", "off"] = "auto"  # whether pages that are pictures are read by text recognition
    people: People = "all"  # whose names the result may give
    forgotten: Forgotten = field(default=NOTHING_FORGOTTEN, repr=False)  # names and files that must not come back
    without: tuple[str, ...] = ()  # names of steps that are left out, to see what each is worth
