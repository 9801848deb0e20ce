"""What happens between touchpoints: paths, what customers keep of them, complaints, hand-offs."""
