"""Everything about one map or several: as plain data, in the terminal, as Markdown and as a page."""
