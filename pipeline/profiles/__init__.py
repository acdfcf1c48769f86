"""What differs between councils is data: heading words, status words, openers, header labels, in TOML."""

from pipeline.profiles.load import load
from pipeline.profiles.profile import Profile

__all__ = ["Profile", "load"]
