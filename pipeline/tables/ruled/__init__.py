"""Tables that lines enclose: rulings become edges, edges a grid, and the grid what its lines leave open."""
