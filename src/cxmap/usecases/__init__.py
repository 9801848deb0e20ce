"""The work of one command each, without printing."""
