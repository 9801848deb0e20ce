"""What checking a map finds: diagnostics, and the report that sorts and counts them."""
