"""The options of publishing, review and `scrutiny app`. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from pipeline.models.privacy import People
from pipeline.settings import Form, Mode

FORMS = get_args(Form)


def forms(text: str) -> tuple[Form, ...]:
    """`xlsx,sqlite` → the forms, each once; a word that is none is refused with the list of those there are."""
    asked = [word.strip().lower().removeprefix(".") for word in text.split(",") if word.strip()]
    unknown = [word for word in asked if word not in FORMS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(f"{unknown[0] if unknown else 'nothing'!s} is none of {', '.join(FORMS)}")
    return tuple(form for form in FORMS if form in asked)


def add_also(command: argparse.ArgumentParser) -> None:
    """`--also`: further forms beside CSV and JSON."""
    words = f"write the tables in further forms, with commas between: {', '.join(FORMS)}"
    command.add_argument("--also", type=forms, default=(), metavar="FORMS", help=words)


def add_cluster(command: argparse.ArgumentParser) -> None:
    said = "let an existing Dask cluster do the work, for example tcp://host:8786"
    command.add_argument("--cluster", metavar="ADDRESS", help=said)


def add_people(command: argparse.ArgumentParser, default: People = "all") -> None:
    """`--people`: whose names the result gives."""
    words = (
        "whose names are given: everyone's, those of senior officers and members, of members, nobody's (%(default)s)"
    )
    command.add_argument("--people", choices=get_args(People), default=default, help=words)


def forget_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("what", metavar="NAME|DOCUMENT", help="a person's full name, or a file's name, document_id or sha256")
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("--allow-again", action="store_true", help="only for now: a file that is given again is read again")


def export_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("--as", dest="forms", type=forms, default=("xlsx",), metavar="FORMS", help=f"{', '.join(FORMS)} (xlsx)")
    add("-o", "--out", type=Path, metavar="DIR", help="where to write (the dataset itself)")


def publish_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    out = Path("scrutiny-published")
    add("-o", "--out", type=Path, default=out, metavar="DIR", help="where to write (%(default)s)")
    modes = "facts: no prose; quotes: the first words of each cell; full: all text (%(default)s)"
    add("--mode", choices=get_args(Mode), default="facts", help=modes)
    add("--sources", type=Path, metavar="CSV", help="licence, publisher, … of each paper (default: the dataset's own)")
    accepts = "a licence, as the sources file states it, that you know to allow publishing the text"
    add("--accept-licence", action="append", default=[], metavar="TEXT", help=accepts)
    exempt = "publish this report or file although it is marked exempt or not for publication"
    add("--exempt-ok", action="append", default=[], metavar="NAME", help=exempt)
    add_people(command, "members")
    add("--people-register", action="store_true", help="write people.csv too, of those who are named")
    add_also(command)
    add_about(command)
    add("--ckan", metavar="URL", help="send the set to this portal; the token stands in SCRUTINY_CKAN_TOKEN")
    name = "scrutiny-progress-reports"
    add("--ckan-name", metavar="NAME", default=name, help="of the data set on the portal (%(default)s)")
    add("--ckan-org", metavar="NAME", help="the portal's organisation that owns it")
    add("--dry-run", action="store_true", help="show what --ckan would send, and send nothing")


# What is said of a published set: option, and key of the file that --about gives.
_ABOUT = {
    "title": ("TEXT", "of the set"),
    "description": ("TEXT", "what it is, for somebody who finds it in a catalogue"),
    "publisher": ("NAME", "who publishes the set (the one who published the papers)"),
    "contact": ("ADDRESS", "where questions go: an e-mail address or a page"),
    "contact-name": ("NAME", "who answers them"),
    "spatial": ("PLACE", "the area it is about: a name, or its address as linked data (may be given again)"),
    "frequency": ("WORDS", "how often it is updated: weekly, monthly, quarterly, irregular, …"),
    "version": ("TEXT", "of the set"),
    "issued": ("DAY", "first published on, as 2031-04-30"),
    "modified": ("DAY", "changed on"),
    "base-url": ("URL", "the folder in the web where its files will be, for addresses in full"),
}


def add_about(command: argparse.ArgumentParser) -> None:
    """The options for title, publisher, contact and the like, and `--about`, a file of them."""
    group = command.add_argument_group("what is said of the set", "for catalogues and portals; options beat the file")
    group.add_argument("--about", type=Path, metavar="TOML", help="a file with any of these, each by the option's name")
    for name, (metavar, words) in _ABOUT.items():
        action = "append" if name == "spatial" else "store"
        group.add_argument(f"--{name}", action=action, dest=f"about_{name}", metavar=metavar, help=words)


def about_given(options: argparse.Namespace) -> dict[str, Any]:
    """Those of them that were given."""
    return {name: value for name in _ABOUT if (value := getattr(options, f"about_{name}")) is not None}


def pack_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")
    add("-o", "--out", type=Path, metavar="ZIP", help="the package (the dataset's name, with .zip)")
    papers = "put the papers in too; they are found here by their content (may be given again)"
    add("--papers", type=Path, action="append", default=[], metavar="DIR", help=papers)


def unpack_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("package", type=Path, metavar="ZIP", help="what `scrutiny pack` wrote")
    add("-o", "--out", type=Path, metavar="DIR", help="a new folder, or your dataset (default: the zip's name)")
    takes = "whose word is followed where two people differ (%(default)s)"
    add("--take", choices=("mine", "theirs"), default="mine", help=takes)
    add("--json", action="store_true", help="print what was added for machines on standard output")


def regress_options(command: argparse.ArgumentParser) -> None:
    """Of `regress`: two datasets over the same files."""
    command.add_argument("old", type=Path, metavar="OLD", help="the folder that extract wrote with the version before")
    command.add_argument("new", type=Path, metavar="NEW", help="the same files as the new version reads them")
    command.add_argument("--json", action="store_true", help="everything that differs, for machines")


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
    add_cluster(command)
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


def app_options(command: argparse.ArgumentParser) -> None:
    """Adds what `app` takes."""
    add, out = command.add_argument, Path("scrutiny-out")
    add("dataset", nargs="?", type=Path, default=out, metavar="DATASET", help="folder for the results (%(default)s)")
    add("--documents", type=Path, metavar="DIR", help="where the papers are kept (DATASET-papers)")
    add("--port", type=int, default=0, metavar="N", help="the port to serve on (any free one)")
    add("--no-browser", dest="browser", action="store_false", help="only print the address")
