"""Pages become logical tables: rows whole across pages, read in several ways and reconciled.

`read_tables` tells the order: lines (`ruled`, which asks `stacked` and `painted`), the author's tags (`tags`), blocks
under repeated headings (`blocks`), at last white (`white`); `overleaf` puts the parts of pages together, `furniture` is
kept out of all of them.
"""
