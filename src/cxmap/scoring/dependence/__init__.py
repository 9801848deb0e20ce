"""What a journey depends on, and what is lost without it."""
