"""Tables that nothing is drawn of: white between columns, and where rows begin."""
