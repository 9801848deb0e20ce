"""Scores as people and programs read them.

`as_json.render_json(scored_maps, line_of, top=…)`, `table.render_table(scored, top=…, width=…, colour=…, encoding=…)`
and `explanation.render_explanation(explanation, line_of, width=…, colour=…, encoding=…)` each return the whole text.
"""
