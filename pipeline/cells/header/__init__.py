"""The top of a report: council, committee, inquiry, dates, names, and whether it may be published."""
