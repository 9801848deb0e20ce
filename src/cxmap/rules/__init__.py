"""The rules a map is held to: one a file, each with its documentation in its docstring."""
