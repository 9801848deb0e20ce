"""Results kept from run to run, which change nothing but time: what is in doubt is not there."""
