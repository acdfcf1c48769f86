"""The command line: every command with its group, its sentence and an example. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from pipeline.commands import options

ABOUT = "Read councils' scrutiny progress reports (PDF, Word, Excel) into data, with the page behind every cell."
SHORT = f"""{ABOUT}

examples:
  scrutiny extract reports/ -o dataset    a folder of reports becomes a dataset
  scrutiny brief six.pdf twelve.pdf       two rounds on a page to read before a meeting
  scrutiny report dataset                 the tracker: search, filter, overdue by officer
  scrutiny app                            all of it in the browser

All commands: scrutiny --help. One of them: scrutiny COMMAND --help.
"""
EXIT_CODES = """exit codes:
  0    done
  1    done, but something failed, is partial or needs a look (the summary says what)
  2    wrong usage
  3    no input could be read
  4    output could not be written
  70   a fault of scrutiny itself (-v shows where)
  130  interrupted
"""
GROUPS = {
    "read": "Read",
    "look": "Look",
    "correct": "Check and correct",
    "publish": "Publish and hand over",
    "maintain": "Maintain",
}


class Command(NamedTuple):
    group: str
    sentence: str
    example: str
    add: Callable[[argparse.ArgumentParser], None]


COMMANDS = {
    "extract": Command("read", "Read reports into a dataset.", "reports/ -o dataset", options.extract),
    "scan": Command("read", "Find out which of many files hold a report.", "downloads/", options.scan),
    "tables": Command("read", "Print the tables of one file, rows whole across pages.", "report.pdf --format csv",
                      options.tables),
    "app": Command("read", "Read, check and correct reports in the browser.", "dataset", options.app),
    "brief": Command("look", "Make a page for a meeting from one report, or from two rounds.", "six.pdf twelve.pdf",
                     options.brief),
    "report": Command("look", "Make the tracker of a dataset, and a page for each inquiry.",
                      "dataset --documents reports/", options.report),
    "compare": Command("look", "Compare two rounds: what changed, and which promises were kept.",
                       "six.pdf twelve.pdf -o changes", options.compare),
    "explain": Command("look", "Explain how a document was read, or why a cell says what it says.",
                       "report.pdf 3 update", options.explain),
    "cite": Command("look", "Cite one cell with its page, file and hash.", "report.pdf 3 update", options.cite),
    "check": Command("correct", "List what a person should check, the most important first.",
                     "dataset --sheet sheet.csv", options.check),
    "corrections": Command("correct", "List what people corrected, or take over a sheet of corrections.",
                           'dataset --apply sheet.csv --by "Ann Example"', options.corrections),
    "verify": Command("correct", "Prove every cell and every word against the documents.",
                      "dataset --documents reports/", options.verify),
    "audit": Command("correct", "Draw a sample to mark by hand, and work out the error rates.",
                     "dataset -o sample.csv", options.audit),
    "export": Command("publish", "Write a dataset as Excel workbook, SQLite or Parquet.", "dataset --also xlsx",
                      options.export),
    "publish": Command("publish", "Make a set for the public, with what each licence allows.", "dataset -o public",
                       options.publish),
    "next-round": Command("publish", "Make a Word return for officers to fill in for the next round.",
                          'dataset "Bus Fares" -o return.docx', options.next_round),
    "pack": Command("publish", "Pack a dataset as one zip to hand over.", "dataset --documents reports/", options.pack),
    "unpack": Command("publish", "Unpack such a zip, or add its corrections to your dataset.", "dataset.zip -o copy",
                      options.unpack),
    "forget": Command("maintain", "Remove a person or a file from a dataset, for good.", '"Ann Example" dataset',
                      options.forget),
    "regress": Command("maintain", "Compare two datasets that two versions of this tool made of the same files.",
                       "old new", options.regress),
    "completion": Command("maintain", "Print a script that completes commands in your shell.", "bash -o scrutiny.sh",
                          options.completion),
}  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Wrong usage is one line that says what is wrong and what was perhaps meant, not a screen of all options."""

    def error(self, message: str) -> NoReturn:
        unknown = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if unknown:
            known = re.findall(r"[\w-]+", unknown[2])
            listed = "" if len(known) > len(GROUPS) else f"; choose from {', '.join(known)}"
            message = f"{unknown[1]} is not known{listed}{options.did_you_mean(unknown[1], known)}"
        stop = "" if message.endswith("?") else "."
        self.exit(2, f"{self.prog}: {message}{stop} See `{self.prog} --help`.\n")

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Leave with the first option or word that this command does not take."""
        known = [name for name in self._option_string_actions if name.startswith("--")]
        word = next((word for word in unknown if word.startswith("-")), unknown[0])
        self.error(f"{word} is not known here{options.did_you_mean(word.partition('=')[0], known)}")


class _Top(Parser):
    def format_help(self) -> str:
        """The commands by group; argparse knows no groups of commands."""
        lines = ["usage: scrutiny COMMAND ... [-q] [-v] [--no-color]", "", ABOUT]
        for group, title in GROUPS.items():
            lines += ["", f"{title.lower()}:"]
            lines += [f"  {name:<12} {one.sentence}" for name, one in COMMANDS.items() if one.group == group]
        lines += ["", "options:", "  -h, --help   one of the commands in full: scrutiny COMMAND --help"]
        lines += ["  --version    print the version and exit", "", EXIT_CODES, SETTINGS]
        return "\n".join(lines)


SETTINGS = """\
Options that are always the same can be kept in scrutiny.toml, or in pyproject.toml under [tool.scrutiny]:
  profile = "harbourside.toml"            for every command that takes it
  [extract]
  also = "xlsx"                           for one
"""


class _Version(argparse.Action):
    """`--version`, looked up only when asked for: reading package metadata takes time."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"scrutiny {version('scrutiny-pipeline')}")
        parser.exit()


def parsers() -> tuple[Parser, dict[str, Parser]]:
    """Return the parser of the whole line, and that of each command."""
    top = _Top(prog="scrutiny")
    top.add_argument("--version", action=_Version, help="print the version and exit")
    options.common(top)
    top.set_defaults(quiet=False, verbose=False, no_color=False, printed=None)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    made = {}
    for name, one in COMMANDS.items():
        made[name] = commands.add_parser(
            name,
            description=one.sentence,
            epilog=f"example:\n  scrutiny {name} {one.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.add(made[name])
        options.common(made[name])
    return top, made


Configured = Callable[[str, Parser, dict[str, Parser]], Sequence[str]]


def parse(arguments: Sequence[str], configured: Configured) -> argparse.Namespace:
    """Return the options of one command line. `configured` gives the words that a file adds to a command's."""
    top, commands = parsers()
    words = list(arguments)
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    at = next((place for place, word in enumerate(words) if word in commands), None)
    if at is not None:
        words[at + 1 : at + 1] = configured(words[at], commands[words[at]], commands)
    elif words and words[0].startswith("--") and words[0] not in top._option_string_actions:
        top.refuse(words[:1])
    given, unknown = top.parse_known_args(words)
    if unknown:
        commands[given.command].refuse(unknown)
    return given
