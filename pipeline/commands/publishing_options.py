"""The options of `export`, `publish`, `pack` and `unpack`; the command line itself is in cli.py."""

from __future__ import annotations

import argparse
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
