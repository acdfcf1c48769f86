"""Publishing: reports become JSON, CSV and a data package that anyone can check.

`write_dataset` writes the folder, `check` looks at one, `report_document` and `read_report` lead from record to JSON
and back, `read_sources` reads what the user knows about the files.
"""

from pipeline.publish.check import check, counts_of, file_issues
from pipeline.publish.dataset import Written, write_dataset
from pipeline.publish.document import report_document, report_from
from pipeline.publish.encode import encode
from pipeline.publish.folder import claim, is_dataset, must_be_dataset
from pipeline.publish.read_dataset import read_report, reports_of
from pipeline.publish.sources import Sources, Stated, read_sources
from pipeline.publish.twins import met_again

__all__ = [
    "Sources",
    "Stated",
    "Written",
    "check",
    "claim",
    "counts_of",
    "encode",
    "file_issues",
    "is_dataset",
    "met_again",
    "must_be_dataset",
    "read_report",
    "read_sources",
    "report_document",
    "report_from",
    "reports_of",
    "write_dataset",
]
