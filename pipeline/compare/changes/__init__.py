"""What changed between two rounds of one recommendation: texts, names and days."""
