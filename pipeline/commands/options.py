"""What each command takes, in groups of options that several share. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pipeline.models.privacy import People
from pipeline.settings import By, Form, Mode

FORMS: tuple[Form, ...] = get_args(Form)  # of a dataset
OFFICE_FORMS = ("docx", "xlsx")  # of a page
ASK = object()  # the password is still to be asked for
Parser = argparse.ArgumentParser


def extract(command: Parser) -> None:
    add = command.add_argument
    _inputs(command)
    add(
        "-o",
        "--out",
        type=Path,
        default=Path("scrutiny-out"),
        metavar="DIR",
        help="folder for the dataset (%(default)s)",
    )
    add("--sources", type=Path, metavar="CSV", help="what you know of the files: url, council, committee, licence, …")
    _password(command)
    _profile(command)
    add("--no-entities", dest="entities", action="store_false", help="leave out names, dates, links and amounts")
    add("--second-reader", action="store_true", help="count every page's words with a second PDF reader too (slow)")
    _ocr(command)
    _people(command)
    _also(command, FORMS)
    replaces = "make the dataset in DIR of these inputs alone; without it they are added to what it holds"
    add("--replace", action="store_true", help=replaces)
    add("--workers", type=_workers, metavar="N", help="documents read at the same time (default: one for each core)")
    add("--allow-remote", action="store_true", help="fetch inputs that are addresses (https://…, s3://…)")
    _cluster(command)
    add("--timeout", type=_seconds, default=60.0, metavar="SECONDS", help="for each document (%(default)g; scans more)")
    resumes = "resume an earlier run (default); --no-resume reads everything again"
    add("--resume", action=argparse.BooleanOptionalAction, default=True, help=resumes)
    _json(command, "the summary, and a line for each document on standard error")


def scan(command: Parser) -> None:
    _inputs(command)
    _password(command)
    _profile(command)
    _cluster(command)
    _json(command, "one object a line instead of words")
    _printed(command)


def tables(command: Parser) -> None:
    add = command.add_argument
    add("pdf", type=Path, metavar="PDF", help="the file, or - for standard input")
    add("--by", choices=get_args(By), default="auto", help="how to find the tables (%(default)s)")
    add("--format", choices=("json", "csv"), default="json", help="what to print (%(default)s)")
    _password(command)
    _ocr(command)
    _printed(command)


def compare(command: Parser) -> None:
    add = command.add_argument
    add("earlier", type=Path, metavar="EARLIER", help="a report (PDF, or JSON that extract wrote), or a whole dataset")
    add("later", type=Path, nargs="?", metavar="LATER", help="another round of the same inquiry, in either order")
    add("-o", "--out", type=Path, metavar="DIR", help="where to write (the dataset itself, else scrutiny-compare)")
    _as_at(command)
    _profile(command)
    add("--force", action="store_true", help="compare reports that do not look like rounds of one inquiry")
    _people(command)
    _password(command)
    _json(command, "the summary")


def brief(command: Parser) -> None:
    add = command.add_argument
    add(
        "reports",
        nargs="+",
        type=Path,
        metavar="REPORT",
        help="a report (PDF, …, - for standard input), or the rounds of one inquiry",
    )
    add("-o", "--out", type=Path, default=Path("scrutiny-brief"), metavar="DIR", help="where to write (%(default)s)")
    add("--force", action="store_true", help="accept reports that do not look like rounds of one inquiry")
    add("--corrections", type=Path, metavar="DATASET", help="take over what people corrected in this dataset")
    _profile(command)
    _pages(command)
    _ocr(command)


def report(command: Parser) -> None:
    _dataset(command)
    command.add_argument(
        "-o", "--out", type=Path, metavar="DIR", help="where to write (the folder pages in the dataset)"
    )
    _documents(command, "the folder of the PDFs, so that their pages can be shown")
    _pages(command)


def next_round(command: Parser) -> None:
    add = command.add_argument
    _dataset(command)
    add("inquiry", metavar="INQUIRY", help="its id, or words that only its title or file name holds")
    add("-o", "--out", type=Path, default=Path("return.docx"), metavar="FILE", help="the Word file (%(default)s)")
    _people(command)


def export(command: Parser) -> None:
    _dataset(command)
    _also(command, FORMS, default=("xlsx",))
    command.add_argument("--as", dest="also", type=_forms(FORMS), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    command.add_argument("-o", "--out", type=Path, metavar="DIR", help="where to write (the dataset itself)")


def publish(command: Parser) -> None:
    add = command.add_argument
    _dataset(command)
    out = Path("scrutiny-published")
    add("-o", "--out", type=Path, default=out, metavar="DIR", help="where to write (%(default)s)")
    modes = "facts: no prose; quotes: the first words of each cell; full: all text (%(default)s)"
    add("--mode", choices=get_args(Mode), default="facts", help=modes)
    add("--sources", type=Path, metavar="CSV", help="licence, publisher, … of each document (the dataset's own)")
    accepts = "a licence, as the sources file states it, that you know to allow publishing the text"
    add("--accept-licence", action="append", default=[], metavar="TEXT", help=accepts)
    exempt = "publish this report or file although it is marked exempt or not for publication"
    add("--exempt-ok", action="append", default=[], metavar="NAME", help=exempt)
    _people(command, "members")
    add("--people-register", action="store_true", help="write people.csv too, of those who are named")
    _also(command, FORMS)
    _about(command)
    add("--ckan", metavar="URL", help="send the set to this portal; the token is in SCRUTINY_CKAN_TOKEN")
    name = "scrutiny-progress-reports"
    add("--ckan-name", metavar="NAME", default=name, help="of the data set on the portal (%(default)s)")
    add("--ckan-org", metavar="NAME", help="the portal's organisation that owns it")
    add("--dry-run", action="store_true", help="show what --ckan would send, and send nothing")


# What is said of a published set: option, and key of the file that --about gives.
_ABOUT = {
    "title": ("TEXT", "of the set"),
    "description": ("TEXT", "what it is, for somebody who finds it in a catalogue"),
    "publisher": ("NAME", "who publishes the set (the one who published the documents)"),
    "contact": ("ADDRESS", "where questions go: an e-mail address or a page"),
    "contact-name": ("NAME", "who answers them"),
    "spatial": ("PLACE", "the area it is about: a name, or its address as linked data (may be given again)"),
    "frequency": ("WORDS", "how often it is updated: weekly, monthly, quarterly, irregular, …"),
    "version": ("TEXT", "of the set"),
    "issued": ("DAY", "first published on, as 2031-04-30"),
    "modified": ("DAY", "changed on"),
    "base-url": ("URL", "the folder on the web where its files will be, for addresses in full"),
}


def _about(command: Parser) -> None:
    """Add the options for title, publisher, contact and the like, and `--about`, a file of them."""
    group = command.add_argument_group("what is said of the set", "for catalogues and portals; options beat the file")
    group.add_argument("--about", type=Path, metavar="TOML", help="a file with any of these, each by the option's name")
    for name, (metavar, words) in _ABOUT.items():
        action = "append" if name == "spatial" else "store"
        group.add_argument(f"--{name}", action=action, dest=f"about_{name}", metavar=metavar, help=words)


def about_given(options: argparse.Namespace) -> dict[str, Any]:
    """Return those options of `_about` that were given."""
    return {name: value for name in _ABOUT if (value := getattr(options, f"about_{name}")) is not None}


def pack(command: Parser) -> None:
    _dataset(command)
    command.add_argument("-o", "--out", type=Path, metavar="ZIP", help="the package (the dataset's name, with .zip)")
    found = "include the documents too; they are found in this folder by their hash (may be given again)"
    _documents(command, found, action="append", default=[])


def unpack(command: Parser) -> None:
    add = command.add_argument
    add("package", type=Path, metavar="ZIP", help="what `scrutiny pack` wrote")
    add("-o", "--out", type=Path, metavar="DIR", help="a new folder, or your dataset (default: the zip's name)")
    takes = "whose version is used where two people disagree (%(default)s)"
    add("--take", choices=("mine", "theirs"), default="mine", help=takes)
    _json(command, "what was added")


def check(command: Parser) -> None:
    add = command.add_argument
    _dataset(command)
    add("--budget", metavar="TIME", help="what to look at in this time: 2h, 90m, 1h30m")
    add("--sheet", type=Path, metavar="CSV", help="write it as a sheet to fill in; `corrections --apply` takes it back")
    _json(command, "the findings")
    _printed(command)


def corrections(command: Parser) -> None:
    add = command.add_argument
    _dataset(command)
    add("--apply", type=Path, metavar="CSV", help="keep what was filled in on a sheet of `check --sheet`")
    add("--by", metavar="NAME", help="who filled it in")
    add("--golden", type=Path, metavar="DIR", help="write what people checked as one readable text for each report")
    _json(command, "the list")
    _printed(command)


def explain(command: Parser) -> None:
    _one_cell(command, needed=False)
    command.add_argument("--picture", type=Path, metavar="PNG", help="draw its pages with its pieces boxed")
    _printed(command)


def cite(command: Parser) -> None:
    _one_cell(command)
    _json(command, "its parts")
    _printed(command)


def audit(command: Parser) -> None:
    add = command.add_argument
    add("dataset", type=Path, nargs="?", metavar="DATASET", help="the folder that extract wrote")
    add("--sample", type=int, default=200, metavar="N", help="how many cells to draw, about (%(default)s)")
    add("--seed", type=int, default=1, metavar="S", help="the same seed draws the same (%(default)s)")
    add("-o", "--out", type=Path, default=Path("audit.csv"), metavar="FILE", help="the sheet (%(default)s)")
    add("--marked", type=Path, metavar="FILE", help="a sheet that was marked: print the error rates")
    _json(command, "the error rates")


def verify(command: Parser) -> None:
    add = command.add_argument
    _dataset(command)
    _documents(command, "the folder of the documents; they are found by their hash", required=True)
    _password(command)
    _cluster(command)
    add("--no-certificate", action="store_true", help="write no verification.json into the dataset")
    _json(command, "the certificate and all findings")
    _printed(command)


def forget(command: Parser) -> None:
    add = command.add_argument
    add("what", metavar="NAME|DOCUMENT", help="a person's full name, or a file's name, document_id or sha256")
    _dataset(command)
    add("--allow-again", action="store_true", help="only for now: a file that is given again is read again")


def regress(command: Parser) -> None:
    command.add_argument("old", type=Path, metavar="OLD", help="the folder that extract wrote with the version before")
    command.add_argument("new", type=Path, metavar="NEW", help="the same files as the new version reads them")
    _json(command, "everything that differs")
    _printed(command)


def completion(command: Parser) -> None:
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")
    _printed(command)


def app(command: Parser) -> None:
    add, out = command.add_argument, Path("scrutiny-out")
    add("dataset", nargs="?", type=Path, default=out, metavar="DATASET", help="folder for the results (%(default)s)")
    _documents(command, "where the documents are kept (DATASET-papers)")
    add("--port", type=int, default=0, metavar="N", help="the port to serve on (any free one)")
    add("--no-browser", dest="browser", action="store_false", help="only print the address")


def common(command: Parser) -> None:
    """Add what every command takes; the values of the words before the command stay where it says nothing."""
    group = command.add_argument_group("for every command")
    add = group.add_argument
    unset = argparse.SUPPRESS
    add("-q", "--quiet", action="store_true", default=unset, help="print only what went wrong or needs a look")
    add(
        "-v",
        "--verbose",
        action="store_true",
        default=unset,
        help="name each file when it was read; show where an error arose",
    )
    add("--no-color", action="store_true", default=unset, help="no colours, as with NO_COLOR in the environment")


def _inputs(command: Parser) -> None:
    words = "PDF, .docx, .html or .xlsx; a folder of them, a glob, a zip, or - for standard input"
    command.add_argument("inputs", nargs="+", metavar="INPUT", help=words)


def _dataset(command: Parser) -> None:
    command.add_argument("dataset", type=Path, metavar="DATASET", help="the folder that extract wrote")


def _documents(command: Parser, words: str, **more: Any) -> None:
    """Add `--documents`, which was called `--papers` in some commands."""
    group = command.add_mutually_exclusive_group(required=more.pop("required", False))
    group.add_argument("--documents", type=Path, metavar="DIR", help=words, **more)
    more["default"] = argparse.SUPPRESS
    group.add_argument("--papers", dest="documents", type=Path, help=argparse.SUPPRESS, **more)


def _json(command: Parser, what: str) -> None:
    command.add_argument("--json", action="store_true", help=f"print for machines, on standard output: {what}")


def _printed(command: Parser) -> None:
    """Add `-o` to a command that prints its result."""
    words = "write the result to this file instead of printing it"
    command.add_argument("-o", "--out", dest="printed", type=Path, metavar="FILE", help=words)


def _password(command: Parser) -> None:
    add = command.add_argument
    add("--password", metavar="WORD", help="opens encrypted PDFs; others may see it in the list of processes")
    add("--ask-password", dest="password", action="store_const", const=ASK, help="ask for it instead")
    add("--password-file", dest="password", type=_first_line, metavar="FILE", help="take it from a file's first line")


def _first_line(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8").splitlines()[0]
    except (OSError, ValueError, IndexError) as error:
        raise argparse.ArgumentTypeError(f"{name} holds no password that can be read") from error


def _profile(command: Parser) -> None:
    own = "a council's own headings and status words: a TOML file, or a ready-made profile (cymraeg)"
    command.add_argument("--profile", type=Path, metavar="FILE", help=own)


def _ocr(command: Parser) -> None:
    """Add --no-ocr, and --ocr to undo it where a script or the configuration file says so."""
    add = command.add_argument
    add("--ocr", dest="ocr", action="store_const", const="auto", default="auto", help="read scanned pages (default)")
    add("--no-ocr", dest="ocr", action="store_const", const="off", help="skip scanned pages")


def _people(command: Parser, default: People = "all") -> None:
    words = (
        "whose names are given: everyone's, those of senior officers and members, of members, nobody's (%(default)s)"
    )
    command.add_argument("--people", choices=get_args(People), default=default, help=words)


def _cluster(command: Parser) -> None:
    words = "let an existing Dask cluster do the work, for example tcp://host:8786"
    command.add_argument("--cluster", metavar="ADDRESS", help=words)


def _pages(command: Parser) -> None:
    _as_at(command)
    _also(command, OFFICE_FORMS)
    _people(command)
    _password(command)
    _json(command, "the summary")


def _as_at(command: Parser) -> None:
    words = "YYYY-MM-DD: decides what is due (the later report's own date)"
    command.add_argument("--as-at", type=_day, metavar="DAY", help=words)


def _also(command: Parser, known: Sequence[str], default: tuple[str, ...] = ()) -> None:
    words = f"further formats, separated by commas: {', '.join(known)}"
    words += f" ({','.join(default)})" if default else ""
    command.add_argument("--also", type=_forms(known), default=default, metavar="FORMS", help=words)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return `, did you mean …?` where one of the known words is like it, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f", did you mean {close[0]}?" if close else ""


def _forms(known: Sequence[str]) -> Any:
    """Return what turns `xlsx,sqlite` into these forms, each once; it refuses a word that is none of `known`."""

    def forms(text: str) -> tuple[str, ...]:
        asked = [word.strip().lower().removeprefix(".") for word in text.split(",") if word.strip()]
        unknown = [word for word in asked if word not in known]
        if unknown or not asked:
            wrong = unknown[0] if unknown else "nothing"
            raise argparse.ArgumentTypeError(f"{wrong} is none of {', '.join(known)}{did_you_mean(wrong, known)}")
        return tuple(form for form in known if form in asked)

    return forms


def _one_cell(command: Parser, *, needed: bool = True) -> None:
    add = command.add_argument
    nargs = None if needed else "?"
    add("report", type=Path, metavar="REPORT", help="a PDF, a report's JSON from a dataset, or - for standard input")
    add("number", nargs=nargs, metavar="NUMBER", help="the recommendation's number as printed, or its position: #3")
    add("field", nargs=nargs, metavar="FIELD", help="update, response, status, … or a column's heading")
    add("--report-id", metavar="ID", help="which report, where the file holds several")
    _password(command)
    _profile(command)
    _ocr(command)


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
        raise argparse.ArgumentTypeError(f"{value!r} is not a date: give one like 2026-03-31") from error
