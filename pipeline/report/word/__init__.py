"""A brief as a Word document that staff edit and forward: real headings and tables, everything said in words."""

from pipeline.report.word.page import brief_document

__all__ = ["brief_document"]
