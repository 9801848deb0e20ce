"""Explanations for the terminal: rules, the language, scoring methods."""
