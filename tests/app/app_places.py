"""Where the app of the tests is served, and from what."""

from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
TOKEN, PORT = "token-of-the-test", 8123
HOME = f"http://127.0.0.1:{PORT}"
