"""What is shown, as plain records: `brief` for one inquiry, `tracker` for many.

Every form that people get (page, document, workbook) is made from these records, so that all say the same.
"""

from pipeline.report.view.brief import brief
from pipeline.report.view.records import Brief
from pipeline.report.view.tracker import Tracker, inquiry_row, tracker
from pipeline.report.view.wording import pages_shown

__all__ = ["Brief", "Tracker", "brief", "inquiry_row", "pages_shown", "tracker"]
