"""What differs between councils is data: heading words, status words, openers, header labels, in TOML."""

from pipeline.profiles.load import load, ready_made
from pipeline.profiles.profile import Profile

__all__ = ["Profile", "load", "ready_made"]
