"""A command of the tool as the app runs it, in a process of its own that ends when the app does.

    python -m pipeline.app.command extract papers -o dataset

However the app ends, the system then closes this process's standard input.
"""

from __future__ import annotations

import _thread
import os
import runpy
import sys
import threading
import time

_MOMENT = 10.0  # seconds to end in an orderly way
INTERRUPTED = 130


def _end_with_app() -> None:
    while os.read(0, 1):
        continue
    _thread.interrupt_main()  # as Ctrl-C does: its workers end, and what was read is kept
    time.sleep(_MOMENT)
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    threading.Thread(target=_end_with_app, daemon=True).start()
    sys.argv[0] = "scrutiny"
    runpy.run_module("pipeline.cli", run_name="__main__", alter_sys=False)
