"""Results of scoring as papers, which `reports.papers` prints in every form.

Each module writes one: `touchpoints.build_paper(ranking, selection, line_of)` the list,
`explanation.build_paper(explanation, line_of)` why a touchpoint has its score, `personas.build_paper(ranks, line_of)`
the personas side by side, and so on. `line_of(place)` gives the line of a place, because only documents know lines.
"""
