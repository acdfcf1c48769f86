"""Which column is what: by its heading, by what stands below it, and checked against both."""
