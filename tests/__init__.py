"""Tests. The folders are those of the package; `paper` builds pages, cells and rows without a PDF."""
