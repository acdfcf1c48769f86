"""What speaks for and against a cell: how its words stand, and how it compares with its neighbours."""
