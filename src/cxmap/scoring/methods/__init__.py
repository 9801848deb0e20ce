"""Scoring methods, one a module, and the registry that knows them by name."""
