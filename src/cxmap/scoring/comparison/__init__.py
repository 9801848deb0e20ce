"""One ranking beside another: methods, personas, competitors, and maps of what is not so."""
