"""What layouts share: sizes, prose, signs, titles, rows and legends."""
