"""What people add: corrections and assessments, kept beside the dataset and applied on every later run.

`reviewed` is the stage (reports → reports), `with_roles` what it asks of the profile beforehand; `record` and
`record_assessments` add to the files, `said_of` and `said_of_file` read them.
"""

from pipeline.review.find import with_roles
from pipeline.review.make import accepting, assessing, correcting, heading_role, joining, splitting, withdrawing
from pipeline.review.queue import Task, queue, within
from pipeline.review.store import (
    Said,
    fingerprint,
    fingerprint_of_all,
    record,
    record_assessments,
    reviewed,
    said_of,
    said_of_file,
)

__all__ = [
    "Said",
    "Task",
    "accepting",
    "assessing",
    "correcting",
    "fingerprint",
    "fingerprint_of_all",
    "heading_role",
    "joining",
    "queue",
    "record",
    "record_assessments",
    "reviewed",
    "said_of",
    "said_of_file",
    "splitting",
    "with_roles",
    "withdrawing",
    "within",
]
