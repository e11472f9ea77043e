"""What eximap costs, held against an empty Streamlit application in the same run: `python -m benchmarks`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))  # a checkout runs without being installed
