"""What initiatives would take away, in which order, and the best set for a budget."""
