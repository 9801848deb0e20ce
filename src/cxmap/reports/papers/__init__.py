"""Results as papers: sheets of rows with sentences around them, which every form prints.

A result is turned into a `Paper` once; `as_table`, `as_json`, `as_csv` and `as_markdown` print any paper.
"""
