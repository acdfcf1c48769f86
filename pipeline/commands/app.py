"""`scrutiny app`: a page in the browser of this machine, for everything a person does."""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from pipeline.errors import UsageError

MISSING = "The app needs two more packages."
OPENED_WITHIN = 60.0  # seconds that a browser has for the page that leads it here
EXTRA = "Install the extra `app` (README, Install it)."


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted. The address is printed: its token lets in whoever has it, and nobody else."""
    try:
        from pipeline.app.server import HOST, free_port, new_token, serve
    except ModuleNotFoundError as error:
        if error.name in ("starlette", "uvicorn", "multipart", "python_multipart"):
            raise UsageError(MISSING, EXTRA) from error
        raise
    if options.dataset.exists() and not options.dataset.is_dir():
        raise UsageError(f"{options.dataset} is a file.", "Name a folder for the results; papers go in on the page.")
    papers = options.documents or _beside(options.dataset)
    try:
        own = free_port(options.port)
    except OSError as error:
        raise UsageError(f"Port {options.port} is taken.", "Leave out --port, or give another.") from error
    token = new_token()
    address = f"http://{HOST}:{own.getsockname()[1]}/?t={token}"
    print(f"Open {address}", flush=True)
    print(f"Papers are kept in {papers}, the results in {options.dataset}. Stop with Ctrl-C.", file=sys.stderr)
    with suppress(KeyboardInterrupt), _opener(options.dataset, address) if options.browser else nullcontext():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended so, it tidies up as with Ctrl-C
        serve(options.dataset, papers, own, token)
    return 0


@contextmanager
def _opener(dataset: Path, address: str) -> Iterator[None]:
    """Opens the browser on a file that only this user can read, and that leads to the address.

    Other users of this machine see the command line of the browser; the token must not stand in it. The file stands
    beside the results, for a browser that is shut off from the temporary folder.
    """
    page = dataset.resolve().with_name(f"{dataset.resolve().name}-open-{secrets.token_hex(4)}.html")
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(f'<!doctype html><title>scrutiny</title><meta http-equiv="refresh" content="0;url={address}">')
        gone = threading.Timer(OPENED_WITHIN, page.unlink, kwargs={"missing_ok": True})
        gone.daemon = True
        gone.start()
        webbrowser.open(page.as_uri())
    except OSError:  # no place to write: the address was printed
        pass
    try:
        yield
    finally:
        page.unlink(missing_ok=True)


def _beside(dataset: Path) -> Path:
    """The folder of the papers: beside the dataset, for that is made anew with each reading."""
    return dataset.resolve().with_name(f"{dataset.resolve().name}-papers")
