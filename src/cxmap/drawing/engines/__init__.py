"""Programs that turn a DOT text into raw SVG, behind one small interface."""
