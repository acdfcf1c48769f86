"""Reports in layouts that nobody had in hand when the code was written; drawn on the fly, judged field by field."""
