"""From the numbers of touchpoints to a ranked list: a score with its parts, a rank, a quadrant, an explanation."""
