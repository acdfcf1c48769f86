"""What is shown, as plain records: `brief` for one inquiry, `index` for many.

Every form that people get (page, document, workbook) is made from these records, so that all say the same.
"""

from pipeline.report.view.brief import brief
from pipeline.report.view.index import Index, IndexRow, index, index_row
from pipeline.report.view.records import Brief
from pipeline.report.view.shown import pages_shown

__all__ = ["Brief", "Index", "IndexRow", "brief", "index", "index_row", "pages_shown"]
