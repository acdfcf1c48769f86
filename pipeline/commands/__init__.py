"""One module for each command, `run(options) -> exit code`, and what they print."""
