"""Where the app of the tests is served, and from what."""

from pathlib import Path

from pipeline.app.guard import root_of

SAMPLES = Path(__file__).parents[2] / "samples"
TOKEN, PORT = "token-of-the-test", 8123
HOME = f"http://127.0.0.1:{PORT}"
ROOT = root_of(TOKEN)
WITHIN = f"{HOME}{ROOT}/"  # where the app's own addresses begin
DOOR = f"{HOME}/?t={TOKEN}"  # what is printed at the start
