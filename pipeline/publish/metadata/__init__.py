"""What describes a dataset to other software: Data Package, CSV on the Web, DCAT, and the licences they name."""
