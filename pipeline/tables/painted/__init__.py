"""What paint tells of rows and columns where no line does: bands, labels, cells."""
