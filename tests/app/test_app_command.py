"""`scrutiny app` as it starts: what other users of the machine may see of it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.request import url2pathname

import pytest

from pipeline.cli import main


def test_the_token_is_not_in_the_browsers_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, seen = [], {}

    def serve(dataset: Path, papers: Path, own: object, token: str) -> None:
        page = Path(url2pathname(asked[0].removeprefix("file://")))
        seen.update(token=token, page=page, text=page.read_text(encoding="utf-8"), mode=page.stat().st_mode & 0o777)

    monkeypatch.setattr("pipeline.commands.app.webbrowser.open", asked.append)
    monkeypatch.setattr("pipeline.app.server.serve", serve)
    assert main(["app", str(tmp_path / "desk")]) == 0
    printed = re.search(r"http\S+", capsys.readouterr().out)
    assert printed and seen["token"] in printed[0] and f"url={printed[0]}" in seen["text"]
    assert len(asked) == 1 and seen["token"] not in asked[0]
    assert os.name != "posix" or seen["mode"] == 0o600
    assert not seen["page"].exists()
