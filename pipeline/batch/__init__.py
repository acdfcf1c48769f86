"""Many documents: what the user named becomes a list of files."""
