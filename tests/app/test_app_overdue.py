"""What is past its target date is said on every page of the app that shows the recommendation."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from pipeline.app.server import make_app
from pipeline.publish import write_dataset
from pipeline.run import read_document
from pipeline.settings import Settings
from tests.app.app_places import DOOR, PORT, SAMPLES, TOKEN, WITHIN


def test_what_is_overdue_is_said_on_every_page(tmp_path: Path) -> None:
    document = read_document(SAMPLES / "elverstone-air.pdf", Settings(entities=False))
    write_dataset([document], tmp_path / "desk")
    (tmp_path / "papers").mkdir()
    (report,) = document.reports
    app = make_app(tmp_path / "desk", tmp_path / "papers", TOKEN, PORT)
    with TestClient(app, base_url=WITHIN) as asking:
        asking.get(DOOR)
        path = f"/reports/{report.report_id}"
        assert "<strong>3 overdue</strong> of 5" in asking.get("/").text
        assert "Overdue by 296 days: target 1 June 2021" in asking.get(path).text
        pages = [asking.get(f"/review/{report.report_id}/{at}/rag").text for at in range(1, 6)]
    assert sum("Overdue by" in page for page in pages) == 3
