"""The command line of what people do with a dataset: check, corrections. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_review_commands(commands: Any) -> None:
    """Adds the commands to what `argparse.add_subparsers` gave."""
    for name, words, options in _COMMANDS:
        options(commands.add_parser(name, help=words))


def _check(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("--budget", metavar="TIME", help="what to look at in this time: 2h, 90m, 1h30m")
    add("--sheet", type=Path, metavar="CSV", help="write it as a sheet to fill in; `corrections --apply` takes it back")
    add("--json", action="store_true", help="print the findings for machines on standard output")


def _corrections(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("--apply", type=Path, metavar="CSV", help="keep what was filled in on a sheet of `check --sheet`")
    add("--by", metavar="NAME", help="who filled it in")
    add("--golden", type=Path, metavar="DIR", help="write what people checked as one readable text for each report")
    add("--json", action="store_true", help="print the list for machines on standard output")


def _one_cell(command: argparse.ArgumentParser, *, needed: bool = True) -> None:
    add = command.add_argument
    nargs = None if needed else "?"
    add("report", type=Path, metavar="REPORT", help="a PDF, or a report's JSON out of a dataset")
    add("number", nargs=nargs, metavar="NUMBER", help="the recommendation's number as printed, or its position: #3")
    add("field", nargs=nargs, metavar="FIELD", help="update, response, status, … or a column's heading")
    add("--report-id", metavar="ID", help="which report, where the file holds several")
    add("--password", metavar="WORD", help="opens an encrypted PDF")
    add("--profile", type=Path, metavar="FILE", help="a council's own headings and status words (TOML)")
    add("--no-ocr", dest="ocr", action="store_const", const="off", default="auto", help="leave scanned pages alone")


def _explain(command: argparse.ArgumentParser) -> None:
    _one_cell(command, needed=False)
    command.add_argument("--picture", type=Path, metavar="PNG", help="draw its pages with its pieces boxed")


def _cite(command: argparse.ArgumentParser) -> None:
    _one_cell(command)
    command.add_argument("--json", action="store_true", help="print its parts for machines")


def _audit(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, nargs="?", metavar="DATASET", help="the folder that extract wrote")
    add("--sample", type=int, default=200, metavar="N", help="how many cells to draw, about (%(default)s)")
    add("--seed", type=int, default=1, metavar="S", help="the same seed draws the same (%(default)s)")
    add("-o", "--out", type=Path, default=Path("audit.csv"), metavar="FILE", help="the sheet (%(default)s)")
    add("--marked", type=Path, metavar="FILE", help="a sheet that was marked: print the error rates")
    add("--json", action="store_true", help="print the error rates for machines")


def _verify(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract or publish wrote")
    add("--papers", type=Path, required=True, metavar="FOLDER", help="where the documents are; found by their hash")
    add("--password", metavar="WORD", help="opens encrypted PDFs")
    add("--no-certificate", action="store_true", help="write no verification.json into the dataset")
    add("--json", action="store_true", help="print the certificate and all findings for machines on standard output")


_COMMANDS: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("check", "is a dataset valid, and what needs a person?", _check),
    ("verify", "prove each cell and each word against the documents", _verify),
    ("corrections", "what people corrected: list it, add to it from a sheet", _corrections),
    ("explain", "why a document is read as it is, or why a cell says what it says", _explain),
    ("cite", "a citation of one cell", _cite),
    ("audit", "a sample to mark by hand, and the error rates it gives", _audit),
)
