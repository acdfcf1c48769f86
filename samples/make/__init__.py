"""Makes the sample reports: councils, people and sentences are invented, layouts are those seen in real papers.

`content/*.toml` is what a report says and how it is laid out; the writers turn it into PDF, `truth` into what
an extractor should read out of it. Run it from the checkout: `python -m samples.make`.
"""
