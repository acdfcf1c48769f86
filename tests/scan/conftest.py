"""`drawing` is a module of these tests alone."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
