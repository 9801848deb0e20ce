"""How sure an order is: draws, rank intervals, tiers, weights, and which number would settle most."""
