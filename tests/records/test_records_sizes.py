"""Letters of one size are measured a little differently from word to word."""

from pipeline.records.claims import _level_heights


def test_heights_of_one_size_are_one() -> None:
    level = _level_heights({11.4, 11.6, 11.8, 13.2, 18.0})

    assert level[11.4] == level[11.6] == level[11.8]
    assert len({level[11.4], level[13.2], level[18.0]}) == 3
