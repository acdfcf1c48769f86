"""A committee's web page, saved as HTML."""

from pathlib import Path

from tests.cases.typeset import html_table, html_top

page = f"<!doctype html><html lang=en><meta charset=utf-8><title>Clean Streets</title><body>{html_top()}{html_table()}</body></html>"
Path(__file__).with_name("input.html").write_text(page, encoding="utf-8")
