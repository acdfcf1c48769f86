"""What speaks for and against each cell, measured where it is printed."""
