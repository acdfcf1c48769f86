"""What differs between councils is data: heading words, status words, openers, header labels, in TOML."""

from pipeline.profiles.load import also_spoken, load, ready_made, text_of
from pipeline.profiles.profile import Profile

__all__ = ["Profile", "also_spoken", "load", "ready_made", "text_of"]
