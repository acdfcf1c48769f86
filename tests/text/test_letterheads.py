"""Lines that tell where to write to."""

from __future__ import annotations

import pytest

from pipeline.text.letterheads import is_letterhead


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Town Hall, Market Street, Wexley WX9 1ZZ", True),
        ("Telephone 01632 960200   www.wexley.gov.uk", True),
        ("Contact: Ann Ash, 01632 960200, ann.ash@wexley.gov.uk", False),
        ("Supporting people in 2030/31", False),
        ("Plan B1 2AM rota", False),
        ("See www.wexley.gov.uk/weirs", False),
    ],
)
def test_letterheads_tell_where_to_write_to(said: str, found: bool) -> None:
    assert is_letterhead(said) is found
