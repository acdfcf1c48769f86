"""One run after another into the same dataset: what is added, what takes another's place, and what it said before."""
