"""Pages become logical tables: rows whole across pages, read twice (tags, rulings) and reconciled."""
