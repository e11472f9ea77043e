"""`python -m eximap` is the command `eximap`."""

from eximap.cli import main

main()
