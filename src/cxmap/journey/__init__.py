"""What a map means: catalogues merged, references followed once, flow explicit, every number a measure."""
