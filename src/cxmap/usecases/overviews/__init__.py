"""The parts of a report, each made from a map and what is judged of it."""
