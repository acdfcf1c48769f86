"""The command `scrutiny`: parse, call, and turn what happened into an exit code.

Exit codes: 0 done, 1 done but something failed, is partial or needs review, 2 wrong usage, 3 no input could be read,
4 output could not be written, 130 interrupted. Nothing heavy is imported here: `scrutiny --help` answers at once.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, get_args

from pipeline.commands.office import office_forms
from pipeline.commands.publishing_options import (
    add_also,
    add_cluster,
    add_people,
    add_review_commands,
    app_options,
    export_options,
    forget_options,
    pack_options,
    publish_options,
    regress_options,
    unpack_options,
)
from pipeline.errors import ScrutinyError
from pipeline.settings import By

INTERRUPTED = 130
LINES_KEPT = argparse.RawDescriptionHelpFormatter

EXIT_CODES = """exit codes:
  0    done
  1    done, but something failed, is partial or needs a look (the summary says what)
  2    wrong usage
  3    no input could be read
  4    output could not be written
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; `arguments` as in sys.argv without the program's name. Returns the exit code."""
    _survive_any_letter()
    options = parser().parse_args(arguments)
    try:
        return _run(options)
    except ScrutinyError as error:
        print(f"scrutiny: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("scrutiny: Interrupted. Nothing of this run was written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `scrutiny tables … | head`: whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:
    """Import the command's module, and only that, then call it."""
    command = importlib.import_module(f"pipeline.commands.{options.command.replace('-', '_')}")
    code: int = command.run(options)
    return code


def _survive_any_letter() -> None:
    """A terminal that lacks a letter shows its code instead of stopping the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def parser() -> argparse.ArgumentParser:
    """The command line, all of it."""
    top = _Parser(
        prog="scrutiny",
        description="Council scrutiny progress reports (PDF) become data that can be trusted.",
        epilog=EXIT_CODES,
        formatter_class=LINES_KEPT,
    )
    top.add_argument("--version", action=_Version, help="print the version and leave")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = "reports become a dataset"
    _extract(commands.add_parser("extract", help=extract, epilog=EXIT_CODES, formatter_class=LINES_KEPT))
    _tables(commands.add_parser("tables", help="only the tables of one PDF, rows whole across pages"))
    _compare(commands.add_parser("compare", help="what changed between two rounds, and what became of promises"))
    _brief(commands.add_parser("brief", help="one report, or two rounds, as a page for a meeting"))
    _report(commands.add_parser("report", help="a dataset as pages: every inquiry, and an index"))
    _next_round(commands.add_parser("next-round", help="a Word return for officers to fill in for the next round"))
    scan = "which of many files hold a report?"
    _scan(commands.add_parser("scan", help=scan, epilog=EXIT_CODES, formatter_class=LINES_KEPT))
    export_options(commands.add_parser("export", help="a dataset as Excel workbook, SQLite, Parquet"))
    publish_options(commands.add_parser("publish", help="a set made for the public, by what the licences allow"))
    pack_options(commands.add_parser("pack", help="a dataset as one zip, to hand over"))
    unpack_options(commands.add_parser("unpack", help="such a zip as a dataset, or added to yours"))
    add_review_commands(commands)
    forget_options(commands.add_parser("forget", help="remove a person or a file from a dataset, for good"))
    regress_options(commands.add_parser("regress", help="one corpus as two versions of this tool read it"))
    app_options(commands.add_parser("app", help="read, check and correct reports in the browser"))
    return top


def _extract(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("inputs", nargs="+", metavar="INPUT", help="PDF, .docx, .html or .xlsx; a folder of them, a glob, or a zip")
    out = Path("scrutiny-out")
    add("-o", "--out", type=Path, default=out, metavar="DIR", help="folder for the dataset (%(default)s)")
    add("--sources", type=Path, metavar="CSV", help="what you know of the files: url, council, committee, licence, …")
    add("--password", metavar="WORD", help="opens encrypted PDFs")
    _profile(command)
    add("--no-entities", dest="entities", action="store_false", help="leave out names, dates, links and amounts")
    add("--second-reader", action="store_true", help="count every page's words with a second PDF reader too (slow)")
    _ocr(command)
    add_people(command)
    add_also(command)
    replaces = "make the dataset in DIR of these inputs alone; without it they are added to what it holds"
    add("--replace", action="store_true", help=replaces)
    add("--workers", type=_workers, metavar="N", help="documents read at the same time (default: one for each core)")
    add("--allow-remote", action="store_true", help="fetch inputs that are addresses (https://…, s3://…)")
    add_cluster(command)
    add("--timeout", type=_seconds, default=60.0, metavar="SECONDS", help="for each document (%(default)g; scans more)")
    said = "go on from what an earlier run has read (default); --no-resume reads everything anew"
    add("--resume", action=argparse.BooleanOptionalAction, default=True, help=said)
    add("--json", action="store_true", help="print the summary for machines on standard output, a log beside it")


def _workers(value: str) -> int:
    if not value.isdigit() or not 1 <= int(value) <= 256:
        raise argparse.ArgumentTypeError("give a number from 1 to 256")
    return int(value)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError("give seconds, from 1 to 86400")
    return seconds


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no day: give one like 2026-03-31") from error


def _tables(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("pdf", type=Path, metavar="PDF", help="the file")
    add(
        "--by",
        choices=get_args(By),
        default="auto",
        help="what the tables are read by (%(default)s)",
    )
    add("--format", choices=("json", "csv"), default="json", help="what to print (%(default)s)")
    add("--password", metavar="WORD", help="opens an encrypted PDF")
    _ocr(command)


def _profile(command: argparse.ArgumentParser) -> None:
    own = "a council's own headings and status words: a TOML file, or a ready-made one (cymraeg)"
    command.add_argument("--profile", type=Path, metavar="FILE", help=own)


def _ocr(command: argparse.ArgumentParser) -> None:
    """--ocr is the default; it is there to undo --no-ocr in a script."""
    either = command.add_mutually_exclusive_group()
    add = either.add_argument
    add("--ocr", dest="ocr", action="store_const", const="auto", default="auto", help="read scanned pages (default)")
    add("--no-ocr", dest="ocr", action="store_const", const="off", help="leave scanned pages alone")


def _compare(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("earlier", type=Path, metavar="EARLIER", help="a report (PDF, or JSON that extract wrote), or a whole dataset")
    add("later", type=Path, nargs="?", metavar="LATER", help="another round of the same inquiry, in either order")
    add("-o", "--out", type=Path, metavar="DIR", help="where to write (the dataset itself, else scrutiny-compare)")
    add("--as-at", type=_day, metavar="DAY", help="YYYY-MM-DD: decides what is due (the later report's own day)")
    _profile(command)
    add("--force", action="store_true", help="compare reports that do not look like rounds of one inquiry")
    add_people(command)
    add("--password", metavar="WORD", help="opens encrypted PDFs")
    add("--json", action="store_true", help="print the summary for machines on standard output")


def _brief(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("reports", nargs="+", type=Path, metavar="REPORT", help="a report (PDF, …), or the rounds of one inquiry")
    add("-o", "--out", type=Path, default=Path("scrutiny-brief"), metavar="DIR", help="where to write (%(default)s)")
    add("--force", action="store_true", help="take reports that do not look like rounds of one inquiry")
    add("--corrections", type=Path, metavar="DATASET", help="take over what people corrected in this dataset")
    _profile(command)
    _pages(command)
    _ocr(command)


def _report(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("-o", "--out", type=Path, metavar="DIR", help="where to write (the folder pages in the dataset)")
    add("--documents", type=Path, metavar="FOLDER", help="where the PDFs are, so that their pages can be shown")
    _pages(command)


def _next_round(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("inquiry", metavar="INQUIRY", help="its id, or words that only its title or file name holds")
    add("-o", "--out", type=Path, default=Path("return.docx"), metavar="FILE", help="the Word file (%(default)s)")
    add_people(command)


def _pages(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--as-at", type=_day, metavar="DAY", help="YYYY-MM-DD: decides what is due (the later report's own day)")
    add("--also", type=office_forms, default=(), metavar="FORMS", help="write it as Word and Excel too: docx,xlsx")
    add_people(command)
    add("--password", metavar="WORD", help="opens encrypted PDFs")
    add("--json", action="store_true", help="print the summary for machines on standard output")


def _scan(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("inputs", nargs="+", metavar="INPUT", help="files, folders, globs, or zips: PDF, .docx, .html, .xlsx")
    add("--password", metavar="WORD", help="opens encrypted PDFs")
    _profile(command)
    add_cluster(command)
    add("--json", action="store_true", help="one JSON object a line instead of words")


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line that says what is wrong, not a screen of all options."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


class _Version(argparse.Action):
    """`--version`, looked up only when asked for: reading package metadata takes time."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"scrutiny {version('scrutiny-pipeline')}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
