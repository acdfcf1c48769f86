"""Comparing: rounds of one inquiry side by side, what really changed, what was promised and what is said of it.

`compare` takes two reports, `alone` one; `rounds_of` judges whether reports are rounds of one inquiry and orders them;
`timeline` follows every recommendation through all rounds.
"""
