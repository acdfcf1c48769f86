"""`scrutiny app`: a page in the browser of this machine, for everything a person does."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path

from pipeline.errors import UsageError

MISSING = "The app needs two more packages."
EXTRA = 'Install them with: pip install "scrutiny-pipeline[app]"'


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
    if options.browser:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):  # the way to stop it
        serve(options.dataset, papers, own, token)
    return 0


def _beside(dataset: Path) -> Path:
    """The folder of the papers: beside the dataset, for that is made anew with each reading."""
    return dataset.resolve().with_name(f"{dataset.resolve().name}-papers")
