"""Documents become pages. The only place that opens files of councils."""
