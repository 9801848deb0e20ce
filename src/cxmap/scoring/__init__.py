"""From the numbers of touchpoints to a ranked list, and what follows from the same numbers.

Here lie the measures of a ranking itself: parts, spreads, ranks, quadrants, and whose numbers count. The packages below
hold `methods`, `certainty`, `comparison`, `flow`, `dependence`, `plan` and `figures`.
"""
