"""Which reports are rounds of one inquiry, and which recommendation of one is which of the other."""
