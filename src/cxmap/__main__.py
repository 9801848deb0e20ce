"""`python -m cxmap`."""

from cxmap.cli import main

if __name__ == "__main__":
    main()
