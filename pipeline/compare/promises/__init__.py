"""What is promised: dated promises and undertakings without a date, and whose they are."""
