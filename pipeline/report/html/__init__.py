"""The view as pages: one file each, with its style, its script and its pictures inside, that fetches nothing."""

from pipeline.report.html.render import Pictures, brief_page, tracker_page

__all__ = ["Pictures", "brief_page", "tracker_page"]
