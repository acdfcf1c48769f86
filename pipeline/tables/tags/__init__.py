"""The author's own tables: what a tagged file says of rows and cells, and where its tags are mended."""
