"""A dataset of two rounds, `desk`, and its files, `desk-papers`, for the app in a browser."""

from tests.app.conftest import home, read_once

__all__ = ["home", "read_once"]
