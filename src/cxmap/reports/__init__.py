"""Results in the form somebody reads them in: one form a module."""
