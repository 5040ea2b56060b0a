"""Item models over frozen rows, and the one table view that shows them."""
