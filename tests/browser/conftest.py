"""The helpers beside this file, and the papers of the brief's tests, can be imported by its tests."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "report")]
