"""Files and their text: what was written, as data, and where it was written."""
