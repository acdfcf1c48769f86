"""The command `scrutiny`: parse, call, and turn what happened into an exit code.

Exit codes: 0 done, 1 done but something failed, is partial or needs review, 2 wrong usage, 3 no input could be read,
4 output could not be written, 70 a fault of this program, 130 interrupted. Nothing heavy is imported here:
`scrutiny --help` answers at once.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from pipeline.commands.configuration import configured_words
from pipeline.commands.options import ASK
from pipeline.commands.parser import SHORT, parse
from pipeline.errors import OutputError, ScrutinyError
from pipeline.settings import LINE_STARTS

FAULT, INTERRUPTED = 70, 130
_INPUTS = {"inputs", "reports", "report", "pdf", "earlier", "later"}  # options that name files to read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; `arguments` as in sys.argv without the program's name. Returns the exit code."""
    _survive_any_letter()
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        print(SHORT, end="")
        return 0
    verbose = False
    try:
        if "--no-color" in words:
            os.environ["NO_COLOR"] = "1"  # for the processes that this one starts, too
        options = parse(words, configured_words)
        verbose = options.verbose
        return _run_quietly(options) if options.quiet else _run(options)
    except ScrutinyError as error:
        if verbose:
            _print_trace()
        print(f"scrutiny: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("scrutiny: Interrupted. Nothing of this run was written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `scrutiny tables … | head`: whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets a line that says what to do
        if verbose:
            _print_trace()
        what = f"This is a fault of scrutiny itself ({type(error).__name__}: {error})."
        do = "Please report it." if verbose else "Run it again with -v to see where it arose, and report that."
        print(f"scrutiny: {what} {do}", file=sys.stderr)
        return FAULT


def _run(options: argparse.Namespace) -> int:
    """Import the command's module, and only that, then call it."""
    if getattr(options, "password", None) is ASK:
        from getpass import getpass

        options.password = getpass("Password: ")
    command = importlib.import_module(f"pipeline.commands.{options.command.replace('-', '_')}")
    with ExitStack() as stack:
        stack.enter_context(_standard_input_as_file(options))
        if options.printed:
            stack.enter_context(_printed_to(options.printed))
        code: int = command.run(options)
    return code


def _run_quietly(options: argparse.Namespace) -> int:
    """Run it, and show of its messages what went wrong: all where it failed, the last where something needs a look."""
    held, code = io.StringIO(), INTERRUPTED
    try:
        with redirect_stderr(held):
            code = _run(options)
    finally:
        lines = [line for line in held.getvalue().splitlines() if line and not line.startswith(LINE_STARTS)]
        for line in lines if code > 1 else lines[-1:] if code else []:
            print(line, file=sys.stderr)
    return code


@contextmanager
def _standard_input_as_file(options: argparse.Namespace) -> Iterator[None]:
    """Put what comes on standard input into a file, where one of the words is `-`."""
    given = {name: value for name, value in vars(options).items() if name in _INPUTS and value}
    if "-" not in (str(word) for value in given.values() for word in _listed(value)):
        yield
        return
    from pipeline.batch.inputs import standard_input
    from pipeline.scratch import scratch

    with scratch() as folder:
        file = standard_input(folder)
        for name, value in given.items():
            words = [type(word)(file) if str(word) == "-" else word for word in _listed(value)]
            setattr(options, name, words if isinstance(value, list) else words[0])
        yield


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@contextmanager
def _printed_to(path: Path) -> Iterator[None]:
    """Write what is printed on standard output to this file, which is there only when it is whole."""
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            yield
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path} can't be written: {error.strerror}.", "Give another file with -o.") from error
    finally:
        draft.unlink(missing_ok=True)


def _print_trace() -> None:
    import traceback

    traceback.print_exc()


def _survive_any_letter() -> None:
    """A terminal that lacks a letter shows its code instead of stopping the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
